import type { ContractOperation, ContractResult, OfferedOperation, PublishedPlace, Report } from "../model.ts";
import { type Json, locationJson } from "./json.ts";

/** What is offered beside the contract of each building block that has one; null where no building block was judged. */
export function contractsJson({ contracts, grades }: Report): Json {
  return grades.length === 0 ? null : contracts.map(contractJson);
}

/** One comparison as JSON. */
export function contractJson({ publication, edition, sources, operations, extra, grade }: ContractResult): Json {
  return {
    publication,
    edition,
    sources: [...sources],
    grade: { ...grade },
    operations: operations.map(operationJson),
    extra: extra.map(offeredJson),
  };
}

/** One operation of a comparison as JSON. */
export function operationJson(operation: ContractOperation): Json {
  const { key, role, status, tier, reference, offered, nearest, differences, open, compared, empty } = operation;
  return {
    key,
    role,
    status,
    tier: tier ?? null,
    reference: publishedPlaceJson(reference),
    offered: offered === undefined ? null : offeredJson(offered),
    nearest: nearest === undefined ? null : { ...offeredJson(nearest), because: nearest.because },
    differences: differences.map(({ kind, data, location, reference: place, counterexample }) => ({
      kind,
      data,
      location: locationJson(location),
      reference: publishedPlaceJson(place),
      // A payload can be `null` itself, so that only the member's absence means that there is none.
      ...(counterexample === undefined ? {} : { counterexample: counterexample as Json }),
    })),
    open: open.map(({ location, ...one }) => ({ ...one, location: locationJson(location) })),
    compared,
    empty: empty.map((one) => ({ ...one })),
  };
}

/** An offered operation as JSON. */
export function offeredJson({ name, location }: OfferedOperation): { readonly [key: string]: Json } {
  return { name, location: locationJson(location) };
}

/** A spot in a published file. */
export function publishedPlaceJson({ file, pointer, line }: PublishedPlace): Json {
  return { file, pointer, line: line ?? null };
}

/** The grades of the older model with the reading used; null where no building block was judged. */
export function gradesJson({ grades, gradeThresholds }: Report): Json {
  if (grades.length === 0) return null;
  return {
    thresholds: { ...gradeThresholds },
    reading: "more than the share, of the REQUIRED requirements of core and building block together, that are met",
    perPublication: grades.map((grade) => ({ ...grade })),
  };
}
