import { describe, expect, test } from "vitest";
import { parseDocument } from "../../src/document/parse.ts";
import { DEFAULT_LIMITS, type Limits } from "../../src/model.ts";

async function outcome(file: string, text: string, limits: Partial<Limits> = {}): Promise<string> {
  const parsed = await parseDocument(file, text, { ...DEFAULT_LIMITS, ...limits });
  if (parsed.ok) return "ok";
  return parsed.problems
    .map(({ code, location, data }) => `${code} ${location?.line}:${location?.column} ${JSON.stringify(data)}`)
    .join();
}

const flow = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
const objects = (depth: number) => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;
const block = (depth: number) => `${Array.from({ length: depth }, (_, i) => `${" ".repeat(i)}a:`).join("\n")} 1\n`;
const dashes = (depth: number) => `${"- ".repeat(depth)}x\n`;
const pairs = (depth: number) => `${"[a: ".repeat(depth / 2)}1${"]".repeat(depth / 2)}`;

describe("nesting", () => {
  test.each<[string, string, (depth: number) => string, number]>([
    ["JSON lists", "a.json", flow, 101],
    ["JSON objects", "a.json", objects, 501],
    ["YAML in brackets", "a.yaml", flow, 101],
    ["YAML in braces", "a.yaml", objects, 502],
    ["YAML list items on one line", "a.yaml", dashes, 203],
  ])("%s: 100 levels are read, 101 are not", async (_name, file, text, column) => {
    expect(await outcome(file, text(100))).toBe("ok");
    expect(await outcome(file, text(101))).toBe(`nesting-too-deep 1:${column} {"limit":100}`);
  });

  test("YAML by indentation", async () => {
    expect(await outcome("a.yaml", block(100))).toBe("ok");
    expect(await outcome("a.yaml", block(101))).toBe('nesting-too-deep 101:101 {"limit":100}');
  });

  test("pairs in lists are a level each", async () => {
    expect(await outcome("a.yaml", pairs(100))).toBe("ok");
    expect(await outcome("a.yaml", pairs(102))).toBe('nesting-too-deep 1:201 {"limit":100}');
  });

  test("what an alias stands for nests where it is used", async () => {
    const chain = (length: number) =>
      `a0: &a0 {x: 1}\n${Array.from({ length }, (_, i) => `a${i + 1}: &a${i + 1} {x: *a${i}}\n`).join("")}`;
    expect(await outcome("a.yaml", chain(98))).toBe("ok");
    expect(await outcome("a.yaml", chain(99))).toBe('nesting-too-deep 100:15 {"limit":100}');
  });

  test("twenty runs give twenty equal answers, however deep", async () => {
    for (const [file, text] of [
      ["a.yaml", flow(850)],
      ["a.yaml", flow(5000)],
      ["a.yaml", `${"[".repeat(90)}@`],
      ["a.yaml", `a: @x\n${flow(5000)}`],
      ["a.json", flow(100_000)],
      ["a.json", "[".repeat(100_000)],
    ] as const) {
      const answers = new Set<string>();
      for (let run = 0; run < 20; run++) answers.add(await outcome(file, text));
      expect([...answers]).toHaveLength(1);
      expect([...answers][0]).not.toBe("ok");
    }
  });

  test("a caller may raise it", async () => {
    expect(await outcome("a.json", flow(3000), { nesting: 3000 })).toBe("ok");
    expect(await outcome("a.yaml", flow(400), { nesting: 400 })).toBe("ok");
  });
});

