import type { FactKind, Facts, UnresolvedFact } from "../facts/facts.ts";
import type { CannotTell, Examination } from "../model.ts";
import { type AnyKind, isRepositoryKind } from "./kinds.ts";

/** What an unresolved `$ref` or an unread spot of each sort may hide, by the kind of fact that a check looks at. */
const HIDDEN_BEHIND: Readonly<Record<FactKind, readonly UnresolvedFact["kind"][]>> = {
  document: [],
  server: ["path-item", "callback", "link"],
  operation: ["path-item", "callback"],
  parameter: ["path-item", "callback", "parameter"],
  property: ["path-item", "callback", "parameter", "request-body", "response", "header", "schema"],
  schema: ["path-item", "callback", "parameter", "request-body", "response", "header", "schema"],
  "media-type": ["path-item", "callback", "parameter", "request-body", "response", "header", "media-type"],
  "security-scheme": ["security-scheme"],
  example: ["path-item", "callback", "parameter", "request-body", "response", "header", "schema", "example"],
  file: [],
};

/**
 * What a check over facts of these kinds could not see: OpenAPI documents that could not be read, references that lead nowhere and
 * spots of a shape that OpenAPI does not know, where such a fact may hide. Every check over OpenAPI facts yields these beside its own examinations, so that what was
 * not seen is never taken for clean.
 */
export function* unseen(facts: Facts, ...kinds: readonly AnyKind[]): Iterable<Examination> {
  const ofApis = kinds.filter((kind) => !isRepositoryKind(kind)) as FactKind[];
  if (ofApis.length > 0) yield* unseenBehind(facts, new Set(ofApis.flatMap((kind) => HIDDEN_BEHIND[kind])));
  const ofRepository = kinds.filter(isRepositoryKind);
  for (const { place, kinds: hidden } of ofRepository.length === 0 ? [] : facts.repository.unread) {
    if (hidden.some((kind) => ofRepository.includes(kind))) {
      yield { subject: place, outcome: "cannot-tell", reason: "unreadable-file" };
    }
  }
}

/** The same for operations of paths alone: those that callers of a service reach. */
export function unseenPaths(facts: Facts): Iterable<Examination> {
  return unseenBehind(facts, new Set(["path-item"]));
}

function* unseenBehind(facts: Facts, hiding: ReadonlySet<UnresolvedFact["kind"]>): Iterable<Examination> {
  for (const { place, kind } of facts.unreadable) {
    if (kind === "openapi") yield { subject: place, outcome: "cannot-tell", reason: "unreadable-file" };
  }
  for (const { place, kind, resolution } of facts.unresolved) {
    if (hiding.has(kind)) yield { subject: place, outcome: "cannot-tell", reason: reasonOf(resolution.reason) };
  }
  for (const { place, kind } of facts.unread) {
    if (hiding.has(kind)) yield { subject: place, outcome: "cannot-tell", reason: "not-understood" };
  }
}

function reasonOf(reason: UnresolvedFact["resolution"]["reason"]): CannotTell {
  if (reason === "unreadable") return "unreadable-file";
  return reason === "limit" ? "out-of-budget" : "unresolved-reference";
}
