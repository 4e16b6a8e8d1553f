import { type Expression, METHOD } from "./expressions.ts";
import { clusterHas, FUNCTIONS } from "./functions.ts";
import { isTrue, type Known, known, UNRESOLVED } from "./known.ts";
import type { Values } from "./values.ts";

/** What an expression is worked out in. */
export interface Environment {
  /** What `$` is at the beginning: Values, Chart, Release, Capabilities, Template. */
  readonly root: Readonly<Record<string, unknown>>;
  readonly values: Values;
  dot: Known;
  readonly variables: Map<string, Known>;
  /** Gives the text of a named template, or of a text that is one: undefined where there is none. */
  include(name: string, context: Known, depth: number): string | undefined;
  evaluateText(text: string, context: Known, depth: number): string | undefined;
  /** How many named templates lie around. */
  readonly depth: number;
  readonly budget: { left: number };
}

/** What an expression gives. */
export function evaluate(expression: Expression | undefined, env: Environment): Known {
  env.budget.left -= 1;
  if (expression === undefined || env.budget.left < 0) return UNRESOLVED;
  switch (expression.kind) {
    case "literal":
      return known(expression.value);
    case "fields":
      return fields(expression, env);
    default:
      return call(expression, env);
  }
}

function fields(expression: Extract<Expression, { kind: "fields" }>, env: Environment): Known {
  const { of, name, value, path } = expression;
  let base: Known;
  if (of === "dot") base = env.dot;
  else if (of === "value") base = evaluate(value, env);
  else base = env.variables.get(name) ?? UNRESOLVED;
  return path.reduce((at, step) => stepInto(at, step, env), base);
}

function stepInto({ value, unresolved, origin }: Known, step: string, env: Environment): Known {
  if (unresolved) return UNRESOLVED;
  if (value === env.root && !Object.hasOwn(env.root, step)) return UNRESOLVED;
  const has = typeof value === "object" && value !== null && Object.hasOwn(value, step);
  const next = has ? (value as Record<string, unknown>)[step] : undefined;
  // What the chart's own objects do not have is not the same as nothing: an installation knows it.
  if (!has && (value === env.root.Capabilities || value === env.root.Release || value === env.root.Template))
    return UNRESOLVED;
  const place = env.values.placeOf(value, step) ?? origin?.child(step);
  return place === undefined ? known(next) : known(next, place);
}

/** Deeper calls give nothing that is known. */
const DEEPEST = 15;

function call({ name, values }: Extract<Expression, { kind: "call" }>, env: Environment): Known {
  if (name === METHOD) return method(values, env);
  if (name === "and" || name === "or") return lazily(name, values, env);
  const given = values.map((one) => evaluate(one, env));
  if (name === "include" || name === "tpl") {
    const [first, context = env.dot] = given;
    if (first === undefined || first.unresolved || typeof first.value !== "string" || env.depth > DEEPEST)
      return UNRESOLVED;
    const work = name === "include" ? env.include : env.evaluateText;
    const text = work(first.value, context, env.depth + 1);
    if (text === undefined) return UNRESOLVED;
    return name === "tpl" && first.origin !== undefined ? known(text, first.origin) : known(text);
  }
  if (name === "default" && given[1] !== undefined && !given[1].unresolved && isTrue(given[1].value)) return given[1];
  if (given.some(({ unresolved }) => unresolved)) return UNRESOLVED;
  return FUNCTIONS.get(name)?.(given) ?? UNRESOLVED;
}

/** `and` and `or` are settled by the first argument that decides. */
function lazily(name: "and" | "or", values: readonly Expression[], env: Environment): Known {
  let last: Known = known(undefined);
  let unknown = false;
  for (const one of values) {
    last = evaluate(one, env);
    if (last.unresolved) unknown = true;
    else if (isTrue(last.value) === (name === "or")) return last;
  }
  return unknown ? UNRESOLVED : last;
}

function method(values: readonly Expression[], env: Environment): Known {
  const [first, argument] = values;
  if (first?.kind !== "fields" || !first.path.includes("APIVersions") || first.path.at(-1) !== "Has") return UNRESOLVED;
  const has = clusterHas(String(evaluate(argument, env).value ?? ""));
  return has === undefined ? UNRESOLVED : known(has);
}

/** Paths below `.Values` that an expression asks for. */
export function valuesAsked(
  expression: Expression | undefined,
  paths: (readonly string[])[] = [],
): readonly (readonly string[])[] {
  if (expression === undefined || paths.length >= 100) return paths;
  if (expression.kind === "fields") {
    if (expression.path[0] === "Values") paths.push(expression.path.slice(1));
    if (expression.value !== undefined) valuesAsked(expression.value, paths);
  } else if (expression.kind === "call") for (const one of expression.values) valuesAsked(one, paths);
  return paths;
}
