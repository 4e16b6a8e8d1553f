import type { ScalarEvent } from "js-yaml";
import { startOfLine } from "./lines.ts";

/** What a node is, as far as its place is concerned. */
export const KIND = { mapping: 1, sequence: 2, plain: 3, quoted: 4, block: 5, alias: 6, merge: 7 } as const;

/**
 * Every node of a YAML document as numbers, in the order of the text: keys and values of a mapping alternate. A tenth of the
 * memory of the parser's events, and all that finding places needs.
 */
export class YamlNodes {
  readonly kind: Uint8Array;
  /** Offset of the first character of the node itself, its quote or `|` included; -1 for an empty node without tag and anchor. */
  readonly start: Int32Array;
  /** Offset after the last character of a scalar's content, or of an alias; 0 for collections. */
  readonly end: Int32Array;
  /** Number of the first node after this one and all that it holds. */
  readonly next: Int32Array;
  /** What keys mean whose text differs from their meaning. */
  readonly keys: Map<number, string> = new Map();
  /** The anchored node of each alias. */
  readonly targets: Map<number, number> = new Map();
  count = 0;

  constructor(capacity: number) {
    this.kind = new Uint8Array(capacity);
    this.start = new Int32Array(capacity);
    this.end = new Int32Array(capacity);
    this.next = new Int32Array(capacity);
  }

  /** Adds a node and gives its number. */
  add(kind: number, start: number, end: number): number {
    const index = this.count++;
    this.kind[index] = kind;
    this.start[index] = start;
    this.end[index] = end;
    this.next[index] = index + 1;
    return index;
  }

  /** The text of a scalar key, or of the scalar that an alias in its place stands for. */
  keyText(text: string, index: number): string {
    const known = this.keys.get(index);
    if (known !== undefined) return known;
    const start = this.start[index] as number;
    return text.slice(this.kind[index] === KIND.quoted ? start + 1 : start, this.end[index]);
  }

  /** Adds a scalar and gives its number. An empty one is where its tag or anchor is, if it has any. */
  addScalar(kind: number, event: ScalarEvent, text: string): number {
    const { valueStart, valueEnd, anchorStart, anchorEnd, tagStart, tagEnd } = event;
    const properties = Math.max(anchorEnd, tagEnd);
    if (valueStart < 0) {
      const anchor = anchorStart < 0 ? tagStart : anchorStart - 1;
      return this.add(kind, tagStart < 0 ? anchor : Math.min(anchor, tagStart), properties);
    }
    if (kind === KIND.plain) return this.add(kind, valueStart, valueEnd);
    if (kind === KIND.quoted) return this.add(kind, valueStart - 1, valueEnd);
    const before = this.count > 0 ? (this.end[this.count - 1] as number) : 0;
    return this.add(kind, blockHeader(text, valueStart, Math.max(before, properties)), valueEnd);
  }
}

/** The `|` or `>` of a block scalar: the first on the line in front of its text that is not part of the node before or of its own tag. */
function blockHeader(text: string, valueStart: number, before: number): number {
  let end = valueStart;
  if (text.charCodeAt(end - 1) === 10) end -= 1;
  if (text.charCodeAt(end - 1) === 13) end -= 1;
  let at = Math.max(startOfLine(text, end), before);
  while (at < end && text.charCodeAt(at) !== 0x7c && text.charCodeAt(at) !== 0x3e) at += 1;
  return at;
}
