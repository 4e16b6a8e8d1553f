import { Place } from "../../../model.ts";
import type { Purpose, SettingFact } from "../facts.ts";
import { text } from "../kubernetes/members.ts";
import { namesSecretObject } from "../secret-object.ts";
import { isSensitiveName } from "../sensitive-names.ts";

/** More settings of one file are not listed. */
const MOST = 500;

/** The single values of a chart: each with its path in the file as its name. */
export function chartSettings(path: string, purpose: Purpose, values: unknown, owner: string): readonly SettingFact[] {
  const facts: SettingFact[] = [];
  const visit = (value: unknown, place: Place, names: readonly string[]): void => {
    if (facts.length >= MOST || names.length > 20) return;
    if (typeof value === "object" && value !== null) {
      const entries = Array.isArray(value)
        ? value.map((one: unknown, index) => [index, one] as const)
        : Object.entries(value);
      for (const [name, one] of entries) visit(one, place.child(name), [...names, String(name)]);
      return;
    }
    const last = names.findLast((name) => !/^[0-9]+$/u.test(name)) ?? "";
    const written = text(value);
    const sensitive = isSensitiveName(last) && !namesSecretObject(last, written);
    facts.push({
      document: path,
      purpose,
      place,
      name: names.join("."),
      where: "helm",
      value: written === "" ? "empty" : written.includes("{{") ? "unknown" : "literal",
      sensitive,
      text: sensitive ? "" : written.slice(0, 200),
      owner,
    });
  };
  visit(values, new Place(path), []);
  return facts;
}
