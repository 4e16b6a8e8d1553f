const MASK = "•••";
/** Passwords in the userinfo of a URL: `//user:password@host`. */
const USERINFO = /(\/\/[^\s/:@"']{0,100}:)[^\s/@"']{1,200}(?=@)/gu;

/**
 * What of secrets is masked: each line of each, once, since texts are shown by the line; lines of less than four characters would mask
 * what is no secret.
 */
export function maskable(secrets: readonly string[]): string[] {
  const lines = secrets.flatMap((secret) => secret.split(/[\r\n]+/u)).map((line) => line.trim());
  return [...new Set(lines)].filter((line) => line.length >= 4);
}

/** Replaces lines of secrets (as `maskable` gives them), and passwords in URLs, by a mask. */
export function mask(text: string, lines: readonly string[]): string {
  let masked = text.replace(USERINFO, `$1${MASK}`);
  for (const line of lines) masked = masked.replaceAll(line, MASK);
  return masked;
}

/** Replaces secrets that were found in the submission, and passwords in URLs, by a mask. */
export function maskSecrets(text: string, secrets: readonly string[]): string {
  return mask(text, maskable(secrets));
}
