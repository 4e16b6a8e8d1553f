import type { Place } from "../../../model.ts";
import type { RuntimeFact } from "../facts.ts";

/** A version that a file asks for. */
export interface Stated {
  readonly name: string;
  readonly version: string;
  readonly minimum?: boolean;
  readonly source: RuntimeFact["source"];
  readonly place: Place;
}

/** A number of up to three parts at the beginning of a text. */
const NUMBER = /^[vV]?(\d{1,4}(?:\.\d{1,4}){0,2})/u;

/** The version that a text begins with: "14.17.0-alpine" gives "14.17.0"; undefined where it begins with none. */
export function leadingVersion(text: string): string | undefined {
  return NUMBER.exec(text)?.[1];
}

/** Java counts on from 1.8: "1.8.0_292" is 8. */
export function javaVersion(text: string): string | undefined {
  const found = /^(?:1\.(?=[5-8]\b))?(\d{1,2})(?![\d])/u.exec(text)?.[1];
  return found === "1" ? undefined : found;
}
