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
