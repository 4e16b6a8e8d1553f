/** A file of secrets that an image is given. */
export interface CopiedFile {
  readonly name: string;
  /** 1-based. */
  readonly line: number;
  readonly column: number;
}

const SECRET_FILE =
  /(?:^|\/)(?:\.env(?:\.(?!example|sample|template|dist)[\w-]+)?|id_(?:rsa|dsa|ecdsa|ed25519)|[\w.-]+\.(?:p12|pfx|jks|keystore|key)|\.npmrc|\.netrc|\.pgpass|\.git-credentials)$/u;

/**
 * Files of secrets that the final stage of a Dockerfile copies by name (`COPY .env .`); what earlier stages are given does not reach the
 * image.
 */
export function copiedSecretFiles(lines: readonly string[]): CopiedFile[] {
  const final = lines.findLastIndex((line) => /^\s*FROM\s/iu.test(line));
  const found: CopiedFile[] = [];
  for (const [index, whole] of lines.entries()) {
    const line = whole.slice(0, 2_000);
    if (index < final || !/^\s*(?:COPY|ADD)\s/iu.test(line) || /\s--from=/u.test(line)) continue;
    const words = [...line.matchAll(/[^\s"',[\]]{1,300}/gu)].slice(1).filter(([word]) => !word.startsWith("--"));
    for (const word of words.slice(0, -1)) {
      if (SECRET_FILE.test(word[0])) found.push({ name: word[0], line: index + 1, column: word.index + 1 });
    }
    if (found.length >= 20) break;
  }
  return found;
}
