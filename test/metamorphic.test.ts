import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import type { Report } from "../src/model.ts";
import { findingsOf, outcomes, reportOn, said } from "./outcomes.ts";

// What does not change a contract must not change what is said of it: the order of keys, line ends, a byte order mark, an anchor that
// nothing uses, the notation, or into how many files it is cut. Only places may differ.

type Files = Readonly<Record<string, string>>;

const root = resolve(import.meta.dirname, "..");
const FILE = "api.yaml";

/** Contracts with something to say of: the services of test/versions, and every fixture of a rule that is one YAML file. */
function contracts(): readonly (readonly [string, string])[] {
  const versions = readdirSync(join(root, "test/versions")).filter((name) => name.endsWith(".yaml"));
  const rules = join(root, "rules/govstack-cfr/2.1.0");
  const fixtures = readdirSync(rules).flatMap((rule) => {
    if (!statSync(join(rules, rule)).isDirectory()) return [];
    const names = readdirSync(join(rules, rule)).filter((name) => /^(?:fail|pass)[^/]*\.yaml$/u.test(name));
    return names.map((name) => join("rules/govstack-cfr/2.1.0", rule, name));
  });
  const paths = [...versions.map((name) => join("test/versions", name)), ...fixtures];
  return paths.map((path) => [path, readFileSync(join(root, path), "utf8")] as const);
}

/** The same data with the keys of every object turned round. Names that stand under `$ref`s and lists stay as they are. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}

/** References of a part that moves to another file lead back to where they led. */
function rebased(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(rebased);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      const local = key === "$ref" && typeof member === "string" && member.startsWith("#");
      return [key, local ? `${FILE}${member}` : rebased(member)];
    }),
  );
}

type Json = Record<string, unknown>;

/** A member of a section moved to a file of its own, with a `$ref` in its place; undefined where there is nothing to move. */
function split(text: string, sectionOf: (document: Json) => Json | undefined, suits: (value: Json) => boolean) {
  const document = parse(text) as Json;
  const section = sectionOf(document);
  const name = Object.keys(section ?? {}).find((key) => isObject(section?.[key]) && suits(section[key]));
  if (section === undefined || name === undefined) return undefined;
  const part = { [name]: rebased(section[name]) };
  const pointer = encodeURIComponent(name.replaceAll("~", "~0").replaceAll("/", "~1"));
  section[name] = { $ref: `parts.yaml#/${pointer}` };
  return { [FILE]: stringify(document, { aliasDuplicateObjects: false }), "parts.yaml": stringify(part) };
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function schemasOf(document: Json): Json | undefined {
  const holder = document.swagger === undefined ? document.components : { schemas: document.definitions };
  const schemas = isObject(holder) ? holder.schemas : undefined;
  return isObject(schemas) ? schemas : undefined;
}

const CHANGES: Readonly<Record<string, (text: string) => Files | undefined>> = {
  "keys in another order": (text) => ({ [FILE]: stringify(reversed(parse(text)), { aliasDuplicateObjects: false }) }),
  "CRLF for LF": (text) => ({ [FILE]: text.replaceAll("\n", "\r\n") }),
  "a byte order mark": (text) => ({ [FILE]: `\uFEFF${text}` }),
  "an anchor that nothing uses": (text) => ({ [FILE]: text.replace(/^(info|paths):(?= |\n)/mu, "$1: &unused") }),
  "JSON for YAML": (text) => ({ "api.json": JSON.stringify(parse(text), undefined, 2) }),
  "a schema in a file of its own": (text) =>
    split(text, schemasOf, (schema) => schema.$ref === undefined && schema.$anchor === undefined),
  "a path item in a file of its own": (text) =>
    split(
      text,
      ({ paths }) => (isObject(paths) ? paths : undefined),
      (item) => item.$ref === undefined,
    ),
};

/** What is said, without places: names of files and pointers. */
function withoutPlaces(report: Report): readonly string[] {
  return said(report)
    .map((line) =>
      line.replaceAll(
        /"names":"[^"]*#\/[^"]*"|(?:api|parts)\.(?:yaml|json)|(?:components\/schemas|definitions)\/(?=[^"]*\/)/gu,
        "",
      ),
    )
    .sort();
}

