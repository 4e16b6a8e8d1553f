import { describe, expect, test } from "vitest";
import {
  breakCommands,
  oneLine,
  printable,
  printableData,
  printableJson,
  printableLine,
  wellFormed,
  xml,
} from "../../src/report/escape.ts";
import { fc } from "../property.ts";
import { commandsIn, FORBIDDEN } from "./output.ts";
import { HOSTILE } from "./sample.ts";

const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 400 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 50 }).map((units) => String.fromCharCode(...units)),
  fc
    .array(fc.constantFrom(...Object.values(HOSTILE), "::", "##", "[", "\n", " "), { maxLength: 6 })
    .map((parts) => parts.join("")),
);

describe("printable", () => {
  test.each([
    ["an escape sequence", "a\u001b[31mb", "a\\u{1b}[31mb"],
    ["a line end", "a\nb\rc", "a\\u{a}b\\u{d}c"],
    ["a C1 control", "a\u009bb", "a\\u{9b}b"],
    ["a direction override", "a\u202eb", "a\\u{202e}b"],
    ["zero width", "a\u200bb\ufeffc", "a\\u{200b}b\\u{feff}c"],
    ["line and paragraph separator", "a\u2028b\u2029c", "a\\u{2028}b\\u{2029}c"],
    ["a lone surrogate", "a\ud800b", "a\\u{d800}b"],
    ["a tag character", "a\u{e0041}b", "a\\u{e0041}b"],
    ["a tab", "a\tb", "a b"],
    ["a command at the start", "::error::x", "\\u{3a}:error::x"],
    ["a command behind spaces", "  ::set-output::x", "  \\u{3a}:set-output::x"],
    ["a marker inside", "x ##[error]y", "x #\\u{23}[error]y"],
    ["a marker of another server", "x ##VSO[task]y", "x #\\u{23}VSO[task]y"],
    ["a section", "section_start:1:x", "section\\u{5f}start:1:x"],
    ["a path", "api/überblick 1.yaml", "api/überblick 1.yaml"],
    ["a namespace, which is no command", "std::vector", "std::vector"],
    ["Arabic", "الخادم", "الخادم"],
    ["an emoji", "👍", "👍"],
  ])("%s", (_name, text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  test("every code point below U+3100 comes out visible or escaped", () => {
    for (let code = 0; code < 0x3100; code += 1)
      expect(printable(`a${String.fromCodePoint(code)}b`)).not.toMatch(FORBIDDEN);
  });

  test("any text comes out as one harmless line of at most 200 characters before escaping", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const shown = printable(text);
        expect(shown).not.toMatch(FORBIDDEN);
        expect(commandsIn(shown)).toEqual([]);
        if (!/[^\x20-\x7e]|::|##|section/u.test(text)) expect(shown.length).toBeLessThanOrEqual(200);
      }),
    );
  });

  test("negative control: the hostile texts do command, unescaped", () => {
    expect(commandsIn(HOSTILE.commands)).toHaveLength(1);
    expect(commandsIn(HOSTILE.lines)).toHaveLength(1);
    expect(HOSTILE.direction).toMatch(FORBIDDEN);
  });

  test("of data only the texts are changed", () => {
    expect(printableData({ text: "\u0007", count: 3, ["__proto__"]: "x" })).toEqual({
      text: "\\u{7}",
      count: 3,
      ["__proto__"]: "x",
    });
  });

  test("a whole line keeps the isolates of Arabic and its length", () => {
    expect(printableLine(`\u2068${"x".repeat(300)}\u2069 \u202e`)).toBe(`\u2068${"x".repeat(300)}\u2069 \\u{202e}`);
  });

  test("breaking commands twice changes nothing more", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(breakCommands(breakCommands(text))).toBe(breakCommands(text));
      }),
    );
  });
});

describe("xml", () => {
  test.each([
    ["markup", `<a b="c">&'`, "&#60;a b=&#34;c&#34;&#62;&#38;&#39;"],
    ["the end of a CDATA section", "]]>", "]]&#62;"],
    ["white space that attributes lose", "a\tb\nc\rd", "a&#9;b&#10;c&#13;d"],
    ["forbidden characters, as text", "\u0000\u001b\ufffe\uffff\ud800", "\\u0000\\u001B\\uFFFE\\uFFFF\\uD800"],
    ["acting characters, as text", "\u202e\u{e0041}", "\\u202E\\uDB40\\uDC41"],
    ["a reference in the text", "&#35;", "&#38;#35;"],
    ["commands", "::error::a ##[x]", ":&#58;error:&#58;a #&#35;[x]"],
  ])("%s", (_name, text, escaped) => {
    expect(xml(text)).toBe(escaped);
  });
});

test("JSON text means the same after escaping and holds nothing that acts", () => {
  fc.assert(
    fc.property(anyText, fc.boolean(), (text, pretty) => {
      const value = { [wellFormed(text)]: wellFormed(text) };
      const json = printableJson(JSON.stringify(value, null, pretty ? 2 : 0));
      expect(JSON.parse(json)).toEqual(value);
      expect(json.replaceAll("\n", "")).not.toMatch(FORBIDDEN);
      expect(commandsIn(json)).toEqual([]);
    }),
  );
});

test("text without lone surrogates stays as it is, others lose them", () => {
  expect(wellFormed("a👍\ud800b")).toBe("a👍\ufffdb");
});

test("one line has no line ends", () => {
  expect(oneLine("a\nb\r\tc")).toBe("a b  c");
});
