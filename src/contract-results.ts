import type { Comparison, Difference, OperationComparison } from "./contract/comparison.ts";
import type { InterfaceOperation } from "./contract/interface.ts";
import {
  type ContractDifference,
  type ContractOperation,
  type ContractResult,
  type Location,
  type OfferedOperation,
  type Place,
  type Publication,
  publishedPlace,
} from "./model.ts";

/** What it takes to say where something of a submission is, and to say it without secrets. */
export interface Saying {
  readonly locate: (place: Place) => Location;
  readonly masked: (text: string) => string;
}

/** Every place of the submission that the result of a comparison names. */
export function placesOf({ operations, extra }: Comparison): Place[] {
  return [
    ...operations.flatMap(({ offered, nearest, differences, open }) => [
      ...(offered === undefined ? [] : [offered.origin.place]),
      ...(nearest === undefined ? [] : [nearest.offered.origin.place]),
      ...differences.map(({ place }) => place),
      ...open.map(({ place }) => place),
    ]),
    ...extra.map(({ origin }) => origin.place),
  ];
}

/** A comparison as reports show it: everything located, and secrets of the submission masked. */
export function contractResult({ id, edition }: Publication, comparison: Comparison, saying: Saying): ContractResult {
  const { operations, extra, grade } = comparison;
  const sources = new Set(operations.map(({ reference }) => reference.origin.place.file));
  return {
    publication: id,
    edition,
    sources: [...sources].sort(),
    operations: operations.map((operation) => contractOperation(operation, saying)),
    extra: extra.map((operation) => offeredOperation(operation, saying)),
    grade,
  };
}

function contractOperation(one: OperationComparison, saying: Saying): ContractOperation {
  const { reference, status, tier, offered, nearest, compared, empty } = one;
  return {
    key: reference.key,
    role: reference.role,
    status,
    ...(tier === undefined ? {} : { tier }),
    reference: publishedPlace(reference.origin),
    ...(offered === undefined ? {} : { offered: offeredOperation(offered, saying) }),
    ...(nearest === undefined
      ? {}
      : { nearest: { ...offeredOperation(nearest.offered, saying), because: nearest.because } }),
    differences: one.differences.map((difference) => contractDifference(difference, saying)),
    open: one.open.map(({ where, why, place }) => ({
      where: saying.masked(where),
      reason: why.code,
      detail: saying.masked(why.detail),
      location: saying.locate(place),
    })),
    compared,
    empty: empty.map(({ where, side }) => ({ where: saying.masked(where), side })),
  };
}

function offeredOperation({ key, origin }: InterfaceOperation, { locate, masked }: Saying): OfferedOperation {
  return { name: masked(key), location: locate(origin.place) };
}

function contractDifference(difference: Difference, { locate, masked }: Saying): ContractDifference {
  const { kind, data, place, reference, counterexample } = difference;
  const entries = Object.entries(data).map(([key, value]) => [key, typeof value === "string" ? masked(value) : value]);
  return {
    kind,
    data: Object.fromEntries(entries),
    location: locate(place),
    reference: publishedPlace(reference),
    ...(counterexample === undefined ? {} : { counterexample: maskedValue(counterexample, masked) }),
  };
}

/** A JSON value with its texts masked, the names of members too. It is as small as could be found, so not deep. */
function maskedValue(value: unknown, masked: (text: string) => string): unknown {
  if (typeof value === "string") return masked(value);
  if (Array.isArray(value)) return value.map((item) => maskedValue(item, masked));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [masked(key), maskedValue(one, masked)]));
}
