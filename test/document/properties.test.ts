import { isDeepStrictEqual } from "node:util";
import { dump } from "js-yaml";
import { describe, expect, test } from "vitest";
import { parse as yamlParse, stringify as yamlStringify } from "yaml";
import { type Parsed, parseDocument } from "../../src/document/parse.ts";
import { DEFAULT_LIMITS, Place } from "../../src/model.ts";
import { fc } from "../property.ts";
import { lineCounter, readPlaces } from "./reading.ts";

// The same cases on every run: where two parsers disagree about some rare text, a build must not fail by chance.
/** Values as documents hold them: any text, awkward keys, finite numbers. */
const key = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.constantFrom("__proto__", "200", "0", "-1", "a/b~c", "true", "null", "<<", "- x", "a: b", "#", "é😀", ""),
);
const scalar = fc.oneof(
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.string({ unit: fc.constantFrom("a", " ", "\n", ":", "#", "-", "'", '"', "\\", "|", "\t", "é"), maxLength: 12 }),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)),
  fc.boolean(),
  fc.constant(null),
);
const { value: anyValue } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    scalar,
    fc.array(tie("value"), { maxLength: 5 }),
    fc.array(fc.tuple(key, tie("value")), { maxLength: 5 }).map(ownEntries),
  ),
}));

function ownEntries(entries: readonly (readonly [string, unknown])[]): object {
  const object = {};
  for (const [name, value] of entries) {
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  }
  return object;
}

const noControls = (text: string): boolean => !/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/.test(text);

async function read(file: string, text: string): Promise<Extract<Parsed, { ok: true }>["document"]> {
  const parsed = await parseDocument(file, text, DEFAULT_LIMITS);
  if (!parsed.ok) throw new Error(`${JSON.stringify(parsed.problems)} in ${JSON.stringify(text)}`);
  return parsed.document;
}

/** Whether the writer's own parser gets the value back: it does not for some texts that begin with blanks. */
function survives(value: unknown, text: string): boolean {
  try {
    return isDeepStrictEqual(yamlParse(text), value);
  } catch {
    return false;
  }
}

/** Every place that the other parser sees is found where it sees it. */
async function expectSamePlaces(file: string, text: string): Promise<void> {
  const document = await read(file, text);
  const seen = readPlaces(text);
  const at = lineCounter(text);
  const places = seen.map(({ pointer }) => Place.of(file, pointer));
  const show = ({ line, column }: { line: number; column: number }) => `${line}:${column}`;
  expect(document.locate(places).map(show)).toEqual(seen.map(({ value }) => at(value)));
  expect(document.locate(places.map((place) => place.key())).map(show)).toEqual(
    seen.map(({ value, key }) => at(key ?? value)),
  );
}

