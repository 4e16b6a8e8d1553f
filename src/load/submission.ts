import { statSync } from "node:fs";
import { basename, join } from "node:path";
import { quote } from "../document/fault.ts";
import {
  type ApiDocument,
  DEFAULT_LIMITS,
  type Document,
  type Limits,
  type Location,
  type Problem,
  type Repository,
  type SourceFile,
  type Submission,
} from "../model.ts";
import { type Configuration, type NamedPath, readConfiguration } from "./configuration.ts";
import { Gathering, sortedApis } from "./gathering.ts";
import { Intake } from "./intake.ts";
import { compare, isRelativePath, pathFrom } from "./paths.ts";
import { createResolver } from "./resolver.ts";
import { Shelf } from "./shelf.ts";
import { type LoadRequest, type Target, targetOfRequest } from "./target.ts";

export type { LoadRequest } from "./target.ts";

/**
 * Loads what is handed in: a folder (with or without govstack.yaml), files, or a document from standard input. Reads regular files
 * below one folder, each once; touches nothing else and no network. Never throws for bad input: whatever is wrong is a problem of
 * the submission, with its place, and costs the other files nothing.
 */
export async function loadSubmission(request: LoadRequest): Promise<Submission> {
  const target = targetOfRequest(request);
  if ("code" in target) return failed(request.cwd, target);
  let intake: Intake;
  try {
    intake = new Intake(target.root, request.limits);
  } catch {
    return failed(target.root, { code: "no-such-folder", data: { path: basename(target.root) }, severity: "fatal" });
  }
  const onProgress = request.onProgress ?? (() => {});
  const shelf = new Shelf(intake, request.limits, onProgress);
  const gathering = new Gathering(intake, shelf, request.limits, onProgress);
  const configuration = target.kind === "configured" ? await configure(target, shelf, request) : undefined;
  let first: ApiDocument | undefined;
  if (target.kind === "files") {
    if (target.stdin !== undefined) intake.provide(target.files[0] ?? "", target.stdin);
    for (const path of target.files) {
      await gathering.name(path);
      first ??= [...gathering.apis.values()][0];
    }
  }
  await declare(configuration?.openapi ?? [], request.limits, gathering, intake, shelf);
  await gathering.follow(true);
  if (target.kind !== "files") {
    onProgress("read", ".");
    await gathering.find();
    await gathering.follow(false);
  }
  const apis = sortedApis(gathering.apis.values());
  first ??= apis[0];
  const repository = target.kind === "files" ? undefined : await readSource(intake, shelf, request, configuration);
  if (!apis.some((api) => api.inScope) && !shelf.problems.some((problem) => problem.severity === "fatal")) {
    const code = apis.length === 0 ? "nothing-to-check" : "nothing-in-scope";
    shelf.problems.push({ code, data: { count: apis.length }, severity: "fatal" });
  }
  return {
    root: intake.root,
    solution: {
      ...configuration?.solution,
      name: shorten(configuration?.solution.name ?? nameOf(target, apis, first)),
    },
    kind: target.kind,
    traits: configuration?.traits ?? {},
    ...(configuration === undefined ? {} : { claims: configuration.claims, contracts: configuration.contracts }),
    apis,
    ...(repository === undefined ? {} : { repository }),
    ...contentsOf(shelf),
    resolver: createResolver(
      (path) => shelf.look(path),
      request.limits,
      () => apis.map((api) => api.document),
    ),
    problems: [...shelf.problems].sort(byPlace),
  };
}

/**
 * What a solution is called that does not say so: by the title of its document; by its folder where it has several, none of which
 * speaks for all.
 */
function nameOf(target: Target, apis: readonly ApiDocument[], first: ApiDocument | undefined): string {
  const folder = basename(target.root);
  const several = target.kind === "files" ? target.files.length > 1 : apis.length > 1;
  if (several && target.kind !== "configured" && folder !== "") return folder;
  return titleOf(first?.document) ?? (target.kind === "files" ? (target.files[0] ?? folder) : folder);
}

/** Reads govstack.yaml, if it can be read. */
async function configure(
  target: Extract<Target, { kind: "configured" }>,
  shelf: Shelf,
  request: LoadRequest,
): Promise<Configuration | undefined> {
  const { config, other } = target;
  const note = (code: string, severity: Problem["severity"], data: Problem["data"]): void => {
    shelf.problems.push({ code, data, severity, file: config });
  };
  if (other !== undefined) note("two-configurations", "note", { file: config, other });
  const entry = await shelf.read(config, { role: "configuration", inScope: true, most: request.limits.fileBytes });
  const { outcome } = entry;
  if (outcome.state === "missing") note("no-such-file", "fatal", { path: config });
  if (outcome.state === "outside") note("link-leaves-folder", "fatal", { file: config });
  if (outcome.state !== "parsed") return undefined;
  const configuration = await readConfiguration(outcome.document, request.specifications);
  shelf.problems.push(...configuration.problems);
  return configuration;
}

