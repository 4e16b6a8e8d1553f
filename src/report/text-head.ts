import type { Messages } from "../messages/messages.ts";
import type { Report, Source, SourceFile } from "../model.ts";
import { printable } from "./escape.ts";
import type { Page } from "./page.ts";
import { joined } from "./select.ts";
import { columns } from "./width.ts";
import type { WriterOptions } from "./writer.ts";

const CORE = "govstack-cfr";
/** Files named one by one unless everything is asked for. */
const NAMED = 5;

/** Who was checked, by what, and what was read and what was not. */
export function writeHead(page: Page, report: Report, options: WriterOptions): void {
  const { messages } = page;
  page.text(messages.text("head.title", { tool: report.tool.name, version: report.tool.version, date: report.asOf }), {
    tone: "strong",
  });
  page.gap();
  const rows: [key: string, texts: string[]][] = [
    ["head.solution", solutionTexts(report, messages)],
    ["head.judged-by", judgedByTexts(report, messages)],
    ["head.rules", [rulesText(report, options)]],
    ["head.read", readTexts(report, options)],
    ["head.not-read", notReadTexts(report, messages)],
  ];
  const labels = rows.map(([key]) => messages.text(key));
  const labelWidth = Math.max(...labels.map(columns)) + 2;
  rows.forEach(([, texts], index) => {
    texts.forEach((text, line) => {
      page.text(text, { label: line === 0 ? (labels[index] ?? "") : "", labelWidth, labelTone: "quiet" });
    });
  });
}

/** Nothing where what was handed in does not say its name. */
function solutionTexts({ solution }: Report, messages: Messages): string[] {
  if (solution.name === "") return [];
  const named = printable(solution.version === undefined ? solution.name : `${solution.name} ${solution.version}`);
  return solution.vendor === undefined
    ? [messages.isolate(named)]
    : [messages.text("solution.by", { solution: named, vendor: printable(solution.vendor) })];
}

function judgedByTexts(report: Report, messages: Messages): string[] {
  if (report.specifications.length === 0) return [messages.text("judged-by.nothing")];
  const texts = report.specifications.map((specification) =>
    messages.text("judged-by.edition", { title: messages.format(specification.title), edition: specification.edition }),
  );
  const coreOnly = report.specifications.every((specification) => specification.id === CORE);
  return coreOnly
    ? [messages.text("list.bracketed", { text: joined(texts, messages), detail: messages.text("judged-by.core-only") })]
    : texts;
}

/** The rulebook's version, with enough of its digest to tell two apart; all of it where everything is asked for. */
function rulesText({ rulebook }: Report, { messages, verbose }: WriterOptions): string {
  const digest = verbose ? rulebook.digest : rulebook.digest.slice(0, "sha256:".length + 12);
  return messages.isolate(`${rulebook.version} ${digest}`);
}

function readTexts(report: Report, { messages, verbose }: WriterOptions): string[] {
  const lost = new Set(report.unreadable.map(({ path }) => path));
  const files = report.files.filter(({ path }) => !lost.has(path));
  const repository = repositoryTexts(report, messages);
  if (files.length === 0) return repository.length > 0 ? repository : [messages.text("read.nothing")];
  if (verbose) return [...files.map((file) => fileText(file, messages, true)), ...repository];
  const named = files.filter((file) => file.role === "openapi");
  const texts = named.slice(0, NAMED).map((file) => fileText(file, messages, false));
  const more = named.length - NAMED;
  if (more > 0) texts.push(messages.text("read.more-files", { count: more }));
  const referenced = files.filter((file) => file.role === "referenced").length;
  if (referenced > 0) texts.push(messages.text("read.referenced", { count: referenced }));
  const configuration = files.filter((file) => file.role === "configuration");
  return [...texts, ...configuration.map((file) => fileText(file, messages, false)), ...repository];
}

/** How much of the repository was looked at, and what was left out of it. */
function repositoryTexts({ repository }: Report, messages: Messages): string[] {
  if (repository === undefined || repository.files === 0) return [];
  const { read, leftOut, commits, files } = repository;
  const text = messages.text("read.repository", { read: read.files, files });
  const history = commits === undefined ? [] : [messages.text("read.commits", { count: commits })];
  const left = Object.entries(leftOut).flatMap(([why, count]) =>
    count === 0 ? [] : [messages.text(`left-out.${why}`, { count })],
  );
  return [
    joined([text, ...history], messages),
    ...(left.length === 0 ? [] : [messages.text("read.left-out", { what: joined(left, messages) })]),
  ];
}

function fileText(file: SourceFile, messages: Messages, details: boolean): string {
  const notes: string[] = [];
  if (file.format !== undefined) notes.push(printable(file.format));
  if (file.role === "configuration") notes.push(messages.text("read.configuration"));
  if (file.role === "referenced") notes.push(messages.text("read.referenced-file"));
  if (!file.inScope) notes.push(messages.text("read.undeclared"));
  if (details) notes.push(messages.text("read.details", { bytes: file.bytes, sha256: file.sha256 }));
  const path = printable(file.path);
  return notes.length === 0
    ? messages.isolate(path)
    : messages.text("list.bracketed", { text: path, detail: joined(notes, messages) });
}

function notReadTexts(report: Report, messages: Messages): string[] {
  const kinds = joined(
    sourcesNotRead(report).map((source) => messages.text(`source.${source}`)),
    messages,
  );
  const files = report.unreadable.map((file) => messages.text("not-read.unreadable", { file: printable(file.path) }));
  return [kinds, ...files];
}

/** Kinds of evidence that nothing was read of. No version yet asks a running system, or reads statements. */
export function sourcesNotRead({ files, repository }: Report): Source[] {
  const read: Partial<Record<Source, boolean>> = {
    openapi: files.some((file) => file.role === "openapi"),
    repository: (repository?.files ?? 0) > 0,
    configuration: repository?.hasConfiguration === true,
  };
  const sources: readonly Source[] = ["openapi", "repository", "configuration", "live", "attestation"];
  return sources.filter((source) => read[source] !== true);
}
