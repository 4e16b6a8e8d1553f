import type { Language } from "../model.ts";

/** A catalogue: ICU MessageFormat texts by key. */
export type Catalogue = Readonly<Record<string, string>>;

/** Loads every catalogue of a language, by area. One module for each language: a run loads one of them, in one piece. */
export const catalogues: Readonly<
  Record<Language, () => Promise<{ readonly areas: Readonly<Record<string, Catalogue>> }>>
> = {
  en: () => import("./en.ts"),
  fr: () => import("./fr.ts"),
  ar: () => import("./ar.ts"),
};
