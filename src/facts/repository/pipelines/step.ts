import type { Place } from "../../../model.ts";
import type { Source } from "../../members.ts";
import type { PipelineStepFact, PipelineTask, Purpose } from "../facts.ts";

/** The file that a step stands in, and what it is to its system. */
export interface Origin {
  readonly system: PipelineStepFact["system"];
  readonly document: string;
  readonly purpose: Purpose;
  /** No system looks for it where it stands. */
  readonly misplaced: boolean;
}

/** A step as its pipeline writes it, before its commands are looked at. */
export interface WrittenStep {
  readonly job: string;
  readonly name: string;
  readonly runs: string;
  readonly uses: string;
  /** Inputs of the action, task or plug-in that it uses. */
  readonly inputs: Source;
  readonly place: Place;
  readonly usesPlace?: Place;
  /** Where single lines of `runs` stand, as far as they had to be looked up. */
  readonly linePlaces?: ReadonlyMap<number, Place>;
  readonly triggers: readonly string[];
  readonly ignoredBy: string;
  readonly ignoredPlace?: Place;
  readonly switchedOffBy: string;
  readonly switchedOffPlace?: Place;
  /** Folder that it runs in, "" for the root. */
  readonly folder: string;
  /** What it is known to do beside its commands and actions. */
  readonly tasks?: readonly PipelineTask[];
}

/** A step that says nothing but what is given. */
export function written(step: Pick<WrittenStep, "job" | "place"> & Partial<WrittenStep>): WrittenStep {
  return {
    name: "",
    runs: "",
    uses: "",
    inputs: {},
    triggers: [],
    ignoredBy: "",
    switchedOffBy: "",
    folder: "",
    ...step,
  };
}

/** Triggers with which nothing runs until somebody or another program starts it. */
const BY_HAND: ReadonlySet<string> = new Set(["manual", "call"]);

/** Whether a step runs without somebody starting it. */
export function runsByItself(triggers: readonly string[]): boolean {
  return triggers.length === 0 || triggers.some((trigger) => !BY_HAND.has(trigger));
}
