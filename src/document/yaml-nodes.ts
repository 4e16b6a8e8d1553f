/** What a node is, as far as its place is concerned. */
export const KIND = { mapping: 1, sequence: 2, plain: 3, quoted: 4, block: 5, alias: 6, merge: 7 } as const;

/**
 * Every node of a YAML document as numbers, in the order of the text: keys and values of a mapping alternate. A tenth of the
 * memory of the parser's events, and all that finding places needs.
 */
export class YamlNodes {
  readonly kind: Uint8Array;
  /** Offset of the first character of the node itself; for block scalars of their text; -1 for an empty node. */
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
}
