import type { SettingFact } from "../facts.ts";
import { holdsPassword } from "../password-in-value.ts";
import { isSensitiveName } from "../sensitive-names.ts";
import type { BuildFile } from "./dockerfile.ts";
import { chainOf, pairsOf } from "./stages.ts";

/** The settings that an image is given by ENV, in its final stage and those that it continues. */
export function settingsOf({ path, purpose, stages, at }: BuildFile, target?: string): SettingFact[] {
  const final = stages.find(({ name }) => name !== "" && name === target?.toLowerCase()) ?? stages.at(-1);
  if (final === undefined) return [];
  const settings: SettingFact[] = [];
  for (const instruction of chainOf(final).flatMap((stage) => stage.instructions)) {
    if (instruction.keyword !== "ENV") continue;
    for (const { name, value, offset } of pairsOf(instruction)) {
      if (settings.length >= 1_000) return settings;
      const sensitive = isSensitiveName(name) || holdsPassword(value);
      const { line, column } = instruction.spot(offset);
      settings.push({
        document: path,
        place: at(line, column),
        purpose,
        name: name.slice(0, 200),
        where: "dockerfile",
        value: value === "" ? "empty" : value.startsWith("$") ? "reference" : "literal",
        sensitive,
        text: sensitive || value.startsWith("$") ? "" : value.slice(0, 200),
        owner: path,
      });
    }
  }
  return settings;
}
