import {
  type ContractDeclaration,
  type Document,
  type Location,
  Place,
  type Problem,
  type Submission,
} from "../model.ts";
import type { PlacedProblem } from "./configuration-errors.ts";
import { isToldByContracts, readDeclaredContracts } from "./declared-contracts.ts";
import { compare } from "./paths.ts";
import { faultOfSpecification, findSpecification, type KnownSpecification } from "./specifications.ts";

/** A path as govstack.yaml writes it, and where. */
export interface NamedPath {
  readonly path: string;
  readonly location: Location;
}

/** What govstack.yaml says, as far as it says it rightly. */
export interface Configuration {
  readonly solution: { readonly name?: string; readonly version?: string; readonly vendor?: string };
  /** The publications that `implements` names and that exist. */
  readonly claims: readonly KnownSpecification[];
  /** Files and folders as written, with where they are written. */
  readonly openapi: readonly NamedPath[];
  /** The folder of the source code, and what belongs to the deployment; undefined where neither is named. */
  readonly repository?: { readonly folder?: NamedPath; readonly deployment: readonly NamedPath[] };
  readonly traits: Submission["traits"];
  readonly contracts: Readonly<Record<string, ContractDeclaration>>;
  readonly problems: readonly Problem[];
}

/** Keys of the format whose evidence is not read yet: refused, so that nobody believes they count. */
const NOT_IN_THIS_VERSION = ["declarations", "live", "waivers"];
const TRAITS = ["webUi", "personalData"];
/** More is noise. */
const MOST_PROBLEMS = 50;

/**
 * Reads the parsed govstack.yaml (format: rules/schema/govstack.schema.json). Everything wrong is a fatal problem at its place, and
 * what is right is used all the same.
 *
 * @param known the publications that exist
 */
export async function readConfiguration(
  document: Document,
  known: readonly KnownSpecification[],
): Promise<Configuration> {
  const root = objectOf(document.value);
  const [faults, implemented] = [await schemaFaults(document), entriesOf(root, "implements")];
  for (const key of NOT_IN_THIS_VERSION) {
    if (!Object.hasOwn(root, key)) continue;
    faults.push({ code: "not-in-this-version", data: { key }, place: Place.of(document.path, [key]).key() });
  }
  for (const [index, entry] of implemented) {
    const fault = faultOfSpecification(entry, known);
    if (fault !== undefined) faults.push({ ...fault, place: Place.of(document.path, ["implements", index]) });
  }
  const stated = Object.hasOwn(root, "contract") ? root.contract : undefined;
  const { contracts, faults: contractFaults } = readDeclaredContracts(stated, document.path, known);
  faults.push(...contractFaults);
  const openapi = namedPaths(document, entriesOf(root, "openapi"), "openapi");
  const deployment = namedPaths(document, entriesOf(root, "deployment"), "deployment");
  const folder = namedFolder(document, root);
  return {
    claims: implemented.flatMap(([, entry]) => findSpecification(entry, known) ?? []),
    solution: textsOf(objectOf(root.solution)),
    openapi,
    ...(folder === undefined && deployment.length === 0
      ? {}
      : { repository: { deployment, ...(folder === undefined ? {} : { folder }) } }),
    traits: traitsOf(root, document.path),
    contracts,
    problems: located(faults.slice(0, MOST_PROBLEMS), document),
  };
}

function namedPaths(document: Document, entries: readonly [index: number, text: string][], key: string): NamedPath[] {
  const locations = document.locate(entries.map(([index]) => Place.of(document.path, [key, index])));
  return entries.map(([, path], index) => ({ path, location: locations[index] as Location }));
}

function namedFolder(document: Document, root: Members): NamedPath | undefined {
  const path = Object.hasOwn(root, "repository") ? root.repository : undefined;
  if (typeof path !== "string" || path.trim() === "") return undefined;
  const [location] = document.locate([Place.of(document.path, ["repository"])]);
  return { path, location: location as Location };
}

/** Loaded only when there is a govstack.yaml. */
async function schemaFaults(document: Document): Promise<PlacedProblem[]> {
  const { default: test } = await import("#generated/govstack");
  if (test(document.value)) return [];
  const [{ problemsFrom }, { default: schemas }] = await Promise.all([
    import("./configuration-errors.ts"),
    import("#generated/schemas"),
  ]);
  const errors = (test.errors ?? []).filter(
    (error) => !NOT_IN_THIS_VERSION.includes(error.instancePath.split("/")[1] ?? "") && !isToldByContracts(error),
  );
  return problemsFrom(
    errors.slice(0, MOST_PROBLEMS),
    document.value,
    document.path,
    JSON.parse(schemas.govstack ?? "{}"),
  );
}

function located(faults: readonly PlacedProblem[], document: Document): Problem[] {
  const locations = document.locate(faults.map((fault) => fault.place));
  return faults
    .map(({ code, data }, index): Problem => {
      return { code, data, severity: "fatal", file: document.path, location: locations[index] as Location };
    })
    .sort((a, b) => byLocation(a.location, b.location) || compare(a.code, b.code));
}

/** Order of locations in one file. */
function byLocation(a: Location | undefined, b: Location | undefined): number {
  return (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);
}

type Members = Readonly<Record<string, unknown>>;

/** The own members of an object; of anything else, none. */
function objectOf(value: unknown): Members {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Members) : {};
}

/** The texts in a list of the file, with their positions. */
function entriesOf(root: Members, key: string): [index: number, text: string][] {
  const list = Object.hasOwn(root, key) ? root[key] : undefined;
  if (!Array.isArray(list)) return [];
  return list.flatMap((item, index): [number, string][] =>
    typeof item === "string" && item.trim() !== "" ? [[index, item]] : [],
  );
}

function textsOf(solution: Members): Configuration["solution"] {
  const texts: { name?: string; version?: string; vendor?: string } = {};
  for (const key of ["name", "version", "vendor"] as const) {
    const text = Object.hasOwn(solution, key) ? solution[key] : undefined;
    if (typeof text === "string" && text.trim() !== "") texts[key] = text;
  }
  return texts;
}

function traitsOf(root: Members, file: string): Submission["traits"] {
  const stated = objectOf(Object.hasOwn(root, "traits") ? root.traits : undefined);
  const traits: Record<string, Submission["traits"][string]> = {};
  for (const name of TRAITS) {
    const trait = objectOf(Object.hasOwn(stated, name) ? stated[name] : undefined);
    const value = Object.hasOwn(trait, "value") ? trait.value : undefined;
    const reason = Object.hasOwn(trait, "reason") ? trait.reason : undefined;
    if (typeof value !== "boolean" || typeof reason !== "string") continue;
    traits[name] = { value, reason, place: Place.of(file, ["traits", name]) };
  }
  return traits;
}
