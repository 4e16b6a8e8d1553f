import type { Interface, InterfaceOperation } from "../src/contract/interface.ts";
import { readable } from "./contract-readable.ts";
import { contractData, type Derived } from "./contract-text.ts";

const NONE: Interface = { operations: [] };

/**
 * The operations that the published files state otherwise than they are meant, as they are published: whoever follows the letter of a
 * defective file cannot be called wrong. One that cannot be read whole, or whose schemas are none even without what nobody can read, is
 * left out: nobody can follow it.
 *
 * @param meant the interface with its corrections
 * @param letter the same without them
 * @param isContract whether data are those of a contract (rules/schema/contract.schema.json)
 */
export function defectiveOf(
  meant: Interface,
  letter: Interface,
  derived: Derived,
  isContract: (data: object) => boolean,
): Interface {
  const known = new Map(meant.operations.map((operation) => [operation.key, operation]));
  const alone = (operation: InterfaceOperation) => contractData({ operations: [operation] }, NONE, derived);
  const operations = letter.operations.map(readable).filter((operation) => {
    const other = known.get(operation.key);
    if (other === undefined || operation.incomplete.length > 0) return false;
    const data = alone(operation);
    return JSON.stringify(data) !== JSON.stringify(alone(other)) && isContract(data);
  });
  return { operations };
}
