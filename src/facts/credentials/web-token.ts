/**
 * Bytes of a signature by algorithm (RFC 7518, section 3; RFC 8037). A token whose signature has another length was made up by
 * hand. RSA keys in use give 256, 384 or 512 bytes.
 */
const SIGNATURE_BYTES: Readonly<Record<string, readonly number[]>> = {
  HS256: [32],
  HS384: [48],
  HS512: [64],
  ES256: [64],
  ES256K: [64],
  ES384: [96],
  ES512: [132],
  EdDSA: [64, 114],
  RS256: [256, 384, 512],
  RS384: [256, 384, 512],
  RS512: [256, 384, 512],
  PS256: [256, 384, 512],
  PS384: [256, 384, 512],
  PS512: [256, 384, 512],
};

/** Longer tokens are not looked into. */
const LONGEST = 8_000;

/**
 * The signed JSON Web Token (RFC 7519) that a run of characters is, or undefined. Its header and claims must be JSON, its signature
 * as long as its algorithm makes it, and its claims must not be those of a published sample or of an example domain (RFC 2606).
 */
export function findToken(run: string): string | undefined {
  if (!run.startsWith("eyJ") || run.length > LONGEST) return undefined;
  const [header = "", claims = "", signature = "", ...more] = run.split(".");
  if (more.length > 0 || signature === "") return undefined;
  const head = objectOf(header);
  const body = objectOf(claims);
  if (head === undefined || body === undefined) return undefined;
  const algorithm = Object.hasOwn(head, "alg") ? String(head.alg) : "";
  const lengths = Object.hasOwn(SIGNATURE_BYTES, algorithm) ? SIGNATURE_BYTES[algorithm] : undefined;
  if (lengths?.includes(Buffer.from(signature, "base64url").length) !== true) return undefined;
  return isSample(claims) ? undefined : run;
}

function objectOf(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(decode(part));
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function decode(part: string): string {
  return Buffer.from(part, "base64url").toString("utf8");
}

/** Claims of the token that jwt.io shows, of RFC 7515 and RFC 7519, and of anybody at an example domain. */
function isSample(claims: string): boolean {
  const text = decode(claims);
  return /"(?:1234567890|payload|joe|john ?doe|jane ?doe)"|example\.(?:com|org|net)|\.example\b|\.test\b|localhost/iu.test(
    text,
  );
}
