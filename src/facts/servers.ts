import type { Place } from "../model.ts";
import { collectTexts } from "./examples.ts";
import type { ServerFact } from "./facts.ts";
import { isObject, list, member, object, type Source } from "./members.ts";
import type { Scope } from "./scope.ts";
import { SOURCE, type Sourced } from "./source.ts";

/** At most so many URLs stand for one server. */
const MAX_EXPANDED = 50;
/** At most so many combinations are tried: different ones may give the same URL. */
const MAX_ROUNDS = 4 * MAX_EXPANDED;
/** Longer URLs are not expanded: no address is, and each copy would cost as much again. */
const MAX_URL = 8192;
/** Longer values of a variable are left out for the same reason. */
const MAX_VALUE = 255;

/**
 * The `servers` of a document, path item or operation (OpenAPI 3.0.3, section 4.7.5): one fact each, at the first visit.
 *
 * @returns the URLs that they stand for, or undefined where none are stated
 */
export function collectServers(scope: Scope, holder: Source, place: Place): readonly string[] | undefined {
  const servers = list(holder, "servers");
  if (servers.length === 0) return undefined;
  const known = scope.serverUrls.get(servers);
  if (known !== undefined) return known;
  const urls = servers.flatMap((server, index) => collectServer(scope, server, place.child("servers", index)));
  scope.serverUrls.set(servers, urls);
  return urls;
}

/** One Server Object; gives the URLs it stands for. */
export function collectServer(scope: Scope, server: unknown, place: Place): readonly string[] {
  if (!isObject(server)) return [];
  if (scope.first(server)) describe(scope, server, place);
  const url = member(server, "url");
  if (typeof url !== "string") return [];
  const expanded = expand(scope, url, object(server, "variables"));
  const fact: ServerFact & Sourced = {
    place,
    document: scope.document,
    url,
    purpose: "server",
    expanded,
    [SOURCE]: server,
  };
  scope.out.servers.push(fact);
  return expanded;
}

/** An address that has no variables: of an authorization or token endpoint, or of a callback. */
export function collectAddress(scope: Scope, url: unknown, place: Place, purpose: ServerFact["purpose"]): void {
  if (typeof url !== "string") return;
  scope.out.servers.push({ place, document: scope.document, url, purpose, expanded: [url] });
}

function describe(scope: Scope, server: Source, place: Place): void {
  collectTexts(scope, server, place);
  const variables = object(server, "variables") ?? {};
  for (const [name, variable] of Object.entries(variables)) {
    if (isObject(variable)) collectTexts(scope, variable, place.child("variables", name));
  }
}

function expand(scope: Scope, url: string, variables: Source | undefined): readonly string[] {
  if (variables === undefined || !url.includes("{") || url.length > MAX_URL) return [url];
  if (scope.budgets.serverCharacters <= 0) return [url];
  scope.budgets.serverCharacters -= url.length * MAX_EXPANDED;
  return expandTemplate(url, (name) => {
    const variable = member(variables, name);
    return isObject(variable) ? valuesOf(variable) : [];
  });
}

/** The values of a Server Variable: its default first, then those of its enum. Numbers (ports) are taken as they are written. */
function valuesOf(variable: Source): readonly string[] {
  const values = [member(variable, "default"), ...list(variable, "enum").slice(0, MAX_EXPANDED)];
  const texts = values.filter((value) => typeof value === "string" || typeof value === "number").map(String);
  return [...new Set(texts)].filter((value) => value.length <= MAX_VALUE);
}

/**
 * Replaces each `{name}` of a template by its values. All defaults come first; then every other value of every variable once, the
 * variables taking turns, so that no value is hidden by the limit behind the many of another; then further combinations.
 *
 * @param valuesFor the values of a variable, the default first; none: it stays in braces
 */
export function expandTemplate(template: string, valuesFor: (name: string) => readonly string[]): readonly string[] {
  const pieces = template.split(/\{([^{}]*)\}/);
  const names = [...new Set(pieces.filter((_, index) => index % 2 === 1))];
  const values = names.map((name) => {
    const found = valuesFor(name);
    return found.length === 0 ? [`{${name}}`] : found;
  });
  const urls = new Set<string>();
  let rounds = 0;
  for (const choice of choices(values.map((list) => list.length))) {
    const chosen = new Map(names.map((name, index) => [name, values[index]?.[choice[index] ?? 0] ?? ""]));
    urls.add(pieces.map((piece, index) => (index % 2 === 1 ? (chosen.get(piece) ?? "") : piece)).join(""));
    if (urls.size >= MAX_EXPANDED || ++rounds >= MAX_ROUNDS) break;
  }
  return [...urls];
}

/** Which value each variable takes, for one combination after the other. */
function* choices(counts: readonly number[]): Generator<readonly number[]> {
  const defaults = counts.map(() => 0);
  yield defaults;
  const most = Math.max(0, ...counts);
  for (let value = 1; value < most; value++) {
    for (const [variable, count] of counts.entries()) {
      if (value < count) yield defaults.with(variable, value);
    }
  }
  const digits = [...defaults];
  for (;;) {
    const place = digits.findIndex((digit, variable) => digit + 1 < (counts[variable] ?? 0));
    if (place === -1) return;
    digits.fill(0, 0, place);
    digits[place] = (digits[place] ?? 0) + 1;
    yield [...digits];
  }
}
