import type { OperationPair } from "./conform-pair.ts";
import { apiKeyOf, keyWithoutCase, parametersOf } from "./conform-parameter-list.ts";
import type { InterfaceOperation, SecurityKind } from "./interface.ts";

type Alternative = readonly SecurityKind[];

/** The schemes of the `Authorization` header that exist (IANA's registry of HTTP authentication schemes), as documents spell them. */
const SCHEMES: ReadonlySet<string> = new Set(
  "basic bearer concealed digest dpop gnap hoba mutual negotiate oauth privatetoken scram-sha-1 scram-sha-256 vapid".split(
    " ",
  ),
);

/** Kinds that all come down to a token in the `Authorization` header: how the client got it is not seen in the request. */
const TOKENS: ReadonlySet<string> = new Set(["oauth2", "openIdConnect"]);

/**
 * Compares how clients prove who they are, only where the reference asks for it: each of its ways must be accepted, and none may come
 * without. A kind of the reference that is no real one (`scheme: string`) may be any.
 */
export function conformSecurity({ reference, offered, tally }: OperationPair): void {
  const wanted = reference.security ?? [];
  if (wanted.length === 0 || wanted.some((kinds) => kinds.length === 0)) return;
  tally.count();
  const given = offered.security ?? [];
  const sent = parameterKeys(reference);
  const asked = parameterKeys(offered, true);
  const anonymous = given.length === 0 || given.some((kinds) => kinds.length === 0);
  const accepted = wanted.every(
    (kinds) =>
      // A key that the offer requires as a parameter is asked for, whatever that is called.
      kinds.every((kind) => isParameter(kind, asked)) ||
      (!anonymous && given.some((needed) => needed.every((kind) => isParameter(kind, sent) || isShown(kind, kinds)))),
  );
  if (accepted) return;
  const { place } = offered.origin;
  if (given.flat().some(({ type }) => type === "undeclared")) {
    tally.unknown("security", { code: "reference", detail: "" }, place);
    return;
  }
  tally.differs("security", { expected: listed(wanted), offered: anonymous ? "" : listed(given) }, place);
}

function parameterKeys(operation: InterfaceOperation, required = false): ReadonlySet<string> {
  const parameters = parametersOf(operation).filter((one) => one.required || !required);
  return new Set(parameters.map(keyWithoutCase));
}

function isParameter({ type, detail }: SecurityKind, keys: ReadonlySet<string>): boolean {
  return type === "apiKey" && keys.has(apiKeyOf(detail));
}

/** Whether a client that comes with all of these kinds has shown what is needed. */
function isShown(needed: SecurityKind, kinds: Alternative): boolean {
  return kinds.some((kind) => isAnyKind(kind) || isSameKind(kind, needed));
}

function isAnyKind({ type, detail }: SecurityKind): boolean {
  return type === "undeclared" || (type === "http" && !SCHEMES.has(detail));
}

function isSameKind(reference: SecurityKind, offered: SecurityKind): boolean {
  if (isToken(reference) && isToken(offered)) {
    const { scopes } = reference;
    return scopes.length === 0 || offered.scopes.every((scope) => scopes.includes(scope));
  }
  if (reference.type !== offered.type) return false;
  return reference.type === "apiKey"
    ? apiKeyOf(reference.detail) === apiKeyOf(offered.detail)
    : reference.detail === offered.detail;
}

/** A key in the header `Authorization` is how OpenAPI 2.0, which knows no bearer, states one. */
function isToken({ type, detail }: SecurityKind): boolean {
  if (type === "apiKey") return apiKeyOf(detail) === "header authorization";
  return TOKENS.has(type) || (type === "http" && detail === "bearer");
}

/** Alternatives as people read them: "http bearer | apiKey header:x-key". */
function listed(alternatives: readonly Alternative[]): string {
  return [...new Set(alternatives.map((kinds) => kinds.map(shown).join(" + ")))].join(" | ");
}

function shown({ type, detail, scopes }: SecurityKind): string {
  return [type, detail, scopes.length === 0 ? "" : `(${scopes.join(" ")})`].filter((part) => part !== "").join(" ");
}
