import type { Place } from "../../../model.ts";
import { isObject, list, member, object, type Source, text, textOrNumber } from "../../members.ts";
import { documentsIn, type Located, originOf, type PipelineFile, withLines } from "./file.ts";
import { type WrittenStep, written } from "./step.ts";
import { joined } from "./tasks.ts";

/** How a workflow or action comes to run. */
interface Call {
  readonly triggers: readonly string[];
  readonly ignoredBy: string;
  readonly ignoredPlace?: Place;
  readonly switchedOffBy: string;
  readonly switchedOffPlace?: Place;
}

interface Workflow {
  readonly file: PipelineFile;
  readonly value: Source;
  readonly place: Place;
  /** The folder of the repository that it belongs to. */
  readonly root: string;
  readonly misplaced: boolean;
}

type Spot = { readonly step: WrittenStep; readonly runPlace: Place | undefined };

const WORKFLOW = /^(?:(.*)\/)?\.(github|gitea|forgejo)\/workflows\/[^/]+\.ya?ml$/;

/** Whether a path is that of a workflow. */
export function isWorkflow(path: string): boolean {
  return WORKFLOW.test(path);
}

/**
 * The steps of workflows (https://docs.github.com/actions/writing-workflows/workflow-syntax-for-github-actions), of workflows and composite
 * actions of the repository that they call included. A system looks for workflows in `.github/workflows` of the root of a repository only.
 *
 * @param actions files that may be composite actions, by path
 * @param roots folders that are repositories by themselves: "" and submodules
 */
export function githubSteps(
  workflows: readonly PipelineFile[],
  actions: ReadonlyMap<string, PipelineFile>,
  roots: ReadonlySet<string>,
): Located[] {
  const known = workflows.flatMap((file): Workflow[] => {
    const [document] = documentsIn(file);
    const root = WORKFLOW.exec(file.path)?.[1] ?? "";
    if (document === undefined || !isObject(document.value)) return [];
    return [{ file, value: document.value, place: document.place, root, misplaced: !roots.has(root) }];
  });
  const calls = callsOf(known);
  const toActions = new Map<string, Call[]>();
  const steps = known.flatMap((workflow) => {
    const spots = stepsOfWorkflow(workflow, calls.get(workflow.file.path) as Call, toActions);
    return withLines(workflow.file, originOf(workflow.file, systemOf(workflow.file.path), workflow.misplaced), spots);
  });
  return [...steps, ...stepsOfActions(toActions, actions)];
}

function systemOf(path: string): "github" | "other" {
  return WORKFLOW.exec(path)?.[2] === "github" ? "github" : "other";
}

/** How each workflow comes to run, by its path: by its own triggers, and by those of workflows that call it. */
function callsOf(workflows: readonly Workflow[]): ReadonlyMap<string, Call> {
  const own = new Map(workflows.map(({ file, value }) => [file.path, triggersOf(value)]));
  const all = new Map(
    [...own].map(([path, triggers]) => [path, new Set(triggers.filter((trigger) => trigger !== "call"))]),
  );
  // A call may lead to a call: GitHub follows them four levels down.
  for (let level = 0; level < 4; level++) {
    for (const { file, value, root, misplaced } of workflows) {
      if (misplaced) continue;
      for (const job of Object.values(object(value, "jobs") ?? {})) {
        if (!isObject(job) || switchedOff(job, "if") !== "") continue;
        const called = text(job, "uses");
        if (!called.startsWith("./")) continue;
        const target = all.get(joined(root, called));
        for (const trigger of all.get(file.path) ?? []) target?.add(trigger);
      }
    }
  }
  return new Map(
    workflows.map(({ file, place }): [string, Call] => {
      const triggers = [...(all.get(file.path) ?? [])].sort();
      const never = triggers.length === 0;
      return [
        file.path,
        {
          triggers,
          ignoredBy: "",
          switchedOffBy: never ? "on: workflow_call" : "",
          ...(never ? { switchedOffPlace: place.child("on") } : {}),
        },
      ];
    }),
  );
}

/** The events of `on`, with the words of all systems: "manual" for workflow_dispatch, "call" for what others start. */
function triggersOf(workflow: Source): string[] {
  const on = member(workflow, "on") ?? member(workflow, "true");
  const names =
    typeof on === "string" ? [on] : Array.isArray(on) ? on.map(String) : isObject(on) ? Object.keys(on) : [];
  const words: Readonly<Record<string, string>> = {
    workflow_dispatch: "manual",
    workflow_call: "call",
    repository_dispatch: "manual",
  };
  // Without `on` a workflow is not valid and does not run.
  return names.slice(0, 50).map((name) => (Object.hasOwn(words, name) ? (words[name] as string) : name));
}

/** `if: false`: as written, "" where the condition may hold. */
function switchedOff(source: Source, key: string): string {
  const value = member(source, key);
  if (value === false) return `${key}: false`;
  if (typeof value !== "string") return "";
  const inside = value.replace(/^\s*\$\{\{\s*/, "").replace(/\s*\}\}\s*$/, "");
  return /^(?:false|0|''|false\s*&&.*)$/.test(inside.trim()) ? `${key}: ${value.trim()}` : "";
}

