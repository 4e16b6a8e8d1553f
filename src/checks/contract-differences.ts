import type { Difference, DifferenceKind, Open, OperationComparison } from "../contract/comparison.ts";
import { type CannotTell, type Data, publishedPlace, type Violation } from "../model.ts";
import { shown } from "./shown.ts";

/** What the texts of each kind of difference may show, beside `operation`: the reference's name of the operation. */
const SHOWN_BY: Readonly<Record<DifferenceKind, readonly string[]>> = {
  "parameter-required": ["name", "in"],
  "parameter-missing": ["name", "in"],
  "parameter-elsewhere": ["name", "in", "offered"],
  "parameter-style": ["name", "in", "expected", "offered"],
  "parameter-refused": ["name", "in", "value", "why", "limit", "at"],
  "body-required": [],
  "body-missing": [],
  "request-media-type": ["mediaType", "offered"],
  "request-refused": ["mediaType", "payload", "why", "limit", "at"],
  "status-missing": ["status", "offered"],
  "response-media-type": ["status", "mediaType", "offered"],
  "response-beyond": ["status", "mediaType", "payload", "why", "limit", "at"],
  "response-without-content": ["status", "mediaType"],
  "header-missing": ["status", "name"],
  security: ["expected", "offered"],
};

/** A case for each kind of difference, with its placeholders. */
export const DIFFERENCE_CASES: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(SHOWN_BY).map(([kind, names]) => [kind, ["operation", ...names]]),
);

/** One violation for each difference of an operation. */
export function violationsOf({ reference, differences }: OperationComparison): Violation[] {
  return differences.map((difference) => ({
    case: difference.kind,
    data: differenceData(difference, reference.key),
    place: difference.place,
    reference: publishedPlace(difference.reference),
  }));
}

/**
 * The values that the text `difference.<kind>` shows. What there is nothing to say of is "none".
 *
 * @param operation what the operation is called
 */
function differenceData({ kind, data }: Difference, operation: string): Data {
  const values = SHOWN_BY[kind].map((name) => [name, shownValue(data, name)]);
  return { operation, ...Object.fromEntries(values) };
}

function shownValue(data: Data, name: string): string | number {
  const value = Object.hasOwn(data, name) ? (data[name] ?? "") : "";
  if (value === "") return "none";
  return typeof value === "string" ? shown(value) : value;
}

/** Why there is no answer of an operation in which nothing differs as far as can be told. */
export function reasonOf(open: readonly Open[]): CannotTell {
  const codes = new Set(open.map(({ why }) => why.code));
  if (codes.has("reference")) return "unresolved-reference";
  if (codes.has("budget")) return "out-of-budget";
  // The offer follows the letter of a defective reference, or nothing is stated that could be compared.
  return codes.size === 0 || codes.has("published") ? "nothing-to-compare" : "not-understood";
}
