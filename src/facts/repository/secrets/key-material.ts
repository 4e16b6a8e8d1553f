import { findBareKeys, findPrivateKeys } from "../../credentials/private-keys.ts";
import type { Hits } from "./hits.ts";

/** Private keys in a text: PEM, bare base64 of DER, PuTTY's files, and JSON Web Keys (RFC 7517) with their private part. */
export function keyMaterial(text: string, hits: Hits): void {
  const add = (offset: number, value: string): void => {
    const start = text.lastIndexOf("\n", offset) + 1;
    hits.add({
      kind: "private-key",
      name: "",
      value,
      confidence: "certain",
      isDefault: false,
      start,
      column: offset - start,
    });
  };
  if (text.includes("-----BEGIN")) for (const { offset, value } of findPrivateKeys(text)) add(offset, value);
  if (BARE.test(text)) for (const { offset, value } of findBareKeys(text)) add(offset, value);
  if (text.startsWith("PuTTY-User-Key-File-")) {
    const at = text.indexOf("Private-Lines:");
    if (at > 0) add(0, text.slice(at, at + 4_000));
  }
  if (text.includes('"kty"')) {
    const part = /"d"\s{0,4}:\s{0,4}"([A-Za-z0-9_-]{40,1000})"/u.exec(text);
    if (part?.[1] !== undefined) add(part.index + part[0].indexOf(part[1]), part[1]);
  }
}

const BARE = /M[CIH][A-Za-z0-9+/]{56}/u;
