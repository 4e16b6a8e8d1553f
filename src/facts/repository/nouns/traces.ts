import { Place, type RepositoryFile } from "../../../model.ts";
import { grammarOf } from "../code/grammar.ts";
import { strip } from "../code/strip.ts";
import type { TraceFact } from "../facts.ts";
import { isGenerated } from "../languages.ts";
import type { Lists, NounReader, TextFile } from "../noun.ts";
import { readAsyncApi } from "../traces/asyncapi.ts";
import { DOCUMENT_SIGNS, localeOf } from "../traces/documents.ts";
import { findLogged } from "../traces/logging.ts";
import { type Found, find, type SourceText } from "../traces/pattern.ts";
import { REPORT_PATH, readReport } from "../traces/reports.ts";
import { searchFor } from "../traces/search.ts";
import { findTimeouts } from "../traces/timeouts.ts";

/** Longer files are not written by people. */
const LONGEST = 2_000_000;
const LONGEST_LINE = 2_000;
/** More facts of one repository are not listed. */
const MOST = 50_000;

/** Reads the spots in code and settings that show how something is done. */
export function reader(): NounReader {
  return new TraceReader();
}

class TraceReader implements NounReader {
  readonly #traces: TraceFact[] = [];

  wants({ path, bytes }: RepositoryFile): boolean {
    if (bytes > LONGEST || isGenerated(path)) return false;
    return grammarOf(path) !== undefined || REPORT_PATH.test(path) || mayBeSign(path) || localeOf(path) !== "";
  }

  async take(file: TextFile): Promise<void> {
    if (this.#traces.length >= MOST) return;
    const report = REPORT_PATH.test(file.path) ? readReport(file.path, file.text) : undefined;
    if (report !== undefined) {
      this.#add(file, file.at(1), "", { ...report, certain: true });
      return;
    }
    const locale = localeOf(file.path);
    if (locale !== "") this.#add(file, file.at(1), "", { of: "translations", name: locale, certain: true });
    else this.#takeSigns(file);
    await this.#takeAsyncApi(file);
    this.#takeCode(file);
  }

  finish(): Lists {
    return { traces: withLocales(settled(this.#traces)) };
  }

  #takeSigns(file: TextFile): void {
    const head = file.text.slice(0, 20_000);
    for (const { of, name, path, text } of DOCUMENT_SIGNS) {
      if (!path.test(file.path)) continue;
      const at = text === undefined ? 0 : head.search(text);
      if (at >= 0) this.#add(file, file.atOffset(at), "", { of, name, certain: true });
    }
  }

  async #takeAsyncApi(file: TextFile): Promise<void> {
    if (!/\.(?:ya?ml|json)$/iu.test(file.path) || !/^\s*["']?asyncapi["']?\s*:|^\s*\{\s*"asyncapi"/mu.test(file.text))
      return;
    const document = await file.parse(["trace"]);
    const parts = document === undefined ? undefined : readAsyncApi(document.value);
    for (const { pointer, ...part } of parts ?? []) {
      const place = new Place(file.path).child(...pointer);
      this.#add(file, part.of === "asyncapi" ? place : place.key(), "", part);
    }
  }

  #takeCode(file: TextFile): void {
    const known = grammarOf(file.path);
    if (known === undefined || file.text.length > LONGEST) return;
    const { language, grammar } = known;
    const { patterns, logs, waits } = searchFor(language).in(file.text, file.path);
    if (patterns.length === 0 && !logs && !waits) return;
    const { code, bare } = strip(file.text, grammar);
    const source: SourceText = { path: file.path, language, code: cut(code), bare: cut(bare) };
    const found = find(source, patterns);
    if (logs) found.push(...findLogged(source));
    if (waits) found.push(...findTimeouts(source));
    for (const one of found.sort((a, b) => a.at - b.at)) this.#add(file, file.atOffset(one.at), language, one);
  }

  #add({ path, purpose }: TextFile, place: Place, language: string, found: Omit<Found, "at">): void {
    if (this.#traces.length >= MOST) return;
    const { of, name, certain, number } = found;
    this.#traces.push({
      document: path,
      place,
      purpose,
      of,
      name,
      language,
      certain,
      ...(number === undefined ? {} : { number }),
    });
  }
}

/** Lines are seen as far as people write them. */
function cut(text: string): string {
  const lines = text.split("\n");
  let long = false;
  for (const [i, line] of lines.entries()) {
    if (line.length <= LONGEST_LINE) continue;
    lines[i] = line.slice(0, LONGEST_LINE) + " ".repeat(line.length - LONGEST_LINE);
    long = true;
  }
  return long ? lines.join("\n") : text;
}

function mayBeSign(path: string): boolean {
  return DOCUMENT_SIGNS.some((sign) => sign.path.test(path));
}

/** What the repository as a whole says of single spots: a session store that is shared, a logger that leaves secrets out. */
function settled(traces: readonly TraceFact[]): TraceFact[] {
  const redacts = traces.some(({ of }) => of === "log-redaction");
  const shared = traces.some(({ of, purpose }) => of === "shared-session" && purpose === "product");
  return traces
    .filter(({ of }) => !(shared && of === "server-session"))
    .map((trace) =>
      redacts && (trace.of === "logs-secret" || trace.of === "logs-personal-data")
        ? { ...trace, certain: false }
        : trace,
    );
}

/** One fact for all catalogues of translations together, at the first of them: how many languages there are. */
function withLocales(traces: readonly TraceFact[]): TraceFact[] {
  const catalogues = traces.filter(({ of, purpose }) => of === "translations" && purpose === "product");
  const [first] = catalogues;
  if (first === undefined) return [...traces];
  const names = [...new Set(catalogues.map(({ name }) => name))].sort();
  return [...traces, { ...first, of: "locales", name: names.join(", ").slice(0, 200), number: names.length }];
}
