import { describe, expect, it } from "vitest";
import rulebook from "#generated/rulebook";
import { patternTest } from "../../src/checks/pattern-test.ts";
import { fc } from "../property.ts";

/** Every list of texts in rules' parameters that could be one of patterns. */
const lists = rulebook.specifications
  .flatMap(({ rules }) => rules)
  .filter(({ check }) => !check.startsWith("contract-"))
  .flatMap(({ qualifiedId, params }) =>
    Object.entries(params).flatMap(([name, value]): [string, string[]][] =>
      Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === "string")
        ? [[`${qualifiedId} ${name}`, value]]
        : [],
    ),
  )
  .filter(([, list]) => list.every(isPattern));

function isPattern(source: string): boolean {
  try {
    new RegExp(source, "iu");
    return true;
  } catch {
    return false;
  }
}

/** Words of the patterns, with letters in both cases and those that only Unicode takes for the same. */
function textsFor(list: readonly string[]): fc.Arbitrary<string> {
  const words = list.flatMap((source) => source.split(/[^\p{L}\p{N}]+/u)).filter((word) => word !== "");
  const spelt = fc
    .constantFrom(...words, "a")
    .chain((word) =>
      fc.constantFrom(word, word.toUpperCase(), word.replaceAll("s", "ſ"), word.replaceAll("k", "\u212a")),
    );
  return fc
    .array(fc.oneof(spelt, fc.constantFrom("-", "_", "/", " ", "é", "😀", "1")), { maxLength: 5 })
    .map((parts) => parts.join(""));
}

function agrees(list: readonly string[]): void {
  const test = patternTest(list);
  const exact = new RegExp(list.map((source) => `(?:${source})`).join("|"), "iu");
  fc.assert(
    fc.property(fc.oneof(textsFor(list), fc.string()), (text) => test(text) === exact.test(text)),
    { numRuns: 300 },
  );
}

describe("patternTest", () => {
  it.each(lists)("ignores case as Unicode does it for %s", (_name, list) => agrees(list));

  it.each<[string[]]>([
    [["ſ"]],
    [["[\\u0100-\\u017f]"]],
    [["\\p{Lu}"]],
    [["^.$", "[^a]k"]],
    [["\\bs", "\\Wk"]],
    [["cr[eé]e", "[ؠ-ي]"]],
  ])("ignores case as Unicode does it for %j", (list) => agrees(list));

  it("finds nothing with nothing to find, and refuses what is malformed", () => {
    expect(patternTest([])("a")).toBe(false);
    expect(() => patternTest(["("])).toThrow(SyntaxError);
  });
});
