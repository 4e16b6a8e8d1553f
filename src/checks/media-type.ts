import type { MediaTypeFact, OperationFact } from "../facts/facts.ts";
import type { Examination } from "../model.ts";
import type { Check } from "./check.ts";
import { shown } from "./shown.ts";
import { unseen } from "./unseen.ts";

interface Params {
  readonly standard: readonly string[];
  readonly recognised: readonly string[];
}

const MEDIA_TYPES = {
  type: "array",
  uniqueItems: true,
  items: { type: "string", pattern: "^([a-z]+/([a-z0-9.*+-]+)|\\+[a-z]+)$" },
};

/** Whether payloads travel in a format that ordinary tools read. */
export const check: Check = {
  id: "media-type",
  description:
    "Looks at every media type of requests, responses and parameters and finds those that are neither standard themselves nor offered beside a standard one. Of a GET that answers 200 without saying in which format nothing can be told.",
  source: "openapi",
  subject: "media-type",
  params: {
    type: "object",
    additionalProperties: false,
    required: ["standard", "recognised"],
    properties: {
      standard: {
        ...MEDIA_TYPES,
        description: "Media types that hold: as `type/subtype`, `type/*` or a suffix such as `+json`.",
      },
      recognised: {
        ...MEDIA_TYPES,
        description:
          "Media types with ordinary tools of which a contract alone does not tell whether a standard one could have been used: no violation, no proof.",
      },
    },
  },
  cases: { unrecognised: ["mediaType"], malformed: ["mediaType"] },
  *run(facts, params) {
    const { standard, recognised } = params as unknown as Params;
    const isStandard = matcher(standard);
    const isRecognised = matcher(recognised);
    yield* unseen(facts, "media-type");
    for (const mediaType of facts.mediaTypes) {
      // What no operation uses never travels.
      if (mediaType.operation !== "") yield examine(mediaType, isStandard, isRecognised);
    }
    for (const operation of facts.operations) {
      if (answersUnstated(operation)) yield { subject: operation.place, outcome: "cannot-tell", reason: "not-stated" };
    }
  },
};

/** Whether a GET answers 200 with something of which no format is stated: it is asked for what it answers with. */
function answersUnstated({ kind, method, statuses, bodies }: OperationFact): boolean {
  if (kind !== "path" || method !== "GET") return false;
  return statuses.some((status) => /^(?:200|2XX)$/iu.test(status) && bodies.every((body) => body.status !== status));
}

type Test = (essence: string) => boolean;

function examine(fact: MediaTypeFact, isStandard: Test, isRecognised: Test): Examination {
  const subject = fact.place;
  // Bytes of whatever format are no JSON, whatever the media type says.
  const isContradicted = fact.binary && isJson(fact.essence);
  const offered = isContradicted
    ? fact.alternatives.filter((essence) => !isJson(essence))
    : [fact.essence, ...fact.alternatives];
  if (offered.some(isStandard)) return { subject, outcome: "holds" };
  // A range such as */* leaves the format open, so it says neither.
  if (isContradicted || offered.some((essence) => isRecognised(essence) || essence.includes("*"))) {
    return { subject, outcome: "cannot-tell", reason: "not-stated" };
  }
  const name = isMediaType(fact.essence) ? "unrecognised" : "malformed";
  const violation = { case: name, data: { mediaType: shown(fact.mediaType) }, place: fact.place.key() };
  return { subject, outcome: "violated", violations: [violation] };
}

function isJson(essence: string): boolean {
  return essence === "application/json" || essence.endsWith("+json");
}

/** The grammar of RFC 6838, section 4.2, without parameters. */
function isMediaType(essence: string): boolean {
  return /^[a-z0-9][a-z0-9!#$&^_.+-]{0,126}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$/iu.test(essence);
}

/** A test for a list of `type/subtype`, `type/*` and `+suffix` (RFC 6839). */
function matcher(list: readonly string[]): Test {
  const known = new Set(list);
  return (essence) => {
    const slash = essence.indexOf("/");
    if (slash <= 0) return false;
    const plus = essence.lastIndexOf("+");
    return (
      known.has(essence) ||
      known.has(`${essence.slice(0, slash)}/*`) ||
      (plus > slash && known.has(essence.slice(plus)))
    );
  };
}
