import type { Place } from "../../../model.ts";
import { isObject, list, member, object, type Source, text } from "../../members.ts";
import { folderOf } from "../folder.ts";
import { documentsIn, type Located, originOf, type PipelineFile, withLines } from "./file.ts";
import { type WrittenStep, written } from "./step.ts";

type Spot = { readonly step: WrittenStep; readonly runPlace: Place | undefined };

function texts(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === "string");
}

/** Where the items of a list of commands stand, by the line of the joined text. */
function itemPlaces(items: readonly unknown[], place: Place): ReadonlyMap<number, Place> {
  const places = new Map<number, Place>();
  let line = 0;
  for (const [index, item] of items.slice(0, 500).entries()) {
    if (typeof item !== "string") continue;
    for (const _ of item.split("\n")) places.set(line++, place.child(index));
  }
  return places;
}

/**
 * The steps of bitbucket-pipelines.yml (https://support.atlassian.com/bitbucket-cloud/docs/bitbucket-pipelines-configuration-reference/):
 * `custom` pipelines are started by hand. It is looked for at the root only.
 */
export function bitbucketSteps(file: PipelineFile, roots: ReadonlySet<string>): Located[] {
  const folder = folderOf(file.path);
  const [document] = documentsIn(file);
  const pipelines =
    document !== undefined && isObject(document.value) ? object(document.value, "pipelines") : undefined;
  if (document === undefined || pipelines === undefined) return [];
  const spots: Spot[] = [];
  const walk = (value: unknown, place: Place, trigger: string, depth: number): void => {
    if (depth > 12 || spots.length > 1_000) return;
    if (Array.isArray(value))
      for (const [index, item] of value.entries()) walk(item, place.child(index), trigger, depth + 1);
    else if (isObject(value)) {
      const byHand = text(value, "trigger") === "manual" ? "manual" : trigger;
      for (const [key, item] of Object.entries(value)) {
        if (key === "step" && isObject(item)) spots.push(...stepOfBitbucket(item, place.child(key), byHand));
        else if (typeof item === "object") walk(item, place.child(key), byHand, depth + 1);
      }
    }
  };
  for (const [key, value] of Object.entries(pipelines)) {
    const trigger = key === "custom" ? "manual" : key === "pull-requests" ? "pull_request" : "push";
    walk(value, document.place.child("pipelines", key), trigger, 0);
  }
  return withLines(file, originOf(file, "bitbucket", !roots.has(folder)), spots);
}

function stepOfBitbucket(step: Source, place: Place, trigger: string): Spot[] {
  const script = list(step, "script");
  const triggers = [text(step, "trigger") === "manual" ? "manual" : trigger];
  const forgiving = text(object(step, "on-fail") ?? {}, "strategy") === "ignore";
  const state = {
    job: text(step, "name"),
    name: text(step, "name"),
    triggers,
    ...(forgiving ? { ignoredBy: "on-fail: ignore", ignoredPlace: place.child("on-fail") } : {}),
  };
  const commands = script.filter((item) => typeof item === "string");
  const runs = commands.join("\n");
  const pipes = script.flatMap((item, index): Spot[] => {
    const uses = isObject(item) ? text(item, "pipe") : "";
    if (uses === "" || !isObject(item)) return [];
    const at = place.child("script", index);
    return [
      {
        step: written({ ...state, name: "", uses, inputs: object(item, "variables") ?? {}, place: at }),
        runPlace: undefined,
      },
    ];
  });
  if (runs === "") return pipes;
  const step1 = written({ ...state, runs, place, linePlaces: itemPlaces(script, place.child("script")) });
  return [{ step: step1, runPlace: undefined }, ...pipes];
}

/**
 * The steps of .drone.yml (https://docs.drone.io/pipeline/overview/) and of Woodpecker's files
 * (https://woodpecker-ci.org/docs/usage/workflow-syntax). Both are looked for at the root only.
 */
export function droneSteps(file: PipelineFile, roots: ReadonlySet<string>): Located[] {
  const folder = file.path.replace(/\/?(?:\.woodpecker\/[^/]*|[^/]*)$/, "");
  const spots = documentsIn(file).flatMap(({ value, place }): Spot[] => {
    if (!isObject(value) || (Object.hasOwn(value, "kind") && text(value, "kind") !== "pipeline")) return [];
    const key = Object.hasOwn(value, "steps") ? "steps" : "pipeline";
    const steps = member(value, key);
    const entries: (readonly [string, unknown, Place])[] = Array.isArray(steps)
      ? steps.map((step, index) => [isObject(step) ? text(step, "name") : "", step, place.child(key, index)])
      : Object.entries(isObject(steps) ? steps : {}).map(([name, step]) => [name, step, place.child(key, name)]);
    const whole = eventsOf(member(value, "trigger") ?? member(value, "when"));
    return entries
      .slice(0, 1_000)
      .flatMap(([name, step, at]) => (isObject(step) ? [stepOfDrone(name, step, at, text(value, "name"), whole)] : []));
  });
  return withLines(file, originOf(file, "drone", !roots.has(folder)), spots);
}

