/**
 * Finds which of many short texts stand in a long one, in one pass and without regard to case (Aho and Corasick, "Efficient string
 * matching", CACM 18(6), 1975).
 */
export class WordFinder {
  readonly #classes = new Uint8Array(128);
  readonly #width: number;
  readonly #next: Int32Array;
  /** By state, the indexes of the texts that end there. */
  readonly #ends: (readonly number[] | undefined)[];
  readonly #count: number;

  /** @param words of ASCII characters in lower case */
  constructor(words: readonly string[]) {
    this.#count = words.length;
    let classes = 1;
    for (const word of words) {
      for (const char of word)
        if (this.#classes[char.charCodeAt(0)] === 0) this.#classes[char.charCodeAt(0)] = classes++;
    }
    for (let code = 65; code <= 90; code++) this.#classes[code] = this.#classes[code + 32] ?? 0;
    this.#width = classes;
    const size = words.reduce((sum, { length }) => sum + length, 1);
    this.#next = new Int32Array(size * classes);
    this.#ends = new Array(size);
    let states = 1;
    for (const [index, word] of words.entries()) {
      let state = 0;
      for (const char of word) {
        const slot = state * classes + (this.#classes[char.charCodeAt(0)] ?? 0);
        if (this.#next[slot] === 0) this.#next[slot] = states++;
        state = this.#next[slot] ?? 0;
      }
      this.#ends[state] = [...(this.#ends[state] ?? []), index];
    }
    this.#link(states);
  }

  /** Lets every state go on where the longest of its ends leads that is the beginning of a text. */
  #link(states: number): void {
    const fail = new Int32Array(states);
    const width = this.#width;
    const queue: number[] = [];
    for (let c = 0; c < width; c++) if (this.#next[c] !== 0) queue.push(this.#next[c] as number);
    for (let i = 0; i < queue.length; i++) {
      const state = queue[i] as number;
      const back = fail[state] as number;
      if (this.#ends[back] !== undefined)
        this.#ends[state] = [...(this.#ends[state] ?? []), ...(this.#ends[back] ?? [])];
      for (let c = 0; c < width; c++) {
        const slot = state * width + c;
        const child = this.#next[slot] as number;
        const other = this.#next[back * width + c] as number;
        if (child === 0) this.#next[slot] = other;
        else {
          fail[child] = other;
          queue.push(child);
        }
      }
    }
  }

  /** One mark for each text: 1 where it stands in the long one. */
  find(text: string): Uint8Array {
    const found = new Uint8Array(this.#count);
    const classes = this.#classes;
    const next = this.#next;
    const width = this.#width;
    let state = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      state = next[state * width + (code < 128 ? (classes[code] as number) : 0)] as number;
      const ends = this.#ends[state];
      if (ends !== undefined) for (const index of ends) found[index] = 1;
    }
    return found;
  }
}
