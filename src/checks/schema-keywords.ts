/**
 * The keywords of JSON Schema 2020-12 that make sense for a fact: none that counts or lists the members an object has (a fact has more
 * than it publishes), none that costs more than in proportion, no `format`, no references but to the schema itself and its `$defs`.
 */

/** A function that tells whether a value is as it should be. */
export type Test = (value: unknown) => boolean;
/** An object with string keys. */
export type Members = Readonly<Record<string, unknown>>;

/** A schema, ready to be asked. */
export interface Compiled {
  readonly test: Test;
  /** Of a value that fails: the member to blame, "" where it is the value as a whole. */
  readonly blame: (value: unknown) => string;
}

/** Compiles what stands inside a schema. */
export interface Context {
  compile(schema: unknown): Compiled;
  /** What a reference leads to, which may be the schema that it stands in. */
  target(reference: string): Compiled;
}

/** What a keyword is made into; without `blame` it is the value as a whole that fails. */
type Keyword = (argument: unknown, schema: Members, context: Context) => { test: Test; blame?: Compiled["blame"] };

/** The keywords in the order in which they are looked at. */
export const KEYWORDS: Readonly<Record<string, Keyword>> = {
  type: (argument) => ({ test: any(listOf(argument).map(typeTest)) }),
  minimum: (least) => ofNumber((value) => value >= Number(least)),
  maximum: (most) => ofNumber((value) => value <= Number(most)),
  exclusiveMinimum: (least) => ofNumber((value) => value > Number(least)),
  exclusiveMaximum: (most) => ofNumber((value) => value < Number(most)),
  multipleOf: (factor) => ofNumber((value) => Number.isInteger(value / Number(factor))),
  minLength: (least) => ofString((value) => !isShorter(value, Number(least))),
  maxLength: (most) => ofString((value) => isShorter(value, Number(most) + 1)),
  pattern: (source) => {
    const expression = new RegExp(String(source), "u");
    return ofString(remembering((value) => expression.test(value)));
  },
  $ref: (reference, _schema, context) => context.target(String(reference)),
  const: (one) => ({ test: equalTo(one) }),
  enum: (several) => ({ test: oneOf(several) }),
  not: (schema, _schema, context) => {
    const { test } = context.compile(schema);
    return { test: (value) => !test(value) };
  },
  anyOf: (schemas, _schema, context) => {
    const branches = listOf(schemas).map((schema) => context.compile(schema));
    return { test: any(branches.map(({ test }) => test)), blame: firstBlame(branches) };
  },
  oneOf: (schemas, _schema, context) => {
    const branches = listOf(schemas).map((schema) => context.compile(schema));
    return { test: (value) => branches.filter(({ test }) => test(value)).length === 1, blame: firstBlame(branches) };
  },
  allOf: (schemas, _schema, context) => {
    const branches = listOf(schemas).map((schema) => context.compile(schema));
    return {
      test: all(branches.map(({ test }) => test)),
      blame: (value) => branches.find(({ test }) => !test(value))?.blame(value) ?? "",
    };
  },
  if: (condition, schema, context) => {
    const { test } = context.compile(condition);
    const met = context.compile(schema.then ?? true);
    const unmet = context.compile(schema.else ?? true);
    const branch = (value: unknown): Compiled => (test(value) ? met : unmet);
    return { test: (value) => branch(value).test(value), blame: (value) => branch(value).blame(value) };
  },
  minItems: (least) => ofList((value) => value.length >= Number(least)),
  maxItems: (most) => ofList((value) => value.length <= Number(most)),
  prefixItems: (schemas, _schema, context) => {
    const tests = listOf(schemas).map((schema) => context.compile(schema).test);
    return ofList((value) => tests.every((test, index) => index >= value.length || test(value[index])));
  },
  items: (schema, { prefixItems }, context) => {
    const { test } = context.compile(schema);
    const first = listOf(prefixItems).length;
    return ofList((value) => value.every((item, index) => index < first || test(item)));
  },
  contains: (schema, { minContains = 1, maxContains = Number.POSITIVE_INFINITY }, context) => {
    const { test } = context.compile(schema);
    if (minContains === 1 && maxContains === Number.POSITIVE_INFINITY) return ofList((value) => value.some(test));
    return ofList((value) => {
      const count = value.filter(test).length;
      return count >= Number(minContains) && count <= Number(maxContains);
    });
  },
  required: (names) => {
    const wanted = listOf(names).map(String);
    return {
      test: (value) => {
        if (!isObject(value)) return true;
        for (const name of wanted) if (value[name] === undefined) return false;
        return true;
      },
      blame: (value) => wanted.find((name) => (value as Members)[name] === undefined) ?? "",
    };
  },
  properties: (schemas, _schema, context) => {
    const members = Object.entries(schemas as Members).map(([name, schema]) => ({
      name,
      costly: !isObject(schema) || !(Object.hasOwn(schema, "const") || Object.hasOwn(schema, "enum")),
      ...context.compile(schema),
    }));
    const fails = (value: Members, { name, test }: (typeof members)[number]): boolean =>
      value[name] !== undefined && !test(value[name]);
    // Asked in the order of what they cost: most values are dismissed before an expression runs, or is compiled at all.
    const cheapFirst = [...members].sort((a, b) => Number(a.costly) - Number(b.costly));
    return {
      test: (value) => {
        if (!isObject(value)) return true;
        for (const member of cheapFirst) if (fails(value, member)) return false;
        return true;
      },
      blame: (value) => members.find((member) => fails(value as Members, member))?.name ?? "",
    };
  },
};