/** What is said, without the few that a text names out of many: it takes the first ones. */
function withoutNames(report: Report): readonly string[] {
  return findingsOf(report)
    .map(({ rule, case: name, data }) => {
      const numbers = Object.entries(data).filter(([, value]) => typeof value === "number");
      return `${rule} ${name} ${JSON.stringify(numbers)}`;
    })
    .sort();
}

/** The operations that findings belong to. */
function namesOf(report: Report): readonly string[] {
  return findingsOf(report)
    .map(({ rule, operation }) => `${rule} ${operation}`)
    .sort();
}

/**
 * In a file of its own a schema has no name: then nothing says what one is that some reference takes for a response, nor that a mail
 * address in one called "Organisation" is not a person's.
 */
const EXCEPT: Readonly<Record<string, string>> = {
  "rules/govstack-cfr/2.1.0/contact-data-in-url/fail.yaml": "a schema in a file of its own",
  "rules/govstack-cfr/2.1.0/invalid-openapi-document/fail-references.yaml": "a schema in a file of its own",
};

/** Changes that no parser lets through: each contract goes through one of them, in turn. */
const LEXICAL = ["CRLF for LF", "a byte order mark", "an anchor that nothing uses"];

const numbered = contracts().map(([path, text], index) => [path, text, index] as const);

describe.each(numbered)("%s", (path, text, index) => {
  it("says the same whatever does not change the contract", async () => {
    const original = await reportOn({ [FILE]: text }, [FILE]);
    for (const [change, make] of Object.entries(CHANGES)) {
      if (LEXICAL.includes(change) && change !== LEXICAL[index % LEXICAL.length]) continue;
      const files = make(text);
      if (files === undefined || EXCEPT[path] === change) continue;
      const told = change === "keys in another order" ? withoutNames : withoutPlaces;
      const report = await reportOn(files, [Object.keys(files)[0] ?? ""]);
      expect({ change, said: told(report) }).toEqual({ change, said: told(original) });
      expect({ change, outcomes: outcomes(report) }).toEqual({ change, outcomes: outcomes(original) });
      if (change.startsWith("a path item")) expect(namesOf(report)).toEqual(namesOf(original));
    }
  });
});

it("has transformations that change texts, and a control that is noticed", async () => {
  const text = readFileSync(join(root, "test/versions/permits-3.0.yaml"), "utf8");
  for (const make of Object.values(CHANGES)) expect(make(text)?.[FILE]).not.toBe(text);
  const original = await reportOn({ [FILE]: text }, [FILE]);
  const changed = await reportOn({ [FILE]: text.replace("http://api", "https://api") }, [FILE]);
  expect(withoutPlaces(changed)).not.toEqual(withoutPlaces(original));
});

/** The files of a folder and its folders, by their paths. */
function filesIn(folder: string): Files {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = paths.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(files.map((path) => [relative(folder, path), readFileSync(path, "utf8")]));
}

const submissions = readdirSync(join(root, "fixtures")).filter((name) =>
  existsSync(join(root, "fixtures", name, "submission")),
);

/** So many files of a submission are taken away, one at a time: all of a small one, evenly spread over a large one. */
const MOST_GONE = 12;

function someOf(paths: readonly string[]): readonly string[] {
  const step = Math.max(1, paths.length / MOST_GONE);
  return paths.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}

describe.each(submissions)("fixtures/%s", (name) => {
  it("never passes for what failed because a file is gone", async () => {
    const files = filesIn(join(root, "fixtures", name, "submission"));
    const before = outcomes(await reportOn(files));
    const failed = Object.keys(before).filter((requirement) => before[requirement] === "fail");
    for (const gone of someOf(Object.keys(files).sort())) {
      const { [gone]: _, ...rest } = files;
      if (Object.keys(rest).length === 0) continue;
      const after = outcomes(await reportOn(rest));
      const passing = failed.filter((requirement) => ["pass", "not-applicable"].includes(after[requirement] ?? ""));
      expect({ gone, passing }).toEqual({ gone, passing: [] });
    }
  });
});
