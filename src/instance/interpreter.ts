import type { Place, Resolver } from "../model.ts";
import type { Answer, Reason } from "./answer.ts";
import { evaluateArray } from "./arrays.ts";
import type { Budget } from "./budget.ts";
import { evaluateCombinations } from "./combinations.ts";
import { evaluateUnevaluated } from "./covered.ts";
import { lacksMembers, staysHome, withoutHome } from "./direction.ts";
import type { Dialect, Direction, Evaluator, Here, SchemaTarget } from "./evaluator.ts";
import {
  ARRAY,
  COMBINATION,
  FORMAT,
  groupsOf,
  MEMBERS,
  NUMBER,
  OBJECT,
  REFERENCE,
  TEXT,
  TYPE,
  UNEVALUATED,
  UNSUPPORTED,
  VALUES,
} from "./groups.ts";
import { isObject, type JsonObject, member } from "./json.ts";
import { evaluateMembers, evaluateObject } from "./objects.ts";
import type { Pattern, PatternEngine } from "./patterns.ts";
import { follow } from "./reference.ts";
import { atPlace, both, doubtful, type Flaw, flawed, inSchema, listOf, type Result, UNSURE, VALID } from "./result.ts";
import { evaluateFormat, evaluateNumber, evaluateText } from "./scalars.ts";
import { evaluateType } from "./types.ts";

/** What an interpreter needs to know beside schema and value. */
export interface Setting {
  readonly resolver: Resolver;
  readonly dialect: Dialect;
  readonly direction?: Direction;
  /** Without it, whatever depends on a `pattern` is unknown. */
  readonly patterns?: PatternEngine | undefined;
  readonly budget: Budget;
}

/** Tells whether a value matches a schema that stands at a place. Pure, synchronous; never throws. */
export type Interpreter = (schema: unknown, place: Place, value: unknown) => Answer;

/** Schemas in schemas in values: deeper than this it is not gone. */
const DEPTH = 400;
/** Longest text of a pattern that is compiled. */
const PATTERN_LENGTH = 1000;

/** Makes an interpreter for the schemas of one document. It remembers what it has seen, so one is used for many values. */
export function createInterpreter(setting: Setting): Interpreter {
  const evaluation = new Evaluation(setting);
  return (schema, place, value) => {
    setting.budget.begin();
    const { state, flaws, warnings, doubt } = evaluation.evaluate(schema, value, place.file);
    const reasons = (list: readonly Flaw[]) => list.map((flaw) => reasonOf(flaw, place));
    if (state === "valid") return { outcome: "valid", warnings: reasons(warnings) };
    if (state === "invalid") return { outcome: "invalid", reasons: reasons(flaws), warnings: reasons(warnings) };
    return { outcome: "unknown", doubt: doubt ?? { code: "reading", keyword: "" } };
  };
}

function reasonOf({ keyword, path, schema, base, data }: Flaw, place: Place): Reason {
  return { keyword, path: listOf(path), schema: (base ?? place).child(...listOf(schema)), data };
}

/** The keywords of JSON Schema that would change what the others mean. */
const STRANGE = ["$dynamicRef", "$recursiveRef", "$id"];
/** Values of `$schema` that mean the language understood here. */
export const KNOWN_SCHEMAS =
  /^https?:\/\/(?:json-schema\.org\/draft\/2020-12\/schema|spec\.openapis\.org\/oas\/3\.[12]\/)/;

class Evaluation implements Evaluator {
  readonly dialect: Dialect;
  readonly direction: Direction;
  readonly budget: Budget;
  readonly #resolver: Resolver;
  readonly #engine: PatternEngine | undefined;
  readonly #patterns = new Map<string, Pattern | undefined>();
  readonly #targets = new Map<string, Map<unknown, SchemaTarget | undefined>>();
  /** Results by schema and value; undefined while they are being worked out. Only of schemas behind a `$ref`: all loops go through one. */
  readonly #known = new Map<object, Map<unknown, Result | undefined>>();
  readonly #home = new Map<object, ReadonlySet<string>>();
  #depth = 0;
  /** How often a result depended on more than schema and value. */
  #dependent = 0;

  constructor({ resolver, dialect, direction, patterns, budget }: Setting) {
    this.dialect = dialect;
    this.direction = direction;
    this.budget = budget;
    this.#resolver = resolver;
    this.#engine = patterns;
  }

  evaluate(schema: unknown, value: unknown, file: string, outer?: Here): Result {
    if (schema === true) return VALID;
    if (schema === false) return flawed("false");
    if (!isObject(schema)) return doubtful("keyword", "");
    if (this.#depth >= DEPTH || !this.budget.spend(1)) {
      this.#dependent++;
      return doubtful("budget", "");
    }
    this.#depth++;
    const result = this.#evaluateObject({ schema, file, outer }, value);
    this.#depth--;
    return result;
  }

