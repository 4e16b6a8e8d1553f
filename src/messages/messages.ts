import type { Data, Language, Texts } from "../model.ts";
import { type Catalogue, catalogues } from "./catalogues.ts";
import type { Formatter, Locale } from "./icu.ts";

/** The texts of one language. */
export interface Messages {
  readonly language: Language;
  /** "rtl" for Arabic. */
  readonly direction: "ltr" | "rtl";
  /**
   * The text of a key with its placeholders filled in. A key that no catalogue has is given back as it is.
   *
   * @throws in strict mode, for an unknown key or a missing placeholder
   */
  text(key: string, data?: Data): string;
  /** Whether the catalogues have a text of that key. */
  has(key: string): boolean;
  /**
   * A text that does not stand in the catalogues, such as the message of a rule. A plain string counts as English.
   *
   * @throws in strict mode, for a missing placeholder or a malformed text
   */
  format(texts: Texts | string, data?: Data): string;
  /** Shields an identifier (an id, a path, code) from the direction of the text around it, in right-to-left languages. */
  isolate(text: string): string;
}

/** First strong isolate and pop directional isolate (Unicode Standard Annex 9, section 2.3). */
const ISOLATE = ["\u2068", "\u2069"] as const;

/** How each language writes numbers. Mauritania and its neighbours write Arabic with the digits 0 to 9. */
export const LOCALES: Readonly<Record<Language, Locale>> = {
  en: { tag: "en", thousands: "," },
  fr: { tag: "fr", thousands: "\u202f" },
  ar: { tag: "ar-u-nu-latn", thousands: "," },
};

/**
 * Loads all catalogues of a language.
 *
 * @param options `strict`: a missing key or placeholder throws instead of showing the key, for tests
 */
export async function loadMessages(language: Language, options: { strict?: boolean } = {}): Promise<Messages> {
  const [{ createFormatter }, { areas }] = await Promise.all([import("./icu.ts"), catalogues[language]()]);
  return createMessages(language, Object.values(areas), createFormatter, options.strict ?? false);
}

function createMessages(
  language: Language,
  areas: readonly Catalogue[],
  createFormatter: (locale: Locale, shield: ((text: string) => string) | undefined) => Formatter,
  strict: boolean,
): Messages {
  const rightToLeft = language === "ar";
  const isolate = (text: string): string => `${ISOLATE[0]}${text}${ISOLATE[1]}`;
  // A text in Arabic needs no shield, and would get the wrong direction from one if it begins with a Latin word.
  const shield = (text: string): string => (/\p{Script=Arabic}/u.test(text) ? text : isolate(text));
  const formatter = createFormatter(LOCALES[language], rightToLeft ? shield : undefined);
  const texts = new Map(areas.flatMap((area) => Object.entries(area)));

  const fill = (text: string, data: Data): string => {
    try {
      return formatter(text, data);
    } catch (error) {
      // A report with one raw text in it is worth more than no report.
      if (strict) throw error;
      return text;
    }
  };

  return {
    language,
    direction: rightToLeft ? "rtl" : "ltr",
    text(key, data = {}) {
      const text = texts.get(key);
      if (text !== undefined) return fill(text, data);
      if (strict) throw new Error(`no text for the key ${key} in ${language}`);
      return key;
    },
    has(key) {
      return texts.has(key);
    },
    format(source, data = {}) {
      return fill(typeof source === "string" ? source : source[language], data);
    },
    isolate(text) {
      return rightToLeft ? isolate(text) : text;
    },
  };
}
