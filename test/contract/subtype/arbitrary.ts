import fc from "fast-check";

/** A schema of a test, as plain data. */
export type Made = boolean | { readonly [keyword: string]: unknown };

const some = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 2 });
const count = fc.integer({ min: 0, max: 3 });
const name = fc.constantFrom("a", "b", "c");
const scalar = fc.constantFrom<unknown>(null, true, false, 0, 1, 2, 0.5, -1, "", "a", "ab", "b", "aa");
const value = fc.oneof(
  { weight: 4, arbitrary: scalar },
  { weight: 1, arbitrary: fc.constantFrom<unknown>([], ["a"], [1, 1], {}, { a: "a" }, { a: 1, b: null }) },
);
const pattern = fc.constantFrom("^a", "b$", "^a*$", "^[ab]+$", "a", "^a+$", "^(?:a|b)$", "^.{2}$");
const format = fc.constantFrom("date", "uuid", "ipv4", "");

const defined = (schema: Record<string, unknown>): Made =>
  Object.fromEntries(Object.entries(schema).filter(([, member]) => member !== undefined));

/** Written so that no object literal looks like a promise. */
const THEN = "then";

const { schema } = fc.letrec<{ schema: Made; inner: Made }>((tie) => ({
  inner: fc.oneof({ depthSize: "small", withCrossShrink: true }, simple(), tie("schema")),
  schema: fc.oneof(
    { depthSize: "small" },
    simple(),
    fc.record({ allOf: fc.array(tie("inner"), { minLength: 1, maxLength: 2 }) }).map(defined),
    fc.record({ anyOf: fc.array(tie("inner"), { minLength: 1, maxLength: 3 }) }).map(defined),
    fc.record({ oneOf: fc.array(tie("inner"), { minLength: 1, maxLength: 2 }), type: some(type()) }).map(defined),
    fc.record({ not: tie("inner"), type: some(type()) }).map(defined),
    fc.record({ if: tie("inner"), [THEN]: some(tie("inner")), else: some(tie("inner")) }).map(defined),
    object(tie("inner")),
    list(tie("inner")),
  ),
}));

function type(): fc.Arbitrary<unknown> {
  const names = ["null", "boolean", "integer", "number", "string", "array", "object"];
  return fc.oneof(fc.constantFrom(...names), fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 3 }));
}

function simple(): fc.Arbitrary<Made> {
  return fc.oneof(
    fc.constantFrom<Made>(true, {}, false),
    fc.record({ type: type() }).map(defined),
    fc.record({ enum: fc.array(value, { minLength: 1, maxLength: 3 }), type: some(type()) }).map(defined),
    fc.record({ const: value }).map(defined),
    fc
      .record({
        type: fc.constantFrom("integer", "number", undefined),
        minimum: some(fc.integer({ min: -2, max: 3 })),
        maximum: some(fc.integer({ min: -2, max: 4 })),
        exclusiveMinimum: some(fc.constantFrom(0, 0.5, 1)),
        exclusiveMaximum: some(fc.constantFrom(1, 1.5, 3)),
        multipleOf: some(fc.constantFrom(1, 2, 3, 0.5)),
      })
      .map(defined),
    fc
      .record({
        type: fc.constantFrom("string", undefined),
        minLength: some(count),
        maxLength: some(count),
        pattern: some(pattern),
      })
      .map(defined),
    fc.record({ type: fc.constant("string"), format, maxLength: some(fc.constantFrom(3, 40)) }).map(defined),
  );
}

function object(inner: fc.Arbitrary<Made>): fc.Arbitrary<Made> {
  return fc
    .record({
      type: fc.constantFrom("object", undefined),
      properties: some(fc.dictionary(name, inner, { maxKeys: 3 })),
      required: some(fc.uniqueArray(name, { maxLength: 2 })),
      additionalProperties: some(inner),
      patternProperties: some(fc.dictionary(fc.constantFrom("^a", "b", "^x"), inner, { maxKeys: 2 })),
      propertyNames: some(fc.constantFrom<Made>({ maxLength: 1 }, { pattern: "^a" }, { enum: ["a", "b"] }, true)),
      minProperties: some(count),
      maxProperties: some(count),
      dependentRequired: some(fc.dictionary(name, fc.uniqueArray(name, { maxLength: 2 }), { maxKeys: 1 })),
    })
    .map(defined);
}

function list(inner: fc.Arbitrary<Made>): fc.Arbitrary<Made> {
  return fc
    .record({
      type: fc.constantFrom("array", undefined),
      items: some(inner),
      prefixItems: some(fc.array(inner, { minLength: 1, maxLength: 2 })),
      contains: some(inner),
      minContains: some(count),
      maxContains: some(count),
      minItems: some(count),
      maxItems: some(count),
      uniqueItems: some(fc.boolean()),
    })
    .map((made) => {
      // Ajv reads more than there may be at most in a way of its own.
      const { minContains: least = 1, maxContains: most } = made;
      return defined({ ...made, maxContains: most === undefined ? undefined : Math.max(most, least) });
    });
}

/** One schema made from another by changing little: such pairs tell most about inclusion. */
function changed(original: Made): fc.Arbitrary<Made> {
  if (typeof original === "boolean") return schema;
  const keys = Object.keys(original);
  return fc.oneof(
    fc.constant(original),
    keys.length === 0
      ? schema
      : fc
          .constantFrom(...keys)
          .map((key) => Object.fromEntries(Object.entries(original).filter(([one]) => one !== key))),
    schema.map((other) => (typeof other === "boolean" ? original : { ...other, ...original })),
    schema.map((other) => (typeof other === "boolean" ? original : { ...original, ...other })),
    schema.map((other) => ({ allOf: [original, other] })),
    schema.map((other) => ({ anyOf: [other, original] })),
  );
}

/** Two schemas, mostly related. */
export const pair: fc.Arbitrary<readonly [Made, Made]> = schema.chain((first) =>
  fc.oneof(
    { weight: 1, arbitrary: fc.tuple(fc.constant(first), schema) },
    {
      weight: 4,
      arbitrary: changed(first).chain((second) => fc.constantFrom([first, second] as const, [second, first] as const)),
    },
  ),
);

const scalars: unknown[] = [
  null,
  true,
  false,
  0,
  1,
  2,
  3,
  4,
  -1,
  0.5,
  1.5,
  6,
  "",
  "a",
  "b",
  "ab",
  "aa",
  "abc",
  "x",
  "2020-01-01",
  "192.0.2.1",
];
const few = [null, 0, 1, "a", "ab", true, 0.5, {}, []];
const members = [undefined, null, 0, 1, "a", "ab", {}];

/** A small world: every value of it is asked about. */
export const UNIVERSE: readonly unknown[] = [
  ...scalars,
  [],
  ...few.map((one) => [one]),
  ...few.flatMap((one) => few.map((other) => [one, other])),
  ...["a", 1].flatMap((one) => [
    [one, one, one],
    [one, "b", one],
    ["a", "b", one],
  ]),
  ...members.flatMap((a) =>
    members
      .flatMap((b) => ["c", "x", "ax"].map((key) => [a, b, key] as const))
      .flatMap(([x, y, key]) => [object2({ a: x, b: y }), object2({ a: x, [key]: y })]),
  ),
  object2({ a: 1, b: 1, c: 1 }),
  object2({ a: "a", b: "a", c: "a", x: 1 }),
];

function object2(object: Record<string, unknown>): unknown {
  return Object.fromEntries(Object.entries(object).filter(([, member]) => member !== undefined));
}
