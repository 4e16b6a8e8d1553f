import { compareInterfaces } from "../../src/contract/compare.ts";
import type { OperationComparison } from "../../src/contract/comparison.ts";
import type { InterfaceOperation } from "../../src/contract/interface.ts";
import { made, operation } from "./made.ts";

type Parts = Partial<InterfaceOperation>;

/** Compares two operations of one name that have these parts. */
export function compared(reference: Parts, offered: Parts, name = "POST /things/{id}"): OperationComparison {
  const { operations } = compareInterfaces(made(operation(name, reference)), made(operation(name, offered)));
  return operations[0] as OperationComparison;
}

/** What was found, on a line each: differences with their data, what is open, what one side does not state. */
export function found({ differences, open, empty }: OperationComparison): string[] {
  return [
    ...differences.map(({ kind, data }) => [kind, ...Object.values(data)].join(" ").trim()),
    ...open.map(({ where, why }) => `? ${where}: ${why.code} ${why.detail}`.trim()),
    ...empty.filter(({ side }) => side === "offer").map(({ where }) => `- ${where}`),
  ];
}
