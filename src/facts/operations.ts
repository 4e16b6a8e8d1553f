import type { Place } from "../model.ts";
import { collectRequestBody, collectResponse, headerNames, travel, union } from "./bodies.ts";
import { collectTexts } from "./examples.ts";
import type { OperationFact } from "./facts.ts";
import { noteLeftovers } from "./leftovers.ts";
import { isObject, list, member, object, type Source, text } from "./members.ts";
import { operationsOf, unreadOperationsOf } from "./methods.ts";
import { type Holder, readBodies } from "./operation-bodies.ts";
import { collectParameters, followParameters, namesOf } from "./parameters.ts";
import { type Followed, NOBODY, type Scope, type Target, type User } from "./scope.ts";
import { securityAlternatives } from "./security.ts";
import { collectAddress, collectServers } from "./servers.ts";
import { SOURCE, type Sourced } from "./source.ts";
import { type Bits, REQUEST, responseBits } from "./usage.ts";

/** Where operations come from, and what a document states for all of them. */
export interface Origin {
  readonly kind: OperationFact["kind"];
  /** Path template, callback expression or webhook name. */
  readonly path: string;
}

/** What an operation inherits from its path item and document. */
interface Surroundings extends Origin {
  /** The parameters of the path item. */
  readonly parameters: OperationFact["parameters"];
  readonly servers: readonly string[];
}

/**
 * One Path Item Object (OpenAPI 3.0.3, section 4.7.9) and its operations. Behind a `$ref` it is read where it is defined; what
 * stands beside the `$ref` is read as well.
 */
export function collectPathItem(scope: Scope, value: unknown, place: Place, origin: Origin): void {
  const target = scope.follow(value, place, "path-item");
  if (!isObject(value)) return;
  if (target !== undefined && target.value !== value) collectOperations(scope, target, origin);
  collectOperations(scope, { value, place }, origin);
}

function collectOperations(scope: Scope, { value, place }: Target, origin: Origin): void {
  const inherited = collectServers(scope, scope.root, scope.place);
  const servers = collectServers(scope, value, place) ?? inherited ?? [];
  const operations = operationsOf(value, scope.version);
  // At a second visit, by another path, all operations are known: nothing is read of the path item again.
  const first = scope.first(value);
  const parameters = first ? followParameters(scope, value, place) : [];
  if (first) {
    for (const steps of unreadOperationsOf(value, scope.version)) scope.unread(place.child(...steps), "path-item");
    const operation = operations[0] === undefined ? "" : nameOf(operations[0].method, origin);
    collectTexts(scope, value, place);
    collectParameters(scope, parameters, { ...NOBODY, operation });
  }
  const surroundings: Surroundings = { ...origin, parameters: namesOf(parameters), servers };
  for (const { method, steps, operation } of operations) {
    collectOperation(scope, { value: operation, place: place.child(...steps) }, method, surroundings);
  }
}

function nameOf(method: string, { path }: Origin): string {
  return `${method} ${path}`;
}

/** One Operation Object (OpenAPI 3.0.3, section 4.7.10). Reached a second time, by reference or alias, only its path differs. */
function collectOperation(scope: Scope, { value, place }: Target, method: string, around: Surroundings): void {
  const name = nameOf(method, around);
  const known = scope.operations.get(value);
  if (known !== undefined) {
    if (scope.budgets.sharedOperations-- > 0) {
      const { kind, path } = around;
      scope.out.operations.push({ ...known, place, kind, path, name, method });
    } else if (scope.budgets.sharedOperations === -1) scope.exhausted(place, "path-item");
    return;
  }
  const user: User = { ...NOBODY, operation: name };
  const parameters = followParameters(scope, value, place);
  const taken = taking(around.parameters, namesOf(parameters));
  const written = scope.section(value, "responses", place, "response") ?? {};
  const statuses = Object.keys(written).filter((status) => !status.startsWith("x-"));
  const responses = followResponses(scope, value, place, statuses);
  // Read when a rule asks for it.
  let bodies: OperationFact["bodies"] | undefined;
  const fact: OperationFact & Sourced = {
    place,
    document: scope.document,
    kind: around.kind,
    method,
    path: around.path,
    name,
    operationId: text(value, "operationId"),
    summary: text(value, "summary"),
    description: text(value, "description"),
    deprecated: member(value, "deprecated") === true,
    tags: list(value, "tags").filter((tag) => typeof tag === "string"),
    parameters: taken,
    requestHeaders: headersOf(taken),
    responseHeaders: responses.map(({ target }) => headerNames(scope, target.value)).reduce(union, []),
    statuses,
    hasRequestBody: isObject(member(value, "requestBody")),
    get bodies() {
      bodies ??= readBodies(scope, holdersOf(scope, value, place, responses));
      return bodies;
    },
    callbacks: Object.keys(object(value, "callbacks") ?? {}),
    extensions: Object.keys(value)
      .filter((key) => key.startsWith("x-"))
      .map((key) => key.toLowerCase()),
    ...securityOf(scope, value, place),
    servers: collectServers(scope, value, place) ?? around.servers,
    [SOURCE]: value,
  };
  scope.operations.set(value, fact);
  scope.out.operations.push(fact);
  collectTexts(scope, value, place);
  collectParameters(scope, parameters, user);
  noteLeftovers(scope, value, place, ["produces", "consumes"]);
  collectOwnBody(scope, value, place, user);
  for (const { bits, written, target } of responses) {
    travel(scope, target.value, target.place, bits);
    const receiving: User = { operation: name, bits, name: "" };
    if (target.value === written) collectResponse(scope, target, receiving);
    else scope.later(target, "response", receiving);
  }
  collectCallbacks(scope, value, place, user);
}

