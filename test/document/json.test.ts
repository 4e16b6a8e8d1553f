import { describe, expect, test } from "vitest";
import { parseDocument } from "../../src/document/parse.ts";
import { DEFAULT_LIMITS, type Document, Place } from "../../src/model.ts";

const parse = (text: string) => parseDocument("api/openapi.json", text, DEFAULT_LIMITS);

async function value(text: string): Promise<unknown> {
  const parsed = await parse(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.document.value;
}

/** The problems of a text, each as "code line:column". */
async function problems(text: string): Promise<string[]> {
  const parsed = await parse(text);
  if (parsed.ok) return [];
  return parsed.problems.map(({ code, location }) => `${code} ${location?.line}:${location?.column}`);
}

describe("JSON values", () => {
  test.each(["{}", "[]", "null", "-0", '"a"', " \r\n\t[1, 2.5e3, true] ", '{"a":{"b":[{}]},"":0}'])(
    "%s",
    async (text) => {
      expect(await value(text)).toEqual(JSON.parse(text));
    },
  );

  test("__proto__ is an ordinary own key and pollutes nothing", async () => {
    const read = (await value('{"__proto__":{"polluted":1},"constructor":2}')) as Record<string, unknown>;
    expect(Object.keys(read)).toEqual(["__proto__", "constructor"]);
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test("lone surrogates are replaced, in values and keys, whole pairs kept", async () => {
    const read = await value('{"\\ud800a":["x\\uDC00","\\ud83d\\ude00","\\uD83D"],"b":1,"__proto__":"\\udfff"}');
    expect(Object.entries(read as object)).toEqual([
      ["\ufffda", ["x\ufffd", "😀", "\ufffd"]],
      ["b", 1],
      ["__proto__", "\ufffd"],
    ]);
  });

  test("the extension decides, in either case", async () => {
    expect((await parseDocument("A.JSON", "{a: 1}", DEFAULT_LIMITS)).ok).toBe(false);
    expect((await parseDocument("a.yaml", "{a: 1}", DEFAULT_LIMITS)).ok).toBe(true);
  });
});

describe("JSON faults", () => {
  test.each<[string, string]>([
    ["", "empty-file 1:1"],
    [" \n\t", "empty-file 1:1"],
    ['{"a": 1,\n}', "json-trailing-comma 1:8"],
    ["[1, 2,\n]", "json-trailing-comma 1:6"],
    ["[1,,2]", "json-missing-value 1:4"],
    ['{"a":}', "json-missing-value 1:6"],
    ['{"a":,}', "json-missing-value 1:6"],
    ['{\n  // why\n  "a": 1}', "json-comment 2:3"],
    ['{"a": 1 /* x */}', "json-comment 1:9"],
    ['# note\n{"a": 1}', "json-comment 1:1"],
    ["{'a': 1}", "json-wrong-quotes 1:2"],
    ["{“a”: 1}", "json-wrong-quotes 1:2"],
    ["{\"a\": 'b'}", "json-wrong-quotes 1:7"],
    ['{"a": "b\n}', "json-string-not-closed 1:7"],
    ['{"a": "b', "json-string-not-closed 1:7"],
    ['{"a": "b\\', "json-bad-escape 1:9"],
    ['{"a" 1}', "json-missing-colon 1:5"],
    ['{"a"}', "json-missing-colon 1:5"],
    ['{"a": 1\n "b": 2}', "json-missing-comma 1:8"],
    ["[1 2]", "json-missing-comma 1:3"],
    ['["a": 1]', "json-unexpected-colon 1:5"],
    ['{"a": "b\tc"}', "json-control-character 1:9"],
    ['{"a": "\\x41"}', "json-bad-escape 1:8"],
    ['{"a": "\\u12"}', "json-bad-escape 1:8"],
    ['{"a": 1}\n{"b": 2}', "json-text-after-end 2:1"],
    ["{}}", "json-text-after-end 1:3"],
    ['{"a": [1, 2}', "json-wrong-bracket 1:12"],
    ["[1}", "json-wrong-bracket 1:3"],
    ['{"a": [1, 2]', "json-not-closed 1:13"],
    ["{a: 1}", "json-unquoted-key 1:2"],
    ['{"a": True}', "json-unknown-word 1:7"],
    ['{"a": undefined}', "json-unknown-word 1:7"],
    ["[NaN]", "json-unknown-word 1:2"],
    ["[01]", "json-bad-number 1:2"],
    ["[+1]", "json-bad-number 1:2"],
    ["[.5]", "json-bad-number 1:2"],
    ["[1.]", "json-bad-number 1:2"],
    ["[-]", "json-bad-number 1:2"],
    ["[0x10]", "json-bad-number 1:2"],
    ["{,}", "json-key-expected 1:2"],
    ["{1: 2}", "json-key-expected 1:2"],
    ["[%]", "json-value-expected 1:2"],
    ["openapi: 3.0.0\ninfo: {}", "json-is-yaml 1:1"],
    ["---\na: 1", "json-is-yaml 1:1"],
    ["\ufeff{}", "json-value-expected 1:1"],
    ['{"a": 1e999, "b": [-1e999, 1]}', "number-not-finite 1:7,number-not-finite 1:20"],
  ])("%j", async (text, expected) => {
    expect((await problems(text)).join(",")).toBe(expected);
  });

  test("names what a bracket belongs to", async () => {
    const parsed = await parse('{\n "a": [\n  1\n }\n');
    expect(parsed).toMatchObject({
      problems: [{ code: "json-wrong-bracket", data: { otherLine: 2 }, related: [{ line: 2, column: 7 }] }],
    });
  });
});

describe("JSON duplicate keys", () => {
  test("both places, compared as what the keys mean", async () => {
    const parsed = await parse('{\n  "title": 1,\n  "b": {"c": 1, "c" : 2},\n  "\\u0074itle": 3\n}');
    expect(parsed).toEqual({
      ok: false,
      problems: [
        {
          code: "duplicate-key",
          data: { key: "c", otherLine: 3 },
          severity: "fatal",
          file: "api/openapi.json",
          location: { file: "api/openapi.json", line: 3, column: 17 },
          related: [{ file: "api/openapi.json", line: 3, column: 9 }],
        },
        {
          code: "duplicate-key",
          data: { key: "title", otherLine: 2 },
          severity: "fatal",
          file: "api/openapi.json",
          location: { file: "api/openapi.json", line: 4, column: 3 },
          related: [{ file: "api/openapi.json", line: 2, column: 3 }],
        },
      ],
    });
  });

  test.each<[string, string[]]>([
    ['{"__proto__": 1, "__proto__": 2}', ["duplicate-key 1:18"]],
    ['[{"a": 1}, {"a": 1}]', []],
    ['{"a": "b: {\\"a\\": 1}", "b": ":"}', []],
    ['{"a": {"a": {"a": 1}}}', []],
    ['{"\\ud800": 1, "\\ud801": 2}', ["duplicate-key 1:15"]],
    ['{"": 1, "": 2}', ["duplicate-key 1:9"]],
  ])("%s", async (text, expected) => {
    expect(await problems(text)).toEqual(expected);
  });

  test("at most 20 are told", async () => {
    expect(await problems(`{${'"a": 1,'.repeat(50)}"a": 1}`)).toHaveLength(20);
  });
});

describe("places in JSON", () => {
  const text = '{\r\n  "a": {"b/c": [10, {"d~": "x"}], "e": null},\n  "f\\u0041": true\r\n}';
  let document: Document;
  const at = async (pointer: (string | number)[], key = false): Promise<string> => {
    const parsed = await parse(text);
    if (!parsed.ok) throw new Error("does not parse");
    document = parsed.document;
    const place = Place.of(document.path, pointer);
    const [location] = document.locate([key ? place.key() : place]);
    return `${location?.line}:${location?.column}`;
  };

  test.each<[(string | number)[], boolean, string]>([
    [[], false, "1:1"],
    [[], true, "1:1"],
    [["a"], false, "2:8"],
    [["a"], true, "2:3"],
    [["a", "b/c"], true, "2:9"],
    [["a", "b/c", 0], false, "2:17"],
    [["a", "b/c", 0], true, "2:17"],
    [["a", "b/c", 1, "d~"], false, "2:28"],
    [["a", "b/c", 1, "d~"], true, "2:22"],
    [["a", "e"], false, "2:40"],
    [["fA"], false, "3:14"],
    [["fA"], true, "3:3"],
    [["a", "b/c", 7, "x"], false, "2:16"],
    [["a", "nowhere"], true, "2:8"],
    [["fA", "below", "a", "scalar"], false, "3:14"],
    [["__proto__"], false, "1:1"],
  ])("%j, key: %s", async (pointer, key, expected) => {
    expect(await at(pointer, key)).toBe(expected);
  });

  test("many places in one call, in the order given, repeated ones too", async () => {
    const parsed = await parse(text);
    if (!parsed.ok) throw new Error("does not parse");
    const places = [["fA"], ["a"], ["fA"], [], ["a", "b/c", 1]].map((pointer) => Place.of("x", pointer));
    expect(parsed.document.locate(places).map(({ line, column }) => `${line}:${column}`)).toEqual([
      "3:14",
      "2:8",
      "3:14",
      "1:1",
      "2:21",
    ]);
    expect(parsed.document.locate([])).toEqual([]);
    expect(parsed.document.locate(places)[0]?.file).toBe("api/openapi.json");
  });

  test("lines without their ends", async () => {
    const parsed = await parse(text);
    if (!parsed.ok) throw new Error("does not parse");
    expect([0, 1, 2, 3, 4, 5].map((line) => parsed.document.line(line))).toEqual([
      "",
      "{",
      '  "a": {"b/c": [10, {"d~": "x"}], "e": null},',
      '  "f\\u0041": true',
      "}",
      "",
    ]);
  });
});
