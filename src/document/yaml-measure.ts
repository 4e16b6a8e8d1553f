import type { Limits } from "../model.ts";
import { codePoint, type Fault } from "./fault.ts";

/** What a YAML stream must not hold as it is (YAML 1.2.2, section 5.1); surrogates cannot come out of a decoder. */
const NOT_PRINTABLE = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/;

/** The decoder has dropped one at the start; a second has no place in the columns of the first line. */
const BYTE_ORDER_MARK = 0xfeff;

/** A document marker or directive that does not stand at the margin: the parser would take it for one in the first line. */
const INDENTED_MARKER = /^[ \t]+(?:---(?=\s|$)|%)/;

/** What keeps a text from even being given to the parser: control characters, an indented marker, more nodes than allowed. */
export function measureYaml(text: string, limits: Limits): Fault | undefined {
  const offending = text.charCodeAt(0) === BYTE_ORDER_MARK ? 0 : text.search(NOT_PRINTABLE);
  if (offending >= 0) {
    const character = codePoint(text.charCodeAt(offending));
    return { code: "control-character", offset: offending, data: { character } };
  }
  if (INDENTED_MARKER.test(text)) return { code: "yaml-indentation", offset: text.search(/\S/) };
  // Every node but the first costs a mark and a character at least, so shorter texts need no counting.
  const offset = text.length > limits.nodes ? markBeyond(text, limits.nodes) : -1;
  return offset < 0 ? undefined : { code: "too-many-nodes", offset, data: { limit: limits.nodes } };
}

/**
 * The offset at which a text has more marks that may begin a node than allowed, or -1. The parser has no such limit of its own
 * and makes an object of every node, so a few megabytes of commas would cost gigabytes. Counts at least the nodes that are there.
 */
function markBeyond(text: string, limit: number): number {
  let marks = 1;
  let before = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    switch (c) {
      case 0x2c: // ,
        marks += 1;
        break;
      case 0x5b: // [
      case 0x7b: // {
        if (text.charCodeAt(i + 1) !== c + 2) marks += 1;
        break;
      case 0x3a: // : between letters, as in a URL, is none
        if (endsToken(text.charCodeAt(i + 1)) || endsToken(before)) marks += 1;
        break;
      case 0x2d: // -
      case 0x3f: // ?
        if (endsToken(text.charCodeAt(i + 1))) marks += 1;
        break;
    }
    if (marks > limit) return i;
    before = c;
  }
  return -1;
}

/** White space, the end of the text, brackets, commas and quotes. */
function endsToken(c: number): boolean {
  return !(c > 0x20) || c === 0x2c || c === 0x22 || c === 0x27 || c === 0x5b || c === 0x5d || c === 0x7b || c === 0x7d;
}
