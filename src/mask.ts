const MASK = "•••";
/** Passwords in the userinfo of a URL: `//user:password@host`. */
const USERINFO = /(\/\/[^\s/:@"']{0,100}:)[^\s/@"']{1,200}(?=@)/gu;

/**
 * Replaces secrets that were found in the submission, and passwords in URLs, by a mask. A secret of several lines is masked line
 * by line, since texts are shown by the line.
 */
export function maskSecrets(text: string, secrets: readonly string[]): string {
  let masked = text.replace(USERINFO, `$1${MASK}`);
  for (const secret of secrets) {
    for (const line of secret.split(/[\r\n]+/u)) {
      const part = line.trim();
      if (part.length >= 4) masked = masked.replaceAll(part, MASK);
    }
  }
  return masked;
}
