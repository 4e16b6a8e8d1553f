import { isObject, member, type Source, text } from "../members.ts";
import type { Target } from "../scope.ts";
import { TranslatedPlace } from "./translated-place.ts";
import { without } from "./values.ts";

/** What the flows of OAuth 2 are called in OpenAPI 3. */
const FLOWS: ReadonlyMap<string, string> = new Map([
  ["implicit", "implicit"],
  ["password", "password"],
  ["application", "clientCredentials"],
  ["accessCode", "authorizationCode"],
]);

/** One entry of `securityDefinitions` (OpenAPI 2.0, "Security Scheme Object") as OpenAPI 3 has it. */
export function schemeObject({ value, place }: Target): Target {
  const type = member(value, "type");
  if (type === "basic") {
    const scheme = { ...value, type: "http", scheme: "basic" };
    return { value: scheme, place: new TranslatedPlace(place, [["scheme", place.child("type")]]) };
  }
  if (type !== "oauth2") return { value, place };
  const own = ["flow", "authorizationUrl", "tokenUrl", "scopes"];
  const flow = FLOWS.get(text(value, "flow"));
  const flows = flow === undefined ? {} : { [flow]: pick(value, own.slice(1)) };
  const at = new TranslatedPlace(place.child("flow"), flow === undefined ? [] : [[flow, place]]);
  return { value: { ...without(value, own), flows }, place: new TranslatedPlace(place, [["flows", at]]) };
}

function pick(source: Source, names: readonly string[]): Source {
  return Object.fromEntries(names.filter((name) => Object.hasOwn(source, name)).map((name) => [name, source[name]]));
}

/** All of them. */
export function schemeObjects({ value, place }: Target): Target {
  const schemes = Object.entries(value).flatMap(([name, scheme]) =>
    isObject(scheme) ? [[name, schemeObject({ value: scheme, place: place.child(name) })] as const] : [],
  );
  return {
    value: Object.fromEntries(schemes.map(([name, scheme]) => [name, scheme.value])),
    place: new TranslatedPlace(
      place,
      schemes.map(([name, scheme]) => [name, scheme.place]),
    ),
  };
}
