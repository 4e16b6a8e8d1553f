import type { Facts } from "../facts/facts.ts";
import type { SettingFact } from "../facts/repository/facts.ts";
import { folderOf } from "../facts/repository/folder.ts";
import { isCommonImage } from "../facts/repository/image-name.ts";
import { settingKey } from "../facts/repository/pages/setting-names.ts";
import type { Examination } from "../model.ts";
import type { Check } from "./check.ts";
import { shown } from "./shown.ts";
import { unseen } from "./unseen.ts";

/** So many of those that are not explained are named, and shown. */
const NAMED = 8;
const SHOWN = 10;

/**
 * Whether the settings that programs and manifests take are explained to those who deploy them: each name must stand in some document, in
 * a sentence, table or list with words beside it, or below a comment in a template of settings. One finding for all that do not. What is given
 * to images that others make is left out: their makers explain it.
 *
 * Placeholders: `count` of the settings that are not explained, `total` of those examined, and `names` of the first that are not.
 */
export const check: Check = {
  id: "documented-settings",
  description:
    "Looks for the name of every setting in the documents of the repository and finds those that no sentence, table, list or comment in a template of settings explains.",
  source: "repository",
  subject: "setting",
  params: {
    type: "object",
    additionalProperties: false,
    required: ["where"],
    properties: {
      where: { "x-schema": true, type: "object", description: "Selects the settings to examine." },
      known: {
        "x-patterns": true,
        type: "array",
        items: { type: "string" },
        description: "Names that need no explanation, as regular expressions: what every platform sets.",
      },
    },
  },
  cases: { unexplained: ["count", "total", "names"] },
  *run(facts, params, tools) {
    const where = tools.schema("where");
    if (where === undefined) throw new Error("documented-settings: the parameter `where` is missing");
    const known = params.known === undefined ? () => false : tools.matches("known");
    const isForeign = foreignOwners(facts);
    const settings = new Map<string, SettingFact>();
    for (const setting of facts.repository.settings) {
      const key = settingKey(setting.name);
      if (!settings.has(key) && where(setting) && !known(setting.name) && !isForeign(setting))
        settings.set(key, setting);
    }
    if (settings.size === 0) return;
    const explains = explainer(facts);
    const unexplained = [...settings].filter(([key]) => !explains(key)).map(([, setting]) => setting);
    for (const [key, { place }] of settings) if (explains(key)) yield { subject: place, outcome: "holds" };
    const hidden = [...unseen(facts, "page"), ...closedPages(facts)];
    if (unexplained.length > 0 && hidden.length > 0) yield* hidden;
    else yield* violated(unexplained, settings.size);
  },
};

/**
 * Whether a setting is given to a program that others make: a service of Compose with an image of common use, or one that is not built
 * beside services that are; a workload of Kubernetes with images of common use alone.
 */
function foreignOwners({ repository: { services, workloads } }: Facts): (setting: SettingFact) => boolean {
  const built = new Set(services.filter(({ builds }) => builds).map(({ document }) => folderOf(document)));
  const makers = new Map<string, boolean>();
  const add = (key: string, foreign: boolean): void => void makers.set(key, foreign && makers.get(key) !== false);
  for (const { name, document, common, builds } of services)
    add(`compose ${folderOf(document)} ${name}`, common || (!builds && built.has(folderOf(document))));
  for (const { kind, workload, image } of workloads) add(`kubernetes ${kind}/${workload}`, isCommonImage(image));
  return ({ where, document, owner }) =>
    (where === "compose" && makers.get(`compose ${folderOf(document)} ${owner}`) === true) ||
    (where === "kubernetes" && makers.get(`kubernetes ${owner}`) === true);
}

/** The first setting carries the finding for all. */
function* violated(unexplained: readonly SettingFact[], total: number): Iterable<Examination> {
  const names = unexplained.slice(0, NAMED).map(({ name }) => name);
  const data = { count: unexplained.length, total, names: shown(names.join(", ")) };
  const related = unexplained.slice(1, SHOWN).map(({ place }) => place);
  for (const [index, { place }] of unexplained.entries()) {
    const violation = { case: "unexplained", data, place, related };
    yield { subject: place, outcome: "violated", violations: index === 0 ? [violation] : [] };
  }
}

/** Whether some document explains the setting with this key, by its name or by the beginning that it has in common with others: `DB_*`. */
function explainer(facts: Facts): (key: string) => boolean {
  const names = new Set<string>();
  const beginnings = new Set<string>();
  for (const { _names } of facts.repository.pages) {
    for (const name of _names) {
      if (name.endsWith("*")) beginnings.add(name.slice(0, -1));
      else names.add(name);
    }
  }
  const starts = [...beginnings].filter((start) => start.length > 1);
  return (key) => names.has(key) || starts.some((start) => key.startsWith(start));
}

/** Documents that can't be read: what they explain is not known. */
function closedPages(facts: Facts): Examination[] {
  return facts.repository.pages
    .filter(({ format, purpose }) => format === "closed" && purpose !== "test")
    .map(({ place }) => ({ subject: place, outcome: "cannot-tell", reason: "unreadable-file" }));
}
