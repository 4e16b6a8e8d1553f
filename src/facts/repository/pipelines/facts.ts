import type { PipelineStepFact, PipelineTask } from "../facts.ts";
import { forgivingInput, isGatingAction, tasksOfAction } from "./action-tasks.ts";
import { isGate } from "./command-tasks.ts";
import { type Origin, runsByItself, type WrittenStep } from "./step.ts";
import { type CommandTasks, type ProgramBook, tasksOfText } from "./tasks.ts";

/** More of the commands of one step is not shown. */
const LONGEST_SHOWN = 2_000;

/**
 * The facts of one step: one for it, and another for those of its commands that ignore failures where others of it do not. So a step that
 * runs `npm test` and `npm audit || true` gives a fact for each.
 */
export function stepFacts(origin: Origin, step: WrittenStep, programs: ProgramBook): PipelineStepFact[] {
  const commands = tasksOfText(step.runs, step.folder, programs);
  const acting = tasksOfAction(step.uses, step.inputs);
  const forgivingAction = acting.size > 0 ? forgivingInput(step.inputs) : "";
  const known = new Set<PipelineTask>([...(step.tasks ?? []), ...acting]);
  const strict = commands.filter(({ ignoredBy }) => ignoredBy === "");
  const lenient = commands.filter(({ ignoredBy, tasks }) => ignoredBy !== "" && tasks.size > 0);
  // What is done once more and then strictly is done strictly: a report of everything, and a gate for what is critical.
  const [first] = tasksIn(lenient).every((task) => known.has(task) || tasksIn(strict).includes(task)) ? [] : lenient;
  if (step.ignoredBy !== "" || forgivingAction !== "" || first === undefined) {
    const ignoredBy = step.ignoredBy || forgivingAction;
    return [
      factOf(
        origin,
        step,
        [...known, ...tasksIn(commands)],
        ignoredBy,
        step.ignoredPlace,
        ignoredBy === "" && gated(strict, step),
      ),
    ];
  }
  const forgiven = factOf(
    origin,
    step,
    tasksIn(lenient),
    first.ignoredBy,
    step.linePlaces?.get(first.line) ?? step.place,
    false,
  );
  const whole = [...known, ...tasksIn(strict)];
  return whole.length === 0 ? [forgiven] : [factOf(origin, step, whole, "", undefined, gated(strict, step)), forgiven];
}

function tasksIn(commands: readonly CommandTasks[]): PipelineTask[] {
  return commands.flatMap(({ tasks }) => [...tasks]);
}

function factOf(
  origin: Origin,
  step: WrittenStep,
  tasks: readonly PipelineTask[],
  ignoredBy: string,
  ignoredPlace: PipelineStepFact["place"] | undefined,
  stopsAtFindings: boolean,
): PipelineStepFact {
  const inactive = origin.misplaced ? "misplaced" : step.switchedOffBy !== "" ? "switched-off" : "";
  const triggers = [...new Set(step.triggers)].sort();
  return {
    document: origin.document,
    place: step.place,
    _places: {
      ...(step.usesPlace === undefined ? {} : { uses: step.usesPlace }),
      ...(ignoredPlace === undefined ? {} : { ignoredBy: ignoredPlace, ignoresFailure: ignoredPlace }),
      ...(step.switchedOffPlace === undefined
        ? {}
        : { switchedOffBy: step.switchedOffPlace, active: step.switchedOffPlace, inactive: step.switchedOffPlace }),
    },
    purpose: origin.purpose,
    system: origin.system,
    job: step.job.slice(0, 200),
    name: nameOf(step),
    runs: step.runs.slice(0, LONGEST_SHOWN),
    uses: step.uses.slice(0, 300),
    does: [...new Set(tasks)].sort(),
    ignoresFailure: ignoredBy !== "",
    ignoredBy: ignoredBy.slice(0, 200),
    active: inactive === "",
    inactive,
    switchedOffBy: step.switchedOffBy.slice(0, 200),
    effective: inactive === "" && ignoredBy === "" && runsByItself(triggers),
    first: false,
    gated: stopsAtFindings,
    triggers,
  };
}

/** A scan among commands that stop at failures, or a ready-made one, fails at severe findings. */
function gated(strict: readonly CommandTasks[], { uses, inputs }: WrittenStep): boolean {
  const scans = strict.filter(({ tasks }) => SCANS.some((task) => tasks.has(task)));
  const acting = tasksOfAction(uses, inputs);
  return (
    scans.some(({ text }) => isGate(text.slice(0, 400))) ||
    (SCANS.some((task) => acting.has(task)) && isGatingAction(uses, inputs))
  );
}

const SCANS: readonly PipelineTask[] = ["sast", "dast", "dependency-scan", "image-scan"];

/** What a step is called: its own name, or else the action that it uses, its first command, or its job. */
function nameOf({ name, uses, runs, job }: WrittenStep): string {
  if (name !== "") return name.slice(0, 200);
  if (uses !== "") return uses.slice(0, 200);
  const line = runs.split(/\r\n|\n|\r/).find((one) => one.trim() !== "" && !one.trim().startsWith("#"));
  return (line ?? job).trim().slice(0, 100);
}
