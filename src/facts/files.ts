import { Place, type Submission } from "../model.ts";
import type { Facts, FileFact, UnresolvedFact } from "./facts.ts";
import { purposeOf } from "./repository/tree.ts";

/** One fact per file that was read or could not be. */
export function collectFiles(submission: Submission): FileFact[] {
  const faults = new Map(submission.unreadable.map(({ path, encoding }) => [path, encoding]));
  for (const { path, encoding } of submission.repository?.misencoded ?? []) {
    // A file for a test may be in another encoding for just that reason.
    if (purposeOf(path) !== "test") faults.set(path, encoding);
  }
  const paths = new Set([...submission.files.map(({ path }) => path), ...faults.keys()]);
  return [...paths].map((path) => {
    const encodingFault = faults.get(path);
    return { place: new Place(path), document: path, path, ...(encodingFault !== undefined && { encodingFault }) };
  });
}

/**
 * The files that could not be read or parsed, with what they were needed as. A file that was not even opened has no role; it counts as
 * an OpenAPI document, which more checks need, unless a reference of that name led to something unreadable.
 */
export function collectUnreadable(submission: Submission, unresolved: readonly UnresolvedFact[]): Facts["unreadable"] {
  const roles = new Map<string, string>(submission.files.map(({ path, role }) => [path, role]));
  const referenced = new Set(
    unresolved
      .filter(({ resolution }) => resolution.reason === "unreadable")
      .map(({ resolution }) => fileName(resolution.target)),
  );
  return submission.unreadable.map(({ path, inScope }) => {
    const role = roles.get(path) ?? (referenced.has(fileName(path)) ? "referenced" : "openapi");
    return { place: new Place(path), kind: role === "referenced" ? "referenced" : "openapi", inScope };
  });
}

/** The last step of a path or reference, without fragment. */
function fileName(path: string): string {
  return (path.split("#", 1)[0] as string).split("/").at(-1) as string;
}
