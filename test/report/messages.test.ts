import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { checks } from "../../src/checks/index.ts";
import { KINDS } from "../../src/checks/kinds.ts";
import { catalogues } from "../../src/messages/catalogues.ts";
import { createFormatter } from "../../src/messages/icu.ts";
import { LOCALES, loadMessages } from "../../src/messages/messages.ts";
import type { Language } from "../../src/model.ts";
import { fc } from "../property.ts";

const LANGUAGES: readonly Language[] = ["en", "fr", "ar"];
const AREAS = readdirSync("src/messages/en").map((name) => name.replace(".json", ""));
/** Plural categories that counting in a language needs. French has `many` for millions only. */
const CATEGORIES = { en: ["one", "other"], fr: ["one", "other"], ar: ["one", "two", "few", "many", "other"] };

type Elements = ReturnType<IntlMessageFormat["getAst"]>;

interface Syntax {
  placeholders: Set<string>;
  /** Categories of every plural in the text. */
  plurals: string[][];
}

/** What a text is made of. Throws where it is malformed. */
function syntaxOf(text: string): Syntax {
  const syntax: Syntax = { placeholders: new Set(), plurals: [] };
  const walk = (elements: Elements): void => {
    for (const element of elements) {
      if ("value" in element && element.type !== 0) syntax.placeholders.add(String(element.value));
      if (!("options" in element)) continue;
      if (element.type === 6) syntax.plurals.push(Object.keys(element.options));
      for (const option of Object.values(element.options)) walk(option.value);
    }
  };
  walk(new IntlMessageFormat(text, "en", undefined, { ignoreTag: true }).getAst());
  return syntax;
}

