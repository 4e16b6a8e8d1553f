import type { Place } from "../../../model.ts";

/** A stretch of what a template gives, and where it comes from. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  /** Offset in the template: of the first character for text, of the action for what an action gave. */
  readonly source: number;
  readonly isText: boolean;
  /** Where the value is written that was printed here. */
  readonly origin: Place | undefined;
}

/** Longer output is not made. */
const LONGEST = 2_000_000;

/** What a template gives, piece by piece, with where each piece comes from. */
export class Output {
  readonly #pieces: string[] = [];
  readonly segments: Segment[] = [];
  /** Stretches that the values of the chart switch off. */
  readonly off: { readonly start: number; readonly end: number }[] = [];
  length = 0;
  /** What was written since the last document began holds something. */
  inDocument = false;
  /** The line that was begun. */
  line = "";
  full = false;

  add(text: string, source: number, isText: boolean, origin?: Place): void {
    if (text === "" || this.full) return;
    if (this.length + text.length > LONGEST) {
      this.full = true;
      return;
    }
    this.segments.push({ start: this.length, end: this.length + text.length, source, isText, origin });
    this.#pieces.push(text);
    this.length += text.length;
    this.#follow(text);
  }

  #follow(text: string): void {
    const lines = text.split("\n");
    for (const [index, part] of lines.entries()) {
      this.line = index === 0 ? this.line + part : part;
      const content = this.line.trim();
      if (/^---(?:\s|$)/u.test(this.line)) this.inDocument = false;
      else if (content !== "" && !content.startsWith("#")) this.inDocument = true;
    }
    if (this.line.length > 2_000) this.line = this.line.slice(0, 2_000);
  }

  /** The last pieces, some hundreds of characters at least where there are so many. */
  tail(): string {
    let from = this.#pieces.length;
    for (let length = 0; from > 0 && length < 1_000; from--) length += (this.#pieces[from - 1] as string).length;
    return this.#pieces.slice(from).join("").slice(-4_000);
  }

  /** Everything that was added. */
  text(): string {
    return this.#pieces.join("");
  }

  /** The stretch that a character belongs to. */
  segmentAt(offset: number): Segment | undefined {
    let low = 0;
    let high = this.segments.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.segments[middle] as Segment).start <= offset) low = middle;
      else high = middle - 1;
    }
    return this.segments[low];
  }

  /** Where in the template a character comes from. */
  sourceOf(offset: number): number {
    const segment = this.segmentAt(offset);
    if (segment === undefined) return 0;
    return segment.isText ? segment.source + Math.min(offset, segment.end) - segment.start : segment.source;
  }
}
