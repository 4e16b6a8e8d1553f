import type { LicenceFact } from "../facts.ts";
import { languageOf, nameOf } from "../languages.ts";
import { type KnownLicences, knownLicences } from "../licences/known.ts";
import { declaredIn, isManifest } from "../licences/manifests.ts";
import { matchText } from "../licences/match.ts";
import { familyOf, licenceNamed } from "../licences/names.ts";
import type { NounReader, TextFile } from "../noun.ts";

/** A licence before others are known that stand beside it. */
type Found = Omit<LicenceFact, "openBeside" | "differs">;

/** LICENSE, LICENCE, COPYING, UNLICENSE, MIT-LICENSE, LICENSE-APACHE, COPYING.LESSER …; not lists of others' licences. */
const FILE =
  /^(?:[a-z0-9.+]{1,30}[-_.])?(?:un)?licen[cs]es?(?:[-_.][a-z0-9.+_-]{1,40})?$|^copying(?:[-_.][a-z0-9.+_-]{1,40})?$/u;
const PLAIN = /^(?:(?:un)?licen[cs]e|copying)(?:\.(?:md|markdown|txt|rst|adoc))?$/u;
const OTHERS = /third|3rd|vendor|depend|notice|header|template|check|policy/u;
/** https://reuse.software/spec/: the texts of all licences used, named by their identifiers. */
const REUSE = /^LICENSES\/[^/]+\.(?:txt|md)$/u;
const README = /^readme(?:\.[a-z.-]{1,20})?$/u;

/** Licence texts of licences are short; in what is longer no more is looked at. */
const LONGEST_TEXT = 400_000;
const MOST = 1_000;

/** Reads licence files, names in manifests of packages, and what READMEs say under a heading "License". */
export function reader(): NounReader {
  const found: Found[] = [];
  return {
    wants: ({ path }) => sortOf(path) !== undefined,
    async take(file) {
      if (found.length >= MOST) return;
      const known = await knownLicences();
      const sort = sortOf(file.path);
      if (sort === "file") found.push(...textsIn(file, known));
      else if (sort === "manifest") found.push(...(await manifestNames(file, known)));
      else found.push(...readmeNames(file, known));
    },
    finish: () => ({ licences: found.map((one) => beside(one, found)) }),
  };
}

function sortOf(path: string): "file" | "manifest" | "readme" | undefined {
  const name = nameOf(path).toLowerCase();
  if (REUSE.test(path)) return "file";
  if (FILE.test(name) && !OTHERS.test(name) && ["documentation", "other"].includes(languageOf(path).kind))
    return "file";
  if (isManifest(name)) return "manifest";
  return README.test(name) ? "readme" : undefined;
}

function textsIn(file: TextFile, known: KnownLicences): Found[] {
  const text = file.text.slice(0, LONGEST_TEXT);
  const { licences, complete } = matchText(text, known);
  const first = file.lines.findIndex((line) => /[\p{L}\p{N}]/u.test(line.slice(0, 2_000)));
  const line = Math.max(0, first);
  const title = (file.lines[line] ?? "")
    .replaceAll(/[#*=_`]/gu, "")
    .trim()
    .slice(0, 100);
  const base = { ...common(file), place: file.at(line + 1), name: title };
  // What may not be sold is not open, whatever licence stands below it.
  if (/commons clause/iu.test(text)) {
    const spdx = "LicenseRef-Commons-Clause";
    return [{ ...base, source: "text", spdx, osiApproved: false, complete: licences.length > 0 }];
  }
  if (licences.length > 0) {
    return licences.map(({ id, osiApproved }) => ({ ...base, source: "text", spdx: id, osiApproved, complete }));
  }
  const isPlain = PLAIN.test(nameOf(file.path).toLowerCase());
  if (!isPlain || first === -1) return [];
  // Only the name of a licence, or a sentence that refers to one.
  const isShort = text.length < 2_000;
  const named = isShort ? licenceNamed(text.replaceAll(/\s+/gu, " ").slice(0, 300), known) : undefined;
  if (named !== undefined && named.spdx !== "") return [{ ...base, source: "named", ...named, complete: false }];
  return [{ ...base, source: "text", spdx: "", osiApproved: false, complete: false }];
}

async function manifestNames(file: TextFile, known: KnownLicences): Promise<Found[]> {
  const declared = await declaredIn(file, nameOf(file.path));
  return declared
    .filter(({ name }) => !/^see licen[cs]e/iu.test(name))
    .map(({ name, place }) => ({
      ...common(file),
      source: "manifest",
      place,
      name: name.slice(0, 100),
      ...licenceNamed(name, known),
      complete: false,
    }));
}

/** The first name in the lines below a heading such as "License". */
function readmeNames(file: TextFile, known: KnownLicences): Found[] {
  const heading =
    /^\s{0,3}(?:#{1,6}|=+|\.\.)?\s*(?:[\d.]+\s*)?(?:licen[cs]e|licen[cs]ing|licence|رخصة|الرخصة)\s*:?\s*#*\s*$/iu;
  const start = file.lines.findIndex((line) => line.length < 100 && heading.test(line));
  if (start === -1) return [];
  for (let index = start + 1; index < Math.min(file.lines.length, start + 12); index++) {
    const line = (file.lines[index] ?? "").slice(0, 300);
    if (/^\s{0,3}#{1,6}\s/u.test(line)) return [];
    const named = licenceNamed(line.replaceAll(/[`*_[\]]/gu, " "), known);
    if (named.spdx === "") continue;
    const place = file.at(index + 1);
    return [{ ...common(file), source: "named", place, name: line.trim().slice(0, 100), ...named, complete: false }];
  }
  return [];
}

function common({ path, purpose }: TextFile): Pick<Found, "document" | "purpose" | "atRoot"> {
  return { document: path, purpose, atRoot: !path.includes("/") || path.startsWith("LICENSES/") };
}

function beside(one: Found, all: readonly Found[]): LicenceFact {
  const folder = folderOf(one.document);
  const texts = all.filter(({ source, spdx }) => source === "text" && spdx !== "");
  const near = texts.filter(({ document }) => folderOf(document) === folder);
  const openBeside = near.some((text) => text !== one && text.osiApproved && text.complete);
  const own = near.length > 0 ? near : texts.filter(({ atRoot }) => atRoot);
  const differs =
    one.source !== "text" && one.spdx !== "" && own.length > 0 && !own.some((text) => isNamed(text.spdx, one.spdx));
  return { ...one, openBeside, differs };
}

/** Whether a licence is one of those in an expression. */
function isNamed(spdx: string, expression: string): boolean {
  return expression.split(/ (?:OR|AND) | WITH [^ ]+ ?/u).some((id) => familyOf(id) === familyOf(spdx));
}

/** The root and its folder LICENSES are one. */
function folderOf(path: string): string {
  const folder = path.slice(0, Math.max(0, path.lastIndexOf("/")));
  return folder === "LICENSES" ? "" : folder;
}
