import type { Limits } from "../model.ts";
import { duplicateKeys, infiniteNumbers } from "./json-check.ts";
import { explainJson } from "./json-fault.ts";
import { findInJson } from "./json-find.ts";
import { measureJson } from "./json-measure.ts";
import { makeWellFormed, surveyValue } from "./json-value.ts";
import type { Reading } from "./parse.ts";

/**
 * Reads strict JSON (RFC 8259) within the limits. `JSON.parse` makes the value; what it lets through silently is found by
 * counting: fewer keys in the value than members in the text means that some key stands twice.
 */
export function parseJson(text: string, limits: Limits): Reading {
  const measure = measureJson(text, limits);
  if ("code" in measure) return { faults: [measure] };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { faults: [explainJson(text) ?? { code: "not-json", offset: 0 }] };
  }
  const survey = surveyValue(value);
  const faults = [
    ...(survey.keys < measure.members || measure.surrogates ? duplicateKeys(text) : []),
    ...(survey.infinite ? infiniteNumbers(text) : []),
  ];
  if (faults.length > 0) return { faults };
  if (measure.surrogates) value = makeWellFormed(value);
  return { value, find: (root) => findInJson(text, root) };
}
