import { describe, expect, it } from "vitest";
import { literalsOf } from "../../../src/facts/repository/traces/literals.ts";
import { TRACE_PATTERNS } from "../../../src/facts/repository/traces/search.ts";
import { WordFinder } from "../../../src/facts/repository/traces/word-finder.ts";
import { fc } from "../../property.ts";

describe("texts that a pattern needs", () => {
  it.each<[RegExp, string[] | undefined]>([
    [/\bfoo\.bar\(/u, ["foo.bar("]],
    [/(?:alpha|beta)x?/u, ["alpha", "beta"]],
    [/\w+\s*=\s*Gamma/u, ["gamma"]],
    [/(?:alpha)?beta/u, ["beta"]],
    [/(?<!no)yes(?!never)/u, ["yes"]],
    [/alph?abet/u, ["abet"]],
    [/ab+c/u, undefined],
    [/abb+c/u, ["abb"]],
    [/[abc]{3}/u, undefined],
    [/alpha|\d/u, undefined],
    [/\(one\)|\[two\]/u, ["(one)", "[two]"]],
  ])("%s", (pattern, expected) => {
    expect(literalsOf(pattern)).toEqual(expected);
  });

  it("are known for every pattern of traces", () => {
    expect(
      TRACE_PATTERNS.filter(({ pattern }) => literalsOf(pattern) === undefined).map(
        ({ of, pattern }) => `${of} ${pattern}`,
      ),
    ).toEqual([]);
  });
});

describe("many texts in one pass", () => {
  it("are found wherever they stand, in any case", () => {
    expect([...new WordFinder(["he", "she", "his", "hers", "x"]).find("uSHERs é")]).toEqual([1, 1, 0, 1, 0]);
  });

  it("are found as one by one", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "c", "A", "é"), maxLength: 40 });
    const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), text, (words, long) => {
        const found = new WordFinder(words).find(long);
        expect([...found]).toEqual(words.map((one) => (long.toLowerCase().includes(one) ? 1 : 0)));
      }),
    );
  });
});