/** Shows the repository to who wants to see it. */
async function readSource(
  intake: Intake,
  shelf: Shelf,
  { repository: reader, limits, includeIgnored = false, onProgress }: LoadRequest,
  configuration: Configuration | undefined,
): Promise<Repository | undefined> {
  if (reader === undefined) return undefined;
  onProgress?.("read", ".");
  const { folder, deployment } = configuration?.repository ?? { deployment: [] };
  const there = (one: NamedPath): string[] => existing(one, intake, shelf) ?? [];
  const request = {
    reader,
    folder: folder === undefined ? "" : (there(folder)[0] ?? ""),
    deployment: deployment.flatMap(there),
    includeIgnored,
  };
  const { readRepository } = await import("./repository.ts");
  const { repository, problems } = await readRepository(intake, limits, request);
  // This walk has been everywhere; the search for documents only where none was named.
  const known = shelf.problems.filter(({ code }) => code !== "links-left-out");
  shelf.problems.splice(0, shelf.problems.length, ...known, ...problems);
  return repository;
}

/** A path that govstack.yaml names, as it is inside the submission; or a fatal problem. */
function existing({ path, location }: NamedPath, intake: Intake, shelf: Shelf): string[] | undefined {
  const inside = isRelativePath(path) ? pathFrom("", path) : undefined;
  const real = inside === undefined ? undefined : intake.real(inside);
  if (inside !== undefined && real?.ok === true) return [inside];
  const missing = real?.ok === false && real.reason === "missing";
  const [code, data] = missing ? ["no-such-file", { path }] : ["path-leaves-folder", { path: quote(path) }];
  shelf.problems.push({
    code: code as string,
    data: data as Problem["data"],
    severity: "fatal",
    file: location.file,
    location,
  });
  return undefined;
}

/** Takes in the files and folders that the list `openapi` of govstack.yaml names, each once. */
async function declare(
  entries: Configuration["openapi"],
  limits: Limits,
  gathering: Gathering,
  intake: Intake,
  shelf: Shelf,
): Promise<void> {
  const wrong = (code: string, data: Problem["data"], location: Location): void => {
    shelf.problems.push({ code, data, severity: "fatal", file: location.file, location });
  };
  const seen = new Set<string>();
  for (const { path: written, location } of entries) {
    const path = isRelativePath(written) ? pathFrom("", written) : undefined;
    if (seen.has(path ?? written)) continue;
    seen.add(path ?? written);
    if (seen.size > limits.referencedFiles) {
      wrong("too-many-entries", { limit: limits.referencedFiles }, location);
      return;
    }
    if (path === undefined) wrong("path-leaves-folder", { path: quote(written) }, location);
    else if (isFolder(intake, path)) await gathering.nameFolder(path, location);
    else await gathering.name(path, location);
  }
}

function isFolder(intake: Intake, path: string): boolean {
  const real = intake.real(path);
  return real.ok && (statSync(join(intake.root, real.path), { throwIfNoEntry: false })?.isDirectory() ?? false);
}

/** What the shelf holds in the end, without the files that turned out to be none of our business. */
function contentsOf(shelf: Shelf): Pick<Submission, "files" | "documents" | "unreadable"> {
  const files: SourceFile[] = [];
  const documents = new Map<string, Document>();
  const unreadable: Submission["unreadable"][number][] = [];
  for (const { path, role, inScope, outcome, read, format, refused, encoding } of shelf.entries()) {
    if (role === "candidate") continue;
    if (read !== undefined) files.push({ path, ...read, role, inScope, ...(format === undefined ? {} : { format }) });
    if (outcome.state === "parsed") documents.set(path, outcome.document);
    const lost = outcome.state === "unreadable" || (role === "openapi" && outcome.state !== "parsed");
    if (role !== "configuration" && (lost || refused === true)) {
      unreadable.push({ path, inScope, ...(encoding === undefined ? {} : { encoding }) });
    }
  }
  return { files, documents, unreadable };
}

/** The title that a document gives itself (OpenAPI 3.0.3, section 4.7.2). */
function titleOf(document: Document | undefined): string | undefined {
  const info = member(document?.value, "info");
  const title = member(info, "title");
  return typeof title === "string" && title.trim() !== "" ? title.trim() : undefined;
}

function member(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Record<string, unknown>)[key];
}

/** At most 200 characters, none cut in half. */
function shorten(name: string): string {
  return [...name.slice(0, 400)].slice(0, 200).join("");
}

/** The submission that a request comes down to when there is nothing to load. */
function failed(root: string, problem: Problem): Submission {
  return {
    root,
    solution: { name: "" },
    kind: "files",
    traits: {},
    files: [],
    apis: [],
    documents: new Map(),
    resolver: createResolver(() => undefined, DEFAULT_LIMITS),
    unreadable: [],
    problems: [problem],
  };
}

function byPlace(a: Problem, b: Problem): number {
  return (
    compare(a.file ?? "", b.file ?? "") ||
    (a.location?.line ?? 0) - (b.location?.line ?? 0) ||
    (a.location?.column ?? 0) - (b.location?.column ?? 0) ||
    compare(a.code, b.code)
  );
}
