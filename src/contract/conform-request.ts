import { contentFor, isForm, listed } from "./conform-media-types.ts";
import type { OperationPair } from "./conform-pair.ts";
import { placeOfKeyword, reasonData, shownPayload } from "./conform-schemas.ts";
import { compareWritten } from "./conform-written.ts";
import type { InterfaceContent } from "./interface.ts";

/**
 * Compares what two operations take as body: it must be possible to send what the reference lets clients send, in each of its media types,
 * and nothing more may be needed.
 */
export function conformRequest(pair: OperationPair): void {
  const { reference, offered, tally } = pair;
  const asked = reference.request;
  const taken = offered.request;
  if (asked === undefined) {
    if (taken?.required === true) tally.differs("body-required", {}, taken.place);
    return;
  }
  // That there is a body says little unless it is said which.
  tally.countBare();
  if (taken === undefined) {
    tally.lacks("body-missing", {}, offered.origin.place, "request");
    return;
  }
  if (taken.required && !asked.required) tally.differs("body-required", {}, taken.place);
  if (asked.content.length === 0) tally.states("reference", "request");
  else if (taken.content.length === 0) tally.states("offer", "request");
  else for (const content of asked.content) conformContent(pair, content, taken.content);
}

function conformContent(
  { offered, answers, tally }: OperationPair,
  asked: InterfaceContent,
  taken: readonly InterfaceContent[],
): void {
  const { mediaType, schema } = asked;
  const at = `request ${mediaType}`;
  const content = contentFor(asked, taken, "request");
  if (content === undefined) {
    const place = offered.request?.place ?? offered.origin.place;
    tally.lacks("request-media-type", { mediaType, offered: listed(taken) }, place, at);
    return;
  }
  if (schema === undefined || answers.isEmpty(schema, "request")) {
    tally.states("reference", at);
    return;
  }
  tally.count();
  if (content.schema === undefined || answers.isEmpty(content.schema, "request")) {
    tally.states("offer", at);
    return;
  }
  const answer = isForm(mediaType)
    ? compareWritten(answers, schema, content.schema, "request", "body")
    : answers.compare(schema, content.schema, "request");
  if (answer.answer === "unknown") tally.unknown(at, answer.why, content.place);
  if (answer.answer !== "no") return;
  const { counterexample, refusal } = answer;
  const data = { mediaType, payload: shownPayload(counterexample), ...reasonData(refusal) };
  tally.differs("request-refused", data, placeOfKeyword(content.schema, refusal) ?? content.place, counterexample);
}
