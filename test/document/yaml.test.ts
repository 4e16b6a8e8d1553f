import { describe, expect, test } from "vitest";
import { parseDocument } from "../../src/document/parse.ts";
import { DEFAULT_LIMITS, Place } from "../../src/model.ts";

const parse = (text: string) => parseDocument("openapi.yaml", text, DEFAULT_LIMITS);

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

describe("YAML values", () => {
  test.each<[string, unknown]>([
    ["a: yes", { a: "yes" }],
    ["a: [no, on, Off, y]", { a: ["no", "on", "Off", "y"] }],
    ["a: [true, True, TRUE, false, tRUE]", { a: [true, true, true, false, "tRUE"] }],
    ["a: [null, Null, NULL, ~, nULL]\nb:", { a: [null, null, null, null, "nULL"], b: null }],
    ["a: [0, -1, +2, 007, 0o17, 0x1F, 0b1, 1_000]", { a: [0, -1, 2, 7, 15, 31, "0b1", "1_000"] }],
    ["a: [1.5, -.5, 1., 1e3, +1.0E-2, 1.2.3, '1', .]", { a: [1.5, -0.5, 1, 1000, 0.01, "1.2.3", "1", "."] }],
    ["a: [-0x1, 0o8, 12:30:45, -x, +, 1e, .e1]", { a: ["-0x1", "0o8", "12:30:45", "-x", "+", "1e", ".e1"] }],
    ["a: 2024-01-01\nb: 2024-01-01T00:00:00Z", { a: "2024-01-01", b: "2024-01-01T00:00:00Z" }],
    [
      "a: !!str 12\nb: !!int '12'\nc: ! 12\nd: !!float 1\ne: !!null ''\nf: !!bool true",
      { a: "12", b: 12, c: "12", d: 1, e: null, f: true },
    ],
    ["%TAG !y! tag:yaml.org,2002:\n---\na: !y!str 1\nb: !<tag:yaml.org,2002:str> 2", { a: "1", b: "2" }],
    ["!!map {a: !!seq [1]}", { a: [1] }],
    ["%YAML 1.2\n---\na: 1\n...\n", { a: 1 }],
    ["---\na: 1\n", { a: 1 }],
    ["200: ok\n0x10: hex\n1.0: one\ntrue: yes", { 200: "ok", 16: "hex", 1: "one", true: "yes" }],
    [
      "a: |\n  one\n  two\nb: >-\n  one\n  two\nc: 'it''s'\nd: \"\\u00e9\\ud83d\\ude00\"",
      { a: "one\ntwo\n", b: "one two", c: "it's", d: "é😀" },
    ],
    ['a: "x\\ud800"\n"\\udc00": 1', { a: "x\ufffd", "\ufffd": 1 }],
    ["? a\n: 1\n? b\n", { a: 1, b: null }],
    ["- [a: 1, b]\n- {c, d: }", [[{ a: 1 }, "b"], { c: null, d: null }]],
    ["text", "text"],
    ["null", null],
    ["a: 1\r\nb:\r\n  - 2\r\n", { a: 1, b: [2] }],
    ["a: 1\rb: 2\r", { a: 1, b: 2 }],
  ])("%j", async (text, expected) => {
    expect(await value(text)).toEqual(expected);
  });

  test("__proto__ is an ordinary own key, also when it is merged", async () => {
    const read = (await value("base: &b\n  __proto__: {x: 1}\nuse:\n  <<: *b\n__proto__: 2\n")) as Record<
      string,
      object
    >;
    expect(Object.keys(read)).toEqual(["base", "use", "__proto__"]);
    for (const object of [read.base, read.use]) {
      expect(Object.keys(object as object)).toEqual(["__proto__"]);
      expect(Object.getPrototypeOf(object)).toBe(Object.prototype);
    }
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  test("aliases share the object that they stand for", async () => {
    const read = (await value("a: &x {k: [1]}\nb: *x\nc: [*x, &y z, *y]\n")) as Record<string, unknown>;
    expect(read).toEqual({ a: { k: [1] }, b: { k: [1] }, c: [{ k: [1] }, "z", "z"] });
    expect(read.b).toBe(read.a);
  });

  test("the latest anchor of a name counts, and an alias may be a key", async () => {
    expect(await value("a: &x 1\nb: &x two\n*x : *x\n")).toEqual({ a: 1, b: "two", two: "two" });
  });

  test.each<[string, unknown]>([
    ["b: &b {x: 1, y: 2}\na:\n  <<: *b\n  y: 3\n", { b: { x: 1, y: 2 }, a: { x: 1, y: 3 } }],
    ["b: &b {x: 1, y: 2}\na:\n  y: 3\n  <<: *b\n", { b: { x: 1, y: 2 }, a: { x: 1, y: 3 } }],
    ["b: &b {x: 1}\nc: &c {x: 2, z: 3}\na:\n  <<: [*b, *c]\n", { b: { x: 1 }, c: { x: 2, z: 3 }, a: { x: 1, z: 3 } }],
    ["a: {<<: {x: 1}, y: 2}", { a: { x: 1, y: 2 } }],
    ["a: {'<<': {x: 1}}", { a: { "<<": { x: 1 } } }],
    ["a: &a {x: 1}\nb: &b {<<: *a}\nc: {<<: *b}", { a: { x: 1 }, b: { x: 1 }, c: { x: 1 } }],
  ])("merge keys: %j", async (text, expected) => {
    expect(await value(text)).toEqual(expected);
  });
});

describe("YAML that is refused", () => {
  test.each<[string, string]>([
    ["", "empty-file 1:1"],
    ["# nothing\n\n", "empty-file 1:1"],
    ["---\n", "empty-file 1:1"],
    ["a: !!js/function 'x'", "yaml-tag 1:4"],
    ["a: !include other.yaml", "yaml-tag 1:4"],
    ["a: !!binary aGk=\nb: !!timestamp 2024-01-01\nc: !!set {x}", "yaml-tag 1:4,yaml-tag 2:4,yaml-tag 3:4"],
    ["!!python/object:os.system {}", "yaml-tag 1:1"],
    ["%TAG !! tag:example.org,2024:\n---\na: !!str x", "yaml-tag 3:4"],
    ["a: !!int x", "yaml-tag-mismatch 1:4"],
    ["a: !!seq {}\nb: !!map x", "yaml-tag-mismatch 1:4,yaml-tag-mismatch 2:4"],
    ["a: 1\n---\nb: 2\n", "yaml-second-document 2:1"],
    ["---\na: 1\n---\n", "yaml-second-document 3:1"],
    ["---\n---\na: 1\n", "yaml-second-document 2:1"],
    ["a: '---'\n...\n---\nb: 2\n", "yaml-second-document 2:1"],
    ["%YAML 1.1\n---\na: yes", "yaml-version 1:1"],
    ["%YAML 1.3\n---\na: yes", "yaml-version 1:1"],
    ["%YAML 2.0\n---\na: yes", "yaml-version 1:1"],
    [
      "a: .inf\nb: [-.INF, .nan, 1e999]\nc: !!float .inf\nd: '.inf'",
      "number-not-finite 1:4,number-not-finite 2:5,number-not-finite 2:12,number-not-finite 2:18,number-not-finite 3:12",
    ],
    [`a: 1${"0".repeat(400)}`, "number-not-finite 1:4"],
    ["a: *b", "yaml-unknown-alias 1:4"],
    ["a: &a\n  b: *a", "yaml-alias-cycle 2:6"],
    ["a: &a [*a]", "yaml-alias-cycle 1:8"],
    ["&a {<<: *a}", "yaml-alias-cycle 1:9"],
    ["? [1, 2]\n: 3", "yaml-key-not-scalar 1:3"],
    ["a: {{ template }}", "yaml-key-not-scalar 1:5"],
    [": 1\nnull: 2\n~: 3", "yaml-empty-key 1:1,yaml-empty-key 2:1,yaml-empty-key 3:1"],
    ["a: {<<: 1}\nb: {<<: [[]]}", "yaml-bad-merge 1:9,yaml-bad-merge 2:9"],
    ["a: {<<: {x: 1}, <<: {y: 1}}", "duplicate-key 1:17"],
    ["a: \u0007", "control-character 1:4"],
    ["a: 1 # \u001b[31m", "control-character 1:8"],
    ["a: '\u0080'", "control-character 1:5"],
    ["a: \0", "control-character 1:4"],
    ["\ufeffa: 1", "control-character 1:1"],
  ])("%j", async (text, expected) => {
    expect((await problems(text)).join(",")).toBe(expected);
  });

  test("duplicate keys are told with both lines, as text, whatever their quotes", async () => {
    const parsed = await parse("get:\n  200: ok\n  '200': twice\n  a: {x: 1, \"\\x78\": 2}\nget: again\n");
    expect(parsed).toMatchObject({
      ok: false,
      problems: [
        {
          code: "duplicate-key",
          severity: "fatal",
          data: { key: "200", otherLine: 2 },
          location: { line: 3, column: 3 },
          related: [{ line: 2, column: 3 }],
        },
        {
          code: "duplicate-key",
          data: { key: "x", otherLine: 4 },
          location: { line: 4, column: 13 },
          related: [{ line: 4, column: 7 }],
        },
        {
          code: "duplicate-key",
          data: { key: "get", otherLine: 1 },
          location: { line: 5, column: 1 },
          related: [{ line: 1, column: 1 }],
        },
      ],
    });
  });

  test("at most 20 problems, in the order of the text", async () => {
    const found = await problems(Array.from({ length: 30 }, (_, i) => `k${i}: !x 1`).join("\n"));
    expect(found).toEqual(Array.from({ length: 20 }, (_, i) => `yaml-tag ${i + 1}:${i < 10 ? 5 : 6}`));
  });

  test("long keys are cut in messages", async () => {
    const key = "k".repeat(500);
    const parsed = await parse(`${key}: 1\n${key}: 2\n`);
    if (parsed.ok) throw new Error("parses");
    expect(String(parsed.problems[0]?.data.key)).toHaveLength(80);
  });
});

describe("broken YAML is explained", () => {
  test.each<[string, string, string]>([
    [
      "unclosed double quote",
      'openapi: 3.0.0\ninfo:\n  title: "Consent\n  version: 1.0.0\n',
      "yaml-unclosed-quote 3:10",
    ],
    [
      "unclosed single quote, closed by the next one",
      "info:\n  title: 'Consent\n  version: '1.0.0'\n",
      "yaml-unclosed-quote 2:10",
    ],
    ["quote unclosed to the end", 'a: 1\nb: "x\n  y', "yaml-unclosed-quote 2:4"],
    ["tabs", "info:\n\ttitle: x\n\tversion: 1\n", "yaml-tab 2:1,yaml-tab 3:1"],
    ["one tab", "info:\n  title: x\n\tversion: 1\n", "yaml-tab 3:1"],
    ["indented too far", "info:\n  title: x\n   version: 1\n", "yaml-indentation 3:4"],
    ["indented too little", "info:\n  title: x\n version: 1\n", "yaml-indentation 3:2"],
    ["list item out of line", "tags:\n  - a\n - b\n", "yaml-indentation 3:2"],
    ["indented document marker", "  ---\na: 1\n", "yaml-indentation 1:3"],
    ["mapping after a list", "a:\n  - 1\n  b: 2\n", "yaml-indentation 3:3"],
    ["code fence at the top", "```yaml\nopenapi: 3.0.0\n```\n", "yaml-code-fence 1:1"],
    [
      "code fence after prose",
      "# API\n\nThe description: follows.\n\n~~~\nopenapi: 3.0.0\n~~~\n",
      "yaml-code-fence 5:1",
    ],
    ["no space after the colon", "info:\n  title:Consent\n  version: 1\n", "yaml-missing-space 2:8"],
    ["no space after the last colon", "info:\n  version: 1\n  title:Consent\n", "yaml-missing-space 3:8"],
    ["no space in the first line", "openapi:3.0.0\ninfo: {}\n", "yaml-missing-space 1:8"],
    ["a line without a colon", "a: 1\nb\nc: 2\n", "yaml-key-without-value 2:1"],
    ["colon inside a value", "info:\n  description: Note: careful\n", "yaml-colon-in-value 2:16"],
    ["unclosed list", "a: [1, 2\nb: 3\n", "yaml-unclosed-flow 2:1"],
    ["text after a quoted value", 'a: "x" y\n', "yaml-text-after-value 1:8"],
    ["reserved characters", "a: @x\nb: `y`\nc: %z\n", "yaml-bad-start 1:4,yaml-bad-start 2:4,yaml-bad-start 3:4"],
    ["bad escape", 'a: 1\npattern: "^\\d+$"\n', "yaml-bad-escape 2:12"],
    ["bad escape in a text of several lines is no unclosed quote", 'a: "x\n  \\d"\n', "yaml-bad-escape 2:3"],
    ["merge conflict", "a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> x\n", "yaml-merge-conflict 2:1"],
    ["a web page", "<!DOCTYPE html>\n<html>\n<p>x: y</p>\n</html>\n", "yaml-is-markup 1:1"],
    ["JSON in it, without a comma", '{"a": 1\n "b": 2}\n', "json-missing-comma 1:8"],
    ["anything else", "a: &x &y 1\n", "not-yaml 1:7"],
    ["undeclared tag handle", "a: !e!x 1\n", "yaml-tag 1:4"],
  ])("%s", async (_name, text, expected) => {
    expect((await problems(text)).join(",")).toBe(expected);
  });

  test("a fence inside a text block is none", async () => {
    expect(await value("a: |\n  ```json\n  {}\n  ```\n")).toEqual({ a: "```json\n{}\n```\n" });
  });

  test("far into a long file the first parser's answer stands", async () => {
    expect(await problems(`b: |\n${"  text\n".repeat(60_000)}c: "x" y\n`)).toEqual(["yaml-indentation 60002:8"]);
  });

  test("the window in which further errors are told ends at a line, not in the middle of a text", async () => {
    const filler = `t: "${"word ".repeat(12)}\n${`  ${"word ".repeat(12)}\n`.repeat(1200)}  end"\n`;
    expect(await problems(`a: @x\n${filler}b: 1\n`)).toEqual(["yaml-bad-start 1:4"]);
  });
});

describe("places in YAML", () => {
  async function at(text: string, pointer: (string | number)[], key = false): Promise<string> {
    const parsed = await parse(text);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const place = Place.of("openapi.yaml", pointer);
    const [location] = parsed.document.locate([key ? place.key() : place]);
    return `${location?.line}:${location?.column}`;
  }

  const text = [
    "openapi: 3.0.0", // 1
    "info: &info", // 2
    "  title: 'Consent'", // 3
    "  'x-\\y': &n !!str 7", // 4
    "  description: | # why", // 5
    "    Hello: world", // 6
    "tags:", // 7
    "- name: a", // 8
    "-", // 9
    '- {b: [1, "two"]}', // 10
    "- - 1", // 11
    "  -", // 12
    "-", // 13
    "empty:", // 14
    "again: *info", // 15
    "merged:", // 16
    "  <<: *info", // 17
    "  title: own", // 18
    "200: >-", // 19
    "  x", // 20
    "? long", // 21
    ": value", // 22
  ].join("\n");

  test.each<[(string | number)[], boolean, string]>([
    [[], false, "1:1"],
    [["openapi"], false, "1:10"],
    [["openapi"], true, "1:1"],
    [["info"], false, "3:3"],
    [["info", "title"], false, "3:10"],
    [["info", "x-\\y"], true, "4:3"],
    [["info", "x-\\y"], false, "4:20"],
    [["info", "description"], false, "5:16"],
    [["tags"], false, "8:1"],
    [["tags", 0], false, "8:3"],
    [["tags", 0, "name"], false, "8:9"],
    [["tags", 1], false, "9:1"],
    [["tags", 2], false, "10:3"],
    [["tags", 2, "b", 1], false, "10:11"],
    [["tags", 2, "b", 1], true, "10:11"],
    [["tags", 3, 0], false, "11:5"],
    [["tags", 3, 1], false, "12:3"],
    [["tags", 4], false, "13:1"],
    [["empty"], false, "14:1"],
    [["empty"], true, "14:1"],
    [["again"], false, "15:8"],
    [["again", "title"], false, "3:10"],
    [["again", "title"], true, "3:3"],
    [["merged"], false, "17:3"],
    [["merged", "title"], false, "18:10"],
    [["merged", "description"], true, "5:3"],
    [["merged", "description"], false, "5:16"],
    [["merged", "nowhere"], false, "17:3"],
    [["200"], false, "19:6"],
    [["200"], true, "19:1"],
    [["long"], true, "21:3"],
    [["long"], false, "22:3"],
    [["tags", 9, "x"], false, "8:1"],
    [["info", "title", "deeper"], true, "3:10"],
  ])("%j, key: %s", async (pointer, key, expected) => {
    expect(await at(text, pointer, key)).toBe(expected);
    expect(await at(text.replaceAll("\n", "\r\n"), pointer, key)).toBe(expected);
    expect(await at(text.replaceAll("\n", "\r"), pointer, key)).toBe(expected);
  });

  test("merged members are found in the source that wins", async () => {
    const merges = "a: &a {x: 1}\nb: &b {<<: *a, y: 2}\nc: &c {x: 3, z: 4}\nd: {<<: [*b, *c]}\n";
    expect(await value(merges)).toMatchObject({ d: { x: 1, y: 2, z: 4 } });
    expect(await at(merges, ["d", "x"])).toBe("1:11");
    expect(await at(merges, ["d", "y"])).toBe("2:19");
    expect(await at(merges, ["d", "z"])).toBe("3:17");
  });

  test("nulls in lists of nulls, and flow values without text", async () => {
    expect(await at("-\n-\n# - x\n-\n", [2])).toBe("4:1");
    expect(await at("a:\n  - - -\n    - # - \n    -\n  -\n", ["a", 1])).toBe("5:3");
    expect(await at("[a: , {b: }]", [0, "a"])).toBe("1:2");
    expect(await at("- !!null\n- &x\n", [1])).toBe("2:3");
    expect(await at("- |\n  - a\n-\n", [1])).toBe("3:1");
  });

  test("headers of block scalars are found beside keys and comments that look like them", async () => {
    expect(await at("'k | # ': |2-  # x | y\n   a\n", ["k | # "])).toBe("1:11");
    expect(await at("- &| >+\n  a\n", [0])).toBe("1:6");
    expect(await at("a: |", ["a"])).toBe("1:4");
  });
});
