import { escapedStep, unescapedStep } from "../model.ts";
import type { SchemaTest } from "./check.ts";
import { all, type Compiled, type Context, isObject, KEYWORDS, type Members } from "./schema-keywords.ts";

/**
 * Compiles a JSON Schema of a rule, to be held against facts. Rules ask thousands of facts, most of which they dismiss at the first
 * member, so it becomes nested functions that answer yes or no; which member is to blame is only looked for when somebody asks.
 *
 * After a failed call the result's `errors` hold one error that names the member to blame: the first in the order in which keywords are
 * looked at (that of `KEYWORDS`) and in which the schema lists names.
 *
 * @throws Error for a keyword, a type, a reference or a pattern that cannot be used
 */
export function schemaTest(schema: unknown): SchemaTest {
  const compiled = contextOf(schema).compile(schema);
  let failed: unknown;
  const test: SchemaTest = (value) => {
    if (compiled.test(value)) return true;
    failed = value;
    return false;
  };
  return Object.defineProperty(test, "errors", {
    get: () => [{ instancePath: pathOf(compiled.blame(failed)), keyword: "schema", params: {} }],
  });
}

/** JSON pointer (RFC 6901) of a member; of the value itself for "". */
function pathOf(member: string): string {
  return member === "" ? "" : `/${escapedStep(member)}`;
}

/** Keywords that hold nothing against a value by themselves. */
const SILENT: ReadonlySet<string> = new Set([
  "$schema",
  "$comment",
  "$defs",
  "title",
  "description",
  "default",
  "examples",
  "deprecated",
  "then",
  "else",
  "minContains",
  "maxContains",
]);

function compile(schema: unknown, context: Context): Compiled {
  if (typeof schema === "boolean") return { test: () => schema, blame: () => "" };
  if (!isObject(schema)) throw new Error("a schema must be an object or a boolean");
  const unusable = Object.keys(schema).find((keyword) => !Object.hasOwn(KEYWORDS, keyword) && !SILENT.has(keyword));
  if (unusable !== undefined) throw new Error(`keyword not for facts: "${unusable}"`);
  const parts = Object.entries(KEYWORDS)
    .filter(([keyword]) => Object.hasOwn(schema, keyword))
    .map(([keyword, make]) => ({ keyword, ...make(schema[keyword], schema, context) }));
  const quickFirst = [
    ...QUICK.flatMap((name) => parts.filter(({ keyword }) => keyword === name)),
    ...parts.filter(({ keyword }) => !QUICK.includes(keyword)),
  ];
  return {
    test: all(quickFirst.map(({ test }) => test)),
    blame: (value) => parts.find(({ test }) => !test(value))?.blame?.(value) ?? "",
  };
}

/**
 * Keywords that are asked before the others, since they dismiss most values for little. Whether members are there comes after what they
 * are: facts read their document when a member is asked for, and have nearly all of them.
 */
const QUICK: readonly string[] = ["type", "const", "enum", "properties", "required"];

/** For everything inside one schema: references lead to that itself (`#`) or to one of its `$defs`. */
function contextOf(root: unknown): Context {
  const targets = new Map<string, Compiled | undefined>();
  const context: Context = {
    compile: (schema) => compile(schema, context),
    target(reference) {
      if (!targets.has(reference)) {
        const schema = definitionOf(root, reference);
        // Known from now on: what it leads to may lead back here.
        targets.set(reference, undefined);
        targets.set(reference, context.compile(schema));
      }
      const found = (): Compiled => targets.get(reference) as Compiled;
      return { test: (value) => found().test(value), blame: (value) => found().blame(value) };
    },
  };
  return context;
}

function definitionOf(root: unknown, reference: string): unknown {
  if (reference === "#") return root;
  const written = /^#\/\$defs\/([^/]+)$/u.exec(reference)?.[1];
  const name = written === undefined ? undefined : unescapedStep(written);
  const definitions = isObject(root) && isObject(root.$defs) ? (root.$defs as Members) : {};
  if (name === undefined || !Object.hasOwn(definitions, name))
    throw new Error(`reference not for facts: "${reference}"`);
  return definitions[name];
}