  #evaluateObject(here: Here, value: unknown): Result {
    const { schema } = here;
    const groups = groupsOf(schema);
    // In OpenAPI 3.0 nothing beside a `$ref` counts (3.0.3, section 4.7.23).
    if ((groups & REFERENCE) !== 0 && this.dialect === "3.0") return this.#evaluateTarget(here, value);
    let result = (groups & REFERENCE) === 0 ? VALID : this.#evaluateTarget(here, value);
    if ((groups & UNSUPPORTED) !== 0 && this.dialect !== "3.0") result = both(result, unsupportedIn(schema));
    if ((groups & (TYPE | VALUES)) !== 0) result = both(result, evaluateType(this, schema, groups, value));
    if (typeof value === "string") {
      if ((groups & TEXT) !== 0) result = both(result, evaluateText(this, schema, value));
    } else if (typeof value === "number") {
      if ((groups & NUMBER) !== 0) result = both(result, evaluateNumber(this, schema, value));
    } else if (Array.isArray(value)) {
      if ((groups & ARRAY) !== 0) result = both(result, evaluateArray(this, here, value));
    } else if (isObject(value)) {
      if ((groups & OBJECT) !== 0) result = both(result, evaluateObject(this, here, value));
      if ((groups & MEMBERS) !== 0) result = both(result, evaluateMembers(this, here, value));
    }
    if ((groups & COMBINATION) !== 0) result = both(result, evaluateCombinations(this, here, value));
    if ((groups & FORMAT) !== 0) result = both(result, evaluateFormat(schema, value));
    if (result.state === "invalid") {
      if (lacksMembers(result)) result = this.#withoutHome(here, result);
      if (this.dialect === "3.0") result = nulled(schema, value, result);
    }
    // What is wrong already need not be told its surplus members, too.
    if ((groups & UNEVALUATED) === 0 || this.dialect === "3.0" || result.state === "invalid") return result;
    return both(result, evaluateUnevaluated(this, here, value));
  }

  #evaluateTarget(here: Here, value: unknown): Result {
    const target = this.follow(here.schema, here.file);
    if (target === undefined) return doubtful("reference", "$ref");
    const { schema, place } = target;
    if (!isObject(schema)) return inSchema(this.evaluate(schema, value, place.file, here), "$ref");
    const known = this.#known.get(schema) ?? new Map<unknown, Result | undefined>();
    this.#known.set(schema, known);
    if (known.has(value)) {
      const before = known.get(value);
      if (before !== undefined) return before;
      // A schema that leads back to itself for the same value asks for nothing new.
      this.#dependent++;
      return UNSURE;
    }
    known.set(value, undefined);
    const dependent = this.#dependent;
    const result = atPlace(this.evaluate(schema, value, place.file, here), place);
    if (this.#dependent === dependent && !this.budget.spent) known.set(value, result);
    else known.delete(value);
    return result;
  }

  follow(schema: JsonObject, file: string): SchemaTarget | undefined {
    const targets = this.#targets.get(file) ?? new Map<unknown, SchemaTarget | undefined>();
    this.#targets.set(file, targets);
    const reference = member(schema, "$ref");
    if (targets.has(reference)) return targets.get(reference);
    const target = follow(this.#resolver, reference, file);
    targets.set(reference, target);
    return target;
  }

  pattern(source: string): Pattern | undefined {
    if (this.#patterns.has(source)) return this.#patterns.get(source);
    if (source.length > PATTERN_LENGTH || !this.budget.spend(source.length * 10)) return undefined;
    const pattern = this.#engine?.compile(source);
    this.#patterns.set(source, pattern);
    return pattern;
  }

  /** The result without members that are missing because they never travel this way. */
  #withoutHome(here: Here, result: Result): Result {
    const home = this.#home.get(here.schema) ?? staysHome(this, here.schema, here.file);
    if (this.budget.spent) return doubtful("budget", "required");
    this.#home.set(here.schema, home);
    return withoutHome(result, home);
  }
}

function unsupportedIn(schema: JsonObject): Result {
  for (const keyword of STRANGE) if (Object.hasOwn(schema, keyword)) return doubtful("keyword", keyword);
  const stated = member(schema, "$schema");
  const known = stated === undefined || (typeof stated === "string" && KNOWN_SCHEMAS.test(stated));
  return known ? VALID : doubtful("keyword", "$schema");
}

/**
 * `nullable` beside keywords that do not allow null: OpenAPI 3.0.3 says that they win, 3.0.0 to 3.0.2 can be read the other way. Nothing is
 * accused on that ground.
 */
function nulled(schema: JsonObject, value: unknown, result: Result): Result {
  const open = value === null && result.state === "invalid" && member(schema, "nullable") === true;
  return open ? doubtful("reading", "nullable") : result;
}
