import { type Formatters, formatToParts, IntlMessageFormat } from "intl-messageformat";
import type { Data } from "../model.ts";

/** Fills the placeholders of an ICU MessageFormat text. Throws when the text is malformed or a value is missing. */
export type Formatter = (text: string, data: Data) => string;

type Elements = Parameters<typeof formatToParts>[0];

/** Kinds of syntax element: the numbers of the parser's own `TYPE`, which it does not export here. */
const ARGUMENT = 1;
const SELECT = 5;
const PLURAL = 6;

/** How a language is named to Intl, and what stands between thousands in it. */
export interface Locale {
  readonly tag: string;
  readonly thousands: string;
}

/** In front of a placeholder's name: its value as it is shown, where that differs from the value that a plural or select asks for. */
const SHOWN = "shown ";

/**
 * Makes a formatter for a language. Parsed texts are kept.
 *
 * `{name}` shows a value as it is (so that a line number is never grouped); `#` in a plural and `{n, number}` write numbers as the
 * language does. It works one step below `IntlMessageFormat`, whose constructor asks Intl for all number formats of the system:
 * that alone takes longer than everything else in a short run.
 *
 * @param shield changes every text that is shown for a `{name}`
 */
export function createFormatter(locale: Locale, shield?: (text: string) => string): Formatter {
  const formatters = lazyFormatters(locale);
  const parsed = new Map<string, Elements>();
  return (text, data) => {
    if (SIMPLE.test(text)) return fill(text, data, shield);
    let elements = parsed.get(text);
    if (elements === undefined) {
      const parse = IntlMessageFormat.__parse;
      if (parse === undefined) throw new Error("intl-messageformat came without its parser");
      elements = parse(text, { ignoreTag: true });
      if (shield !== undefined) elements = askForShown(elements);
      parsed.set(text, elements);
    }
    const values = { ...data };
    if (shield !== undefined) {
      for (const [name, value] of Object.entries(data)) {
        values[SHOWN + name] = typeof value === "string" ? shield(value) : value;
      }
    }
    return formatToParts(elements, locale.tag, formatters, IntlMessageFormat.formats, values)
      .map((part) => String(part.value))
      .join("");
  };
}

/** Texts with no syntax but plain placeholders: most of them. Parsing them would take longer than writing the report. */
const SIMPLE = /^[^{}']*(?:\{\w+\}[^{}']*)*$/;

function fill(text: string, data: Data, shield: (text: string) => string = (shown) => shown): string {
  return text.replace(/\{(\w+)\}/g, (_placeholder, name: string) => {
    const value = Object.hasOwn(data, name) ? data[name] : undefined;
    if (value === undefined) throw new Error(`no value for {${name}} in "${text}"`);
    return typeof value === "string" ? shield(value) : String(value);
  });
}

/** Renames every plain placeholder, in plural and select forms too, so that it takes the shielded value. */
function askForShown(elements: Elements): Elements {
  return elements.map((element): Elements[number] => {
    if (element.type === ARGUMENT) return { ...element, value: SHOWN + element.value };
    if (element.type !== PLURAL && element.type !== SELECT) return element;
    const options = Object.fromEntries(
      Object.entries(element.options).map(([name, option]) => [name, { ...option, value: askForShown(option.value) }]),
    );
    return { ...element, options } as Elements[number];
  });
}

/**
 * Intl's formatters, made when first needed. Whole numbers are written without them: the first `Intl.NumberFormat` of a process
 * costs more than a whole report.
 */
function lazyFormatters({ tag, thousands }: Locale): Formatters {
  let numbers: Intl.NumberFormat | undefined;
  let plurals: Intl.PluralRules | undefined;
  const plain = {
    format(value: number): string {
      if (Number.isSafeInteger(value) && value >= 0) return String(value).replace(/\B(?=(?:\d{3})+$)/g, thousands);
      numbers ??= new Intl.NumberFormat(tag);
      return numbers.format(value);
    },
  } as Intl.NumberFormat;
  return {
    getNumberFormat: (_locales, style) =>
      style === undefined ? plain : new Intl.NumberFormat(tag, style as Intl.NumberFormatOptions),
    getPluralRules: (_locales, options) => {
      if (options?.type === "ordinal") return new Intl.PluralRules(tag, options);
      plurals ??= new Intl.PluralRules(tag);
      return plurals;
    },
    getDateTimeFormat: (_locales, style) => new Intl.DateTimeFormat(tag, { ...style, timeZone: "UTC" }),
  };
}
