/** Modules that `npm run build` writes into generated/ (scripts/generate.ts says from what). */

declare module "#generated/openapi-2.0" {
  const test: import("./checks/check.ts").SchemaTest;
  export default test;
}
declare module "#generated/openapi-3.0" {
  const test: import("./checks/check.ts").SchemaTest;
  export default test;
}
declare module "#generated/openapi-3.1" {
  const test: import("./checks/check.ts").SchemaTest;
  export default test;
}
declare module "#generated/openapi-3.2" {
  const test: import("./checks/check.ts").SchemaTest;
  export default test;
}
/** rules/schema/govstack.schema.json, compiled. */
declare module "#generated/govstack" {
  const test: import("./checks/check.ts").SchemaTest;
  export default test;
}
/** What there is to judge by, with what loads each specification: with the texts of one language, or of all (scripts/generate.ts). */
declare module "#generated/specifications" {
  type Load = () => Promise<{ readonly default: import("./model.ts").Specification }>;
  const index: {
    readonly version: string;
    readonly digest: string;
    readonly specifications: readonly (import("./model.ts").Publication & {
      readonly load: Readonly<Record<import("./model.ts").Language | "all", Load>>;
    })[];
  };
  export default index;
}
declare module "#generated/specification-*" {
  const specification: import("./model.ts").Specification;
  export default specification;
}
/** All specifications with their rules. */
declare module "#generated/rulebook" {
  const rulebook: import("./model.ts").Rulebook;
  export default rulebook;
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
/** What stands in rules/shared/<name>.yaml by name. */
declare module "#generated/shared" {
  const shared: Readonly<Record<string, unknown>>;
  export default shared;
}
/** What a rule says of a few lines of its own fixtures, by its qualified id (scripts/examples.ts). */
declare module "#generated/examples" {
  const examples: Readonly<Record<string, import("../scripts/examples.ts").RuleExamples>>;
  export default examples;
}
/** What specification.yaml says beside the rulebook, by `<publication>@<edition>`. */
declare module "#generated/publications" {
  const publications: Readonly<Record<string, { readonly published: string }>>;
  export default publications;
}
/** The contracts of the building blocks, by `<publication>@<edition>`: what loads each, as contract.yaml has it (scripts/contracts.ts). */
declare module "#generated/contracts" {
  const contracts: Readonly<Record<string, () => Promise<{ readonly default: unknown }>>>;
  export default contracts;
}
/** What licences are told by (scripts/licences.ts). */
declare module "#generated/licences" {
  const data: import("./facts/repository/licences/known.ts").LicenceData;
  export default data;
}
