import { describe, expect, test } from "vitest";
import { decode } from "../../src/document/decode.ts";

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === "string" ? [...new TextEncoder().encode(part)] : part)));

const utf16 = (text: string, bigEndian: boolean, unit = 2): number[] =>
  [...text].flatMap((c) => {
    const code = c.codePointAt(0) as number;
    const little = Array.from({ length: unit }, (_, i) => (code >> (8 * i)) & 0xff);
    return bigEndian ? little.reverse() : little;
  });

describe("decode", () => {
  test.each<[string, Uint8Array, string]>([
    ["plain ASCII", bytes("openapi: 3.0.0\n"), "openapi: 3.0.0\n"],
    ["no bytes", bytes(), ""],
    ["one byte", bytes("a"), "a"],
    ["accents, Arabic and an emoji", bytes("titre: Santé الهوية 😀"), "titre: Santé الهوية 😀"],
    ["a byte order mark is dropped", bytes([0xef, 0xbb, 0xbf], "a: 1"), "a: 1"],
    ["a second one stays", bytes([0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf], "a"), "\ufeffa"],
    ["a NUL in the middle is the parser's business", bytes("title: a", [0], "b"), "title: a\0b"],
  ])("%s", (_name, input, text) => {
    expect(decode(input)).toEqual({ text });
  });

  test.each<[string, Uint8Array, string, number, number]>([
    ["UTF-16 LE with a mark", bytes([0xff, 0xfe], utf16("a: 1", false)), "UTF-16 LE", 0, 1],
    ["UTF-16 BE with a mark", bytes([0xfe, 0xff], utf16("a: 1", true)), "UTF-16 BE", 0, 1],
    ["UTF-16 LE without", bytes(utf16("openapi", false)), "UTF-16 LE", 0, 1],
    ["UTF-16 BE without", bytes(utf16("openapi", true)), "UTF-16 BE", 0, 1],
    ["UTF-32 LE with a mark", bytes([0xff, 0xfe, 0, 0], utf16("a", false, 4)), "UTF-32 LE", 0, 1],
    ["UTF-32 BE with a mark", bytes([0, 0, 0xfe, 0xff], utf16("a", true, 4)), "UTF-32 BE", 0, 1],
    ["UTF-32 LE without", bytes(utf16("ab", false, 4)), "UTF-32 LE", 0, 1],
    ["UTF-32 BE without", bytes(utf16("ab", true, 4)), "UTF-32 BE", 0, 1],
    ["Latin-1", bytes("a: 1\ntitle: caf", [0xe9], "\n"), "ISO-8859-1", 15, 2],
    ["Windows-1252, told by its curly quotes", bytes("a\r\nb\r\n", [0x93], "x", [0x94]), "Windows-1252", 6, 3],
    ["lone CR ends a line", bytes("a\rb\r", [0xe9]), "ISO-8859-1", 4, 3],
    ["overlong form", bytes("a", [0xc0, 0xaf]), "ISO-8859-1", 1, 1],
    ["half a surrogate pair in UTF-8", bytes("a", [0xed, 0xa0, 0x80]), "Windows-1252", 1, 1],
    ["beyond U+10FFFF", bytes("a", [0xf4, 0x90, 0x80, 0x80]), "unknown", 1, 1],
    ["cut in the middle of a character, beside whole ones", bytes("é", [0xe2, 0x82]), "unknown", 2, 1],
    ["a byte that no code page has", bytes("a", [0x81]), "unknown", 1, 1],
  ])("fault: %s", (_name, input, encoding, offset, line) => {
    expect(decode(input)).toEqual({ fault: { encoding, offset, line } });
  });

  test("agrees with the platform about every two-byte sequence", () => {
    for (let a = 0x80; a < 0x100; a++) {
      for (let b = 0; b < 0x100; b += 3) {
        const input = bytes("xxxx", [a, b, 0x80, 0x80]);
        const result = decode(input);
        let valid = true;
        try {
          new TextDecoder("utf-8", { fatal: true }).decode(input);
        } catch {
          valid = false;
        }
        expect("text" in result).toBe(valid);
        if ("fault" in result) expect(result.fault.offset).toBeGreaterThanOrEqual(4);
      }
    }
  });
});