function stepOfDrone(name: string, step: Source, place: Place, pipeline: string, whole: readonly string[]): Spot {
  const commands = member(step, "commands");
  const own = eventsOf(member(step, "when"));
  const forgiving = text(step, "failure") === "ignore";
  return {
    step: written({
      job: pipeline,
      name,
      runs: texts(commands).join("\n"),
      uses: text(step, "image"),
      inputs: object(step, "settings") ?? {},
      place,
      usesPlace: place.child("image"),
      triggers: own.length > 0 ? own : whole,
      linePlaces: Array.isArray(commands) ? itemPlaces(commands, place.child("commands")) : new Map(),
      ...(forgiving ? { ignoredBy: "failure: ignore", ignoredPlace: place.child("failure") } : {}),
    }),
    runPlace: undefined,
  };
}

/** Events of `trigger` and `when`: "custom" and "manual" are started by hand. */
function eventsOf(value: unknown): string[] {
  const conditions = Array.isArray(value) ? value : [value];
  return conditions.flatMap((condition) => {
    const event = isObject(condition) ? member(condition, "event") : undefined;
    const names = texts(isObject(event) ? member(event, "include") : event);
    return names.map((name) =>
      name === "custom" || name === "promote" || name === "rollback" ? "manual" : name === "cron" ? "schedule" : name,
    );
  });
}

/**
 * The steps of Tekton (https://tekton.dev/docs/pipelines/): of tasks, of pipelines with tasks of their own, and the tasks that pipelines
 * refer to by name.
 */
export function tektonSteps(file: PipelineFile): Located[] {
  const spots = documentsIn(file).flatMap(({ value, place }): Spot[] => {
    if (!isObject(value) || !text(value, "apiVersion").startsWith("tekton.dev/")) return [];
    const name = text(object(value, "metadata") ?? {}, "name");
    const spec = object(value, "spec") ?? {};
    const kind = text(value, "kind");
    if (kind === "Task" || kind === "ClusterTask") return stepsOfTask(spec, place.child("spec"), name);
    const inline = object(spec, "pipelineSpec");
    const holder = inline ?? spec;
    const at = inline === undefined ? place.child("spec") : place.child("spec", "pipelineSpec");
    return (["tasks", "finally"] as const).flatMap((key) =>
      list(holder, key).flatMap((task, index) => stepsOfPipelineTask(task, at.child(key, index), name)),
    );
  });
  return withLines(file, originOf(file, "tekton", false), spots);
}

function stepsOfPipelineTask(task: unknown, place: Place, pipeline: string): Spot[] {
  if (!isObject(task)) return [];
  const spec = object(task, "taskSpec");
  if (spec !== undefined) return stepsOfTask(spec, place.child("taskSpec"), pipeline);
  const reference = object(task, "taskRef") ?? {};
  const named = list(reference, "params").find((one) => isObject(one) && member(one, "name") === "name");
  const uses = text(reference, "name") || (isObject(named) ? text(named, "value") : "");
  if (uses === "") return [];
  const forgiving = text(task, "onError") === "continue";
  const ignored = forgiving ? { ignoredBy: "onError: continue", ignoredPlace: place.child("onError") } : {};
  return [{ step: written({ job: pipeline, name: text(task, "name"), uses, place, ...ignored }), runPlace: undefined }];
}

function stepsOfTask(spec: Source, place: Place, job: string): Spot[] {
  return list(spec, "steps").flatMap((step, index): Spot[] => {
    if (!isObject(step)) return [];
    const at = place.child("steps", index);
    const script = text(step, "script");
    const command = [...texts(member(step, "command")), ...texts(member(step, "args"))].join(" ");
    const forgiving = text(step, "onError") === "continue";
    const ignored = forgiving ? { ignoredBy: "onError: continue", ignoredPlace: at.child("onError") } : {};
    const one = written({
      job,
      name: text(step, "name"),
      runs: script || command,
      uses: text(step, "image"),
      place: at,
      ...ignored,
    });
    return [{ step: one, runPlace: script === "" ? undefined : at.child("script") }];
  });
}

/** The steps of .travis.yml (https://docs.travis-ci.com/user/job-lifecycle/): what comes after success or failure has no consequence. */
export function travisSteps(file: PipelineFile, roots: ReadonlySet<string>): Located[] {
  const folder = folderOf(file.path);
  const [document] = documentsIn(file);
  if (document === undefined || !isObject(document.value)) return [];
  const value = document.value;
  const spots = [
    "before_install",
    "install",
    "before_script",
    "script",
    "after_success",
    "before_deploy",
    "deploy",
  ].flatMap((key): Spot[] => {
    if (!Object.hasOwn(value, key)) return [];
    const at = document.place.child(key);
    const own = member(value, key);
    const deploys = key === "deploy";
    const step = written({
      job: key,
      name: key,
      runs: deploys ? "" : texts(own).join("\n"),
      place: at,
      ...(deploys ? { tasks: ["deploy" as const] } : {}),
      ...(key === "after_success" ? { ignoredBy: "after_success", ignoredPlace: at.key() } : {}),
      ...(Array.isArray(own) ? { linePlaces: itemPlaces(own, at) } : {}),
    });
    return [{ step, runPlace: undefined }];
  });
  return withLines(file, originOf(file, "other", !roots.has(folder)), spots);
}
