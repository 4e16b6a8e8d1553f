import type { SchemaTest } from "../checks/check.ts";
import type { ApiDocument } from "../model.ts";

/** Each in a file of its own, which is read when it is needed. */
const MODULES: Readonly<Record<ApiDocument["version"], () => Promise<{ readonly default: SchemaTest }>>> = {
  "2.0": () => import("#generated/openapi-2.0"),
  "3.0": () => import("#generated/openapi-3.0"),
  "3.1": () => import("#generated/openapi-3.1"),
  "3.2": () => import("#generated/openapi-3.2"),
};

/**
 * The official schema of an OpenAPI version, compiled when the project was built (scripts/official-schemas.ts). Loaded when it is asked
 * for: most runs need none.
 */
export async function loadOfficial(version: ApiDocument["version"]): Promise<SchemaTest> {
  return (await MODULES[version]()).default;
}
