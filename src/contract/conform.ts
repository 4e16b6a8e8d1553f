import type { ContractTier } from "../model.ts";
import { conformParameters } from "./conform-parameters.ts";
import { conformRequest } from "./conform-request.ts";
import { conformResponses } from "./conform-responses.ts";
import type { SchemaAnswers } from "./conform-schemas.ts";
import { conformSecurity } from "./conform-security.ts";
import { type Conformance, Tally } from "./conform-tally.ts";
import type { InterfaceOperation } from "./interface.ts";

/**
 * Whether an offered operation can stand where one of the reference stands: it takes every request that the reference lets clients send, and
 * answers within what the reference promises.
 *
 * @param tier how the two were matched
 */
export function conform(
  reference: InterfaceOperation,
  offered: InterfaceOperation,
  tier: ContractTier,
  answers: SchemaAnswers,
): Conformance {
  const tally = new Tally(reference, offered);
  const pair = { reference, offered, tier, answers, tally };
  conformParameters(pair);
  conformRequest(pair);
  conformResponses(pair);
  conformSecurity(pair);
  return tally;
}
