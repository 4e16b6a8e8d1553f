import { wordsOf } from "../facts/words.ts";

export { wordsOf };

/**
 * Names as words. Writers of contracts spell one name in many ways (`accessToken`, `access_token`, `X-Access-Token`, `accesstoken`);
 * rules list it once, as words: `access token`.
 */

/** A list of names written as words, ready to be asked many times. */
export interface WordList {
  /** True when the name ends with one of the names of the list: `user_email` ends with `email`, `emailTemplate` does not. */
  endsWith(name: string): boolean;
  /** True when the whole name is one of the list. */
  is(name: string): boolean;
}

/** A name as words: lower-case ASCII letters, separated by spaces. */
const WORDS = /^[a-z ]{1,200}$/;

/**
 * Prepares a list of names. Words are compared without the gaps between them, so that `access token` also finds `accesstoken`
 * and `email` finds `e-mail`; a name still has to begin at a word's beginning: `email` does not find `femail`.
 */
export function wordList(names: readonly string[] = []): WordList {
  let list: ReadonlySet<string> | undefined;
  const known = (): ReadonlySet<string> => {
    // As words already, most of them.
    list ??= new Set(names.map((name) => (WORDS.test(name) ? name.replaceAll(" ", "") : wordsOf(name).join(""))));
    return list;
  };
  const answers = new Map<string, boolean>();
  const endsWith = (name: string): boolean => {
    let tail = "";
    for (const word of wordsOf(name).reverse()) {
      tail = word + tail;
      if (known().has(tail)) return true;
    }
    return false;
  };
  return {
    endsWith(name) {
      const answer = answers.get(name) ?? endsWith(name);
      answers.set(name, answer);
      return answer;
    },
    is: (name) => known().has(wordsOf(name).join("")),
  };
}
