import { Place } from "../../../model.ts";
import { below, items, member, members, text } from "../kubernetes/members.ts";
import type { Tree } from "../noun.ts";
import { CAPABILITIES } from "./functions.ts";
import { Values } from "./values.ts";

/** The files of a chart, parsed (https://helm.sh/docs/topics/charts/). */
export interface Chart {
  readonly folder: string;
  /** Chart.yaml. */
  readonly about: unknown;
  /** values.yaml; undefined where there is none. */
  readonly values: unknown;
  /** Other files of values: values-prod.yaml … */
  readonly others: readonly unknown[];
}

/** A chart that another one needs. */
export interface Needed {
  readonly name: string;
  readonly place: Place;
  /** Folder of the chart, where it is in the repository. */
  readonly folder: string | undefined;
  /** The values of the chart that needs it switch it off. */
  readonly off: boolean;
}

/** Charts that hold nothing but named templates, by the names that they go by. */
const LIBRARY = /^common$|[-_](?:common|lib|library)$/u;

/** The charts that a chart needs, libraries that are not there left out. */
export function neededBy(chart: Chart, tree: Tree): readonly Needed[] {
  return items(member(chart.about, "dependencies")).flatMap((dependency, index): readonly Needed[] => {
    const name = text(member(dependency, "name"));
    const alias = text(member(dependency, "alias")) || name;
    const repository = text(member(dependency, "repository"));
    const folders = [
      ...[name, alias].map((one) => `${chart.folder}/charts/${one}`.replace(/^\//u, "")),
      localFolder(chart.folder, repository),
    ];
    const folder = folders.find(
      (one) => one !== undefined && tree.has(one === "" ? "Chart.yaml" : `${one}/Chart.yaml`),
    );
    if (name === "" || (folder === undefined && LIBRARY.test(name))) return [];
    const conditions = text(member(dependency, "condition"))
      .split(",")
      .map((one) => one.trim().split("."));
    const decided = conditions.map((path) => below(chart.values, ...path)).find((value) => typeof value === "boolean");
    const place = new Place(`${chart.folder}/Chart.yaml`.replace(/^\//u, "")).child("dependencies", index);
    return [{ name: alias, place, folder, off: decided === false }];
  });
}

function localFolder(folder: string, repository: string): string | undefined {
  if (!repository.startsWith("file://")) return undefined;
  const steps = folder === "" ? [] : folder.split("/");
  for (const step of repository.slice("file://".length).split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}

/** The values that a chart is rendered with: its own, and what the chart that needs it says for it. */
export function valuesOf(chart: Chart, needing: { readonly chart: Chart; readonly name: string } | undefined): Values {
  const own = { value: members(chart.values), place: new Place(valuesPath(chart.folder)) };
  if (needing === undefined) return new Values([own]);
  const from = new Place(valuesPath(needing.chart.folder));
  const common = { value: { global: member(needing.chart.values, "global") ?? {} }, place: from };
  return new Values([
    own,
    common,
    { value: member(needing.chart.values, needing.name), place: from.child(needing.name) },
  ]);
}

/** Path of the values of a chart. */
export function valuesPath(folder: string): string {
  return folder === "" ? "values.yaml" : `${folder}/values.yaml`;
}

/** What `$` is in the templates of a chart. The name of the installation is made up; its namespace is not stated. */
export function rootOf(chart: Chart, values: Values): Readonly<Record<string, unknown>> {
  const about = members(chart.about);
  const named = Object.entries(about).map(
    ([name, value]) => [name.charAt(0).toUpperCase() + name.slice(1), value] as const,
  );
  return {
    Values: values.root,
    Chart: { ...Object.fromEntries(named), APIVersion: about.apiVersion },
    Release: { Name: "release", Namespace: "", Service: "Helm", IsInstall: true, IsUpgrade: false, Revision: 1 },
    Capabilities: CAPABILITIES,
    Template: { Name: "", BasePath: "templates" },
  };
}
