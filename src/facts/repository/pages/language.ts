import { LANGUAGES_OF_WORD, LETTERS } from "./common-words.ts";
import { languageOfScript, type Script, scriptOf } from "./scripts.ts";

/** As much of a text as is looked at. */
const LOOKED_AT = 4_000;
const MOST_WORDS = 400;

/** A guess rests on so much evidence at least: two common words, or one and a letter that few languages use. */
const LEAST = 1.4;
/** Of all words of a text so many are common ones at least: in texts of a language that is not known here only a few look like it. */
const COMMON = 0.12;
/** The second language has so small a share of what the first one has; otherwise the text is mixed. */
const MIXED = 0.7;

/**
 * What a text is written in, by its script, its common words and its letters: an ISO 639-1 code; `und` (ISO 639-2, undetermined) for a
 * script that several languages share, where it is some language that is surely not English; "" where it can't be told: too short,
 * mixed, or in a language that this release has no words of.
 *
 * It is a guess: good for most sentences of five words or more, wrong now and then for short ones. Nothing may be decided by it alone.
 *
 * @param text plain text: without code, addresses and markup as far as the caller can tell
 */
export function guessLanguage(text: string): string {
  const words = wordsOf(text);
  const letters = new Map<Script, number>();
  let all = 0;
  for (const word of words) {
    const script = scriptOf(word);
    letters.set(script, (letters.get(script) ?? 0) + word.length);
    all += word.length;
  }
  const latin = letters.get("Latin") ?? 0;
  let main: Script = "Latin";
  for (const [script, count] of letters) if (count > (letters.get(main) ?? 0)) main = script;
  // English names of things stand in texts of every script; a text is mixed where they are nearly half of it.
  if (main !== "Latin") return (letters.get(main) ?? 0) >= Math.max(4, 0.55 * all) ? languageOfScript(main, words) : "";
  return latin >= 0.7 * all ? latinLanguage(words) : "";
}

/** Runs of letters, lower case, that are words of a language: no identifiers, addresses or numbers. */
function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const piece of text.slice(0, LOOKED_AT).split(/[\s"'’`“”«»()[\]{},;:!?*<>|#=+…—–、。，：；！？（）「」،؛؟।]+/)) {
    if (words.length >= MOST_WORDS) break;
    const word = piece.replace(/^[.\-_/]+|[.\-_/]+$/g, "");
    if (word === "" || word.length > 40) continue;
    // Identifiers, paths, addresses and numbers belong to no language.
    if (/[0-9_./\\@$%&~^-]|\p{Ll}\p{Lu}/u.test(word)) {
      for (const part of word.split("-"))
        if (word.includes("-") && /^\p{L}+$/u.test(part)) words.push(part.toLowerCase());
      continue;
    }
    if (/^[\p{L}\p{M}]+$/u.test(word)) words.push(word.toLowerCase());
  }
  return words;
}

function latinLanguage(words: readonly string[]): string {
  const scores = new Map<string, number>();
  const add = (language: string, weight: number): void => {
    scores.set(language, (scores.get(language) ?? 0) + weight);
  };
  let read = 0;
  for (const word of words) {
    const plain = word.normalize("NFD").replace(/\p{M}/gu, "");
    if (plain.length > 1) read += 1;
    const known = LANGUAGES_OF_WORD.get(plain);
    if (known !== undefined) for (const language of known.languages) add(language, known.weight);
    if (plain !== word) {
      for (const { letters, languages, weight } of LETTERS) {
        if (letters.test(word)) for (const language of languages) add(language, weight / languages.length);
      }
    }
  }
  if (read < 3) return "";
  const [first, second] = [...scores].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  if (first === undefined || first[1] < Math.max(LEAST, COMMON * read)) return "";
  return (second?.[1] ?? 0) > MIXED * first[1] ? "" : first[0];
}