function firstBlame(branches: readonly Compiled[]): Compiled["blame"] {
  return (value) => {
    for (const { test, blame } of branches) {
      const member = test(value) ? "" : blame(value);
      if (member !== "") return member;
    }
    return "";
  };
}

/** Longer texts are seldom met twice. */
const LONGEST_REMEMBERED = 80;
const MOST_REMEMBERED = 10_000;

/** The same test, which looks at a short text once: names and media types stand in a document a hundred times. */
export function remembering(test: (text: string) => boolean): (text: string) => boolean {
  const answers = new Map<string, boolean>();
  return (text) => {
    if (text.length > LONGEST_REMEMBERED) return test(text);
    let answer = answers.get(text);
    if (answer === undefined) {
      answer = test(text);
      if (answers.size < MOST_REMEMBERED) answers.set(text, answer);
    }
    return answer;
  };
}

/** True when every test is. */
export function all(tests: readonly Test[]): Test {
  const [first, second] = tests;
  if (first === undefined) return () => true;
  if (second === undefined) return first;
  if (tests.length === 2) return (value) => first(value) && second(value);
  return (value) => {
    for (const test of tests) if (!test(value)) return false;
    return true;
  };
}

function any(tests: readonly Test[]): Test {
  return (value) => {
    for (const test of tests) if (test(value)) return true;
    return false;
  };
}

function ofNumber(test: (value: number) => boolean): { test: Test } {
  return { test: (value) => typeof value !== "number" || test(value) };
}

function ofString(test: (value: string) => boolean): { test: Test } {
  return { test: (value) => typeof value !== "string" || test(value) };
}

function ofList(test: (value: readonly unknown[]) => boolean): { test: Test } {
  return { test: (value) => !Array.isArray(value) || test(value) };
}

const TYPES: Readonly<Record<string, Test>> = {
  null: (value) => value === null,
  boolean: (value) => typeof value === "boolean",
  string: (value) => typeof value === "string",
  number: (value) => typeof value === "number",
  integer: Number.isInteger,
  array: Array.isArray,
  object: isObject,
};

function typeTest(name: unknown): Test {
  const test = typeof name === "string" && Object.hasOwn(TYPES, name) ? TYPES[name] : undefined;
  if (test === undefined) throw new Error(`no such type: ${JSON.stringify(name)}`);
  return test;
}

function equalTo(one: unknown): Test {
  return typeof one === "object" && one !== null ? (value) => equal(value, one) : (value) => value === one;
}

function oneOf(several: unknown): Test {
  const values = listOf(several);
  const scalars = new Set(values);
  return values.some((value) => typeof value === "object" && value !== null)
    ? any(values.map(equalTo))
    : (value) => scalars.has(value);
}

/** Whether two values are the same JSON. Ends with the second, which stands in a rule. */
function equal(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && b.every((item, index) => equal(a[index], item));
  if (!isObject(a) || !isObject(b)) return a === b;
  const keys = Object.keys(b);
  return Object.keys(a).length === keys.length && keys.every((key) => Object.hasOwn(a, key) && equal(a[key], b[key]));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

/** Whether a value is an object and no list. */
export function isObject(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a text has fewer characters (code points) than a number, without counting where its length leaves no doubt. */
function isShorter(text: string, length: number): boolean {
  if (text.length < length) return true;
  return text.length < length * 2 && [...text].length < length;
}