/** The parameters of a path item with those of an operation, which replace those of the same name and place (OpenAPI 3.0.3, 4.7.10). */
function taking(shared: OperationFact["parameters"], own: OperationFact["parameters"]): OperationFact["parameters"] {
  if (shared.length === 0) return own;
  const names = new Set(own.map((one) => `${one.in}:${one.name}`));
  return [...shared.filter((one) => !names.has(`${one.in}:${one.name}`)), ...own];
}

/** Lower-case names of the header parameters among parameters. */
function headersOf(parameters: OperationFact["parameters"]): readonly string[] {
  const headers = parameters.filter(({ in: where }) => where === "header");
  return [...new Set(headers.map(({ name }) => name.toLowerCase()))];
}

/** The responses of an operation that can be read, with what they are to it. */
function followResponses(
  scope: Scope,
  operation: Source,
  place: Place,
  statuses: readonly string[],
): readonly (Followed & { readonly bits: Bits; readonly status: string })[] {
  const responses = object(operation, "responses") ?? {};
  return statuses.flatMap((status) => {
    const written = responses[status];
    const target = scope.follow(written, place.child("responses", status), "response");
    return target === undefined ? [] : [{ written, target, status, bits: responseBits(status, statuses) }];
  });
}

/** What holds the bodies of an operation: its request body first, then its responses. */
function holdersOf(
  scope: Scope,
  operation: Source,
  place: Place,
  responses: readonly (Followed & { readonly bits: Bits; readonly status: string })[],
): readonly Holder[] {
  const request = scope.follow(member(operation, "requestBody"), place.child("requestBody"), "request-body");
  return request === undefined ? responses : [{ target: request, bits: REQUEST, status: "" }, ...responses];
}

/** The `security` in force: the operation's own, even when it is empty, or else the document's (OpenAPI 3.0.3, section 4.7.10). */
function securityOf(
  scope: Scope,
  operation: Source,
  place: Place,
): Pick<OperationFact, "securityStated" | "security" | "securityPlace"> {
  const own = member(operation, "security");
  if (Array.isArray(own)) {
    const security = securityAlternatives(scope, own);
    return { securityStated: "operation", security, securityPlace: place.child("security") };
  }
  const common = member(scope.root, "security");
  if (!Array.isArray(common)) return { securityStated: "nowhere", security: [], securityPlace: place };
  // Read once for all operations.
  scope.security ??= securityAlternatives(scope, common);
  return { securityStated: "document", security: scope.security, securityPlace: scope.place.child("security") };
}

function collectOwnBody(scope: Scope, operation: Source, place: Place, user: User): void {
  const written = member(operation, "requestBody");
  const body = scope.follow(written, place.child("requestBody"), "request-body");
  if (body === undefined) return;
  const sending: User = { ...user, bits: REQUEST };
  travel(scope, body.value, body.place, REQUEST);
  if (body.value === written) collectRequestBody(scope, body, sending);
  else scope.later(body, "request-body", sending);
}

/** Callbacks are put off: they may hold operations with callbacks. */
function collectCallbacks(scope: Scope, operation: Source, place: Place, user: User): void {
  const callbacks = scope.section(operation, "callbacks", place, "callback") ?? {};
  for (const name of Object.keys(callbacks)) {
    const target = scope.follow(callbacks[name], place.child("callbacks", name), "callback");
    if (target !== undefined) scope.later(target, "callback", user);
  }
}

/** One Callback Object (OpenAPI 3.0.3, section 4.7.18): path items by expressions, some of which are plain addresses. */
export function collectCallback(scope: Scope, { value, place }: Target): void {
  if (!scope.first(value)) return;
  for (const expression of Object.keys(value)) {
    if (expression.startsWith("x-") || expression === "$ref") continue;
    const at = place.child(expression);
    if (/^[a-z][a-z0-9+.-]{0,30}:\/\//i.test(expression)) collectAddress(scope, expression, at.key(), "callback");
    collectPathItem(scope, value[expression], at, { kind: "callback", path: expression });
  }
}
