import { readdirSync, readFileSync } from "node:fs";
import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, test } from "vitest";

const SOURCES = "src/document";
const catalogue = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(`src/messages/${language}/document.json`, "utf8"));

const codes = new Set(
  readdirSync(SOURCES)
    .flatMap((file) =>
      [
        ...readFileSync(`${SOURCES}/${file}`, "utf8").matchAll(
          /"((?:json|yaml|not|empty|nesting|too|scalar|duplicate|number|control)-[a-z-]+)"/g,
        ),
      ]
        .map(([, code]) => code as string)
        .filter((code) => !["value-or-end", "key-or-end", "comma-or-end"].includes(code)),
    )
    .filter((code) => code !== "js-yaml"),
);

const data = {
  limit: 100,
  key: "title",
  otherLine: 3,
  character: "U+0007",
  found: "@",
  tag: "!x",
  version: "1.1",
  name: "n",
  reason: "r",
};

describe("texts of problems", () => {
  test.each(["en", "fr", "ar"])("%s: one for each code, none without", (language) => {
    expect(Object.keys(catalogue(language)).sort()).toEqual([...codes].map((code) => `problem.${code}`).sort());
  });

  test.each(["en", "fr", "ar"])("%s: every text can be filled in", (language) => {
    for (const [key, text] of Object.entries(catalogue(language))) {
      expect(String(new IntlMessageFormat(text, language).format(data)), key).toMatch(/\S/);
      expect(text, key).not.toMatch(/'(?![{}])(?<!\}')/);
    }
  });

  test.each([1, 2, 5, 11, 100])("Arabic has a form for %d", (limit) => {
    const text = catalogue("ar")["problem.nesting-too-deep"] as string;
    expect(new IntlMessageFormat(text, "ar").format({ limit })).toMatch(/مستو/);
  });
});
