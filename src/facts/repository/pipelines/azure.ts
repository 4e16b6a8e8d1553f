import type { Place } from "../../../model.ts";
import { isObject, list, member, object, type Source, text } from "../../members.ts";
import { documentsIn, type Located, originOf, type PipelineFile, withLines } from "./file.ts";
import { type WrittenStep, written } from "./step.ts";
import { joined } from "./tasks.ts";

type Spot = { readonly file: PipelineFile; readonly step: WrittenStep; readonly runPlace: Place | undefined };

interface State {
  readonly job: string;
  readonly triggers: readonly string[];
  readonly ignoredBy: string;
  readonly ignoredPlace?: Place;
  readonly switchedOffBy: string;
  readonly switchedOffPlace?: Place;
}

const DEEPEST = 12;

/** Whether a file is a pipeline of Azure by its name; one of another name is one where a pipeline calls it. */
export function isAzurePipeline(path: string): boolean {
  return /(?:^|\/)(?:azure-pipelines?[\w.-]*|\.?azure-?pipelines?\/.*|\.azuredevops\/.*|\.vsts-ci)\.ya?ml$/i.test(path);
}

/**
 * The steps of pipelines of Azure (https://learn.microsoft.com/azure/devops/pipelines/yaml-schema/): stages, jobs, deployments and steps,
 * templates of the repository followed. Where the file stands is told to the system, so that no place is wrong.
 */
export function azureSteps(files: ReadonlyMap<string, PipelineFile>): Located[] {
  const reader = new AzureReader(files);
  const mains = [...files.values()].filter(({ path }) => isAzurePipeline(path));
  const spots = mains.flatMap((file) => reader.read(file));
  return spots.flatMap(({ file, ...spot }) => withLines(file, originOf(file, "azure", false), [spot]));
}

class AzureReader {
  readonly #files: ReadonlyMap<string, PipelineFile>;
  #count = 0;

  constructor(files: ReadonlyMap<string, PipelineFile>) {
    this.#files = files;
  }

  read(file: PipelineFile): Spot[] {
    const [document] = documentsIn(file);
    if (document === undefined || !isObject(document.value)) return [];
    // A template by itself does not run.
    const isPipeline = ["trigger", "pr", "schedules", "pool", "resources", "extends"].some((key) =>
      Object.hasOwn(document.value as Source, key),
    );
    if (!isPipeline && Object.hasOwn(document.value, "parameters")) return [];
    const start: State = { job: "", triggers: triggersOf(document.value), ignoredBy: "", switchedOffBy: "" };
    return this.#inside(file, document.value, document.place, start, 0);
  }

