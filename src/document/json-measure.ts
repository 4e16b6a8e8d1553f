import type { Limits } from "../model.ts";
import { exceedsBytes, type Fault } from "./fault.ts";
import { BACKSLASH, QUOTE, skipSpace } from "./json-text.ts";

/** What a scan without a parser can tell of a JSON text. */
export interface JsonMeasure {
  /** Colons outside strings: members of all objects, repeated ones included. */
  readonly members: number;
  /** Some string holds an escape of half a surrogate pair. */
  readonly surrogates: boolean;
}

/**
 * One pass over a text that is about to be parsed as JSON: its nesting, values and strings held to the limits before anything is
 * built from it, and two counts. It looks at brackets, commas, colons and quotes only and doesn't mind whether the text is JSON.
 */
export function measureJson(text: string, limits: Limits): JsonMeasure | Fault {
  const length = text.length;
  let depth = 0;
  let values = 1;
  let members = 0;
  let surrogates = false;
  for (let i = 0; i < length; i++) {
    switch (text.charCodeAt(i)) {
      case QUOTE: {
        const start = i + 1;
        let c = text.charCodeAt(++i);
        while (c !== QUOTE && i < length) {
          if (c === BACKSLASH && isSurrogateEscape(text, ++i)) surrogates = true;
          c = text.charCodeAt(++i);
        }
        if (exceedsBytes(text, start, i, limits.scalarBytes)) {
          return { code: "scalar-too-long", offset: start - 1, data: { limit: limits.scalarBytes } };
        }
        break;
      }
      case 0x3a:
        members += 1;
        break;
      case 0x2c:
        values += 1;
        break;
      case 0x5b:
      case 0x7b: {
        depth += 1;
        if (depth > limits.nesting) return { code: "nesting-too-deep", offset: i, data: { limit: limits.nesting } };
        const next = text.charCodeAt(skipSpace(text, i + 1));
        if (next !== 0x5d && next !== 0x7d) values += 1;
        break;
      }
      case 0x5d:
      case 0x7d:
        depth -= 1;
        break;
    }
    if (values > limits.nodes) return { code: "too-many-nodes", offset: i, data: { limit: limits.nodes } };
  }
  return { members, surrogates };
}

/** Whether an escape `uD8xx` to `uDFxx` stands here, after a backslash. */
function isSurrogateEscape(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== 0x75 || (text.charCodeAt(at + 1) | 32) !== 0x64) return false;
  const c = text.charCodeAt(at + 2) | 32;
  return c === 0x38 || c === 0x39 || (c >= 0x61 && c <= 0x66);
}
