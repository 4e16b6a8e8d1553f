import type { SchemaTest } from "../checks/check.ts";
import type { ApiDocument } from "../model.ts";

/**
 * The official schema of an OpenAPI version, compiled when the project was built (scripts/official-schemas.ts). Loaded when it is asked
 * for: most runs need none.
 */
export async function loadOfficial(version: ApiDocument["version"]): Promise<SchemaTest> {
  const loaded = version === "3.0" ? await import("#generated/openapi-3.0") : await import("#generated/openapi-3.1");
  return loaded.default;
}
