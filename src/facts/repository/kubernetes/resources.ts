import type { ResourceFact } from "../facts.ts";
import type { KubernetesObject, Manifest } from "./manifest.ts";

/** An object as a fact. */
export function resourceFact(object: KubernetesObject, manifest: Manifest): ResourceFact {
  const { kind, apiVersion, name, namespace, value, place } = object;
  return {
    document: manifest.path,
    purpose: manifest.purpose,
    place,
    kind,
    apiVersion,
    name,
    namespace,
    content: withoutSecrets(object, value),
    patched: manifest.mayDiffer(place),
    switchedOff: manifest.switchedOff(place),
    _places: {
      kind: place.child("kind"),
      apiVersion: place.child("apiVersion"),
      name: place.child("metadata", "name"),
      namespace: place.child("metadata", "namespace"),
    },
  };
}

/** A Secret by the names of its entries alone: values are for who looks for secrets. */
function withoutSecrets(
  { kind, apiVersion }: KubernetesObject,
  value: ResourceFact["content"],
): ResourceFact["content"] {
  if (kind !== "Secret" || apiVersion !== "v1") return value;
  const names = (entries: unknown): Readonly<Record<string, unknown>> =>
    typeof entries === "object" && entries !== null
      ? Object.fromEntries(Object.keys(entries).map((name) => [name, ""]))
      : {};
  return { ...value, data: names(value.data), stringData: names(value.stringData) };
}
