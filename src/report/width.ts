/** Characters that take two columns: East Asian wide ones (Unicode Standard Annex 11, by script and block) and emoji. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303E\uFF01-\uFF60\uFFE0-\uFFE6]/u;
/** Characters that take none: combining marks and formatting characters. */
const ZERO = /[\p{Mn}\p{Me}\p{Cf}]/u;
const ASCII = /^[\x20-\x7e]*$/;

/** How many terminal columns a printable text takes. */
export function columns(text: string): number {
  if (ASCII.test(text)) return text.length;
  let count = 0;
  for (const character of text) {
    if (ZERO.test(character)) continue;
    count += WIDE.test(character) ? 2 : 1;
  }
  return count;
}

/** The longest beginning of a text that fits, in whole characters; at least one character. */
export function fitting(text: string, room: number): string {
  let used = 0;
  let end = 0;
  for (const character of text) {
    used += columns(character);
    if (used > room && end > 0) break;
    end += character.length;
  }
  return text.slice(0, end);
}

/** A text cut to fit, with an ellipsis where it was cut. */
export function cut(text: string, room: number): string {
  return columns(text) <= room ? text : `${fitting(text, room - 1)}…`;
}

/** A text filled up with spaces. */
export function padded(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - columns(text)));
}
