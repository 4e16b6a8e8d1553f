import { argumentsAt, lineAt, type Spot, type TracePattern } from "./pattern.ts";

/**
 * Algorithms that NIST SP 800-131A rev. 2 and the ENISA/SOG-IS "Agreed Cryptographic Mechanisms" no longer endorse, and those that they do.
 * A hash is certain only where it protects something: MD5 and SHA-1 serve as checksums, too, and HMAC-SHA-1 is still endorsed.
 */
const CIPHER = String.raw`(?:des(?:3|ede3?)?(?:[-/][\w/-]*)?|desede[\w/-]*|tripledes|3des[\w-]*|arcfour|arc4|rc[24](?:[-/][\w/-]*)?|aes(?:[-/]?\d{3})?[-/]ecb[\w/-]*|id-?aes-ecb)`;

/** Words that say what a hash is for. */
const PROTECTS =
  /passw(?:or)?d|passwort|\bpwd\b|secret|signature|credential|\botp\b|passphrase|motdepasse|mot_de_passe/iu;
const SUMS =
  /check_?sum|etag|gravatar|cache|finger_?print|content[-_]?md5|integrity|dedup|\buuid|usedforsecurity\s*=\s*False|pwned|blob|\bgit/iu;

const protects = ({ line, file, match }: Spot): boolean => {
  const around = `${line} ${argumentsText(file.bare, file.code, match.index ?? 0)}`;
  return PROTECTS.test(around) && !SUMS.test(around) && !/pwned/iu.test(file.code);
};

function argumentsText(bare: string, code: string, at: number): string {
  const range = argumentsAt(bare, at);
  return range === undefined ? lineAt(code, at) : code.slice(...range).slice(0, 300);
}

const small = ({ match }: Spot): boolean => Number(match.slice(1).find((group) => group !== undefined)) < 2_048;

