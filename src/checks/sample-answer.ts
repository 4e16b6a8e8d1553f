import type { SampleFact } from "../facts/facts.ts";
import type { Answer, Reason } from "../instance/answer.ts";
import { Budget, SUBMISSION_STEPS } from "../instance/budget.ts";
import { createInterpreter, type Interpreter } from "../instance/interpreter.ts";

/** Longest text that is read as JSON. */
const LONGEST = 100_000;
const HOLDS: Answer = { outcome: "valid", warnings: [] };

/** Tells of a sample whether it matches its schema, in one of the ways in which it may be written. */
export type SampleJudge = (sample: SampleFact) => Answer;

/** Makes a judge for the samples of one submission: all of them share one budget. */
export function createSampleJudge(): SampleJudge {
  const budget = new Budget(SUBMISSION_STEPS.total, SUBMISSION_STEPS.most);
  const interpreters = new Map<SampleFact["reader"], Map<SampleFact["direction"], Interpreter>>();
  const interpreterOf = ({ reader, direction }: SampleFact): Interpreter | undefined => {
    const { resolver, dialect, patterns } = reader;
    if (dialect === undefined) return undefined;
    const known = interpreters.get(reader) ?? new Map<SampleFact["direction"], Interpreter>();
    interpreters.set(reader, known);
    const interpreter = known.get(direction) ?? createInterpreter({ resolver, dialect, direction, patterns, budget });
    known.set(direction, interpreter);
    return interpreter;
  };
  return (sample) => {
    const interpreter = interpreterOf(sample);
    if (interpreter === undefined) return unknown("jsonSchemaDialect");
    const apply = (value: unknown) => interpreter(sample.schema, sample.schemaPlace, value);
    return withoutReferences(sample.value, inItsNotation(sample, apply));
  };
}

function inItsNotation({ value, notation }: SampleFact, apply: (value: unknown) => Answer): Answer {
  const answer = apply(value);
  if (answer.outcome !== "invalid" || notation === "value") return answer;
  if (notation === "markup") return unknown("xml");
  if (typeof value !== "string") return answer;
  const read = readJson(value);
  if (notation === "json") {
    // An example may be given as the text that travels; what is wrong with what it says is more to the point.
    if (read === undefined) return answer;
    const inner = apply(read);
    return inner.outcome !== "invalid" || typeof read === "object" ? inner : answer;
  }
  // As the text that travels: 5 is written like "5", and lists and objects in ways that are not taken apart here.
  if (read !== undefined && typeof read !== "object" && apply(read).outcome === "valid") return HOLDS;
  return answer.reasons.some(wantsStructure) ? unknown("style") : answer;
}

function wantsStructure({ path, keyword, data }: Reason): boolean {
  if (path.length > 0) return false;
  return keyword === "anyOf" || keyword === "oneOf" || /array|object/.test(String(data.expected ?? ""));
}

function readJson(text: string): unknown {
  if (text.length > LONGEST) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Inside an example `$ref` means nothing, but authors mean something by it: what it stands for is not accused. */
function withoutReferences(value: unknown, answer: Answer): Answer {
  if (answer.outcome === "unknown") return answer;
  const warnings = answer.warnings.filter(({ path }) => !refers(value, path));
  if (answer.outcome === "valid") return { ...answer, warnings };
  const reasons = answer.reasons.filter(({ path }) => !refers(value, path));
  return reasons.length === 0 ? unknown("$ref") : { ...answer, reasons, warnings };
}

/** Whether an object on the way to a place in a value has the form of a reference. */
function refers(value: unknown, path: Reason["path"]): boolean {
  let at = value;
  for (const step of [...path, undefined]) {
    if (typeof at !== "object" || at === null) return false;
    if (Object.hasOwn(at, "$ref")) return true;
    if (step === undefined || !Object.hasOwn(at, step)) return false;
    at = (at as Record<string | number, unknown>)[step];
  }
  return false;
}

function unknown(keyword: string): Answer {
  return { outcome: "unknown", doubt: { code: "reading", keyword } };
}
