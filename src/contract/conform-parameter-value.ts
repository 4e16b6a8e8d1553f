import type { OperationPair } from "./conform-pair.ts";
import { placeOfKeyword, reasonData, shownPayload } from "./conform-schemas.ts";
import { notation, writtenAlike } from "./conform-style.ts";
import { compareWritten } from "./conform-written.ts";
import type { InterfaceParameter } from "./interface.ts";

/** Compares how two parameters are written and which values they take; an offer must take all that the reference allows. */
export function conformValue(
  { answers, tally }: OperationPair,
  reference: InterfaceParameter,
  offered: InterfaceParameter,
): void {
  const { name, in: where } = reference;
  const at = `${where} ${name}`;
  if (!writtenAlike(reference, offered)) {
    const data = { name, in: where, expected: notation(reference), offered: notation(offered) };
    tally.differs("parameter-style", data, offered.place);
  }
  if (reference.schema === undefined || answers.isEmpty(reference.schema, "request")) {
    tally.states("reference", at);
    return;
  }
  tally.count();
  if (offered.schema === undefined || answers.isEmpty(offered.schema, "request")) {
    tally.states("offer", at);
    return;
  }
  const answer =
    offered.mediaType === undefined
      ? compareWritten(answers, reference.schema, offered.schema, "request", where)
      : answers.compare(reference.schema, offered.schema, "request");
  if (answer.answer === "unknown") tally.unknown(at, answer.why, offered.place);
  if (answer.answer !== "no") return;
  const { counterexample, refusal } = answer;
  const data = { name, in: where, value: shownPayload(counterexample), ...reasonData(refusal) };
  tally.differs("parameter-refused", data, placeOfKeyword(offered.schema, refusal) ?? offered.place, counterexample);
}
