import type { Language } from "../model.ts";

/** A catalogue: ICU MessageFormat texts by key. */
export type Catalogue = Readonly<Record<string, string>>;

/** Every catalogue, by language and area. Written out one by one, so that a bundler finds them and a run loads one language only. */
export const catalogues: Readonly<
  Record<Language, Readonly<Record<string, () => Promise<{ readonly default: Catalogue }>>>>
> = {
  en: {
    report: () => import("./en/report.json", { with: { type: "json" } }),
    document: () => import("./en/document.json", { with: { type: "json" } }),
    load: () => import("./en/load.json", { with: { type: "json" } }),
    cli: () => import("./en/cli.json", { with: { type: "json" } }),
  },
  fr: {
    report: () => import("./fr/report.json", { with: { type: "json" } }),
    document: () => import("./fr/document.json", { with: { type: "json" } }),
    load: () => import("./fr/load.json", { with: { type: "json" } }),
    cli: () => import("./fr/cli.json", { with: { type: "json" } }),
  },
  ar: {
    report: () => import("./ar/report.json", { with: { type: "json" } }),
    document: () => import("./ar/document.json", { with: { type: "json" } }),
    load: () => import("./ar/load.json", { with: { type: "json" } }),
    cli: () => import("./ar/cli.json", { with: { type: "json" } }),
  },
};
