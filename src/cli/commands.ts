// What the commands around `check` do, in one piece: cut into more, they would also cut what they share with `check` into many small
// files, each of which a run of `check` would have to find and read.
export { contractAction } from "./contract-action.ts";
export { explainAction } from "./explain-action.ts";
export { sayFault } from "./fault.ts";
export { initAction } from "./init-action.ts";
export { listAction } from "./list-action.ts";
export { schemaAction } from "./schema-action.ts";
export { testAction } from "./test-action.ts";
