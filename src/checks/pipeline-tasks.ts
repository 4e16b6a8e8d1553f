import type { PipelineStepFact, PipelineTask } from "../facts/repository/facts.ts";
import type { Examination } from "../model.ts";
import type { Check } from "./check.ts";
import { shown } from "./shown.ts";
import { unseen } from "./unseen.ts";

interface Params {
  readonly tasks: readonly (readonly PipelineTask[])[];
  readonly each?: boolean;
}

/** Why a step doesn't count, or that there is none. */
type Case = "missing" | "ignored" | "inactive" | "misplaced" | "manual";

interface Fault {
  readonly step: PipelineStepFact;
  readonly case: Case;
  readonly tasks: readonly PipelineTask[];
}

const TASKS: readonly PipelineTask[] = [
  "build",
  "test",
  "lint",
  "coverage",
  "quality",
  "sast",
  "dast",
  "dependency-scan",
  "image-scan",
  "secret-scan",
  "sign",
  "sbom",
  "publish",
  "deploy",
  "migrate",
];

/**
 * Whether pipelines do what they should, each task in a step that is active, stops at failures and runs without somebody starting it. Where
 * there is no pipeline at all there is nothing to examine. Tests and examples don't count.
 *
 * Placeholders: the `tasks` that no such step has; the step by its `name`, and what makes it ignore failures or switches it off (`by`).
 */
export const check: Check = {
  id: "pipeline-tasks",
  description:
    "Demands that the pipelines of a repository do certain tasks, each in a step that is active, stops at failures and runs without somebody starting it. Without a pipeline there is nothing to examine.",
  source: "repository",
  subject: "pipeline-step",
  params: {
    type: "object",
    additionalProperties: false,
    required: ["tasks"],
    properties: {
      tasks: {
        type: "array",
        minItems: 1,
        description: "Tasks that are all needed; of several in one list one is enough.",
        items: { type: "array", minItems: 1, items: { enum: TASKS } },
      },
      each: {
        type: "boolean",
        description: "Whether no active step with one of the tasks may ignore failures, even beside one that does not.",
      },
    },
  },
  cases: {
    missing: ["tasks"],
    ignored: ["tasks", "name", "by"],
    inactive: ["tasks", "name", "by"],
    misplaced: ["tasks", "name"],
    manual: ["tasks", "name"],
  },
  *run(facts, params) {
    const { tasks, each } = params as unknown as Params;
    const steps = facts.repository.steps.filter(({ purpose }) => purpose === "product");
    const [first] = steps;
    const hidden = [...unseen(facts, "pipeline-step"), ...calledElsewhere(steps)];
    if (first === undefined) {
      yield* hidden;
      return;
    }
    const faults: Fault[] = [];
    for (const wanted of tasks) {
      const doing = steps.filter(({ does }) => does.some((task) => wanted.includes(task)));
      const effective = doing.find((step) => step.effective);
      if (effective !== undefined) yield { subject: effective.place, outcome: "holds" };
      else faults.push(nearestFault(wanted, doing, first));
      const lenient = each === true ? doing.filter(({ active, ignoresFailure }) => active && ignoresFailure) : [];
      faults.push(...lenient.map((step) => ({ step, case: "ignored" as const, tasks: wanted })));
    }
    if (faults.length > 0) yield* hidden;
    // What could not be read may hold what seems to be missing.
    for (const fault of hidden.length > 0 ? faults.filter((one) => one.case === "ignored" && each === true) : faults) {
      // Said once for a step that has several of the tasks.
      const same = faults.filter((other) => other.step === fault.step && other.case === fault.case);
      if (same[0] === fault) yield violated(fault, same);
    }
  },
};

/** A workflow of another repository: `owner/name/.github/workflows/build.yml@v1`. */
const CALLED = /^[^./][^/]*\/[^/]+\/\.github\/workflows\/[^/]+\.ya?ml@/u;

/** What workflows of other repositories do is not seen: they may do any task, unless it is known which. */
function calledElsewhere(steps: readonly PipelineStepFact[]): Examination[] {
  return steps
    .filter(({ uses, active, does }) => active && does.length === 0 && CALLED.test(uses))
    .map(({ place }) => ({ subject: place, outcome: "cannot-tell", reason: "unresolved-reference" }));
}

/** Why none of the steps that do it counts: what is said of the one that comes nearest. */
function nearestFault(
  tasks: readonly PipelineTask[],
  doing: readonly PipelineStepFact[],
  first: PipelineStepFact,
): Fault {
  const active = doing.filter((step) => step.active);
  const strict = active.find(({ ignoresFailure }) => !ignoresFailure);
  if (strict !== undefined) return { step: strict, case: "manual", tasks };
  const [lenient] = active;
  if (lenient !== undefined) return { step: lenient, case: "ignored", tasks };
  const off = doing.find(({ inactive }) => inactive === "switched-off");
  if (off !== undefined) return { step: off, case: "inactive", tasks };
  const [misplaced] = doing;
  return misplaced === undefined
    ? { step: first, case: "missing", tasks }
    : { step: misplaced, case: "misplaced", tasks };
}

function violated({ step, case: name }: Fault, same: readonly Fault[]): Examination {
  const tasks = [...new Set(same.map((one) => one.tasks.join("/")))].join(", ");
  const field = name === "ignored" ? "ignoredBy" : name === "inactive" ? "switchedOffBy" : undefined;
  const data = {
    tasks,
    ...(name === "missing" ? {} : { name: shown(step.name) }),
    ...(field === undefined ? {} : { by: shown(step[field]) }),
  };
  const place = (field === undefined ? undefined : step._places?.[field]) ?? step.place;
  return { subject: step.place, outcome: "violated", violations: [{ case: name, data, place }] };
}
