import { Keywords } from "./keywords.ts";
import { requiredWords } from "./required-words.ts";

/**
 * Tells of many expressions which of them can match in a text, in one pass over it: those of whose words one is there, and those that have
 * none. The others need not be tried.
 */
export class PatternFilter<T> {
  readonly #items: readonly T[];
  readonly #keywords: Keywords;
  /** For each keyword the positions of the items that have it. */
  readonly #byWord: readonly (readonly number[])[];
  readonly #always: readonly number[];

  /** @param patternOf the expression that an item looks for */
  constructor(items: readonly T[], patternOf: (item: T) => RegExp) {
    this.#items = items;
    const byWord = new Map<string, number[]>();
    const always: number[] = [];
    for (const [index, item] of items.entries()) {
      const words = requiredWords(patternOf(item));
      if (words === undefined || words.length === 0) always.push(index);
      for (const word of words ?? []) byWord.set(word, [...(byWord.get(word) ?? []), index]);
    }
    this.#keywords = new Keywords([...byWord.keys()]);
    this.#byWord = [...byWord.values()];
    this.#always = always;
  }

  /** The items that can match, in their order. */
  candidates(text: string): readonly T[] {
    const found = new Set(this.#always);
    for (const word of this.#keywords.in(text)) for (const index of this.#byWord[word] ?? []) found.add(index);
    return [...found].sort((a, b) => a - b).map((index) => this.#items[index] as T);
  }
}