describe("values", () => {
  test.each<[string, string, string, string]>([
    ["JSON", "a.json", '{"a": [1, {}, []], "b": 2}', '{"a": [1, {}, []], "b": 2, "c": 3}'],
    ["YAML", "a.yaml", "a:\n- 1\n- {}\n- []\nb: 2\n", "a:\n- 1\n- {}\n- []\nb: 2\nc: 3\n"],
    ["aliases count as what they stand for", "a.yaml", "a: &a [1, 2]\nb: *a\n", "a: &a [1, 2, 3]\nb: *a\n"],
    [
      "merged mappings too",
      "a.yaml",
      "a: &a\n  x: 1\n  y: 2\nb:\n  <<: *a\n",
      "a: &a\n  x: 1\n  y: 2\nb:\n  <<: *a\n  z: 1\n",
    ],
  ])("%s: as many as the limit are read, one more is not", async (_name, file, fits, exceeds) => {
    const nodes = { JSON: 6, YAML: 6 }[_name] ?? (fits.includes("<<") ? 8 : 7);
    expect(await outcome(file, fits, { nodes })).toBe("ok");
    expect(await outcome(file, exceeds, { nodes })).toMatch(/^too-many-nodes /);
  });

  test("marks are counted before the parser sees a long text", async () => {
    const list = (items: number) => `[${Array.from({ length: items }, () => "xxxxxxxx").join(",")}]`;
    expect(await outcome("a.yaml", list(999), { nodes: 1000 })).toBe("ok");
    expect(await outcome("a.yaml", list(1000), { nodes: 1000 })).toMatch(/^too-many-nodes /);
    const urls = `${Array.from({ length: 99 }, (_, i) => `k${i}: https://a.example/x-y:z\n`).join("")}`;
    expect(await outcome("a.yaml", urls, { nodes: 100 })).toBe("ok");
  });

  const bomb = (width: number, levels: number) =>
    `a0: &a0 x\n${Array.from({ length: levels }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(width).fill(`*a${i}`).join(", ")}]\n`).join("")}`;

  test.each<[string, string]>([
    ["nine times nine", bomb(9, 9)],
    ["doubling", bomb(2, 27)],
    ["quadratic", `a: &a [${"x,".repeat(1000)}]\nb: [${"*a,".repeat(6000)}]`],
    [
      "merges",
      `a0: &a0 {x: 1, y: 2}\n${Array.from({ length: 40 }, (_, i) => `a${i + 1}: &a${i + 1} {<<: [*a${i}, *a${i}]}\n`).join("")}`,
    ],
  ])("alias bomb: %s", async (_name, text) => {
    expect(await outcome("a.yaml", text)).toMatch(/^too-many-nodes \d+:\d+ \{"limit":5000000\}$/);
  });

  test("many aliases of something small are fine", async () => {
    expect(await outcome("a.yaml", `a: &a x\nb: [${"*a, ".repeat(500)}]\n`)).toBe("ok");
    expect(
      await outcome("a.yaml", `a: &a {x: 1}\n${Array.from({ length: 500 }, (_, i) => `k${i}: {<<: *a}\n`).join("")}`),
    ).toBe("ok");
  });
});

describe("length of one text", () => {
  test.each<[string, string, (text: string) => string]>([
    ["JSON value", "a.json", (text) => `["${text}"]`],
    ["JSON key", "a.json", (text) => `{"${text}": 1}`],
    ["YAML plain", "a.yaml", (text) => `a: ${text}`],
    ["YAML quoted", "a.yaml", (text) => `a: "${text}"`],
    ["YAML key", "a.yaml", (text) => `${text}: a`],
  ])("%s: at the limit and one over it, in bytes of UTF-8", async (_name, file, text) => {
    expect(await outcome(file, text("x".repeat(30)), { scalarBytes: 30 })).toBe("ok");
    expect(await outcome(file, text("x".repeat(31)), { scalarBytes: 30 })).toMatch(
      /^scalar-too-long 1:\d \{"limit":30\}$/,
    );
    expect(await outcome(file, text("é".repeat(15)), { scalarBytes: 30 })).toBe("ok");
    expect(await outcome(file, text("é".repeat(16)), { scalarBytes: 30 })).toMatch(/^scalar-too-long/);
    expect(await outcome(file, text("😀".repeat(8)), { scalarBytes: 30 })).toMatch(/^scalar-too-long/);
  });

  test("a block of text", async () => {
    expect(await outcome("a.yaml", `a: |\n ${"x".repeat(28)}\n`, { scalarBytes: 30 })).toBe("ok");
    expect(await outcome("a.yaml", `a: |\n ${"x".repeat(29)}\n`, { scalarBytes: 30 })).toMatch(/^scalar-too-long/);
  });
});
