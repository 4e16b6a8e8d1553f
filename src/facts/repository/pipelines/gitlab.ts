import type { Place } from "../../../model.ts";
import { isObject, list, member, object, type Source, text } from "../../members.ts";
import { folderOf } from "../folder.ts";
import { documentsIn, type Located, originOf, type PipelineFile, withLines } from "./file.ts";
import { type WrittenStep, written } from "./step.ts";
import { joined } from "./tasks.ts";

/** A job or template with the file that it is written in. */
interface Entry {
  readonly value: Source;
  readonly place: Place;
  readonly file: PipelineFile;
}

/** Keys at the top that are no jobs (https://docs.gitlab.com/ci/yaml/). */
const GLOBAL: ReadonlySet<string> = new Set([
  "default",
  "include",
  "stages",
  "variables",
  "workflow",
  "image",
  "services",
  "cache",
  "before_script",
  "after_script",
  "spec",
  "types",
]);

const MOST_FILES = 100;

/**
 * The jobs of `.gitlab-ci.yml` and of the files of the repository that it includes, each as one step; `extends`, `default`, `rules` and
 * `!reference` followed. Templates of GitLab that it includes are steps by their name. GitLab looks for the file at the root only.
 *
 * @param files all that may be included, by path
 */
export function gitlabSteps(files: ReadonlyMap<string, PipelineFile>, roots: ReadonlySet<string>): Located[] {
  const mains = [...files.keys()].filter((path) => /(?:^|\/)\.gitlab-ci\.ya?ml$/.test(path));
  const reached = new Set<string>();
  const found: Located[] = [];
  // Those that run first, so that what they include is not taken for misplaced.
  for (const path of [...mains].sort((a, b) => Number(!isAtRoot(a, roots)) - Number(!isAtRoot(b, roots)))) {
    if (reached.has(path)) continue;
    found.push(...stepsOf(path, files, !isAtRoot(path, roots), reached));
  }
  return found;
}

function isAtRoot(path: string, roots: ReadonlySet<string>): boolean {
  return path.endsWith(".gitlab-ci.yml") && roots.has(folderOf(path));
}

function stepsOf(
  main: string,
  files: ReadonlyMap<string, PipelineFile>,
  misplaced: boolean,
  reached: Set<string>,
): Located[] {
  const root = folderOf(main);
  const entries = new Map<string, Entry>();
  const globals = new Map<string, Entry>();
  const found: Located[] = [];
  const queue = [main];
  for (const path of queue) {
    const included = files.get(path);
    // What it is for follows from the file that includes it.
    const file =
      included === undefined ? undefined : { ...included, purpose: files.get(main)?.purpose ?? included.purpose };
    if (file === undefined || reached.has(path) || reached.size >= MOST_FILES) continue;
    reached.add(path);
    for (const { value, place } of documentsIn(file)) {
      if (!isObject(value)) continue;
      for (const [name, entry] of Object.entries(value)) {
        if (GLOBAL.has(name)) {
          const held: Source = isObject(entry) ? entry : { [name]: entry };
          if (!globals.has(name)) globals.set(name, { value: held, place: place.child(name), file });
        } else if (isObject(entry) && !entries.has(name))
          entries.set(name, { value: entry, place: place.child(name), file });
      }
      const { paths, templates } = includesOf(value, place.child("include"), root, files);
      queue.push(...paths);
      for (const { name, place: at } of templates) {
        found.push({
          origin: originOf(file, "gitlab", misplaced),
          step: written({ job: name, uses: name, place: at }),
        });
      }
      for (const { name: child } of childrenOf(value, root)) queue.push(child);
    }
  }
  const off = workflowSwitchedOff(globals.get("workflow")?.value);
  for (const [name, entry] of entries) {
    if (name.startsWith(".")) continue;
    const merged = extended(name, entries, new Set());
    const step = stepOf(name, entry, merged, entries, globals, off);
    found.push(...withLines(entry.file, originOf(entry.file, "gitlab", misplaced), [step]));
  }
  return found;
}

