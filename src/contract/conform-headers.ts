import type { OperationPair } from "./conform-pair.ts";
import { reasonData, shownPayload } from "./conform-schemas.ts";
import { compareWritten } from "./conform-written.ts";
import type { InterfaceResponse } from "./interface.ts";
import { foldedName } from "./match-path.ts";
import { placeAt } from "./schema-walk.ts";

/**
 * Compares the headers of two answers. Only those that the reference requires are promised; and where both sides describe a header, its
 * values must stay within the reference's. Names have no case, hyphens and underscores count alike.
 */
export function conformHeaders(
  { answers, tally }: OperationPair,
  wanted: InterfaceResponse,
  given: InterfaceResponse,
): void {
  const { status } = wanted;
  const byName = new Map(given.headers.map((header) => [foldedName(header.name), header]));
  for (const { name, required, schema } of wanted.headers) {
    const at = `${status} header ${name.toLowerCase()}`;
    const header = byName.get(foldedName(name));
    if (required) tally.count();
    if (header === undefined || (required && !header.required)) {
      if (required) tally.lacks("header-missing", { status, name }, header?.place ?? given.place, at);
      continue;
    }
    if (schema === undefined || answers.isEmpty(schema, "response")) continue;
    tally.count();
    if (header.schema === undefined) {
      tally.states("offer", at);
      continue;
    }
    const answer = compareWritten(answers, header.schema, schema, "response", "header");
    if (answer.answer === "unknown") tally.unknown(at, answer.why, header.place);
    if (answer.answer !== "no") continue;
    const { counterexample, refusal } = answer;
    const reason = { ...reasonData(refusal), at: name };
    const data = { status, mediaType: "", payload: shownPayload(counterexample), ...reason };
    tally.differs("response-beyond", data, placeAt(header.schema, refusal.path) ?? header.place, counterexample);
  }
}
