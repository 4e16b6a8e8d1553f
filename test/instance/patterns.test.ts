import { describe, expect, it } from "vitest";
import { linearPatterns } from "../../src/instance/linear-patterns.ts";
import { fc } from "../property.ts";

// Patterns on a linear engine, held to what Node's own engine says. Only tests run it, on patterns and texts of their own.

const match = (source: string, text: string) => linearPatterns.compile(source)?.(text);

describe("the linear engine", () => {
  it.each([
    ["^[A-Z]{2}-\\d+$", "AB-12", true],
    ["^[A-Z]{2}-\\d+$", "ab-12", false],
    ["b", "abc", true],
    ["^\\p{L}+$", "Élan", true],
    ["^\\u00e9$", "é", true],
    ["^\\u{1F600}$", "😀", true],
    ["^[^x]$", "\n", true],
    ["^(?<year>\\d{4})$", "2026", true],
    ["^\\/a\\-b\\.c$", "/a-b.c", true],
    ["", "anything", true],
  ])("%s on %j: %s", (source, text, answer) => {
    expect(match(source, text)).toBe(answer);
  });

  it.each([
    ["look-ahead", "(?=a)a"],
    ["look-behind", "(?<!a)b"],
    ["a back-reference", "(a)\\1"],
    ["a named back-reference", "(?<x>a)\\k<x>"],
    ["flags of other languages", "(?i)a"],
    ["anchors of other languages", "\\Aa\\z"],
    ["quotes of other languages", "\\Q.\\E"],
    ["classes of other languages", "[[:alpha:]]"],
    ["properties that only one of the two knows", "\\pL"],
    ["an unclosed group", "(a"],
    ["a repeat of repeats that would grow too large", "(?:a{500}){500}"],
  ])("does not take %s", (_, source) => {
    expect(linearPatterns.compile(source)).toBeUndefined();
  });

  it.each([
    ["^\\s$", "\u00a0"],
    ["^\\S$", "\u2003"],
    ["^.$", "\r"],
  ])("does not decide %s on %j, where engines differ", (source, text) => {
    expect(match(source, text)).toBeUndefined();
  });

  it("decides the same where they do not", () => {
    expect(match("^\\s$", " ")).toBe(true);
    expect(match("^[a-z]$", "\u00a0")).toBe(false);
  });
});

describe("agreement with ECMA-262", () => {
  const atom = fc.constantFrom(
    "a",
    "b",
    "\\d",
    "\\w",
    "\\s",
    "\\S",
    ".",
    "[ab]",
    "[^a]",
    "[a-c0-2]",
    "\\.",
    "\\bb",
    "é",
    "\\u00e9",
    "[\\w.]",
    "😀",
    "^",
    "$",
    "\\D",
    "[^\\W]",
    "-",
    "\\t",
    "[]",
    "[^]",
    "\\-",
  );
  const quantifier = fc.constantFrom("", "", "", "*", "+", "?", "{2}", "{1,2}", "{0,}", "*?", "+?");
  const source = fc.letrec<{ source: string }>((tie) => ({
    source: fc.oneof(
      { depthSize: "small" },
      fc
        .array(
          fc.tuple(atom, quantifier).map(([one, times]) => (/^[$^]|\\b/.test(one) ? one : one + times)),
          { maxLength: 4 },
        )
        .map((parts) => parts.join("")),
      fc.tuple(tie("source"), tie("source")).map(([first, second]) => `(?:${first}|${second})`),
      fc.tuple(tie("source"), fc.constantFrom("", "*", "+")).map(([one, times]) => `(${one})${times}`),
    ),
  })).source;
  const text = fc
    .array(fc.constantFrom("a", "b", "c", "0", ".", " ", "é", "😀", "-", "\n", "\t", "\r", "\u00a0", "\u2028"), {
      maxLength: 8,
    })
    .map((parts) => parts.join(""));

  it("on random patterns and texts", () => {
    const counts = { decided: 0, refused: 0 };
    fc.assert(
      fc.property(source, fc.array(text, { minLength: 4, maxLength: 8 }), (pattern, texts) => {
        const theirs = ecma(pattern);
        for (const one of texts) {
          const answer = match(pattern, one);
          if (answer === undefined || theirs === undefined) counts.refused++;
          else {
            counts.decided++;
            expect(answer).toBe(theirs.test(one));
          }
        }
      }),
      { numRuns: 2000 },
    );
    expect(counts.decided).toBeGreaterThan(3000);
  });

  /** With the flag that JSON Schema asks for; what is malformed by it has no meaning to compare. */
  function ecma(pattern: string): RegExp | undefined {
    try {
      return new RegExp(pattern, "u");
    } catch {
      return undefined;
    }
  }
});
