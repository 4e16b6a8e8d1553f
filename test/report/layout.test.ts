import { describe, expect, test } from "vitest";
import { shortId } from "../../src/report/short-id.ts";
import { columns, cut, padded } from "../../src/report/width.ts";
import { wrap } from "../../src/report/wrap.ts";
import { fc } from "../property.ts";
import { commandsIn } from "./output.ts";

describe("columns", () => {
  test.each([
    ["abc", 3],
    ["é", 1],
    ["e\u0301", 1],
    ["مُؤَكَّد", 4],
    ["漢字", 4],
    ["👍", 2],
    ["\u2068a\u2069", 1],
    ["→ │ · —", 7],
  ])("%s takes %i", (text, count) => {
    expect(columns(text)).toBe(count);
  });

  test("a text is cut with an ellipsis, never inside a character", () => {
    expect(cut("abcdef", 4)).toBe("abc…");
    expect(cut("漢字漢字", 4)).toBe("漢…");
    expect(cut("abcd", 4)).toBe("abcd");
    expect(padded("漢", 4)).toBe("漢  ");
  });
});

describe("wrap", () => {
  test("breaks at spaces, and the first line may be shorter", () => {
    expect(wrap("one two three four", { first: 7, others: 10 })).toEqual(["one two", "three four"]);
  });

  test("keeps no-break spaces together", () => {
    expect(wrap("aaaa 12\u00a0345", { first: 9, others: 9 })).toEqual(["aaaa", "12\u00a0345"]);
  });

  test("cuts words that are longer than a line", () => {
    expect(wrap("x".repeat(10), { first: 4, others: 4 })).toEqual(["xxxx", "xxxx", "xx"]);
  });

  test("an isolate that spans lines is closed at the end of each and opened again", () => {
    expect(wrap("a \u2068b c\u2069 d", { first: 3, others: 3 })).toEqual(["a \u2068b\u2069", "\u2068c\u2069 d"]);
  });

  test("no line is too wide, nothing is lost, and none commands a build server", () => {
    const word = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom("::error::x", "x".repeat(40), "漢字".repeat(9)),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), fc.integer({ min: 8, max: 40 }), (words, room) => {
        const text = words.join(" ");
        const lines = wrap(text, { first: room, others: room });
        // The escaped colons of a command may cut a word, they don't widen a line.
        for (const line of lines) expect(columns(line)).toBeLessThanOrEqual(room);
        expect(commandsIn(lines.join("\n"))).toEqual([]);
        if (!text.includes("::")) expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
      }),
    );
  });
});

test.each([
  ["govstack-cfr-security#req-1", "security#1"],
  ["govstack-bb-consent-fr#6.1.1", "consent#6.1.1"],
  ["govstack-bb-consent-cfr#req-3", "consent#3"],
  ["govstack-bb-digital-registries-fr#4.2", "digital-registries#4.2"],
  ["ministry-rules#7", "ministry-rules#7"],
  ["govstack-nothing", "govstack-nothing"],
])("the short id of %s is %s", (id, short) => {
  expect(shortId(id)).toBe(short);
});
