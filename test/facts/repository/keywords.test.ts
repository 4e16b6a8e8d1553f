import { describe, expect, it } from "vitest";
import { Keywords } from "../../../src/facts/repository/keywords.ts";
import { fc } from "../../property.ts";

function words(list: readonly string[], text: string): string[] {
  return [...new Keywords(list).in(text)].map((index) => list[index] as string).sort();
}

describe("keywords in a text", () => {
  it.each<[string[], string, string[]]>([
    [["he", "she", "hers", "his"], "ushers", ["he", "hers", "she"]],
    [["md5", "sha-1"], 'MessageDigest.getInstance("MD5")', ["md5"]],
    [["a.b", "(x"], "a.b(X", ["(x", "a.b"]],
    [["log"], "", []],
    [["log"], "catalogue", ["log"]],
    [["é".normalize("NFD").slice(0, 1)], "é", []],
    [[], "anything", []],
    [["aa", "aaa"], "aa", ["aa"]],
  ])("%j in %j", (list, text, found) => {
    expect(words(list, text)).toEqual(found);
  });

  it("are what looking for each by itself finds", () => {
    const letters = fc.constantFrom("a", "b", "A", "-", "é", "\n");
    const text = fc.string({ unit: letters, maxLength: 40 });
    const word = fc.string({ unit: fc.constantFrom("a", "b", "-"), minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 8 }), text, (list, within) => {
        const lower = within.replaceAll("A", "a");
        expect(words(list, within)).toEqual(list.filter((one) => lower.includes(one)).sort());
      }),
      { numRuns: 2_000 },
    );
  });
});
