/** A writing system, by its name in Unicode; `CJK` stands for Han, kana and what goes with them. */
export type Script = (typeof SCRIPTS)[number]["script"] | "Latin";

/** Ranges by the first letter of a word, and the language of scripts that one language nearly alone uses. Unicode, Blocks.txt. */
const SCRIPTS = [
  { script: "Arabic", first: 0x0600, last: 0x08ff, language: "" },
  { script: "Arabic", first: 0xfb50, last: 0xfeff, language: "" },
  { script: "Cyrillic", first: 0x0400, last: 0x052f, language: "" },
  { script: "Greek", first: 0x0370, last: 0x03ff, language: "el" },
  { script: "Hebrew", first: 0x0590, last: 0x05ff, language: "he" },
  { script: "Armenian", first: 0x0530, last: 0x058f, language: "hy" },
  { script: "Devanagari", first: 0x0900, last: 0x097f, language: "und" },
  { script: "Bengali", first: 0x0980, last: 0x09ff, language: "bn" },
  { script: "Tamil", first: 0x0b80, last: 0x0bff, language: "ta" },
  { script: "Sinhala", first: 0x0d80, last: 0x0dff, language: "si" },
  { script: "Thai", first: 0x0e00, last: 0x0e7f, language: "th" },
  { script: "Lao", first: 0x0e80, last: 0x0eff, language: "lo" },
  { script: "Myanmar", first: 0x1000, last: 0x109f, language: "my" },
  { script: "Georgian", first: 0x10a0, last: 0x10ff, language: "ka" },
  { script: "Hangul", first: 0xac00, last: 0xd7af, language: "ko" },
  { script: "Ethiopic", first: 0x1200, last: 0x137f, language: "und" },
  { script: "Khmer", first: 0x1780, last: 0x17ff, language: "km" },
  { script: "Mongolian", first: 0x1800, last: 0x18af, language: "mn" },
  { script: "CJK", first: 0x3040, last: 0x30ff, language: "" },
  { script: "CJK", first: 0x3400, last: 0x9fff, language: "" },
] as const;

/** The script of a word, by its first letter. What is not known counts as Latin, of which nothing is concluded without words. */
export function scriptOf(word: string): Script {
  const point = word.codePointAt(0) ?? 0;
  if (point < 0x0370) return "Latin";
  return SCRIPTS.find(({ first, last }) => point >= first && point <= last)?.script ?? "Latin";
}

/** The language of words in one script: by letters that only one language has, where several share the script; `und` where that does not tell. */
export function languageOfScript(script: Script, words: readonly string[]): string {
  const text = words.join("");
  if (script === "Arabic") return arabic(text);
  if (script === "Cyrillic") return cyrillic(text);
  if (script === "CJK") return /[\u3040-\u30ff]/.test(text) ? "ja" : "zh";
  return SCRIPTS.find((one) => one.script === script)?.language ?? "und";
}

/** Urdu and Persian have letters that Arabic lacks; Arabic has ة, ي and ك where they write others. */
function arabic(text: string): string {
  if (has(text, /[ٹڈڑےں]/g)) return "ur";
  if (has(text, /[یک]/g)) return has(text, /[پچژگ]/g) ? "fa" : "und";
  return text.length >= 12 || /[ةيكىأإ]/.test(text) ? "ar" : "und";
}

function cyrillic(text: string): string {
  if (has(text, /[өү]/g)) return has(text, /[ңқғұһә]/g) ? "kk" : "mn";
  if (has(text, /[ђћџјљњ]/g)) return "sr";
  if (has(text, /[іїєґ]/g)) return has(text, /[ыэё]/g) ? "und" : "uk";
  return has(text, /[ыэё]/g) && !has(text, /[ғқңӣӯҷ]/g) ? "ru" : "und";
}

/** Letters that are there by more than a foreign name: one in a hundred at least. */
function has(text: string, letters: RegExp): boolean {
  return (text.match(letters)?.length ?? 0) * 100 >= Math.max(1, text.length);
}
