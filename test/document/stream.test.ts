import { describe, expect, it } from "vitest";
import { parseDocument } from "../../src/document/parse.ts";
import { bothWays, parseStream } from "../../src/document/stream.ts";
import { DEFAULT_LIMITS, type Document, Place } from "../../src/model.ts";

async function read(text: string): Promise<Document> {
  const parsed = await parseStream("all.yaml", text, DEFAULT_LIMITS);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.document;
}

describe("several YAML documents in one file", () => {
  it.each<[string, string, unknown[]]>([
    ["one without a marker", "a: 1\n", [{ a: 1 }]],
    ["a marker in front", "---\na: 1\n", [{ a: 1 }]],
    ["two", "a: 1\n---\nb: 2\n", [{ a: 1 }, { b: 2 }]],
    ["empty ones between", "---\n---\n# nothing\n---\nb: 2\n---\n", [{ b: 2 }]],
    ["an end marker", "a: 1\n...\n---\nb: 2\n...\n", [{ a: 1 }, { b: 2 }]],
    ["content behind the marker", "--- {a: 1}\n--- [b]\n", [{ a: 1 }, ["b"]]],
    ["CRLF", "a: 1\r\n---\r\nb: 2\r\n", [{ a: 1 }, { b: 2 }]],
    ["a directive", "%YAML 1.2\n---\na: 1\n", [{ a: 1 }]],
    ["dashes in a text", "a: |\n  ---\n  x\nb: --- \n", [{ a: "---\nx\n", b: "---" }]],
    ["nothing", "# nothing\n", []],
  ])("%s", async (_, text, values) => {
    expect((await read(text)).value).toEqual(values);
  });

  it("locates places in each", async () => {
    const document = await read("# first\na: 1\n---\nb:\n  - c\n  - d: 2\n");
    const place = new Place("all.yaml");
    const places = [
      place,
      place.child(0, "a"),
      place.child(1, "b", 1, "d").key(),
      place.child(1, "b", 0),
      place.child(7),
    ];
    expect(document.locate(places).map(({ line, column }) => `${line}:${column}`)).toEqual([
      "1:1",
      "2:4",
      "6:5",
      "5:5",
      "1:1",
    ]);
  });

  it("locates places of a file that was read both ways", async () => {
    const text = "a:\n  b: 1\n";
    const plain = await parseDocument("all.yaml", text, DEFAULT_LIMITS);
    if (!plain.ok) throw new Error("cannot be parsed");
    const place = new Place("all.yaml");
    for (const both of [bothWays(plain.document, await read(text)), bothWays(await read(text), plain.document)]) {
      expect(
        both.locate([place.child("a", "b"), place.child(0, "a", "b")]).map(({ line, column }) => [line, column]),
      ).toEqual([
        [2, 6],
        [2, 6],
      ]);
    }
  });

  it("says at which line of the file a document is broken", async () => {
    const parsed = await parseStream("all.yaml", "a: 1\n---\nb: 2\nb: 3\n", DEFAULT_LIMITS);
    expect(parsed.ok).toBe(false);
    expect(parsed.ok ? [] : parsed.problems.map(({ location }) => location?.line)).toEqual([4]);
  });
});
