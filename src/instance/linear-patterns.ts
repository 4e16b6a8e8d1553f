import { RE2JS } from "re2js";
import type { Pattern, PatternEngine } from "./patterns.ts";
import { isDisputed, isPortable } from "./portable-pattern.ts";

/** Instructions of a compiled program; repeats multiply them. */
const LARGEST = 5000;

/** Patterns on RE2 (package re2js): no look-around, no back-references, and time that grows with the text, not with its powers. */
export const linearPatterns: PatternEngine = {
  compile(source) {
    if (!isPortable(source)) return undefined;
    const program = compiled(source);
    const size = program?.programSize() ?? 0;
    if (program === undefined || size > LARGEST) return undefined;
    const test = (text: string) => (isDisputed(source, text) ? undefined : program.matcher(text).find());
    return Object.assign(test, { size }) satisfies Pattern;
  },
};

function compiled(source: string): RE2JS | undefined {
  try {
    return RE2JS.compile(RE2JS.translateRegExp(source));
  } catch {
    // Malformed, or more than it can do: it says so by throwing, whatever the error.
    return undefined;
  }
}
