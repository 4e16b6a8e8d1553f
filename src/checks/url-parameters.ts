import type { Credential } from "../facts/credentials/known-credentials.ts";
import { isStandIn } from "../facts/credentials/likeness.ts";

/**
 * Secrets in the query or the fragment of a URL (RFC 3986, sections 3.4 and 3.5): values under a secret name, of eight characters or
 * more with letters and digits among them, that do not only stand for a secret.
 */
export function secretParameters(url: string, isSecret: (name: string) => boolean): Credential[] {
  const found: Credential[] = [];
  for (const pair of url.split(/[?&#]/u).slice(1)) {
    const equals = pair.indexOf("=");
    const value = pair.slice(equals + 1);
    if (equals < 1 || value.length < 8 || value.length > 4_000 || !isSecret(decoded(pair.slice(0, equals)))) continue;
    const plain = decoded(value);
    if (/\p{L}/u.test(plain) && /\d/u.test(plain) && !isStandIn(plain)) {
      found.push({ format: "urlParameter", value, visible: 0 });
    }
  }
  return found;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
