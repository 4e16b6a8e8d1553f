import type { Facts } from "../facts/facts.ts";
import { folderOf } from "../facts/repository/folder.ts";
import type { Check } from "./check.ts";
import { holds, violated } from "./deployed.ts";
import { unseen } from "./unseen.ts";

/**
 * Whether each part of a repository that is built by itself also has an image of its own: a Dockerfile in its folder, or a build tool
 * that makes one. It is asked where at least two parts are there of which one has an image.
 *
 * Placeholders: `folder` of the part.
 */
export const check: Check = {
  id: "own-build",
  description:
    "In a repository of several projects of which one has a container image, finds those with source code that have none of their own.",
  source: "configuration",
  subject: "project",
  params: { type: "object", additionalProperties: false, properties: {} },
  cases: { none: ["folder"] },
  *run(facts) {
    yield* unseen(facts, "project", "container");
    const projects = facts.repository.projects.filter(
      ({ purpose, sourceFiles }) => purpose === "product" && sourceFiles > 0,
    );
    const folders = [...new Set(projects.map(({ folder }) => folder))];
    const built = builtFolders(facts);
    if (folders.length < 2 || !folders.some((folder) => built.has(folder))) return;
    const named = new Set(facts.repository.containers.flatMap(({ document }) => document.toLowerCase().split(/[/._]/)));
    const frames = new Set(folders.flatMap(parentsOf));
    const byFolder = new Map(projects.map((one) => [one.folder, one]));
    for (const folder of folders) {
      const project = byFolder.get(folder);
      // What others lie in is their frame.
      if (project === undefined || frames.has(folder)) continue;
      // `docker/permits.Dockerfile` is named after the folder that it builds.
      const name = folder.slice(folder.lastIndexOf("/") + 1).toLowerCase();
      yield built.has(folder) || named.has(name) ? holds(project.place) : violated(project.place, "none", { folder });
    }
  },
};

/** Folders that an image is built in or from. */
function builtFolders({ repository }: Facts): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const { document, purpose } of repository.containers) {
    if (purpose === "product") folders.add(folderOf(document));
  }
  for (const { builds, context, purpose } of repository.services)
    if (builds && purpose === "product") folders.add(context);
  return folders;
}

/** The folders that a folder lies in: of `a/b/c` these are `a/b`, `a` and the root. */
function parentsOf(folder: string): string[] {
  if (folder === "") return [];
  const steps = folder.split("/");
  return steps.map((_, index) => steps.slice(0, index).join("/"));
}
