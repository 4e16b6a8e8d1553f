import type { ContractTier } from "../model.ts";
import type { SchemaAnswers } from "./conform-schemas.ts";
import type { Tally } from "./conform-tally.ts";
import type { InterfaceOperation } from "./interface.ts";

/** An offered operation beside the one of the reference that it serves, and where to write what is found. */
export interface OperationPair {
  readonly reference: InterfaceOperation;
  readonly offered: InterfaceOperation;
  /** How they were matched: of paths that are spelled alike the variables correspond by position. */
  readonly tier: ContractTier;
  readonly answers: SchemaAnswers;
  readonly tally: Tally;
}
