import { type Document, Place } from "../../../model.ts";
import type { PipelineStepFact, Purpose } from "../facts.ts";
import { linePlaces } from "./line-places.ts";
import type { Origin, WrittenStep } from "./step.ts";

/** A pipeline in YAML: its documents as a list. */
export interface PipelineFile {
  readonly path: string;
  readonly purpose: Purpose;
  readonly document: Document;
}

/** A step with the file that it stands in. */
export interface Located {
  readonly origin: Origin;
  readonly step: WrittenStep;
}

/** More steps of one file are not read. */
export const MOST_STEPS = 1_000;

/** The documents of a file with their places. */
export function documentsIn({
  path,
  document,
}: PipelineFile): readonly { readonly value: unknown; readonly place: Place }[] {
  const values = Array.isArray(document.value) ? document.value : [];
  return values.slice(0, 200).map((value, index) => ({ value, place: new Place(path).child(index) }));
}

/** Where a step comes from. */
export function originOf(file: PipelineFile, system: PipelineStepFact["system"], misplaced: boolean): Origin {
  return { system, document: file.path, purpose: file.purpose, misplaced };
}

/**
 * Steps with the places of their lines.
 *
 * @param steps each with the place of its commands, undefined where it has none
 */
export function withLines(
  file: PipelineFile,
  origin: Origin,
  steps: readonly { readonly step: WrittenStep; readonly runPlace: Place | undefined }[],
): Located[] {
  const few = steps.slice(0, MOST_STEPS);
  const running = few.flatMap(({ step, runPlace }) =>
    runPlace === undefined ? [] : [{ text: step.runs, place: runPlace }],
  );
  const lines = linePlaces(file.document, running);
  let next = 0;
  return few.map(({ step, runPlace }) => {
    if (runPlace === undefined) return { origin, step };
    const own = lines[next++];
    return { origin, step: own === undefined || own.size === 0 ? step : { ...step, linePlaces: own } };
  });
}
