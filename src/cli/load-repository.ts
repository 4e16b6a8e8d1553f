import { RepositoryCollector } from "../facts/repository/collector.ts";
import type { RepositoryFacts } from "../facts/repository/facts.ts";
import { type LoadRequest, loadSubmission } from "../load/submission.ts";
import type { Problem, Submission } from "../model.ts";

/** A submission with what was read of it as a repository. */
export interface Loaded {
  readonly submission: Submission;
  readonly repository: RepositoryFacts;
}

/** Loads a submission and, on the way, collects the facts of its repository. Documents that these were read from belong to it then. */
export async function loadWithRepository(request: Omit<LoadRequest, "repository">): Promise<Loaded> {
  const collector = new RepositoryCollector(request.limits);
  const submission = await loadSubmission({ ...request, repository: collector });
  const { facts, documents, problems } = collector.finish();
  const known = isWorthJudging(facts) ? submission.problems.flatMap(withRepository) : submission.problems;
  return {
    submission: {
      ...submission,
      documents: new Map([...documents, ...submission.documents]),
      problems: [...known, ...problems.filter((problem) => !known.some((one) => isSame(one, problem)))],
    },
    repository: facts,
  };
}

/** A file may have been read as an OpenAPI document before. */
function isSame(one: Problem, other: Problem): boolean {
  const [a, b] = [one.location, other.location];
  return one.code === other.code && one.file === other.file && a?.line === b?.line && a?.column === b?.column;
}

/** Whether there is something that the core asks anything of: source code, or how it is built and run. A lone README is not enough. */
function isWorthJudging({ root, containers, services, workloads, resources, steps }: RepositoryFacts): boolean {
  const lists = [containers, services, workloads, resources, steps];
  return root?.hasSource === true || lists.some((list) => list.length > 0);
}

/** Where there is a repository, that no OpenAPI document was named is no reason to stop. */
function withRepository(problem: Problem): Problem[] {
  if (problem.code === "nothing-to-check") return [];
  return [problem.code === "nothing-in-scope" ? { ...problem, severity: "note" } : problem];
}
