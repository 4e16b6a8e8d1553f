import type { Found } from "./find.ts";
import { isPlaceholder } from "./values.ts";

/**
 * Secretlint (https://github.com/secretlint/secretlint), a maintained detector of what issuers give out. Its rules are called by
 * themselves, each with one line of text: its core would time and log, one rule would open files by their name, and another lets
 * comments in a file switch all others off.
 */
const LEFT_OUT = new Set(["gcp", "filter-comments", "privatekey", "basicauth", "database-connection-string"]);

const PREFIX = "@secretlint/secretlint-rule-";

/** Finds in a line what the detector knows. */
export type LineDetector = (line: string) => Found[];

/** What one of its rules reports. */
interface Report {
  readonly range: readonly [number, number];
}
interface Handler {
  file(source: Readonly<Record<string, string>>): unknown;
}
interface Creator {
  readonly meta: { readonly id: string };
  create(context: Readonly<Record<string, unknown>>, options: object): Handler;
}

/** Loads the detector: only where some line has a trace of what it knows. */
export async function loadDetector(): Promise<LineDetector> {
  const { rules } = await import("@secretlint/secretlint-rule-preset-recommend");
  const reports: Report[] = [];
  const context = {
    createTranslator: () => (messageId: string) => ({ message: messageId, messageId }),
    report: (report: Report) => reports.push(report),
    ignore: () => undefined,
    locale: "en",
    sharedOptions: {},
  };
  const handlers = (rules as unknown as readonly Creator[]).flatMap((creator) => {
    const id = creator.meta.id.replace(PREFIX, "");
    return LEFT_OUT.has(id) ? [] : [{ id, handler: creator.create(context, {}) }];
  });
  return (line) => {
    const found: Found[] = [];
    for (const { id, handler } of handlers) {
      handler.file({ content: line, filePath: "line.txt", ext: ".txt", contentType: "text" });
      for (const { range } of reports.splice(0)) {
        const value = line.slice(range[0], range[1]).replace(/["'\s]+$/u, "");
        if (value.length < 8 || isPlaceholder(value)) continue;
        found.push({ kind: `${id}-key`, name: "", value, column: range[0], confidence: "certain", isDefault: false });
      }
    }
    return found;
  };
}
