import type { Sketch } from "./sketch.ts";

/** Licences that are known: what is kept of their texts, and of all SPDX identifiers whether the Open Source Initiative approves them. */
export interface KnownLicences {
  readonly sketches: readonly Sketch[];
  /** Runs of words in what follows the terms of licences: how to apply them. */
  readonly appendix: ReadonlySet<number>;
  /** By identifier in lower case. */
  readonly approved: ReadonlyMap<string, { readonly id: string; readonly osiApproved: boolean }>;
}

/** The same as `npm run build` writes it (scripts/licences.ts). */
export interface LicenceData {
  /** Version of the list that it was made of. */
  readonly list: string;
  /** Identifiers that are approved, and those that are not, each in a line of words. */
  readonly open: string;
  readonly other: string;
  /** Hashes of what follows the terms of licences. */
  readonly appendix: string;
  /** Identifier, runs, `below`, hashes as base64 of 32-bit numbers, lowest byte first. */
  readonly texts: readonly (readonly [id: string, runs: number, below: number, hashes: string])[];
}

let known: Promise<KnownLicences> | undefined;

/** Loads them when the first licence is met. */
export function knownLicences(): Promise<KnownLicences> {
  known ??= import("#generated/licences").then(({ default: data }) => unfold(data));
  return known;
}

function unfold({ open, other, appendix, texts }: LicenceData): KnownLicences {
  const approved = new Map<string, { readonly id: string; readonly osiApproved: boolean }>();
  for (const id of other.split(" ")) approved.set(id.toLowerCase(), { id, osiApproved: false });
  for (const id of open.split(" ")) approved.set(id.toLowerCase(), { id, osiApproved: true });
  const sketches = texts.map(([id, runs, below, hashes]): Sketch => {
    const osiApproved = approved.get(id.toLowerCase())?.osiApproved === true;
    return { id, osiApproved, runs, below, hashes: numbersIn(hashes) };
  });
  return { sketches, appendix: numbersIn(appendix), approved };
}

function numbersIn(text: string): Set<number> {
  const bytes = Buffer.from(text, "base64");
  const numbers = new Set<number>();
  for (let at = 0; at + 4 <= bytes.length; at += 4) numbers.add(bytes.readUInt32LE(at));
  return numbers;
}
