import type { OperationPair } from "./conform-pair.ts";
import { AbsentParameters } from "./conform-parameter-absent.ts";
import { apiKeysOf, keyWithoutCase, parameterKey, parametersOf } from "./conform-parameter-list.ts";
import { conformValue } from "./conform-parameter-value.ts";
import { pathVariables } from "./conform-path-variables.ts";
import type { InterfaceOperation, InterfaceParameter } from "./interface.ts";

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
  const absent = new AbsentParameters(pair, asked, taken);
  const served = conformPath(pair, asked, taken, absent);
  for (const parameter of asked) {
    if (parameter.in === "path") continue;
    const same = byKey.get(parameterKey(parameter));
    if (same === undefined) {
      const other = absent.say(parameter);
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
  absent: AbsentParameters,
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
    const found = absent.say(own.get(name) ?? bare(name, offered));
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
