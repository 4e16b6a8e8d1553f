/**
 * Whether a regular expression means the same to ECMA-262, which JSON Schema asks for (2020-12 core, section 6.4), and to RE2, as far as
 * its spelling goes: the two give some escapes and brackets different meanings without either complaining.
 */
export function isPortable(source: string): boolean {
  for (let index = 0; index < source.length; index++) {
    const next = source.charAt(index + 1);
    switch (source.charAt(index)) {
      case "\\":
        if (!isPortableEscape(source.slice(index + 1, index + 4))) return false;
        index++;
        break;
      // Flags, named groups of other languages, look-around.
      case "(":
        if (next === "?" && !/^\?(?::|<[a-z])/i.test(source.slice(index + 1, index + 4))) return false;
        break;
      // `[:alpha:]`. RE2 knows no `[.x.]` and `[=x=]`, so that `[.]` is a dot to both.
      case "[":
        if (next === ":") return false;
        break;
    }
  }
  return true;
}

/** Classes, control characters, code points, properties of one or two letters, and signs that stand for themselves. */
function isPortableEscape(after: string): boolean {
  return /^(?:[dDwWsSbBnrtfv]|x[\da-fA-F]{2}|u|[pP]\{|[^\p{L}\p{N}\s])/u.test(after);
}

/** Characters that only one of the two counts as blank, or as a line end. */
const DISPUTED = /[\v\r\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]/u;

/** Whether the two could differ on a text because of what they count as blank and as a line end. */
export function isDisputed(source: string, text: string): boolean {
  return DISPUTED.test(text) && /\\s|\./i.test(source);
}
