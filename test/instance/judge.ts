import type { Answer } from "../../src/instance/answer.ts";
import { Budget } from "../../src/instance/budget.ts";
import type { Dialect, Direction } from "../../src/instance/evaluator.ts";
import { createInterpreter } from "../../src/instance/interpreter.ts";
import { linearPatterns } from "../../src/instance/linear-patterns.ts";
import { createResolver } from "../../src/load/resolver.ts";
import { DEFAULT_LIMITS, type Document, Place } from "../../src/model.ts";

/** What a test may change of the setting. */
export interface Options {
  readonly dialect?: Dialect;
  readonly direction?: Direction;
  /** What stands below `components.schemas` of the same file. */
  readonly schemas?: Readonly<Record<string, unknown>>;
  readonly budget?: Budget;
  readonly patterns?: boolean;
}

/** The answer for a value and a schema that stands at `/schema` of a file. */
export function judge(schema: unknown, value: unknown, options: Options = {}): Answer {
  const { dialect = "3.1", direction, schemas = {}, patterns = true } = options;
  const root = { schema, components: { schemas } };
  const document: Document = { path: "api.yaml", text: "", value: root, locate: () => [], line: () => "" };
  const interpreter = createInterpreter({
    resolver: createResolver(
      (path) => (path === "api.yaml" ? { state: "parsed", document } : undefined),
      DEFAULT_LIMITS,
    ),
    dialect,
    ...(direction === undefined ? {} : { direction }),
    patterns: patterns ? linearPatterns : undefined,
    budget: options.budget ?? new Budget(1_000_000, 1_000_000),
  });
  return interpreter(schema, Place.of("api.yaml", ["schema"]), value);
}

/**
 * An answer in short: "valid", "valid (format)", "unknown (pattern)", or one text per reason: pointer into the value, keyword and data.
 */
export function short(answer: Answer): string {
  if (answer.outcome === "unknown") return `unknown (${answer.doubt.code})`;
  if (answer.outcome === "valid") return answer.warnings.length === 0 ? "valid" : "valid (format)";
  return answer.reasons
    .map(({ keyword, path, data }) => {
      const values = Object.values(data).join(" ");
      return `/${path.join("/")} ${keyword}${values === "" ? "" : ` ${values}`}`;
    })
    .join("; ");
}