  /** Everything that a pipeline, stage, job or template holds. */
  #inside(file: PipelineFile, value: Source, place: Place, state: State, depth: number): Spot[] {
    if (depth > DEEPEST || this.#count > 3_000) return [];
    const found: Spot[] = [];
    for (const key of ["stages", "jobs", "steps"] as const) {
      for (const [index, item] of list(value, key).entries()) {
        if (isObject(item)) found.push(...this.#item(file, item, place.child(key, index), state, depth + 1));
      }
    }
    const strategy = object(value, "strategy");
    for (const kind of ["runOnce", "rolling", "canary"]) {
      const hooks = strategy === undefined ? undefined : object(strategy, kind);
      for (const hook of ["preDeploy", "deploy", "routeTraffic", "postRouteTraffic"]) {
        const steps = hooks === undefined ? undefined : object(hooks, hook);
        if (steps !== undefined)
          found.push(...this.#inside(file, steps, place.child("strategy", kind, hook), state, depth + 1));
      }
    }
    const base = object(value, "extends");
    if (base !== undefined) found.push(...this.#template(file, base, place.child("extends"), state, depth));
    return found;
  }

  #item(file: PipelineFile, item: Source, place: Place, state: State, depth: number): Spot[] {
    const next = stateOf(item, place, state);
    if (Object.hasOwn(item, "template")) return this.#template(file, item, place, next, depth);
    for (const key of ["stage", "job", "deployment"]) {
      if (Object.hasOwn(item, key))
        return this.#inside(file, item, place, { ...next, job: text(item, key) || next.job }, depth);
    }
    // `- ${{ if … }}:` with a list.
    const conditional = Object.entries(item).find(([key]) => key.startsWith("${{"));
    if (conditional !== undefined && Array.isArray(conditional[1])) {
      return conditional[1]
        .flatMap((one, index) =>
          isObject(one) ? this.#item(file, one, place.child(conditional[0], index), next, depth + 1) : [],
        )
        .slice(0, 500);
    }
    this.#count++;
    const script = ["script", "bash", "pwsh", "powershell"].find((key) => Object.hasOwn(item, key));
    const inputs = object(item, "inputs") ?? {};
    const inline = text(inputs, "script");
    const uses = text(item, "task");
    const step = written({
      ...next,
      name: text(item, "displayName"),
      runs: script === undefined ? inline : text(item, script),
      uses,
      inputs,
      place,
      ...(uses === "" ? {} : { usesPlace: place.child("task") }),
      folder: folderOf(
        text(item, "workingDirectory") || text(inputs, "workingDirectory") || text(inputs, "workingDir"),
      ),
    });
    const runPlace =
      script !== undefined ? place.child(script) : inline !== "" ? place.child("inputs", "script") : undefined;
    return [{ file, step, runPlace }];
  }

  #template(file: PipelineFile, item: Source, place: Place, state: State, depth: number): Spot[] {
    const name = text(item, "template");
    if (name.includes("@") && !name.endsWith("@self")) {
      return [{ file, step: written({ ...state, uses: name, place: place.child("template") }), runPlace: undefined }];
    }
    const plain = name.replace(/@self$/, "");
    const path = plain.startsWith("/")
      ? plain.slice(1)
      : joined(file.path.slice(0, Math.max(0, file.path.lastIndexOf("/"))), plain);
    const called = this.#files.get(path);
    const [document] = called === undefined ? [] : documentsIn(called);
    if (called === undefined || document === undefined || !isObject(document.value)) return [];
    return this.#inside(called, document.value, document.place, state, depth + 1);
  }
}

function folderOf(written: string): string {
  const path = written.replace(
    /^\$\((?:System\.DefaultWorkingDirectory|Build\.SourcesDirectory|Pipeline\.Workspace)\)\/?/,
    "",
  );
  return path.includes("$") ? "" : joined("", path);
}

function stateOf(item: Source, place: Place, state: State): State {
  const ignores = member(item, "continueOnError") === true || member(item, "continueOnError") === "true";
  const condition = member(item, "condition");
  const off =
    member(item, "enabled") === false ? "enabled" : condition === false || condition === "false" ? "condition" : "";
  return {
    ...state,
    ...(ignores && state.ignoredBy === ""
      ? { ignoredBy: "continueOnError: true", ignoredPlace: place.child("continueOnError") }
      : {}),
    ...(off !== "" && state.switchedOffBy === ""
      ? { switchedOffBy: `${off}: false`, switchedOffPlace: place.child(off) }
      : {}),
  };
}

/** `trigger: none` and `pr: none`: it runs when somebody starts it, or another pipeline does. */
function triggersOf(pipeline: Source): string[] {
  const none = (key: string): boolean => member(pipeline, key) === "none";
  if (list(pipeline, "schedules").length > 0) return none("trigger") ? ["schedule"] : [];
  const resources = object(pipeline, "resources");
  if (
    resources !== undefined &&
    list(resources, "pipelines").some((one) => isObject(one) && Object.hasOwn(one, "trigger"))
  )
    return [];
  // Pull requests start a pipeline of Azure Repos by branch policies, which no file shows; `pr` is for other hosts.
  return none("trigger") && (none("pr") || !Object.hasOwn(pipeline, "pr")) ? ["manual"] : [];
}
