/** Files that hold private keys by what they are, whatever is in them: key stores, and keys of SSH by their usual names. */
const STORE = /\.(?:p12|pfx|jks|jceks|keystore|bcfks|bks|kdbx|ppk)$/iu;
const SSH = /(?:^|\/)id_(?:rsa|dsa|ecdsa|ed25519)$/u;
/** Stores of certificates that are trusted, and the key that the tools of Android make for everybody. */
const HARMLESS = /trust|cacerts|debug\.keystore|androiddebug/iu;

/** The sort of key file that a path names, "" for none. */
export function keyFileKind(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (HARMLESS.test(name)) return "";
  if (STORE.test(name)) return "key-store";
  return SSH.test(path) ? "ssh-key" : "";
}