function stepsOfWorkflow(workflow: Workflow, call: Call, toActions: Map<string, Call[]>): Spot[] {
  const jobs = object(workflow.value, "jobs") ?? {};
  const folder = workingDirectory(workflow.value, workflow.root);
  const off = switchedOffJobs(jobs);
  return Object.entries(jobs).flatMap(([id, job]) => {
    if (!isObject(job)) return [];
    const place = workflow.place.child("jobs", id);
    const own = callOfJob(job, place, off.get(id) ?? "", call);
    if (!workflow.misplaced) noteAction(text(job, "uses"), workflow.root, own, toActions);
    const uses = text(job, "uses");
    if (uses !== "")
      return uses.startsWith("./")
        ? []
        : [spot(written({ job: id, name: text(job, "name"), uses, place: place.child("uses"), ...own }))];
    const at = workingDirectory(job, folder);
    return list(job, "steps").flatMap((step, index): Spot[] => {
      if (!isObject(step)) return [];
      const one = stepOf(step, place.child("steps", index), id, own, at);
      if (!workflow.misplaced) noteAction(text(step, "uses"), workflow.root, one.step, toActions);
      return [one];
    });
  });
}

function spot(step: WrittenStep): Spot {
  return { step, runPlace: undefined };
}

/** Jobs that never run: switched off themselves, or in need of one that is. */
function switchedOffJobs(jobs: Source): ReadonlyMap<string, string> {
  const off = new Map<string, string>();
  for (const [id, job] of Object.entries(jobs)) if (isObject(job)) off.set(id, switchedOff(job, "if"));
  for (let level = 0; level < 5; level++) {
    for (const [id, job] of Object.entries(jobs)) {
      if (!isObject(job) || off.get(id) !== "" || /always\(\)|failure\(\)/.test(text(job, "if"))) continue;
      const needs = member(job, "needs");
      const missing = (Array.isArray(needs) ? needs : [needs]).find(
        (one) => typeof one === "string" && (off.get(one) ?? "") !== "",
      );
      if (missing !== undefined) off.set(id, `needs: ${String(missing)}`);
    }
  }
  return off;
}

function callOfJob(job: Source, place: Place, off: string, call: Call): Call {
  const ignores = member(job, "continue-on-error") === true;
  const byHand = /^[^|]*github\.event_name\s*==\s*'workflow_dispatch'[^|]*$/.test(text(job, "if"));
  return {
    triggers: byHand ? ["manual"] : call.triggers,
    ignoredBy: call.ignoredBy || (ignores ? "continue-on-error: true" : ""),
    ...placed("ignoredPlace", call.ignoredPlace ?? (ignores ? place.child("continue-on-error") : undefined)),
    switchedOffBy: call.switchedOffBy || off,
    ...placed(
      "switchedOffPlace",
      call.switchedOffPlace ?? (off === "" ? undefined : place.child(off.startsWith("if") ? "if" : "needs")),
    ),
  };
}

function placed<K extends string>(name: K, place: Place | undefined): Partial<Record<K, Place>> {
  return place === undefined ? {} : ({ [name]: place } as Partial<Record<K, Place>>);
}

function workingDirectory(source: Source, base: string): string {
  const run = object(object(source, "defaults") ?? {}, "run") ?? {};
  const folder = text(run, "working-directory");
  return folder === "" || folder.includes("${{") ? base : joined(base, folder);
}

function stepOf(step: Source, place: Place, job: string, call: Call, base: string): Spot {
  const runs = text(step, "run");
  const uses = text(step, "uses");
  const folder = text(step, "working-directory");
  const own = callOfJob(step, place, switchedOff(step, "if"), call);
  const shell = /set \+e|bash(?!.*-\w*e)\s+\{0\}/.test(text(step, "shell"));
  return {
    step: written({
      job,
      name: text(step, "name"),
      runs,
      uses,
      inputs: object(step, "with") ?? {},
      place,
      ...(uses === "" ? {} : { usesPlace: place.child("uses") }),
      ...own,
      ...(shell && own.ignoredBy === ""
        ? { ignoredBy: `shell: ${text(step, "shell")}`, ignoredPlace: place.child("shell") }
        : {}),
      folder: folder === "" || folder.includes("${{") ? base : joined(base, folder),
    }),
    runPlace: runs === "" ? undefined : place.child("run"),
  };
}

/** Remembers that something calls an action of the repository. */
function noteAction(uses: string, root: string, call: Call, toActions: Map<string, Call[]>): void {
  if (!uses.startsWith("./") || WORKFLOW.test(uses.slice(2))) return;
  const path = joined(root, uses);
  const calls = toActions.get(path);
  if (calls === undefined) toActions.set(path, [call]);
  else if (calls.length < 20) calls.push(call);
}

/** Steps of composite actions that a workflow calls: as good as the best call of each. */
function stepsOfActions(calls: Map<string, Call[]>, actions: ReadonlyMap<string, PipelineFile>): Located[] {
  const found: Located[] = [];
  const done = new Set<string>();
  // Actions may call actions: a list that grows while it is read.
  for (const [path, all] of calls) {
    const file = actions.get(path);
    const [document] = file === undefined || done.size > 500 ? [] : documentsIn(file);
    if (file === undefined || document === undefined || !isObject(document.value) || done.has(path)) continue;
    done.add(path);
    const call = bestOf(all);
    const runs = object(document.value, "runs") ?? {};
    const spots = list(runs, "steps").flatMap((step, index): Spot[] => {
      if (!isObject(step)) return [];
      const one = stepOf(
        step,
        document.place.child("runs", "steps", index),
        textOrNumber(document.value as Source, "name"),
        call,
        "",
      );
      noteAction(text(step, "uses"), "", one.step, calls);
      return [one];
    });
    found.push(...withLines(file, originOf(file, "github", false), spots));
  }
  return found;
}

function bestOf(calls: readonly Call[]): Call {
  const running = calls.filter(({ switchedOffBy }) => switchedOffBy === "");
  const strict = running.filter(({ ignoredBy }) => ignoredBy === "");
  const chosen = strict.length > 0 ? strict : running.length > 0 ? running : calls;
  const { ignoredBy, switchedOffBy } = chosen[0] as Call;
  return { ignoredBy, switchedOffBy, triggers: [...new Set(chosen.flatMap(({ triggers }) => triggers))] };
}
