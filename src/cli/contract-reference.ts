import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Interface, InterfaceOperation } from "../contract/interface.ts";
import { nearest } from "../load/nearest.ts";
import { findSpecification } from "../load/specifications.ts";
import { loadSubmission } from "../load/submission.ts";
import { locateAll } from "../locate.ts";
import type { Limits, Problem } from "../model.ts";
import { printable } from "../report/escape.ts";
import { contractNames, loadContract } from "./contracts.ts";
import { UsageError } from "./options.ts";
import { knownSpecifications } from "./rulebook.ts";

/** What an offer is held against. */
export interface Reference {
  readonly kind: "specification" | "openapi";
  /** `govstack-bb-consent`, or the path as typed. */
  readonly id: string;
  /** "" for an OpenAPI document. */
  readonly edition: string;
  readonly interface: Interface;
  /** What was wrong with reading it; a fatal one leaves nothing to compare with. */
  readonly problems: readonly Problem[];
}

/**
 * Reads what `--against` names: the contract of a publication (`govstack-bb-consent`, with or without its edition), or an OpenAPI
 * document, or a folder of them. A brief name (`consent`) is a publication only where no file or folder is called so.
 *
 * @throws UsageError when it is neither
 */
export async function readReference(
  against: string,
  { cwd, limits }: { readonly cwd: string; readonly limits: Limits },
): Promise<Reference> {
  const isPath = existsSync(resolve(cwd, against));
  const known = isPath && !/^govstack-/iu.test(against) ? undefined : findSpecification(against, knownSpecifications);
  const { readContract, readOffer } = await import("../contract/index.ts");
  if (known !== undefined) {
    const name = `${known.id}@${known.edition}`;
    if (!contractNames().includes(name)) {
      throw new UsageError("specification-without-contract", { name, known: contractNames().join(", ") });
    }
    return { kind: "specification", ...known, interface: readContract(await loadContract(name)), problems: [] };
  }
  if (!isPath) {
    const ids = contractNames().map((name) => name.split("@")[0] ?? "");
    const suggestion = nearest(against, ids) ?? "none";
    throw new UsageError("unknown-reference", {
      name: printable(against),
      known: contractNames().join(", "),
      suggestion,
    });
  }
  const read = await loadSubmission({ paths: [against], cwd, limits, specifications: knownSpecifications });
  // A folder that is named is what is meant, though none of its files is named.
  const problems = read.problems.filter(({ code }) => code !== "nothing-in-scope" || read.apis.length === 0);
  const fatal = problems.some(({ severity }) => severity === "fatal");
  const { operations, ...more } = readOffer(read.apis, read.resolver);
  if (operations.length === 0 && !fatal)
    throw new UsageError("reference-without-operations", { name: printable(against) });
  const locate = locateAll(
    operations.map(({ origin }) => origin.place),
    read.documents,
  );
  const located = operations.map((operation): InterfaceOperation => {
    const { place } = operation.origin;
    return { ...operation, origin: { place, line: locate(place).line } };
  });
  return { kind: "openapi", id: against, edition: "", interface: { operations: located, ...more }, problems };
}