/** What is wrong with one text in three languages. */
function faultsOf(texts: unknown): string[] {
  if (texts === null || typeof texts !== "object") return ["is not given in three languages"];
  const faults: string[] = [];
  const syntaxes = new Map<Language, Syntax>();
  for (const language of LANGUAGES) {
    const text: unknown = Reflect.get(texts, language);
    if (typeof text !== "string" || text.trim() === "") {
      faults.push(`lacks ${language}`);
      continue;
    }
    if (text.includes("'") && !/'[{}]/u.test(text)) faults.push(`${language}: an ASCII apostrophe is syntax, write ’`);
    try {
      syntaxes.set(language, syntaxOf(text));
    } catch (error) {
      faults.push(`${language}: ${String(error)}`);
    }
  }
  const english = [...(syntaxes.get("en")?.placeholders ?? [])].sort().join();
  for (const [language, { placeholders, plurals }] of syntaxes) {
    const own = [...placeholders].sort().join();
    if (own !== english) faults.push(`${language} has {${own}}, English has {${english}}`);
    for (const categories of plurals) {
      const named = categories.filter((one) => !one.startsWith("="));
      if (named.length === 1) continue; // A wording that needs no agreement.
      const missing = CATEGORIES[language].filter(
        (one) =>
          !named.includes(one) &&
          !(one === "one" && categories.includes("=1")) &&
          !(one === "two" && categories.includes("=2")),
      );
      if (missing.length > 0) faults.push(`${language} lacks the plural forms ${missing.join()}`);
    }
  }
  return faults;
}

function catalogue(language: Language, area: string): Record<string, unknown> {
  const path = `src/messages/${language}/${area}.json`;
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {};
}

describe("the catalogues", () => {
  test("are all loaded", async () => {
    for (const language of LANGUAGES) {
      const files = readdirSync(`src/messages/${language}`).map((name) => name.replace(".json", ""));
      expect(Object.keys((await catalogues[language]()).areas).sort()).toEqual(files.sort());
    }
  });

  test.each(AREAS)("%s says the same with the same placeholders in every language", (area) => {
    const all = LANGUAGES.map((language) => [language, catalogue(language, area)] as const);
    const keys = new Set(all.flatMap(([, texts]) => Object.keys(texts)));
    const faults = [...keys].flatMap((key) =>
      faultsOf(Object.fromEntries(all.map(([language, texts]) => [language, texts[key]]))).map(
        (fault) => `${key} ${fault}`,
      ),
    );
    expect(faults).toEqual([]);
    expect(keys.size).toBeGreaterThan(0);
  });

  test("no key stands in two areas", () => {
    const keys = AREAS.flatMap((area) => Object.keys(catalogue("en", area)));
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  test("every kind of thing that a check counts has a name", () => {
    const known = AREAS.flatMap((area) => Object.keys(catalogue("en", area)));
    // A check may take any kind of fact as its parameter.
    const nouns = [...checks.values()].flatMap(({ subject }) =>
      typeof subject === "string" ? [subject] : Object.keys(KINDS).map((kind) => subject({ subject: kind })),
    );
    for (const noun of nouns) expect(known).toContain(`subject.${noun}`);
    expect(nouns.length).toBeGreaterThan(0);
  });

  test("every problem that the sources which make problems name has a text", () => {
    const known = new Set(AREAS.flatMap((area) => Object.keys(catalogue("en", area))));
    const sources = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((name) =>
      /^(?:load|document|cli)[/\\].*\.ts$/u.test(name),
    );
    const codes = sources.flatMap((name) =>
      [...readFileSync(join("src", name), "utf8").matchAll(/\bcode: "([a-z-]+)"/gu)].map((match) => match[1]),
    );
    expect([...new Set(codes)].filter((code) => !known.has(`problem.${code}`))).toEqual([]);
    expect(codes.length).toBeGreaterThan(10);
  });

  test("negative control: what is missing or differs is found", () => {
    expect(faultsOf({ en: "a", fr: "b" })).toEqual(["lacks ar"]);
    expect(faultsOf({ en: "{a}", fr: "{a}", ar: "{b}" })).toEqual(["ar has {b}, English has {a}"]);
    expect(faultsOf({ en: "{a", fr: "a", ar: "a" })[0]).toMatch(/^en: SyntaxError/u);
    expect(faultsOf({ en: "it's", fr: "a", ar: "a" })).toHaveLength(1);
    const plural = "{n, plural, one {# x} other {# y}}";
    expect(faultsOf({ en: plural, fr: plural, ar: plural })).toEqual(["ar lacks the plural forms two,few,many"]);
  });
});

/** Every object in parsed YAML that looks like a text by language, with the path to it. */
function textsIn(value: unknown, path: string): [path: string, texts: object][] {
  if (value === null || typeof value !== "object") return [];
  const keys = Object.keys(value);
  const languages = keys.filter((key) => LANGUAGES.some((language) => language === key));
  if (languages.length > 0 && languages.length === keys.length) return [[path, value]];
  return Object.entries(value).flatMap(([key, member]) => textsIn(member, `${path}/${key}`));
}

const FILES = (existsSync("rules") ? readdirSync("rules", { recursive: true, encoding: "utf8" }) : [])
  .filter((name) => /(?:^|[/\\])(?:rule|requirements|specification)\.yaml$/u.test(name))
  .sort();

describe.skipIf(FILES.length === 0)("the rulebook", () => {
  test("says everything in every language, with the same placeholders", () => {
    const faults = FILES.flatMap((name) =>
      textsIn(parse(readFileSync(join("rules", name), "utf8")), name).flatMap(([path, texts]) =>
        faultsOf(texts).map((fault) => `${path} ${fault}`),
      ),
    );
    expect(faults).toEqual([]);
  });

  test("rules give their messages and remedies in three languages", () => {
    const faults = FILES.filter((name) => name.endsWith("rule.yaml")).flatMap((name) => {
      const { messages, remedy } = parse(readFileSync(join("rules", name), "utf8"));
      const given = remedy === undefined ? [] : [remedy];
      return [...Object.values(messages ?? {}), ...given].flatMap((texts) =>
        faultsOf(texts).map((fault) => `${name} ${fault}`),
      );
    });
    expect(faults).toEqual([]);
  });
});

describe("a language's messages", () => {
  test("fill in values, and count as the language does", async () => {
    const [en, fr, ar] = await Promise.all(LANGUAGES.map((language) => loadMessages(language, { strict: true })));
    const count = (messages: typeof en, n: number): string | undefined => messages?.text("places.count", { count: n });
    expect([0, 1, 2, 1234].map((n) => count(en, n))).toEqual(["0 places", "1 place", "2 places", "1,234 places"]);
    expect([0, 1, 2, 1234].map((n) => count(fr, n))).toEqual([
      "0 endroit",
      "1 endroit",
      "2 endroits",
      "1\u202f234 endroits",
    ]);
    expect([1, 2, 3, 11, 100, 1234].map((n) => count(ar, n))).toEqual([
      "موضع واحد",
      "موضعان",
      "3 مواضع",
      "11 موضعًا",
      "100 موضع",
      "1,234 موضعًا",
    ]);
  });

  test("whole numbers are written as Intl writes them", async () => {
    for (const language of LANGUAGES) {
      const messages = await loadMessages(language, { strict: true });
      const intl = new Intl.NumberFormat(LOCALES[language].tag);
      for (const n of [0, 7, 999, 1000, 12_345, 1_234_567, 1_000_000_000, 0.5, -3, -1234]) {
        expect(messages.format("{n, number}", { n })).toBe(intl.format(n));
      }
    }
  });

  test("plain placeholders mean the same as in full ICU syntax", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string(), fc.boolean(), (value, around, shielded) => {
        const format = createFormatter(LOCALES.ar, shielded ? (text) => `<${text}>` : undefined);
        const plain = `${around.replace(/[{}']/gu, "")}{a} {b}{a}`;
        const data = { a: value, b: 12345 };
        expect(format(plain, data)).toBe(format(`${plain}{b, select, other {}}`, data));
      }),
    );
  });

  test("a placeholder shows a number as it is, since it may be a line", async () => {
    const messages = await loadMessages("fr", { strict: true });
    expect(messages.format("ligne {line}", { line: 12345 })).toBe("ligne 12345");
    expect(messages.format("{share, number, percent}", { share: 0.05 })).toBe("5\u00a0%");
  });

  test("in Arabic every foreign text that is filled in is isolated, in plural forms too", async () => {
    const messages = await loadMessages("ar", { strict: true });
    expect(messages.direction).toBe("rtl");
    expect(messages.format({ en: "", fr: "", ar: "الخادم {url}" }, { url: "http://x" })).toBe(
      "الخادم \u2068http://x\u2069",
    );
    expect(messages.format("{n, plural, other {# {x}}}", { n: 3, x: "a" })).toBe("3 \u2068a\u2069");
    expect(messages.format("{x} {line} {k, select, a {1} other {2}}", { x: "TLS على", line: 3, k: "a" })).toBe(
      "TLS على 3 1",
    );
    expect(messages.isolate("a")).toBe("\u2068a\u2069");
    expect((await loadMessages("fr")).isolate("a")).toBe("a");
  });

  test("markup in texts and values is text", async () => {
    const messages = await loadMessages("en", { strict: true });
    expect(messages.format("<b>{x}</b>", { x: "<i>{y}</i> '{'" })).toBe("<b><i>{y}</i> '{'</b>");
    expect(messages.format("plain text, '{'quoted'}'")).toBe("plain text, {quoted}");
  });

  test("a key or value that is missing stops a test, and costs a reader one text only", async () => {
    const strict = await loadMessages("en", { strict: true });
    expect(() => strict.text("no.such.key")).toThrow("no.such.key");
    expect(() => strict.text("toString")).toThrow("toString");
    expect(() => strict.format("{x}", {})).toThrow();
    const lenient = await loadMessages("en");
    expect(lenient.text("no.such.key")).toBe("no.such.key");
    expect(lenient.format("{x} {y}", { x: 1 })).toBe("{x} {y}");
  });
});
