import type { DocumentDefects } from "../facts/facts.ts";
import type { Examination } from "../model.ts";
import type { Check } from "./check.ts";
import { unseen } from "./unseen.ts";

/** Whether each OpenAPI document keeps to the specification of its version: its structure, and what no schema can say. */
export const check: Check = {
  id: "document-validity",
  description:
    "Looks at every OpenAPI document with the files it refers to and finds what its version of OpenAPI does not allow.",
  source: "openapi",
  subject: "document",
  params: { type: "object", additionalProperties: false },
  cases: {
    "array-without-items": [],
    "bad-method": ["name"],
    "bad-path": ["name"],
    "bad-status": ["name"],
    "component-name": ["name"],
    "content-count": ["count"],
    "dangling-reference": ["target"],
    "duplicate-item": ["field", "value"],
    "duplicate-operation-id": ["id"],
    "duplicate-parameter": ["name", "in"],
    "duplicate-tag": ["name"],
    "empty-list": ["field"],
    "exclusive-fields": ["first", "second"],
    "illegal-header-name": ["name"],
    "malformed-value": ["field", "value"],
    "misplaced-field": ["field", "object", "where"],
    "missing-alternative": ["fields", "object"],
    "missing-field": ["field", "object"],
    "missing-file": ["target"],
    "misspelt-field": ["field", "object", "instead"],
    "no-responses": [],
    "not-allowed-value": ["field", "value", "allowed"],
    "not-openapi-3": [],
    "path-parameter-optional": ["name"],
    "path-parameter-unused": ["name", "path"],
    "path-variable-undeclared": ["name", "operation"],
    "path-with-query": ["path"],
    "querystring-not-alone": [],
    "reference-cycle": ["target"],
    "reference-limit": ["target"],
    "reference-malformed": ["target"],
    "reference-not-allowed": ["object"],
    "reference-outside": ["target"],
    "reference-sibling": ["fields", "object"],
    "reference-url": ["target"],
    "required-unknown-property": ["name"],
    "same-path": ["path"],
    "server-default-not-listed": ["name", "value"],
    "server-variable-undeclared": ["name"],
    "several-bodies": [],
    "swagger2-key": ["key", "instead"],
    "tag-cycle": ["name"],
    "undeclared-security": ["name"],
    "unknown-auth-scheme": ["scheme"],
    "unknown-field": ["field", "object"],
    "unknown-operation-id": ["id"],
    "unknown-tag-parent": ["name"],
    "unquoted-text": ["field", "value"],
    "wrong-kind": ["target", "expected", "found"],
    "wrong-type": ["field", "expected", "found"],
  },
  *run(facts) {
    yield* unseen(facts, "document");
    for (const document of facts.defects) yield examine(document);
  },
};

function examine({ place: subject, defects, unchecked }: DocumentDefects): Examination {
  if (defects.length > 0) {
    const violations = defects.map((defect) => ({
      case: defect.case,
      data: defect.data,
      place: defect.place,
      ...(defect.related === undefined ? {} : { related: defect.related }),
      ...secretsIn(defect.data.target),
    }));
    return { subject, outcome: "violated", violations };
  }
  if (unchecked.length > 0) return { subject, outcome: "cannot-tell", reason: "unresolved-reference" };
  return { subject, outcome: "holds" };
}

/** The name and password in front of the host of a web address are never printed. */
function secretsIn(target: string | number | undefined): { readonly secrets?: readonly string[] } {
  const credentials = /^[a-z][a-z0-9+.-]*:\/\/([^/?#@\s]+)@/i.exec(String(target ?? ""))?.[1];
  return credentials === undefined ? {} : { secrets: [credentials] };
}
