import type { RepositoryFile } from "../../../model.ts";
import type { PipelineStepFact, Purpose } from "../facts.ts";
import { nameOf } from "../languages.ts";
import type { Lists, NounReader, TextFile, Tree } from "../noun.ts";
import { azureSteps } from "../pipelines/azure.ts";
import { circleSteps } from "../pipelines/circleci.ts";
import { stepFacts } from "../pipelines/facts.ts";
import type { Located, PipelineFile } from "../pipelines/file.ts";
import { githubSteps, isWorkflow } from "../pipelines/github.ts";
import { gitlabSteps } from "../pipelines/gitlab.ts";
import { jenkinsSteps } from "../pipelines/jenkins.ts";
import { mayHoldPrograms, Programs } from "../pipelines/programs.ts";
import { bitbucketSteps, droneSteps, tektonSteps, travisSteps } from "../pipelines/small-systems.ts";
import { pipelineDocuments } from "../pipelines/yaml.ts";

/** More steps of one repository are not kept. */
const MOST_STEPS = 5_000;

/** Files in YAML that are pipelines, or parts of pipelines, by their names. */
const NAMES =
  /(?:^|\/)(?:\.(?:github|gitea|forgejo)\/(?:workflows|actions)\/.*|action|\.gitlab-ci|[\w.-]*gitlab-ci[\w.-]*|\.gitlab\/.*|\.circleci\/config|bitbucket-pipelines|\.drone|\.woodpecker(?:\/[^/]+)?|\.travis|[\w.-]*azure-?pipelines?[\w.-]*|\.?azure-?pipelines?\/.*|\.azuredevops\/.*|\.vsts-ci|(?:[\w.-]*\/)*(?:ci|\.ci|cicd|ci-cd|pipelines?|templates?|build|devops|tekton)\/.*|[\w.-]*tekton[\w.-]*)\.ya?ml$/i;

/**
 * Reads pipelines of GitHub, GitLab, CircleCI, Jenkins, Azure, Bitbucket, Drone, Woodpecker, Tekton and Travis: every step, what it does,
 * and whether that has consequences.
 */
class PipelineReader implements NounReader {
  readonly #files = new Map<string, PipelineFile>();
  readonly #jenkins: Located[] = [];
  readonly #programs = new Programs();
  /** Folders that are repositories by themselves: the root, and submodules. */
  readonly #roots = new Set([""]);

  wants({ path }: RepositoryFile): boolean {
    if (mayHoldPrograms(path) || isJenkinsfile(path) || nameOf(path) === ".gitmodules") return true;
    // Templates of repositories that are yet to be made.
    return NAMES.test(path) && !path.includes("{{");
  }

  async take(file: TextFile, tree: Tree): Promise<void> {
    if (mayHoldPrograms(file.path)) await this.#programs.take(file);
    else if (isJenkinsfile(file.path)) this.#jenkins.push(...jenkinsSteps(file));
    else if (nameOf(file.path) === ".gitmodules") {
      for (const [, path] of file.text.slice(0, 100_000).matchAll(/^\s*path\s*=\s*(\S{1,300})\s*$/gm))
        this.#roots.add(path ?? "");
    } else if (isPipelineText(file)) {
      const document = await pipelineDocuments(file);
      if (document !== undefined)
        this.#files.set(file.path, { path: file.path, purpose: purposeOf(file.path, tree), document });
    }
  }

  finish(): Lists {
    const files = [...this.#files.values()];
    const named = (pattern: RegExp): PipelineFile[] => files.filter(({ path }) => pattern.test(path));
    const actions = new Map(
      named(/(?:^|\/)action\.ya?ml$/).map((file) => [file.path.replace(/\/?action\.ya?ml$/, ""), file]),
    );
    const steps = [
      ...githubSteps(
        files.filter(({ path }) => isWorkflow(path)),
        actions,
        this.#roots,
      ),
      ...gitlabSteps(this.#files, this.#roots),
      ...named(/(?:^|\/)\.circleci\/config\.ya?ml$/).flatMap((file) => circleSteps(file, this.#roots)),
      ...this.#jenkins,
      ...azureSteps(this.#files),
      ...named(/(?:^|\/)bitbucket-pipelines\.ya?ml$/).flatMap((file) => bitbucketSteps(file, this.#roots)),
      ...named(/(?:^|\/)(?:\.drone\.ya?ml|\.woodpecker\.ya?ml|\.woodpecker\/[^/]+\.ya?ml)$/).flatMap((file) =>
        droneSteps(file, this.#roots),
      ),
      ...files.filter(({ document }) => document.text.includes("tekton.dev/")).flatMap(tektonSteps),
      ...named(/(?:^|\/)\.travis\.ya?ml$/).flatMap((file) => travisSteps(file, this.#roots)),
    ];
    const facts = steps.slice(0, MOST_STEPS).flatMap(({ origin, step }) => stepFacts(origin, step, this.#programs));
    return { steps: inOrder(facts) };
  }
}

/** Facts keep the order of their file; files are in order of their paths. */
function inOrder(facts: readonly PipelineStepFact[]): PipelineStepFact[] {
  const sorted = [...facts].sort((a, b) => (a.document < b.document ? -1 : a.document > b.document ? 1 : 0));
  return sorted.map((fact, index) => ({ ...fact, first: fact.document !== sorted[index - 1]?.document }));
}

/** By the folder that a pipeline stands in: a file `unit-test.yml` of a pipeline is no test. */
function purposeOf(path: string, tree: Tree): Purpose {
  const own = /^(.*\/)?\.(?:github|gitea|forgejo|gitlab|circleci|azuredevops|azure-?pipelines?|woodpecker|ci)\//.exec(
    path,
  );
  const folder = own === null ? path.slice(0, path.lastIndexOf("/") + 1) : (own[1] ?? "");
  return tree.purposeOf(`${folder}pipeline.yml`);
}

function isJenkinsfile(path: string): boolean {
  return /^Jenkinsfile(?:[.\-_].*)?$|\.jenkinsfile$/i.test(nameOf(path));
}

/** YAML in a folder of a telling name is read only where it looks like a part of a pipeline. */
function isPipelineText(file: TextFile): boolean {
  if (
    /(?:^|\/)(?:\.github|\.gitea|\.forgejo|\.circleci|\.gitlab|\.azuredevops|\.woodpecker)\/|(?:gitlab-ci|azure-?pipelines?|bitbucket-pipelines|drone|woodpecker|travis|vsts-ci)[^/]*$|azure-?pipelines?\//i.test(
      file.path,
    )
  )
    return true;
  if (/(?:^|\/)action\.ya?ml$/.test(file.path)) return /^runs:/m.test(file.text);
  // Templates of charts have actions in double braces, which is no YAML.
  return (
    /tekton\.dev\/|^\s{0,6}(?:- )?(?:steps|script|jobs|stages):/m.test(file.text) &&
    !/^\s*(?:\{\{|apiVersion:(?!\s*tekton))/m.test(file.text)
  );
}

export function reader(): NounReader {
  return new PipelineReader();
}
