import type { Facts, OperationFact } from "../facts/facts.ts";
import type { Examination, Violation } from "../model.ts";
import type { Check, CheckTools } from "./check.ts";
import { shown } from "./shown.ts";
import { unseen } from "./unseen.ts";

const PATTERNS = {
  "x-patterns": true,
  type: "array",
  minItems: 1,
  uniqueItems: true,
  items: { type: "string", format: "regex" },
};
/** "202 Accepted" says that the work is not done yet (RFC 9110, section 15.3.3). */
const ACCEPTED = "202";
/** Longer paths are not looked into; no real one comes near. */
const LONGEST = 2000;

/** Work that is accepted, with no way for the caller to learn how it ends. */
export const check: Check = {
  id: "accepted-work",
  description:
    "Looks at every operation that answers 202 and finds those that offer neither a callback, nor an address to be called back at, nor a resource that shows how the work stands.",
  source: "openapi",
  subject: "operation",
  params: {
    type: "object",
    additionalProperties: false,
    required: ["receivers", "addresses", "links", "resources"],
    properties: {
      receivers: {
        ...PATTERNS,
        description: "Names of operations, as method and path, that only acknowledge a message and owe no result.",
      },
      addresses: { ...PATTERNS, description: "Names of parameters and body members that take a callback address." },
      links: { ...PATTERNS, description: "Names of response headers and body members that lead to the result." },
      resources: {
        ...PATTERNS,
        description:
          "Paths, or words in the operation's text, that speak of results to be had elsewhere: no violation, no proof.",
      },
    },
  },
  cases: { unfollowed: ["operation"] },
  *run(facts, _params, tools) {
    yield* unseen(facts, "operation");
    const shelves = shelvesOf(facts.operations);
    const blind = new Set([...facts.unresolved, ...facts.unread].map((one) => one.document));
    let elsewhere: boolean | undefined;
    for (const operation of facts.operations) {
      if (operation.kind !== "path" || !operation.statuses.includes(ACCEPTED)) continue;
      if (tools.matches("receivers")(operation.name)) continue;
      const subject = operation.place;
      if (isFollowed(operation, tools) || shelves.has(nameless(operation.path))) yield { subject, outcome: "holds" };
      else if (blind.has(operation.document)) yield { subject, outcome: "cannot-tell", reason: "unresolved-reference" };
      else {
        elsewhere ??= isFollowedElsewhere(facts, tools);
        yield elsewhere || isVague(operation, tools)
          ? { subject, outcome: "cannot-tell", reason: "not-stated" }
          : violated(operation);
      }
    }
  },
};

/** What the operation itself offers. Reading can be repeated until the result is there. */
function isFollowed(operation: OperationFact, tools: CheckTools): boolean {
  const { method, callbacks, parameters, responseHeaders, bodies } = operation;
  const isAddress = tools.matches("addresses");
  const isLink = tools.matches("links");
  return (
    method === "GET" ||
    callbacks.length > 0 ||
    parameters.some(({ name }) => isAddress(name)) ||
    responseHeaders.some(isLink) ||
    bodies.some(({ usage, status, members }) => {
      return (usage === "request" && members.some(isAddress)) || (status === ACCEPTED && members.some(isLink));
    })
  );
}

/** The paths, variables without names, below which something can be read under its identifier: `/orders` for GET /orders/{id}. */
function shelvesOf(operations: readonly OperationFact[]): ReadonlySet<string> {
  const shelves = new Set<string>();
  for (const { method, path } of operations) {
    if (method !== "GET" || path.length > LONGEST) continue;
    const plain = nameless(path);
    for (let at = plain.indexOf("/{}"); at !== -1; at = plain.indexOf("/{}", at + 1)) shelves.add(plain.slice(0, at));
  }
  return shelves;
}

function nameless(path: string): string {
  return path.replace(/\/$/u, "").replace(/\{[^{}]*\}/gu, "{}");
}

/** Whether any operation or field of the submission may be the way back. */
function isFollowedElsewhere(facts: Facts, tools: CheckTools): boolean {
  const isAddress = tools.matches("addresses");
  const isResource = tools.matches("resources");
  return (
    facts.operations.some(({ kind, path }) => kind !== "path" || isResource(path)) ||
    facts.properties.some((property) => isAddress(property.name) && property.usage.includes("request"))
  );
}

/** Results that may also come at once, and texts that speak of a way back. */
function isVague({ statuses, summary, description }: OperationFact, tools: CheckTools): boolean {
  const isResource = tools.matches("resources");
  return (
    statuses.some((status) => /^2/u.test(status) && status !== ACCEPTED) ||
    isResource(summary) ||
    isResource(description)
  );
}

function violated(operation: OperationFact): Examination {
  const violation: Violation = {
    case: "unfollowed",
    data: { operation: shown(operation.name) },
    place: operation.place.child("responses", ACCEPTED).key(),
  };
  return { subject: operation.place, outcome: "violated", violations: [violation] };
}
