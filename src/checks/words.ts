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

/** Names longer than this are cut: no name of a list is longer, and only the end of a name is compared. */
const LONGEST = 200;

/**
 * Splits a name into lower-case words: at separators, where capitals begin (`nationalID` and `APIKey` keep their acronyms
 * whole) and around digits. Accents are dropped, so that `téléphone` and `telephone` are one word.
 */
export function wordsOf(name: string): string[] {
  const end = name.slice(-LONGEST);
  const spaced = ASCII.test(end) ? spacedAscii(end) : spacedUnicode(end);
  return spaced.split(" ").filter((word) => word !== "");
}

const ASCII = /^[\0-\x7f]*$/;

function spacedUnicode(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .replace(/(\p{L})(\p{N})/gu, "$1 $2")
    .replace(/(\p{N})(\p{L})/gu, "$1 $2")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ");
}

/** The same for names of ASCII characters, nearly all: Unicode's classes of characters are large and slow. */
function spacedAscii(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .replace(/([A-Za-z])([0-9])/g, "$1 $2")
    .replace(/([0-9])([A-Za-z])/g, "$1 $2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ");
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