export const CRYPTO_PATTERNS: readonly TracePattern[] = [
  // Ciphers: what is encrypted is meant to be kept from others.
  {
    of: "weak-cipher",
    all: true,
    certain: true,
    languages: ["Java", "Kotlin", "Scala", "Groovy"],
    pattern: new RegExp(
      String.raw`\b(?:Cipher|KeyGenerator|SecretKeyFactory)\.getInstance\(\s*"(${CIPHER}|AES)"`,
      "giu",
    ),
    not: /KeyGenerator\.getInstance\(\s*"AES"/u,
  },
  {
    of: "weak-cipher",
    all: true,
    certain: true,
    languages: ["JavaScript", "TypeScript"],
    pattern: new RegExp(String.raw`\b(?:createCipher|createDecipher)(?:iv)?\(\s*['"\x60](${CIPHER})['"\x60]`, "giu"),
  },
  {
    of: "weak-cipher",
    all: true,
    certain: true,
    languages: ["JavaScript", "TypeScript"],
    bare: true,
    pattern: /\bCryptoJS\.(DES|TripleDES|RC4|RC4Drop|mode\.ECB)\b/gu,
  },
  {
    of: "weak-cipher",
    all: true,
    certain: true,
    languages: ["Python"],
    bare: true,
    pattern:
      /\b(DES3?\.new|ARC[24]\.new|Blowfish\.new|AES\.MODE_ECB|modes\.ECB|algorithms\.(?:TripleDES|ARC4|Blowfish|IDEA))\b/gu,
  },
  {
    of: "weak-cipher",
    all: true,
    certain: true,
    languages: ["Go"],
    bare: true,
    pattern: /\b(des\.New(?:TripleDES)?Cipher|rc4\.NewCipher)\b/gu,
  },
  {
    of: "weak-cipher",
    all: true,
    certain: true,
    languages: ["C#"],
    bare: true,
    pattern: /\b((?:TripleDES|DES|RC2)(?:\.Create|CryptoServiceProvider)|CipherMode\.ECB)\b/gu,
  },
  {
    of: "weak-cipher",
    all: true,
    certain: true,
    languages: ["PHP"],
    pattern: new RegExp(String.raw`\bopenssl_(?:en|de)crypt\([^;\n]{0,200}?['"](${CIPHER})['"]`, "giu"),
  },
  { of: "weak-cipher", all: true, certain: true, languages: ["PHP"], bare: true, pattern: /\b(mcrypt_encrypt)\s*\(/gu },
  {
    of: "weak-cipher",
    all: true,
    certain: true,
    languages: ["Ruby"],
    pattern: new RegExp(String.raw`\bCipher(?:::Cipher)?\.new\(?\s*['"](${CIPHER})['"]`, "giu"),
  },
  // Signatures.
  {
    of: "weak-signature",
    all: true,
    certain: true,
    pattern: /\bSignature\.getInstance\(\s*"((?:MD5|SHA-?1)with\w+)"/giu,
  },
  {
    of: "weak-signature",
    all: true,
    certain: true,
    languages: ["JavaScript", "TypeScript"],
    pattern: /\b(?:createSign|createVerify)\(\s*['"`]((?:RSA-)?(?:SHA-?1|MD5))['"`]/giu,
  },
  {
    of: "weak-signature",
    all: true,
    certain: true,
    languages: ["JavaScript", "TypeScript", "Python", "PHP", "Ruby"],
    pattern:
      /\b(?:jwt|JWT)\s*(?:\.|::)\s*(?:sign|encode)\([^\n]{0,200}?\balg(?:orithm)?['"]?\s*(?:=>|[:=])\s*['"](none)['"]/gu,
  },
  {
    of: "weak-signature",
    all: true,
    certain: true,
    pattern: /\.sign(?:With)?\(\s*(?:SignatureAlgorithm|Algorithm)\.(NONE|none)\b/gu,
  },
  {
    of: "weak-signature",
    all: true,
    certain: true,
    pattern: /\b(SHA1WithRSA|MD5WithRSA|DSAWithSHA1|ECDSAWithSHA1)\b(?=[^\n]{0,80}[,}])/gu,
    languages: ["Go"],
  },
  // Keys.
  {
    of: "weak-key",
    all: true,
    certain: small,
    languages: ["JavaScript", "TypeScript"],
    pattern: /\bmodulusLength\s*:\s*(512|768|1024|1536)\b/gu,
  },
  {
    of: "weak-key",
    all: true,
    certain: small,
    languages: ["Python"],
    pattern: /\bkey_size\s*=\s*(512|768|1024|1536)\b|\bRSA\.generate\(\s*(512|768|1024|1536)\b/gu,
  },
  {
    of: "weak-key",
    all: true,
    certain: small,
    languages: ["Go"],
    pattern: /\brsa\.GenerateKey\([^,\n]{1,60},\s*(512|768|1024|1536)\s*\)/gu,
  },
  {
    of: "weak-key",
    all: true,
    certain: ({ file, match }) =>
      /getInstance\(\s*"RSA"/u.test(file.code.slice(Math.max(0, (match.index ?? 0) - 600), match.index)),
    languages: ["Java", "Kotlin", "Scala", "Groovy"],
    pattern: /\.initialize\(\s*(512|768|1024|1536)\b/gu,
  },
  {
    of: "weak-key",
    all: true,
    certain: small,
    languages: ["C#"],
    pattern: /\b(?:RSA\.Create|new\s+RSACryptoServiceProvider)\(\s*(512|768|1024|1536)\s*\)/gu,
  },
  {
    of: "weak-key",
    all: true,
    certain: small,
    languages: ["PHP", "Ruby"],
    pattern:
      /['"]private_key_bits['"]\s*=>\s*(512|768|1024|1536)\b|PKey::RSA\.(?:new|generate)\(\s*(512|768|1024|1536)\s*\)/gu,
  },
  {
    of: "weak-key",
    all: true,
    certain: small,
    languages: ["Shell"],
    pattern: /\bopenssl\s+genrsa\b[^\n|;&]{0,200}?\s(512|768|1024|1536)\s*(?:$|[|;&])|\brsa:(512|768|1024|1536)\b/gmu,
  },
  // Hashes.
  {
    of: "weak-hash",
    all: true,
    certain: protects,
    languages: ["Java", "Kotlin", "Scala", "Groovy"],
    pattern:
      /\bMessageDigest\.getInstance\(\s*"(MD[245]|SHA-?1|SHA)"|\b(?:DigestUtils\.|Hashing\.)(md5|sha1)(?:Hex|DigestAsHex)?\(/giu,
  },
  {
    of: "weak-hash",
    all: true,
    certain: true,
    languages: ["Java", "Kotlin", "Scala", "Groovy"],
    bare: true,
    pattern:
      /\b(?:new\s+)?(Md[45]PasswordEncoder|NoOpPasswordEncoder(?=\.getInstance)|ShaPasswordEncoder|LdapShaPasswordEncoder)\b/gu,
    not: /^\s*import\b/u,
  },
  {
    of: "weak-hash",
    all: true,
    certain: protects,
    languages: ["JavaScript", "TypeScript"],
    pattern: /\bcreateHash\(\s*['"`](md[45]|sha-?1)['"`]|\bCryptoJS\.(MD5|SHA1)\(|(?<![.\w])(md5|sha1)\(/giu,
    not: /^\s*(?:export\s+)?(?:async\s+)?function\b/u,
  },
  {
    of: "weak-hash",
    all: true,
    certain: true,
    languages: ["JavaScript", "TypeScript"],
    pattern: /\bcreateHmac\(\s*['"`](md[45])['"`]/giu,
  },
  {
    of: "weak-hash",
    all: true,
    certain: protects,
    languages: ["Python"],
    pattern: /\bhashlib\.(md5|sha1)\(|\bhashlib\.new\(\s*['"](md5|sha1)['"]|\bhashes\.(MD5|SHA1)\(/giu,
  },
  {
    of: "weak-hash",
    all: true,
    certain: ({ path }) => !/test|local|dev|ci/iu.test(path),
    languages: ["Python"],
    pattern: /PASSWORD_HASHERS\s*=\s*[[(]\s*['"][\w.]*\.(\w*(?:MD5|SHA1)PasswordHasher)['"]/gu,
  },
  {
    of: "weak-hash",
    all: true,
    certain: protects,
    languages: ["Go"],
    bare: true,
    pattern: /\b(md5|sha1)\.(?:New|Sum)\(/gu,
  },
  {
    of: "weak-hash",
    all: true,
    certain: protects,
    languages: ["C#"],
    bare: true,
    pattern: /\b(MD5|SHA1)(?:\.Create|\.HashData|CryptoServiceProvider|Managed)\b/gu,
  },
  {
    of: "weak-hash",
    all: true,
    certain: protects,
    languages: ["PHP"],
    pattern: /(?<![\w>:$])(md5|sha1)\(|\bhash\(\s*['"](md5|sha1)['"]/giu,
    not: /\bfunction\b/u,
  },
  {
    of: "weak-hash",
    all: true,
    certain: protects,
    languages: ["Ruby"],
    bare: true,
    pattern: /\bDigest::(MD5|SHA1)\b/gu,
  },
  {
    of: "weak-hash",
    all: true,
    certain: protects,
    languages: ["Rust"],
    bare: true,
    pattern: /\b(Md5|Sha1)::(?:new|digest)\b/gu,
  },
  // What is endorsed.
  {
    of: "strong-algorithm",
    pattern:
      /['"`](sha-?(?:256|384|512)|sha3-\d{3}|aes-\d{3}-(?:gcm|ccm|ctr|cbc)|AES\/(?:GCM|CBC|CTR)\/\w+|SHA(?:256|384|512)with\w+|(?:RS|ES|PS|HS)(?:256|384|512)|EdDSA|chacha20-poly1305|PBKDF2With\w+)['"`]/giu,
  },
  {
    of: "strong-algorithm",
    bare: true,
    pattern:
      /\b(bcrypt(?:js)?|argon2|scrypt|pbkdf2)(?:_hmac|Sync|id)?\s*[.(]|\bhashlib\.(sha(?:256|384|512|3_\d+))|\b(sha(?:256|512))\.(?:New|Sum)|\b(SHA(?:256|384|512))\.(?:Create|HashData)|\b(BCryptPasswordEncoder|Argon2PasswordEncoder|Pbkdf2PasswordEncoder)\b|\b(AESGCM|AesGcm|Fernet)\b|\b(password_hash)\(/gu,
    not: /^\s*(?:import|from|using)\b/u,
  },
  // Which algorithm is used is a setting.
  {
    of: "algorithm-setting",
    pattern:
      /(?:process\.env\.|getenv\(\s*['"]|\benv\(\s*['"]|\benviron(?:\.get)?[[(]\s*['"]|@Value\(\s*"\$\{|(?:config|settings)(?:Service)?\.get(?:OrThrow)?\(\s*['"])([\w.-]{0,60}(?:algorithm|cipher_?suite|digest_?alg)[\w.-]{0,40})/giu,
  },
  {
    of: "algorithm-setting",
    languages: ["YAML", "Properties", "TOML"],
    path: /(?:^|\/)(?:config|application|settings|conf|\.env|env|values)[^/]*$|(?:^|\/)config\//iu,
    pattern: /^\s*([\w.-]{0,60}(?:algorithm|signing[_-]?alg|hash[_-]?alg)[\w.-]{0,40})\s*[:=]/gimu,
  },
  // Certificates are not looked at.
  {
    of: "tls-unverified",
    all: true,
    certain: true,
    languages: ["JavaScript", "TypeScript"],
    pattern: /\b(rejectUnauthorized)['"]?\s*:\s*false\b|\b(NODE_TLS_REJECT_UNAUTHORIZED)\b['"\]]{0,2}\s*=\s*['"]?0/gu,
  },
  {
    of: "tls-unverified",
    all: true,
    certain: true,
    languages: ["Python"],
    bare: true,
    pattern:
      /\b(?:requests|httpx|session|client|aiohttp)\b[^\n]{0,200}\b(verify)\s*=\s*False\b|\b(_create_unverified_context)\(/gu,
  },
  {
    of: "tls-unverified",
    all: true,
    certain: true,
    languages: ["Go"],
    bare: true,
    pattern: /\b(InsecureSkipVerify)\s*:\s*true\b/gu,
  },
  {
    of: "tls-unverified",
    all: true,
    certain: true,
    languages: ["Java", "Kotlin", "Scala", "Groovy"],
    bare: true,
    pattern:
      /\b(NoopHostnameVerifier\.INSTANCE|TrustAllStrategy|InsecureTrustManagerFactory\.INSTANCE|ALLOW_ALL_HOSTNAME_VERIFIER)\b/gu,
    not: /^\s*import\b/u,
  },
  {
    of: "tls-unverified",
    all: true,
    certain: true,
    languages: ["C#"],
    bare: true,
    pattern:
      /\b(DangerousAcceptAnyServerCertificateValidator)\b|\b(ServerCertificate(?:Custom)?ValidationCallback)\s*\+?=\s*(?:\([^)\n]{0,80}\)|delegate[^\n]{0,20})\s*=?>?\s*\{?\s*(?:return\s+)?true\b/gu,
  },
  {
    of: "tls-unverified",
    all: true,
    certain: true,
    languages: ["PHP", "Ruby", "Rust"],
    bare: true,
    pattern:
      /\b(CURLOPT_SSL_VERIFYPEER)\s*(?:,|=>)\s*(?:false|0)\b|\b(VERIFY_NONE)\b|\b(danger_accept_invalid_certs)\(\s*true/gu,
  },
  {
    of: "tls-unverified",
    all: true,
    certain: true,
    languages: ["YAML", "Properties"],
    pattern: /\b(NODE_TLS_REJECT_UNAUTHORIZED)['"]?\s*[:=]\s*['"]?0\b/gu,
  },
];
