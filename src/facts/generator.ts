import type { Submission } from "../model.ts";

/** Marks that code generators leave in the OpenAPI documents they write. */
const MARKS: readonly { readonly name: string; readonly bears: (document: Record<string, unknown>) => boolean }[] = [
  { name: "springdoc", bears: (api) => textAt(api, "servers", 0, "description") === "Generated server url" },
  { name: "springdoc", bears: (api) => textAt(api, "info", "title") === "OpenAPI definition" },
  { name: "FastAPI", bears: (api) => at(api, "components", "schemas", "HTTPValidationError") !== undefined },
  { name: "NSwag", bears: (api) => textAt(api, "x-generator").startsWith("NSwag") },
  { name: "NestJS", bears: (api) => firstOperationId(api).includes("Controller_") },
];

/**
 * Names the generator that an OpenAPI document in scope carries the marks of, by file: who reads a finding in a generated file must
 * change the source it comes from.
 */
export function generatedBy(submission: Submission): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { document, inScope } of submission.apis) {
    const root = document.value;
    if (!inScope || root === null || typeof root !== "object") continue;
    const mark = MARKS.find(({ bears }) => bears(root as Record<string, unknown>));
    if (mark !== undefined) found[document.path] = mark.name;
  }
  return found;
}

function at(value: unknown, ...steps: readonly (string | number)[]): unknown {
  let here = value;
  for (const step of steps) {
    if (here === null || typeof here !== "object" || !Object.hasOwn(here, step)) return undefined;
    here = (here as Record<string | number, unknown>)[step];
  }
  return here;
}

function textAt(value: unknown, ...steps: readonly (string | number)[]): string {
  const text = at(value, ...steps);
  return typeof text === "string" ? text : "";
}

function firstOperationId(api: Record<string, unknown>): string {
  const paths = at(api, "paths");
  if (paths === null || typeof paths !== "object") return "";
  for (const item of Object.values(paths)) {
    if (item === null || typeof item !== "object") continue;
    for (const operation of Object.values(item)) {
      const id = textAt(operation, "operationId");
      if (id !== "") return id;
    }
  }
  return "";
}
