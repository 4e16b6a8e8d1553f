import { quote } from "../document/fault.ts";
import type { Problem } from "../model.ts";

/** A publication that can be judged by, with its edition. */
export interface KnownSpecification {
  readonly id: string;
  readonly edition: string;
}

/**
 * Holds an entry of `implements` (`govstack-cfr` or `govstack-cfr@2.1.0`) against what exists.
 *
 * @returns undefined when it exists, else the code and data of the problem
 */
export function faultOfSpecification(
  entry: string,
  known: readonly KnownSpecification[],
): Pick<Problem, "code" | "data"> | undefined {
  const separator = entry.indexOf("@");
  const id = separator === -1 ? entry : entry.slice(0, separator);
  const edition = separator === -1 ? undefined : entry.slice(separator + 1);
  if (known.some((one) => one.id === id && (edition === undefined || one.edition === edition))) return undefined;
  const name = quote(entry);
  if (id.startsWith("govstack-bb-")) return { code: "building-block-not-in-this-version", data: { name } };
  return {
    code: "unknown-specification",
    data: { name, known: known.map((one) => `${one.id}@${one.edition}`).join(", ") },
  };
}
