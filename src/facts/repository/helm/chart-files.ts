import type { Tree } from "../noun.ts";

/** Values of a chart by their name, wherever they lie. */
export function isValues(path: string): boolean {
  return /(?:^|\/)(?:[^/]*[-_.])?values(?:[-_.][^/]*)?\.ya?ml$/iu.test(path) && !/(?:^|\/)templates\//u.test(path);
}

/** What a file is in a chart (https://helm.sh/docs/topics/charts/#the-chart-file-structure). */
export type Role = "chart" | "values" | "other-values" | "template";

/** The folder of the chart that a file belongs to, and what it is in it. */
export function partOf(path: string, tree: Tree): { readonly folder: string; readonly role: Role } | undefined {
  const folders = path.split("/");
  const name = folders.pop() ?? "";
  const folder = folders.join("/");
  const isChart = (one: string): boolean => tree.has(one === "" ? "Chart.yaml" : `${one}/Chart.yaml`);
  if (isChart(folder)) {
    if (name === "Chart.yaml") return { folder, role: "chart" };
    if (name === "values.yaml") return { folder, role: "values" };
    if (/values[^/]*\.ya?ml$/u.test(name)) return { folder, role: "other-values" };
  }
  const depth = folders.lastIndexOf("templates");
  if (depth >= 0 && /\.(?:ya?ml|tpl|json)$/u.test(name)) {
    const chart = folders.slice(0, depth).join("/");
    if (isChart(chart)) return { folder: chart, role: "template" };
  }
  return undefined;
}
