/**
 * Finds which of many words stand anywhere in a text, in one pass whatever their number, without regard to case (of ASCII letters): the
 * automaton of Aho and Corasick (Communications of the ACM 18/6, 1975), with its moves written out.
 */
export class Keywords {
  /** For each state and each letter class the next state. */
  readonly #moves: Uint16Array;
  /** For each state the words that end there, as positions in the list. */
  readonly #ends: readonly (readonly number[])[];
  readonly #classes = new Uint8Array(128);
  readonly #width: number;
  readonly #count: number;

  /** @param words of ASCII characters, none empty; at most some thousand letters in all */
  constructor(words: readonly string[]) {
    this.#count = words.length;
    let classes = 1;
    for (const word of words) {
      for (const code of codesOf(word)) if (this.#classes[code] === 0) this.#classes[code] = classes++;
    }
    for (let code = 0x61; code <= 0x7a; code++) this.#classes[code - 0x20] = this.#classes[code] as number;
    this.#width = classes;
    const { moves, ends } = this.#build(words);
    this.#moves = moves;
    this.#ends = ends;
  }

  /** The positions in the list of the words that stand in a text. */
  in(text: string): ReadonlySet<number> {
    const found = new Set<number>();
    const [moves, classes, width] = [this.#moves, this.#classes, this.#width];
    let state = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      state = moves[state * width + (code < 128 ? (classes[code] as number) : 0)] as number;
      if (state === 0) continue;
      const ends = this.#ends[state] as readonly number[];
      if (ends.length === 0) continue;
      for (const word of ends) found.add(word);
      if (found.size === this.#count) break;
    }
    return found;
  }

  #build(words: readonly string[]): { moves: Uint16Array; ends: number[][] } {
    const width = this.#width;
    const children: Map<number, number>[] = [new Map()];
    const ends: number[][] = [[]];
    for (const [index, word] of words.entries()) {
      let state = 0;
      for (const code of codesOf(word)) {
        const letter = this.#classes[code] as number;
        let next = children[state]?.get(letter);
        if (next === undefined) {
          next = children.push(new Map()) - 1;
          ends.push([]);
          children[state]?.set(letter, next);
        }
        state = next;
      }
      ends[state]?.push(index);
    }
    const moves = new Uint16Array(children.length * width);
    const fallback = new Uint16Array(children.length);
    const queue = [0];
    for (const state of queue) {
      const back = fallback[state] as number;
      if (state !== 0) ends[state]?.push(...(ends[back] as number[]));
      for (let letter = 1; letter < width; letter++) {
        const child = children[state]?.get(letter);
        const beside = state === 0 ? 0 : (moves[back * width + letter] as number);
        moves[state * width + letter] = child ?? beside;
        if (child === undefined) continue;
        fallback[child] = beside;
        queue.push(child);
      }
    }
    return { moves, ends };
  }
}

/** Of a word in lower case. */
function codesOf(word: string): number[] {
  return [...word.toLowerCase()].map((letter) => {
    const code = letter.charCodeAt(0);
    if (code >= 128) throw new Error(`a keyword must be ASCII: ${word}`);
    return code;
  });
}
