import type { OperationPair } from "./conform-pair.ts";
import { apiKeysOf, parameterKey, parametersOf } from "./conform-parameter-list.ts";
import { conformValue } from "./conform-parameter-value.ts";
import { pathVariables } from "./conform-path-variables.ts";
import type { InterfaceOperation, InterfaceParameter } from "./interface.ts";
import { foldedName } from "./match-path.ts";
import { propertyOf } from "./schema-walk.ts";

/**
 * Compares what two operations take beside their bodies. Clients send what the reference names, so each parameter of the reference must be
 * taken, and nothing else may be required. One that is optional counts as well: a service that does not know it ignores it or refuses it,
 * and either way the client does not get the filter or the page that the reference lets it ask for.
 */
export function conformParameters(pair: OperationPair): void {
  const { reference, offered } = pair;
  const asked = parametersOf(reference);
  const taken = parametersOf(offered);
  const byKey = new Map(taken.map((one) => [parameterKey(one), one]));
  const served = conformPath(pair, asked, taken);
  for (const parameter of asked) {
    if (parameter.in === "path") continue;
    const same = byKey.get(parameterKey(parameter));
    if (same === undefined) {
      const other = conformAbsent(pair, parameter, taken);
      if (other !== undefined) served.add(other);
      continue;
    }
    served.add(same);
    pair.tally.count();
    if (same.required && !parameter.required) demands(pair, same);
    conformValue(pair, parameter, same);
  }
  const keys = apiKeysOf(reference);
  for (const parameter of taken) {
    if (!parameter.required || parameter.in === "path" || served.has(parameter)) continue;
    if (!keys.has(keyWithoutCase(parameter))) demands(pair, parameter);
  }
}

function conformPath(
  pair: OperationPair,
  asked: readonly InterfaceParameter[],
  taken: readonly InterfaceParameter[],
): Set<InterfaceParameter> {
  const { offered, tally } = pair;
  const inPath = (list: readonly InterfaceParameter[]) =>
    new Map(list.filter((one) => one.in === "path").map((one) => [one.name, one]));
  const own = inPath(asked);
  const other = inPath(taken);
  const served = new Set<InterfaceParameter>();
  const { offeredName, missing, unknown } = pathVariables(pair);
  for (const [name, itsName] of offeredName) {
    const parameter = own.get(name);
    if (parameter === undefined || itsName === undefined) continue;
    const same = other.get(itsName);
    if (same !== undefined) conformValue(pair, parameter, same);
    else if (parameter.schema !== undefined) tally.states("offer", `path ${parameter.name}`);
  }
  for (const name of missing) {
    const parameter = own.get(name) ?? bare(name, offered);
    const found = conformAbsent(pair, parameter, taken);
    if (found !== undefined) served.add(found);
  }
  for (const name of unknown) demands(pair, other.get(name) ?? bare(name, offered));
  return served;
}

/** A variable of a path that is not described. */
function bare(name: string, { origin }: InterfaceOperation): InterfaceParameter {
  return { name, in: "path", required: true, style: "simple", explode: false, schema: undefined, place: origin.place };
}

function demands({ tally }: OperationPair, { name, in: where, place }: InterfaceParameter): void {
  tally.differs("parameter-required", { name, in: where }, place);
}

/**
 * Says of a parameter of the reference that it is not taken where clients send it.
 *
 * @returns the offered parameter that has its name and travels elsewhere
 */
function conformAbsent(
  { reference, offered, tally }: OperationPair,
  parameter: InterfaceParameter,
  taken: readonly InterfaceParameter[],
): InterfaceParameter | undefined {
  const { name, in: where } = parameter;
  const key = keyWithoutCase(parameter);
  // Taken as proof of identity: on the wire the same thing.
  if (apiKeysOf(offered).has(key)) return undefined;
  tally.count();
  const data = { name, in: where };
  const at = `${where} ${name}`;
  // A parameter that is the whole query string may have this one in it.
  if (where === "query" && taken.some((one) => one.in === "querystring")) {
    tally.unknown(at, { code: "keyword", detail: "querystring" }, offered.origin.place);
    return undefined;
  }
  const elsewhere = taken.find((one) => one.in !== where && foldedName(one.name) === foldedName(name));
  const known = reference.parameters.some(
    (one) => elsewhere !== undefined && parameterKey(one) === parameterKey(elsewhere),
  );
  if (elsewhere !== undefined && !known) {
    tally.differs("parameter-elsewhere", { ...data, offered: elsewhere.in }, elsewhere.place);
    return elsewhere;
  }
  if (inBody(offered, name) && !inBody(reference, name)) {
    tally.differs("parameter-elsewhere", { ...data, offered: "body" }, offered.request?.place ?? offered.origin.place);
    return undefined;
  }
  tally.lacks("parameter-missing", data, offered.origin.place, at);
  return undefined;
}

function inBody({ request }: InterfaceOperation, name: string): boolean {
  return (request?.content ?? []).some(({ schema }) => schema !== undefined && propertyOf(schema, name) !== undefined);
}

function keyWithoutCase({ in: where, name }: InterfaceParameter): string {
  return `${where} ${foldedName(name)}`;
}
