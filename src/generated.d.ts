/** Modules that `npm run build` writes into generated/ (scripts/generate.ts says from what). */

declare module "#generated/openapi-3.0" {
  const test: import("./checks/check.ts").SchemaTest;
  export default test;
}
declare module "#generated/openapi-3.1" {
  const test: import("./checks/check.ts").SchemaTest;
  export default test;
}
/** rules/schema/govstack.schema.json, compiled. */
declare module "#generated/govstack" {
  const test: import("./checks/check.ts").SchemaTest;
  export default test;
}
/** All specifications with their rules. */
declare module "#generated/rulebook" {
  const rulebook: import("./model.ts").Rulebook;
  export default rulebook;
}
/** The JSON Schemas in rules' parameters, compiled, by `<qualified rule id> <parameter>`. */
declare module "#generated/rule-schemas" {
  const tests: Readonly<Record<string, import("./checks/check.ts").SchemaTest>>;
  export default tests;
}
/** The texts of rules/schema/<name>.schema.json by name. */
declare module "#generated/schemas" {
  const schemas: Readonly<Record<string, string>>;
  export default schemas;
}
/** Their names. */
declare module "#generated/schema-names" {
  const names: readonly string[];
  export default names;
}
