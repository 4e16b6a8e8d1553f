import { conformHeaders } from "./conform-headers.ts";
import { contentFor, listed } from "./conform-media-types.ts";
import type { OperationPair } from "./conform-pair.ts";
import { reasonData, shownPayload } from "./conform-schemas.ts";
import { isAny, promised, successes } from "./conform-statuses.ts";
import type { InterfaceContent, InterfaceResponse } from "./interface.ts";
import { placeAt } from "./schema-walk.ts";

/** Statuses of which no body can come (RFC 9110, sections 15.3.5, 15.3.6 and 15.4.5). */
const BODILESS: ReadonlySet<string> = new Set(["204", "205", "304"]);

/**
 * Compares what two operations answer: every success of the reference must be promised, in each of its media types, and stay within what the
 * reference's readers understand. How a service fails is its own affair.
 */
export function conformResponses(pair: OperationPair): void {
  const { reference, offered, tally } = pair;
  const wanted = successes(reference.responses);
  if (wanted.length === 0) tally.states("reference", "responses");
  for (const response of wanted) {
    const { status } = response;
    const given = promised(response, offered.responses);
    if (isAny(response)) tally.states("reference", `status ${status}`);
    else tally.countBare();
    if (given.length === 0) {
      const data = { status, offered: offered.responses.map((one) => one.status).join(", ") };
      tally.lacks("status-missing", data, offered.origin.place, `status ${status}`);
      continue;
    }
    // "Any status" promises none in particular.
    if (given.every(isAny) && !isAny(response)) tally.states("offer", `status ${status}`);
    conformContents(pair, response, given);
    for (const one of given) conformHeaders(pair, response, one);
  }
}

function conformContents(pair: OperationPair, wanted: InterfaceResponse, given: readonly InterfaceResponse[]): void {
  const { tally } = pair;
  const { status } = wanted;
  if (wanted.content.length === 0 && !BODILESS.has(status)) tally.states("reference", status);
  for (const response of given) {
    for (const content of wanted.content) conformContent(pair, status, content, response);
  }
}

function conformContent(
  { answers, tally }: OperationPair,
  status: string,
  wanted: InterfaceContent,
  given: InterfaceResponse,
): void {
  const { mediaType, schema } = wanted;
  const at = `${status} ${mediaType}`;
  const silent = schema === undefined || answers.isEmpty(schema, "response");
  if (silent) tally.states("reference", at);
  if (given.content.length === 0) {
    // A reference that does not say what its content is promises nothing that could be missed.
    if (silent) return;
    tally.count();
    tally.lacks("response-without-content", { status, mediaType }, given.place, at);
    return;
  }
  // That it is JSON is as good as nothing when that is all.
  if (silent) tally.countBare();
  else tally.count();
  const content = contentFor(wanted, given.content, "response");
  if (content === undefined) {
    tally.lacks("response-media-type", { status, mediaType, offered: listed(given.content) }, given.place, at);
    return;
  }
  if (silent) return;
  if (content.schema === undefined) {
    tally.states("offer", at);
    return;
  }
  const answer = answers.compare(content.schema, schema, "response");
  if (answer.answer === "unknown") tally.unknown(at, answer.why, content.place);
  if (answer.answer === "yes" && answers.isEmpty(content.schema, "response")) tally.states("offer", at);
  if (answer.answer !== "no") return;
  const { counterexample, refusal } = answer;
  const reason = reasonData(refusal);
  const missing = refusal.keyword === "required" ? reason.limit : undefined;
  const place = placeAt(content.schema, refusal.path, missing) ?? content.place;
  tally.differs(
    "response-beyond",
    { status, mediaType, payload: shownPayload(counterexample), ...reason },
    place,
    counterexample,
  );
}
