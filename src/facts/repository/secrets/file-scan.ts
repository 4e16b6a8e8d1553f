import { isChartValues } from "../secret-object.ts";
import { isSettingsJson, sortOf } from "./file-syntax.ts";
import { type Hit, Hits } from "./hits.ts";
import { ISSUED, issued, registryLogins } from "./issuers.ts";
import { keyMaterial } from "./key-material.ts";
import { readSecretManifests } from "./kubernetes-secret.ts";
import { COMMANDED, type Reading, scanLine, tracesFor } from "./line-scan.ts";
import { type Line, Lines } from "./lines.ts";
import type { LineDetector } from "./maintained.ts";
import { secretEntry } from "./secret-entry.ts";

/** Descriptions of interfaces have a check of their own (`credential`), and name credentials without holding any. */
const INTERFACE = /^\s{0,20}\{?\s{0,20}["']?(?:openapi|swagger|asyncapi|\$schema)["']?\s{0,4}:/mu;

/** Looks through files, one after the other. Every file is gone through once for each of two expressions; what follows is for few lines. */
export class FileScanner {
  #detector: LineDetector | undefined;
  readonly #load: () => Promise<LineDetector>;

  /** @param load loads the detector of what issuers give out; asked only where there is a trace of that */
  constructor(load: () => Promise<LineDetector>) {
    this.#load = load;
  }

  /** The credentials in a file, in order of place. */
  async scan(path: string, text: string): Promise<Hit[]> {
    const hits = new Hits();
    const reading = readingOf(path, text);
    keyMaterial(text, hits);
    const owned = manifestsIn(text, reading, hits);
    const lines = new Lines(text);
    for (const line of lines.matching(new RegExp(ISSUED.source, "gu"))) {
      if (hits.full) break;
      this.#detector ??= await this.#load();
      this.#issued(line, hits);
    }
    if (reading.syntax === "forms") return hits.list();
    for (const line of lines.matching(tracesFor(reading))) {
      if (hits.full) break;
      if (owned?.has(line.start) !== true) named(line, reading, hits);
    }
    return hits.list();
  }

  #issued(line: Line, hits: Hits): void {
    for (const { text, shift } of line.pieces(true)) {
      hits.addAll(issued(text), line.start + shift, line.start);
      hits.addAll(this.#detector?.(text) ?? [], line.start + shift, line.start);
    }
  }
}

function named(line: Line, reading: Reading, hits: Hits): void {
  const isJson = reading.syntax === "json";
  for (const { text, shift } of line.pieces(isJson)) {
    if (isJson && text.includes('"auth"')) hits.addAll(registryLogins(text), line.start + shift, line.start);
    hits.addAll(scanLine(text, reading, line), line.start + shift, line.start);
  }
}

function readingOf(path: string, text: string): Reading {
  const { syntax, where } = sortOf(path);
  const commands = COMMANDED.has(syntax) || where === "pipeline";
  const chart = syntax === "yaml" && isChartValues(path);
  const described = (syntax === "yaml" || syntax === "json") && INTERFACE.test(text.slice(0, 2_000));
  if (described) return { syntax: "forms", settings: false, commands, chart };
  const settings = syntax === "json" ? isSettingsJson(path) : !["code", "document", "sql"].includes(syntax);
  return { syntax, settings, commands, chart };
}

/** The Secrets of a file of manifests: where the lines begin that are theirs. */
function manifestsIn(text: string, { syntax }: Reading, hits: Hits): ReadonlySet<number> | undefined {
  if (syntax !== "yaml" || !/^kind:\s{0,10}["']?(?:Sealed)?Secret\b/mu.test(text)) return undefined;
  const { entries, lines } = readSecretManifests(text);
  for (const entry of entries) secretEntry(entry, hits);
  return lines;
}
