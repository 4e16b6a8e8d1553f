import type { Trial } from "./trials.ts";

/** What became of all trials of one mutation in one direction. */
export interface Row {
  readonly direction: Trial["direction"];
  readonly mutation: string;
  readonly harmful: boolean;
  readonly tried: number;
  /** Harmful ones of which a difference of the right kind was found. */
  readonly detected: number;
  /** Of which nothing was said, or something else. */
  readonly missed: number;
  /** Of which it was said that it cannot be told. */
  readonly unknown: number;
  /** Harmless ones of which a difference was said. */
  readonly falseAlarms: number;
}

/** One row for each mutation and direction, harmful ones first. */
export function tableOf(trials: readonly Trial[]): Row[] {
  const groups = new Map<string, Trial[]>();
  for (const trial of trials) {
    const key = `${trial.harmful ? 0 : 1} ${trial.direction} ${trial.mutation}`;
    groups.set(key, [...(groups.get(key) ?? []), trial]);
  }
  return [...groups.keys()].sort().map((key) => rowOf(groups.get(key) ?? []));
}

function rowOf(trials: readonly Trial[]): Row {
  const [{ direction, mutation, harmful } = { direction: "operation", mutation: "", harmful: false } as const] = trials;
  const count = (...results: readonly Trial["result"][]) =>
    trials.filter(({ result }) => results.includes(result)).length;
  return {
    direction,
    mutation,
    harmful,
    tried: trials.length,
    detected: harmful ? count("found") : 0,
    missed: harmful ? count("other", "silent") : 0,
    unknown: count("unknown"),
    falseAlarms: harmful ? 0 : count("found", "other"),
  };
}

/** Trials that went wrong: harmful ones that were not found, harmless ones of which a difference was said. */
export function wrong(trials: readonly Trial[]): Trial[] {
  return trials.filter(({ harmful, result }) =>
    harmful ? result !== "found" : result === "found" || result === "other",
  );
}
