import type { Facts, OperationFact } from "../facts/facts.ts";
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

/** Whether callers can tell the version of the API that they address. */
export const check: Check = {
  id: "api-version",
  description:
    "Looks at every operation for a version in its path, in all its server addresses, in a header that it takes or in its media types.",
  source: "openapi",
  subject: "operation",
  params: {
    type: "object",
    additionalProperties: false,
    required: ["path", "server", "header", "mediaType"],
    properties: {
      path: { ...PATTERNS, description: "Patterns of paths that carry a version." },
      server: { ...PATTERNS, description: "Patterns of server addresses that carry a version." },
      header: {
        ...PATTERNS,
        description: "Patterns of names, lower case, of header parameters that select a version.",
      },
      mediaType: { ...PATTERNS, description: "Patterns of media types that carry a version." },
    },
  },
  cases: { unversioned: ["operation"] },
  *run(facts, _params, tools) {
    const isVersioned = versioned(facts, tools);
    yield* unseen(facts, "operation");
    for (const operation of facts.operations) {
      if (operation.kind !== "path") continue;
      const subject = operation.place;
      if (isVersioned(operation)) yield { subject, outcome: "holds" };
      else {
        const violation = { case: "unversioned", data: { operation: shown(operation.name) }, place: subject.key() };
        yield { subject, outcome: "violated", violations: [violation] };
      }
    }
  },
};

/** Makes the test that tells whether an operation's address carries a version. */
function versioned(facts: Facts, tools: CheckTools): (operation: OperationFact) => boolean {
  const inPath = tools.matches("path");
  const inServer = tools.matches("server");
  const inHeader = tools.matches("header");
  const byMediaType = versionedByMediaType(facts, tools.matches("mediaType"));
  return (operation) =>
    inPath(operation.path) ||
    (operation.servers.length > 0 && operation.servers.every(inServer)) ||
    operation.requestHeaders.some(inHeader) ||
    byMediaType.has(operationKey(operation.document, operation.name));
}

/** The operations whose every media type but those of errors carries a version, one at least. */
function versionedByMediaType(facts: Facts, matches: (text: string) => boolean): ReadonlySet<string> {
  const named = new Set<string>();
  const bare = new Set<string>();
  for (const { document, operation, mediaType, usage } of facts.mediaTypes) {
    if (usage === "error") continue;
    (matches(mediaType) ? named : bare).add(operationKey(document, operation));
  }
  return new Set([...named].filter((key) => !bare.has(key)));
}

function operationKey(document: string, operation: string): string {
  return `${operation} in ${document}`;
}
