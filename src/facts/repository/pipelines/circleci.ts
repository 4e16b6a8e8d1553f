import type { Place } from "../../../model.ts";
import { isObject, list, member, object, type Source, text } from "../../members.ts";
import { documentsIn, type Located, originOf, type PipelineFile, withLines } from "./file.ts";
import { type WrittenStep, written } from "./step.ts";
import { joined } from "./tasks.ts";

type Spot = { readonly step: WrittenStep; readonly runPlace: Place | undefined };

/** How jobs come to run: by the workflows that list them. */
interface Use {
  readonly job: string;
  readonly triggers: readonly string[];
  readonly place: Place;
  readonly off: string;
}

/**
 * The steps of `.circleci/config.yml` (https://circleci.com/docs/configuration-reference/): of jobs that a workflow lists, commands of the
 * file followed. Jobs of orbs are steps by their name.
 */
export function circleSteps(file: PipelineFile, roots: ReadonlySet<string>): Located[] {
  const root = file.path.replace(/\/?\.circleci\/[^/]*$/, "");
  const origin = originOf(file, "circleci", !roots.has(root));
  const [document] = documentsIn(file);
  if (document === undefined || !isObject(document.value)) return [];
  const config = document.value;
  const jobs = object(config, "jobs") ?? {};
  const uses = usesOf(config, document.place);
  const spots: Spot[] = [];
  for (const [name, job] of Object.entries(jobs)) {
    if (!isObject(job)) continue;
    const place = document.place.child("jobs", name);
    const own = uses.filter((use) => use.job === name);
    const running = own.filter(({ off }) => off === "");
    const call = {
      triggers:
        running.length === 0
          ? (own[0]?.triggers ?? [])
          : running.every(({ triggers }) => triggers.length > 0)
            ? running.flatMap(({ triggers }) => triggers)
            : [],
      switchedOffBy: running.length > 0 ? "" : own.length > 0 ? (own[0]?.off ?? "") : "in no workflow",
      switchedOffPlace: running.length > 0 ? undefined : own.length > 0 ? own[0]?.place : place.key(),
    };
    const folder = folderOf(text(job, "working_directory"));
    spots.push(...stepsOf(list(job, "steps"), place.child("steps"), config, name, folder, call, 0));
  }
  for (const use of uses) {
    // A job of an orb: orb/job.
    if (use.job.includes("/")) {
      const off = use.off === "" ? {} : { switchedOffBy: use.off, switchedOffPlace: use.place };
      spots.push({
        step: written({ job: use.job, uses: use.job, place: use.place, triggers: use.triggers, ...off }),
        runPlace: undefined,
      });
    }
  }
  return withLines(file, origin, spots);
}

function usesOf(config: Source, place: Place): Use[] {
  const workflows = object(config, "workflows");
  // Without workflows only the job `build` runs.
  if (workflows === undefined) return [{ job: "build", triggers: [], place: place.child("jobs", "build"), off: "" }];
  return Object.entries(workflows).flatMap(([name, workflow]) => {
    if (!isObject(workflow)) return [];
    const off =
      member(workflow, "when") === false ? "when: false" : member(workflow, "unless") === true ? "unless: true" : "";
    const scheduled = list(workflow, "triggers").some(
      (trigger) => isObject(trigger) && Object.hasOwn(trigger, "schedule"),
    );
    const approvals = new Set<string>();
    return list(workflow, "jobs").flatMap((item, index): Use[] => {
      const [job, options] =
        typeof item === "string" ? [item, {}] : isObject(item) ? (Object.entries(item)[0] ?? ["", {}]) : ["", {}];
      const given = isObject(options) ? options : {};
      if (text(given, "type") === "approval") {
        approvals.add(text(given, "name") || job);
        return [];
      }
      // What waits for an approval is started by a person, and so is what waits for that.
      const waits = list(given, "requires").some((one) => typeof one === "string" && approvals.has(one));
      if (waits) approvals.add(text(given, "name") || job);
      return [
        {
          job,
          triggers: waits ? ["manual"] : scheduled ? ["schedule"] : [],
          place: place.child("workflows", name, "jobs", index),
          off,
        },
      ];
    });
  });
}

function folderOf(written: string): string {
  return /^[~/]|<</.test(written) ? "" : joined("", written);
}

function stepsOf(
  steps: readonly unknown[],
  place: Place,
  config: Source,
  job: string,
  folder: string,
  call: {
    readonly triggers: readonly string[];
    readonly switchedOffBy: string;
    readonly switchedOffPlace: Place | undefined;
  },
  depth: number,
): Spot[] {
  const state = {
    job,
    triggers: call.triggers,
    switchedOffBy: call.switchedOffBy,
    ...(call.switchedOffPlace === undefined ? {} : { switchedOffPlace: call.switchedOffPlace }),
  };
  return steps.slice(0, 500).flatMap((item, index): Spot[] => {
    const at = place.child(index);
    const [name, given] =
      typeof item === "string" ? [item, {}] : isObject(item) ? (Object.entries(item)[0] ?? ["", {}]) : ["", {}];
    if (name === "run") {
      const runs = typeof given === "string" ? given : isObject(given) ? text(given, "command") : "";
      const own = isObject(given) ? given : {};
      const into = text(own, "working_directory");
      const step = written({
        ...state,
        name: text(own, "name"),
        runs,
        place: at,
        folder: into === "" ? folder : joined(folder, folderOf(into)),
      });
      return [{ step, runPlace: typeof given === "string" ? at.child("run") : at.child("run", "command") }];
    }
    const inside = isObject(given) ? list(given, "steps") : [];
    if ((name === "when" || name === "unless") && depth < 5)
      return stepsOf(inside, at.child(name, "steps"), config, job, folder, call, depth + 1);
    const command = object(object(config, "commands") ?? {}, name);
    if (command !== undefined && depth < 5) {
      return stepsOf(
        list(command, "steps"),
        place.parent === undefined ? at : rootOf(place).child("commands", name, "steps"),
        config,
        job,
        folder,
        call,
        depth + 1,
      );
    }
    if (!name.includes("/")) return [];
    return [
      { step: written({ ...state, uses: name, inputs: isObject(given) ? given : {}, place: at }), runPlace: undefined },
    ];
  });
}

/** The place of the document that a place is in. */
function rootOf(place: Place): Place {
  let at = place;
  while (at.parent?.parent !== undefined) at = at.parent;
  return at;
}
