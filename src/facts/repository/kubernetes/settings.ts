import type { SettingFact } from "../facts.ts";
import { isSensitiveName } from "../sensitive-names.ts";
import type { KubernetesObject, Manifest } from "./manifest.ts";
import { items, member, members, text } from "./members.ts";
import { isUnresolved } from "./placeholders.ts";
import { podSpecOf } from "./pod-spec.ts";

/** What is kept of a value. */
const LONGEST = 200;
/** More settings of one object are not listed. */
const MOST = 500;

/**
 * What an object gives to programs: the `env` and `envFrom` of a workload's containers, and the entries of a ConfigMap. Values of a
 * Secret are for who looks for secrets.
 */
export function settingFacts(object: KubernetesObject, manifest: Manifest): readonly SettingFact[] {
  const all =
    object.kind === "ConfigMap" && object.apiVersion === "v1"
      ? configMap(object, manifest)
      : environment(object, manifest);
  return all.slice(0, MOST);
}

function configMap(object: KubernetesObject, manifest: Manifest): readonly SettingFact[] {
  return Object.entries(members(member(object.value, "data"))).map(([name, value]) => ({
    ...common(object, manifest, name, value),
    place: manifest.writtenAt(object.place.child("data", name)),
  }));
}

function environment(object: KubernetesObject, manifest: Manifest): readonly SettingFact[] {
  const pod = podSpecOf(object.value, object.place);
  if (pod === undefined) return [];
  return ["initContainers", "containers"].flatMap((list) =>
    items(member(pod.spec, list)).flatMap((container, index) => {
      const at = pod.place.child(list, index);
      const own = items(member(container, "env")).flatMap((entry, position): readonly SettingFact[] => {
        const name = text(member(entry, "name"));
        if (name === "") return [];
        const place = at.child("env", position);
        const source = member(entry, "valueFrom");
        if (source !== undefined) {
          const fact = common(object, manifest, name, "");
          return [{ ...fact, value: sourceOf(source), text: "", place: place.child("name") }];
        }
        const fact = common(object, manifest, name, member(entry, "value"));
        return [
          { ...fact, place: manifest.writtenAt(place.child(member(entry, "value") === undefined ? "name" : "value")) },
        ];
      });
      const whole = items(member(container, "envFrom")).flatMap((entry, position): readonly SettingFact[] => {
        const secret = text(member(member(entry, "secretRef"), "name"));
        const map = text(member(member(entry, "configMapRef"), "name"));
        if (secret === "" && map === "") return [];
        const fact = common(object, manifest, secret || map, "");
        const value = secret === "" ? "reference" : "secret";
        return [{ ...fact, sensitive: secret !== "", value, place: at.child("envFrom", position) }];
      });
      return [...own, ...whole];
    }),
  );
}

/** Where `valueFrom` takes a value from: a Secret, or something that is not secret (a ConfigMap, the pod itself). */
function sourceOf(source: unknown): SettingFact["value"] {
  if (member(source, "secretKeyRef") !== undefined) return "secret";
  return typeof source === "string" && isUnresolved(source) ? "unknown" : "reference";
}

type Common = Omit<SettingFact, "place">;

function common({ kind, name: owner }: KubernetesObject, manifest: Manifest, name: string, written: unknown): Common {
  const value = text(written);
  const sensitive = isSensitiveName(name);
  const unknown = isUnresolved(value);
  return {
    document: manifest.path,
    purpose: manifest.purpose,
    name,
    where: "kubernetes",
    value: unknown ? "unknown" : value === "" ? "empty" : "literal",
    sensitive,
    text: sensitive || unknown ? "" : value.slice(0, LONGEST),
    owner: `${kind}/${owner}`,
  };
}
