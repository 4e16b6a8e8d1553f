import type { Place } from "../../../model.ts";
import type { SettingFact } from "../facts.ts";
import { holdsPassword } from "../password-in-value.ts";
import { isSensitiveName } from "../sensitive-names.ts";
import type { Layers } from "./layers.ts";
import { interpolated, listOf, mapOf, textOf } from "./values.ts";

/** A variable of a service's environment. */
export interface Variable {
  readonly name: string;
  /** As written; undefined where it is handed through from the environment. */
  readonly written?: string;
  /** With the defaults of variables in place. */
  readonly value: string;
  readonly place: Place;
}

/** More variables of one service are not read. */
const MOST = 1_000;

/** The environment of a service, given as a map or a list; the uppermost layer has the last word. */
export function environmentOf(layers: Layers): Variable[] {
  const found = new Map<string, Variable>();
  for (const { value, place } of layers.all("environment")) {
    const map = mapOf(value);
    for (const [name, one] of Object.entries(map ?? {})) {
      if (found.size < MOST)
        found.set(name, variable(name, one === null ? undefined : textOf(one), place.child(name).key()));
    }
    for (const [index, item] of listOf(value).entries()) {
      const text = textOf(item);
      const equals = text.indexOf("=");
      const name = equals < 0 ? text : text.slice(0, equals);
      if (name === "" || found.size >= MOST) continue;
      found.set(name, variable(name, equals < 0 ? undefined : text.slice(equals + 1), place.child(index)));
    }
  }
  return [...found.values()];
}

function variable(name: string, written: string | undefined, place: Place): Variable {
  return {
    name,
    ...(written === undefined ? {} : { written }),
    value: written === undefined ? "" : interpolated(written),
    place,
  };
}

/** Where the value of a variable comes from. */
export function sourceOf({ written, name }: Variable): SettingFact["value"] {
  if (written === undefined) return "reference";
  if (written.trim() === "") return "empty";
  if (/^\/run\/secrets\//.test(written) && /_FILE$/i.test(name)) return "secret";
  if (/\$\{[A-Za-z_][A-Za-z0-9_]*:?-[^}]/.test(written)) return "default";
  if (/(?:^|[^$])\$(?:\{|[A-Za-z_])/.test(written)) return "reference";
  return /\{\{|<%/.test(written) ? "unknown" : "literal";
}

/** The facts of a service's environment. */
export function settingsOf(
  variables: readonly Variable[],
  owner: string,
  base: Pick<SettingFact, "document" | "purpose">,
): SettingFact[] {
  return variables.map((one) => {
    const value = sourceOf(one);
    const sensitive = isSensitiveName(one.name) || holdsPassword(one.value);
    const shown = !sensitive && (value === "literal" || value === "default");
    return {
      ...base,
      document: one.place.file,
      place: one.place,
      name: one.name.slice(0, 200),
      where: "compose" as const,
      value,
      sensitive,
      text: shown ? one.value.slice(0, 200) : "",
      owner,
    };
  });
}
