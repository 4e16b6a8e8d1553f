import { isProgram } from "../code/grammar.ts";
import { CRYPTO_PATTERNS } from "./crypto.ts";
import { literalsOf } from "./literals.ts";
import { LOG_WORDS } from "./log-calls.ts";
import { LOG_PATTERNS } from "./logging.ts";
import { MESSAGE_PATTERNS } from "./messages.ts";
import type { TracePattern } from "./pattern.ts";
import { RETRY_PATTERNS } from "./retries.ts";
import { RUNNING_PATTERNS } from "./running.ts";
import { SAFEKEEPING_PATTERNS } from "./safekeeping.ts";
import { TIMEOUT_WORDS } from "./timeouts.ts";
import { WordFinder } from "./word-finder.ts";

/** Every pattern of traces. */
export const TRACE_PATTERNS: readonly TracePattern[] = [
  ...CRYPTO_PATTERNS,
  ...LOG_PATTERNS,
  ...MESSAGE_PATTERNS,
  ...RUNNING_PATTERNS,
  ...RETRY_PATTERNS,
  ...SAFEKEEPING_PATTERNS,
];

/** What may be found in a text. */
export interface Worth {
  readonly patterns: readonly TracePattern[];
  /** It may write to the log. */
  readonly logs: boolean;
  /** It may call others. */
  readonly waits: boolean;
}

/** The first, quick look at texts of one language: which patterns are worth trying. */
class Search {
  readonly #patterns: readonly { readonly pattern: TracePattern; readonly words: readonly number[] | undefined }[];
  readonly #finder: WordFinder;
  readonly #logs: readonly number[];
  readonly #waits: readonly number[];

  constructor(language: string) {
    const words = new Map<string, number>();
    const indexOf = (word: string) => {
      const known = words.get(word) ?? words.size;
      words.set(word, known);
      return known;
    };
    const program = isProgram(language);
    this.#patterns = TRACE_PATTERNS.filter(({ languages }) => languages?.includes(language) ?? program).map(
      (pattern) => ({
        pattern,
        words: literalsOf(pattern.pattern)?.map(indexOf),
      }),
    );
    this.#logs = program ? LOG_WORDS.map(indexOf) : [];
    this.#waits = program ? TIMEOUT_WORDS.map(indexOf) : [];
    this.#finder = new WordFinder([...words.keys()]);
  }

  in(text: string, path: string): Worth {
    const found = this.#finder.find(text);
    const has = (index: number) => found[index] === 1;
    const patterns: TracePattern[] = [];
    for (const { pattern, words } of this.#patterns) {
      if ((words === undefined || words.some(has)) && (pattern.path === undefined || pattern.path.test(path))) {
        patterns.push(pattern);
      }
    }
    return { patterns, logs: this.#logs.some(has), waits: this.#waits.some(has) };
  }
}

const searches = new Map<string, Search>();

/** Built once for each language that is met. */
export function searchFor(language: string): Search {
  let known = searches.get(language);
  if (known === undefined) {
    known = new Search(language);
    searches.set(language, known);
  }
  return known;
}