/** Files of the repository and templates of GitLab that a file includes; those of other projects and servers can't be seen. */
function includesOf(
  value: Source,
  place: Place,
  root: string,
  files: ReadonlyMap<string, PipelineFile>,
): { paths: string[]; templates: { name: string; place: Place }[] } {
  const include = member(value, "include");
  const listed = Array.isArray(include);
  const items = listed ? include.slice(0, MOST_FILES) : include === undefined ? [] : [include];
  const paths: string[] = [];
  const templates: { name: string; place: Place }[] = [];
  for (const [index, item] of items.entries()) {
    const at = listed ? place.child(index) : place;
    if (isObject(item) && neverByRules(list(item, "rules"))) continue;
    const locals = typeof item === "string" ? [item] : isObject(item) ? texts(member(item, "local")) : [];
    for (const local of locals)
      if (!local.includes("://")) paths.push(...matching(joined(root, local.replace(/^\//, "")), files));
    if (!isObject(item)) continue;
    for (const name of [...texts(member(item, "template")), ...texts(member(item, "component"))])
      templates.push({ name, place: at });
  }
  return { paths, templates };
}

function texts(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === "string");
}

/** `*` stands for a part of a name, `**` for folders. */
function matching(pattern: string, files: ReadonlyMap<string, PipelineFile>): string[] {
  if (!pattern.includes("*")) return [pattern];
  const source = pattern
    .slice(0, 200)
    .split(/(\*{1,2})/)
    .map((part) => (part === "**" ? ".*" : part === "*" ? "[^/]*" : part.replace(/[.+?^${}()|[\]\\]/g, "\\$&")))
    .join("");
  if ((pattern.match(/\*+/g) ?? []).length > 4) return [];
  const expression = new RegExp(`^${source}$`);
  return [...files.keys()].filter((path) => expression.test(path)).sort();
}

/** Files of the repository that a job starts as a pipeline of its own. */
function childrenOf(value: Source, root: string): { name: string }[] {
  return Object.values(value).flatMap((job) => {
    const trigger = isObject(job) ? object(job, "trigger") : undefined;
    if (trigger === undefined) return [];
    const include = member(trigger, "include");
    const items = Array.isArray(include) ? include : [include];
    return items
      .flatMap((item) => (isObject(item) ? texts(member(item, "local")) : texts(item)))
      .map((name) => ({ name: joined(root, name.replace(/^\//, "")) }));
  });
}

/** A job with what it has from those that it extends: its own members win, objects are merged. */
function extended(name: string, entries: ReadonlyMap<string, Entry>, seen: Set<string>): Source {
  const entry = entries.get(name);
  if (entry === undefined || seen.has(name) || seen.size > 11) return {};
  seen.add(name);
  let base: Source = {};
  for (const parent of texts(member(entry.value, "extends"))) base = { ...base, ...extended(parent, entries, seen) };
  seen.delete(name);
  return { ...base, ...entry.value };
}

function workflowSwitchedOff(workflow: Source | undefined): string {
  return workflow !== undefined && neverByRules(list(workflow, "rules")) ? "workflow: rules: when: never" : "";
}

/** All rules say `when: never`. */
function neverByRules(rules: readonly unknown[]): boolean {
  return rules.length > 0 && rules.every((rule) => isObject(rule) && member(rule, "when") === "never");
}

function stepOf(
  name: string,
  entry: Entry,
  job: Source,
  entries: ReadonlyMap<string, Entry>,
  globals: ReadonlyMap<string, Entry>,
  off: string,
): { step: WrittenStep; runPlace: Place | undefined } {
  const fallback = (key: string): unknown => {
    const standard = globals.get("default")?.value;
    return (
      member(job, key) ??
      (standard === undefined ? undefined : member(standard, key)) ??
      member(globals.get(key)?.value ?? {}, key)
    );
  };
  const lines = (value: unknown): string[] => linesOf(value, entries, 0);
  const own = lines(member(job, "script"));
  const runs = [...lines(fallback("before_script")), ...own].join("\n");
  const ownPlace = (key: string): Place | undefined =>
    Object.hasOwn(entry.value, key) ? entry.place.child(key) : undefined;
  const rules = list(job, "rules").filter(isObject);
  const acting = rules.filter((rule) => member(rule, "when") !== "never");
  const forgiven =
    member(job, "allow_failure") === true ||
    (acting.length > 0 && acting.every((rule) => member(rule, "allow_failure") === true));
  const never = member(job, "when") === "never" || neverByRules(list(job, "rules"));
  const place = Object.hasOwn(entry.value, "script") ? entry.place.child("script").key() : entry.place.key();
  const ignoredPlace = ownPlace("allow_failure");
  const offPlace = ownPlace("when") ?? ownPlace("rules");
  // A list is written line by line below its key: a single text has a place of its own.
  const script = member(entry.value, "script");
  const runPlace = typeof script === "string" ? entry.place.child("script") : undefined;
  return {
    step: written({
      job: name,
      name,
      runs,
      place,
      triggers: triggersOf(job, acting),
      ignoredBy: forgiven ? "allow_failure: true" : "",
      ...(forgiven && ignoredPlace !== undefined ? { ignoredPlace } : {}),
      switchedOffBy: off || (never ? "when: never" : ""),
      ...(never && off === "" && offPlace !== undefined ? { switchedOffPlace: offPlace } : {}),
      ...lineSpots(entry, script, runs),
    }),
    runPlace,
  };
}

/** Where the items of a list of commands stand. */
function lineSpots(entry: Entry, script: unknown, runs: string): { linePlaces?: ReadonlyMap<number, Place> } {
  if (!Array.isArray(script)) return {};
  const all = runs.split("\n");
  const places = new Map<number, Place>();
  for (const [index, item] of script.slice(0, 200).entries()) {
    const first = typeof item === "string" ? item.split("\n")[0] : undefined;
    const at = first === undefined ? -1 : all.indexOf(first);
    for (let line = 0; at !== -1 && line < String(item).split("\n").length; line++)
      places.set(at + line, entry.place.child("script", index));
  }
  return { linePlaces: places };
}

/** Commands as one text each; `[job, key]` behind `!reference` are the commands of another job. */
function linesOf(value: unknown, entries: ReadonlyMap<string, Entry>, depth: number): string[] {
  if (typeof value === "string") return [value];
  if (!Array.isArray(value) || depth > 10) return [];
  const [job, key] = value as readonly unknown[];
  if (value.length === 2 && typeof job === "string" && typeof key === "string" && entries.has(job)) {
    return linesOf(member(extended(job, entries, new Set()), key), entries, depth + 1);
  }
  return value.slice(0, 500).flatMap((item) => (typeof item === "string" ? [item] : linesOf(item, entries, depth + 1)));
}

/** Manual where every way to run is; the sources that `only` names; nothing where it runs with every pipeline. */
function triggersOf(job: Source, acting: readonly Source[]): string[] {
  const when = text(job, "when");
  if (acting.length > 0) return acting.every((rule) => (text(rule, "when") || when) === "manual") ? ["manual"] : [];
  if (when === "manual") return ["manual"];
  const only = member(job, "only");
  const refs = texts(isObject(only) ? member(only, "refs") : only);
  if (refs.length > 0 && refs.every((ref) => /^(?:web|api|triggers|pipelines|chat|external|schedules)$/.test(ref))) {
    return refs.map((ref) => (ref === "schedules" ? "schedule" : "manual"));
  }
  return [];
}
