import { looksRandom } from "../../credentials/likeness.ts";
import { findPrivateKeys } from "../../credentials/private-keys.ts";
import { sensitivityOf } from "../sensitive-names.ts";
import type { Found } from "./find.ts";
import type { Hits } from "./hits.ts";
import { issued } from "./issuers.ts";
import type { SecretEntry } from "./kubernetes-secret.ts";
import { scanLine } from "./line-scan.ts";
import { PIECE } from "./lines.ts";
import { isCredential } from "./values.ts";

/** Tells whether an entry of a Kubernetes Secret holds a credential once it is decoded: base64 hides nothing. */
export function secretEntry(entry: SecretEntry, hits: Hits): void {
  const found = kindOf(entry);
  if (found === undefined) return;
  const [kind, confidence] = found;
  const { key: name, raw: value, start, column } = entry;
  hits.add({ kind, name, value, confidence, isDefault: false, start, column });
}

function kindOf({ key, text }: SecretEntry): readonly [string, Found["confidence"]] | undefined {
  if (findPrivateKeys(text).length > 0) return ["private-key", "certain"];
  const value = text.trim();
  const sort = sensitivityOf(key);
  if (sort !== undefined && isCredential(sort, value, "setting")) return [sort, "likely"];
  if (/docker(?:config(?:json)?|cfg)$/u.test(key)) {
    return /"(?:auth|password)"\s{0,4}:\s{0,4}"[^"$<{]{4,}"/u.test(text) ? ["registry-login", "certain"] : undefined;
  }
  // A file of settings may stand in it.
  for (const line of text.slice(0, 20_000).split("\n").slice(0, 300)) {
    const piece = line.slice(0, PIECE);
    for (const { kind, confidence } of issued(piece)) return [kind, confidence];
    for (const { kind, confidence } of scanLine(piece, {
      syntax: "lines",
      settings: true,
      commands: false,
      chart: false,
    }))
      return [kind, confidence];
  }
  return sort === undefined && looksRandom(value) ? ["secret", "likely"] : undefined;
}
