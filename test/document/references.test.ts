import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse as yamlParse } from "yaml";
import { decode } from "../../src/document/decode.ts";
import { parseDocument } from "../../src/document/parse.ts";
import { DEFAULT_LIMITS, type Location, Place, type Pointer } from "../../src/model.ts";
import { lineCounter, readPlaces } from "./reading.ts";

const ROOT = "../shared/references";
const present = existsSync(ROOT);
const files = present
  ? readdirSync(ROOT, { recursive: true, encoding: "utf8" })
      .filter((file) => /\.(?:ya?ml|json)$/.test(file))
      .sort()
  : [];

function read(file: string): string {
  const decoded = decode(readFileSync(`${ROOT}/${file}`));
  if ("fault" in decoded) throw new Error(`${file}: ${JSON.stringify(decoded.fault)}`);
  return decoded.text;
}

/** What the published files have wrong; every other one parses. */
const BROKEN: Readonly<Record<string, string>> = {
  "payments/GetAuthorizationRequest.yml": "duplicate-key 63:7 parameters, first on 10",
  "payments/billInquiryBillerResponse.yml": "yaml-code-fence 3:1",
};

function pointersOf(value: unknown): { pointer: Pointer; value: unknown }[] {
  const found: { pointer: Pointer; value: unknown }[] = [];
  const visit = (item: unknown, pointer: Pointer): void => {
    found.push({ pointer, value: item });
    if (typeof item !== "object" || item === null) return;
    for (const [key, child] of Object.entries(item))
      visit(child, [...pointer, Array.isArray(item) ? Number(key) : key]);
  };
  visit(value, []);
  return found;
}

/** Whether a text begins with a scalar as it is, quoted, or as the first line of a block. Lists, objects and null: anything. */
function isAt(text: string, value: unknown): boolean {
  if (typeof value === "boolean") return text.toLowerCase().startsWith(String(value));
  if (typeof value === "number") return Number(/^[-+.\w]+/.exec(text)?.[0]) === value;
  if (typeof value !== "string") return true;
  const first = text.charAt(0);
  if (first === '"') return text.slice(1).startsWith(/^[\w.,:/-]*/.exec(value)?.[0] as string);
  if (first === "'") return text.slice(1).startsWith(value.split(/['\s]/)[0] as string);
  if (first === "|" || first === ">") return text.slice(text.indexOf("\n")).trimStart().startsWith(firstWord(value));
  return text.startsWith(firstWord(value));
}

function firstWord(text: string): string {
  return text.trimStart().split(/\s/)[0] as string;
}

describe.skipIf(!present)("the published references (skipped where ../shared/references is absent)", () => {
  test("there are some", () => {
    expect(files.length).toBeGreaterThan(50);
  });

  test.each(files)("%s", async (file) => {
    const text = read(file);
    const parsed = await parseDocument(file, text, DEFAULT_LIMITS);
    if (!parsed.ok) {
      const [problem] = parsed.problems;
      const first = problem?.related === undefined ? "" : ` ${problem.data.key}, first on ${problem.related[0]?.line}`;
      expect(`${problem?.code} ${problem?.location?.line}:${problem?.location?.column}${first}`).toBe(BROKEN[file]);
      expect(parsed.problems).toHaveLength(1);
      return;
    }
    expect(BROKEN[file]).toBeUndefined();
    const { document } = parsed;
    expect(document.value).toEqual(yamlParse(text, { version: "1.2", maxAliasCount: -1 }));

    const spots = pointersOf(document.value);
    const places = spots.map(({ pointer }) => Place.of(file, pointer));
    const values = document.locate(places);
    const keys = document.locate(places.map((place) => place.key()));
    const wrong = spots.flatMap(({ pointer, value }, index) => {
      const name = pointer.at(-1);
      const found = [isAt(restOf(values[index]), value) ? "" : `value of ${pointer.join("/")}`];
      if (typeof name === "string" && !isAt(restOf(keys[index]), name)) found.push(`key of ${pointer.join("/")}`);
      return found.filter(Boolean);
    });
    expect(wrong).toEqual([]);

    const seen = readPlaces(text);
    const at = lineCounter(text);
    const seenPlaces = seen.map(({ pointer }) => Place.of(file, pointer));
    const show = ({ line, column }: Location, index: number) => `${seen[index]?.pointer.join("/")} ${line}:${column}`;
    expect(document.locate(seenPlaces).map(show)).toEqual(
      seen.map(({ pointer, value }) => `${pointer.join("/")} ${at(value)}`),
    );
    expect(document.locate(seenPlaces.map((place) => place.key())).map(show)).toEqual(
      seen.map(({ pointer, key, value }) => `${pointer.join("/")} ${at(key ?? value)}`),
    );

    function restOf(location: { line: number; column: number } | undefined): string {
      const { line = 0, column = 0 } = location ?? {};
      return [document.line(line).slice(column - 1), document.line(line + 1), document.line(line + 2)].join("\n");
    }
  });
});
