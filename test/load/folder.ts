import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach } from "vitest";
import { type LoadRequest, loadSubmission } from "../../src/load/submission.ts";
import { DEFAULT_LIMITS, type Limits, type Submission } from "../../src/model.ts";

/** A smallest OpenAPI document, with more of it appended as YAML. */
export const api = (more = "", title = "Health Records"): string =>
  `openapi: 3.0.3\ninfo: { title: ${title}, version: 1.0.0 }\n${more === "" ? "paths: {}\n" : more}`;

/** A file's content, or a link to somewhere. */
export type Content = string | Uint8Array | { readonly link: string };

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A temporary folder with files and links; removed after the test. */
export function folder(files: Readonly<Record<string, Content>> = {}): string {
  const root = mkdtempSync(join(tmpdir(), "govstack-load-"));
  made.push(root);
  fill(root, files);
  return root;
}

/** Adds files and links to a folder. */
export function fill(root: string, files: Readonly<Record<string, Content>>): void {
  for (const [path, content] of Object.entries(files)) {
    const absolute = join(root, path);
    mkdirSync(dirname(absolute), { recursive: true });
    if (typeof content === "object" && "link" in content) symlinkSync(content.link, absolute);
    else writeFileSync(absolute, content);
  }
}

export const SPECIFICATIONS = [{ id: "govstack-cfr", edition: "2.1.0" }] as const;

/** Loads with the limits in force, unless some are given. */
export function load(
  cwd: string,
  paths: readonly string[] = [],
  more: Omit<Partial<LoadRequest>, "limits"> & { limits?: Partial<Limits> } = {},
): Promise<Submission> {
  const limits = { ...DEFAULT_LIMITS, ...more.limits };
  return loadSubmission({ paths, cwd, specifications: SPECIFICATIONS, ...more, limits });
}

/** The codes of the problems, fatal ones marked with "!". */
export function codes(submission: Submission): string[] {
  return submission.problems.map(({ code, severity }) => (severity === "fatal" ? `${code}!` : code));
}

/** Everything a submission says, as plain data: two loads can be compared by it. */
export function told(submission: Submission): unknown {
  const { root: _, resolver: __, apis, documents, traits, ...rest } = submission;
  return {
    ...rest,
    traits: Object.fromEntries(Object.entries(traits).map(([name, { value, reason }]) => [name, { value, reason }])),
    apis: apis.map(({ document, version, inScope }) => [document.path, version, inScope]),
    documents: [...documents].map(([path, document]) => [path, document.value]),
  };
}