describe("any value, written and read", () => {
  test("as JSON, however indented", async () => {
    await fc.assert(
      fc.asyncProperty(anyValue, fc.constantFrom(undefined, 2, "\t"), async (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const document = await read("a.json", text);
        expect(document.value).toEqual(JSON.parse(text));
      }),
      { numRuns: 500 },
    );
  });

  test("as YAML by two writers", async () => {
    await fc.assert(
      fc.asyncProperty(anyValue, fc.constantFrom(20, 80, 0), async (value, lineWidth) => {
        const text = yamlStringify(value, { lineWidth, aliasDuplicateObjects: false });
        // The writers leave some control characters as they are, which no YAML stream may hold.
        fc.pre(noControls(text) && !/\ufeff|<</.test(text));
        fc.pre(survives(value, text));
        expect((await read("a.yaml", text)).value).toEqual(value);
      }),
      { numRuns: 300 },
    );
    await fc.assert(
      fc.asyncProperty(anyValue, fc.constantFrom(-1, 0, 2), async (value, flowLevel) => {
        const text = dump(value, { flowLevel, noRefs: true });
        fc.pre(noControls(text));
        expect((await read("a.yaml", text)).value).toEqual(value);
      }),
      { numRuns: 300 },
    );
  });

  test("places in JSON are where another parser sees them", async () => {
    await fc.assert(
      fc.asyncProperty(anyValue, fc.constantFrom(undefined, 1, 4), async (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        fc.pre(noControls(text) && !/[\u2028\u2029\u0085\ufeff]/.test(text));
        await expectSamePlaces("a.json", text);
      }),
      { numRuns: 300 },
    );
  });

  test("places in YAML are where another parser sees them", async () => {
    await fc.assert(
      fc.asyncProperty(anyValue, fc.constantFrom(20, 80), fc.boolean(), async (value, lineWidth, flow) => {
        const text = flow ? dump(value, { flowLevel: 2, noRefs: true }) : yamlStringify(value, { lineWidth });
        fc.pre(noControls(text) && !/[\u2028\u2029\u0085\ufeff\r]|<</.test(text));
        await expectSamePlaces("a.yaml", text);
      }),
      { numRuns: 300 },
    );
  });

  test("one repeated key is found, and only that one", async () => {
    const entries = fc.uniqueArray(fc.tuple(key, fc.integer()), {
      selector: ([name]) => name,
      minLength: 1,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(entries, fc.nat(), fc.nat(), async (members, which, where) => {
        const [name] = members[which % members.length] as [string, number];
        const lines = members.map(([member, value]) => `${JSON.stringify(member)}: ${value}`);
        const first = lines.findIndex((line) => line.startsWith(`${JSON.stringify(name)}: `));
        const at = first + 1 + (where % (lines.length - first));
        lines.splice(at, 0, `${JSON.stringify(name)}: 0`);
        const text = `{\n${lines.join(",\n")}\n}`;
        const files = noControls(text) ? ["a.json", "a.yaml"] : ["a.json"];
        for (const file of files) {
          const parsed = await parseDocument(file, text, DEFAULT_LIMITS);
          expect(parsed).toMatchObject({
            ok: false,
            problems: [
              {
                code: "duplicate-key",
                location: { line: at + 2, column: 1 },
                related: [{ line: first + 2, column: 1 }],
              },
            ],
          });
          if (!parsed.ok) expect(parsed.problems).toHaveLength(1);
        }
      }),
      { numRuns: 300 },
    );
  });
});

const SEEDS = [
  "openapi: 3.0.0\ninfo:\n  title: \"Consent\"\n  version: 1.0.0 # now\npaths:\n  /a/{id}:\n    get:\n      responses:\n        200: {description: ok}\n        '404':\n          description: |\n            No such\n            thing\n",
  "a: &a {x: [1, 2], y: !!str 3}\nb:\n  <<: *a\n  z: >-\n    text\n    more\n- c\n",
  "---\n- - 1\n  - ~\n- ? k\n  : v\n-\n",
  '{"a": [1, 2.5e3, {"b": null}], "c\\u0041": "x\\n", "d": {"e": true}}',
];
const FRAGMENTS = [
  "\n",
  " ",
  "  ",
  ":",
  ": ",
  "- ",
  "'",
  '"',
  "[",
  "]",
  "{",
  "}",
  ",",
  "#",
  " #",
  "&a ",
  "*a",
  "!!str ",
  "!x ",
  "|",
  ">\n",
  "?",
  "<<: ",
  "\t",
  "%YAML 1.1\n",
  "---\n",
  "...\n",
  "\\",
  "\\u",
  "\\ud83d",
  "1e999",
  "null",
  "~",
  "\ufeff",
  "\r",
  "\u0000",
  "é",
  "😀",
  "```\n",
  "@",
  "`",
  "200: ",
  "__proto__: ",
  '"a": 1,',
  "//",
  "<<<<<<< x\n",
];
const mutated = fc
  .tuple(
    fc.constantFrom(...SEEDS),
    fc.array(fc.tuple(fc.nat(400), fc.nat(4), fc.constantFrom("", ...FRAGMENTS)), { minLength: 1, maxLength: 6 }),
  )
  .map(([seed, edits]) => {
    const points = [...seed];
    for (const [at, drop, fragment] of edits) points.splice(at % (points.length + 1), drop, ...fragment);
    return points.join("");
  });

describe("mutated texts", () => {
  test("are read or have problems with places, twice the same, and never throw", async () => {
    await fc.assert(
      fc.asyncProperty(mutated, fc.constantFrom("a.yaml", "a.json"), async (text, file) => {
        const parsed = await parseDocument(file, text, DEFAULT_LIMITS);
        if (parsed.ok) {
          expect(parsed.document.locate([Place.of(file)])[0]?.line).toBeGreaterThan(0);
          return;
        }
        expect(parsed.problems.length).toBeGreaterThan(0);
        expect(parsed.problems.length).toBeLessThanOrEqual(20);
        const lines = text.split(/\r\n|\n|\r/);
        for (const { location, severity, file: where } of parsed.problems) {
          expect([severity, where]).toEqual(["fatal", file]);
          expect(location?.line).toBeLessThanOrEqual(lines.length);
          expect(location?.column).toBeLessThanOrEqual((lines[(location?.line ?? 0) - 1]?.length ?? 0) + 1);
        }
        expect(await parseDocument(file, text, DEFAULT_LIMITS)).toEqual(parsed);
      }),
      { numRuns: 1000 },
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test("JSON is accepted where JSON.parse accepts it, but for what it loses silently", async () => {
    const lost = ["duplicate-key", "number-not-finite"];
    await fc.assert(
      fc.asyncProperty(mutated, async (text) => {
        const parsed = await parseDocument("a.json", text, DEFAULT_LIMITS);
        let value: unknown;
        try {
          value = JSON.parse(text);
        } catch {
          expect(parsed.ok).toBe(false);
          if (!parsed.ok) for (const { code } of parsed.problems) expect(["not-json", ...lost]).not.toContain(code);
          return;
        }
        if (!parsed.ok) for (const { code } of parsed.problems) expect(lost).toContain(code);
        // Halves of surrogate pairs are replaced on purpose.
        else if (!/\\ud83d/.test(text)) expect(parsed.document.value).toEqual(value);
      }),
      { numRuns: 1000 },
    );
  });

  test("YAML that both parsers accept means the same to both", async () => {
    await fc.assert(
      fc.asyncProperty(mutated, async (text) => {
        const parsed = await parseDocument("a.yaml", text, DEFAULT_LIMITS);
        // The other parser knows neither a lone CR nor a byte order mark inside, nor an end mark before all else, and keeps halves of pairs.
        if (!parsed.ok || /\r(?!\n)|\ufeff|^\s*\.\.\.\s|\\ud83d/.test(text)) return;
        let other: unknown;
        try {
          other = yamlParse(text, { version: "1.2", merge: true, maxAliasCount: -1, logLevel: "error" });
        } catch {
          return;
        }
        expect(parsed.document.value).toEqual(other);
      }),
      { numRuns: 1000 },
    );
  });
});
