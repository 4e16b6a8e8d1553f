import type { Place } from "../../../model.ts";
import type { LanguageFact } from "../facts.ts";
import { guessLanguage } from "./language.ts";

/** Counts what languages texts of one sort are in. */
export class LanguageCount {
  readonly #of: LanguageFact["of"];
  readonly #languages = new Map<string, { count: number; first: Place; document: string }>();
  #texts = 0;
  #first: { place: Place; document: string } | undefined;

  constructor(of: LanguageFact["of"]) {
    this.#of = of;
  }

  /** @param language where it was guessed before */
  add(text: string, document: string, place: () => Place, language = guessLanguage(text)): void {
    this.#texts += 1;
    this.#first ??= { place: place(), document };
    if (language === "") return;
    const known = this.#languages.get(language);
    if (known === undefined) this.#languages.set(language, { count: 1, first: place(), document });
    else known.count += 1;
  }

  /** One fact, placed at the first text of the language that most of those that are not English are in; none where there is no text. */
  facts(): LanguageFact[] {
    if (this.#first === undefined) return [];
    const english = this.#languages.get("en")?.count ?? 0;
    const others = [...this.#languages].filter(([language]) => language !== "en");
    const [most] = others.sort(([a, x], [b, y]) => y.count - x.count || (a < b ? -1 : 1));
    const { place, document } = most === undefined ? this.#first : { place: most[1].first, document: most[1].document };
    const notEnglish = others.reduce((sum, [, { count }]) => sum + count, 0);
    return [
      {
        place,
        document,
        purpose: "product",
        of: this.#of,
        other: most?.[0] ?? "",
        texts: this.#texts,
        english,
        notEnglish,
        inOther: most?.[1].count ?? 0,
        otherShare: Math.floor((100 * notEnglish) / this.#texts),
      },
    ];
  }
}
