import { realpathSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { findSpecification, namesOfAll } from "../load/specifications.ts";
import { loadMessages, type Messages } from "../messages/messages.ts";
import type { Language, Problem, Report, Submission } from "../model.ts";
import { printable, printableLine } from "../report/escape.ts";
import { FORMATS, type FormatName } from "../report/formats.ts";
import { render } from "../report/index.ts";
import { problemText } from "../report/text-problems.ts";
import { runCheck } from "./check.ts";
import { type CheckOptions, type Flags, readOptions, UsageError } from "./options.ts";
import { NotRegularError, sayLine, writeStream, writeWhole } from "./output.ts";
import { createProgress } from "./progress.ts";
import { knownSpecifications, rulebookIdentity } from "./rulebook.ts";
import { pageWidth, problemPlace, wantsColour } from "./terminal.ts";

/**
 * The command `check`: reads the flags, assesses, writes the reports, sets the exit code and says its reason as the last line on
 * stderr.
 *
 * @throws UsageError
 */
export async function checkAction(
  process: NodeJS.Process,
  paths: readonly string[],
  flags: Flags,
  tool: Report["tool"],
): Promise<void> {
  const today = new Date().toISOString().slice(0, 10);
  const options = readOptions(paths, flags, today, Object.keys(FORMATS));
  const messages = await loadMessages(options.language);
  holdSpecifications(options);
  if (options.rulebook !== undefined && options.rulebook !== rulebookIdentity.version) {
    const data = { expected: options.rulebook, actual: rulebookIdentity.version };
    await sayLine(process, messages.text("warning.other-rulebook", data));
  }
  const watched = process.stderr.isTTY === true && process.env.CI === undefined && !options.quiet;
  const progress = createProgress(process.stderr, watched, (phase, file) =>
    printableLine(messages.text(`progress.${phase}`, { file })),
  );
  const stdin = options.paths.includes("-") ? await readStdin(process, options) : undefined;
  const request = { cwd: process.cwd(), onProgress: progress.step, ...(stdin === undefined ? {} : { stdin }) };
  const { report, submission } = await runCheck(options, request, tool, languagesOf(options)).finally(progress.end);
  await writeReports(process, report, submission, options, messages);
  process.exitCode = report.exitCode;
  await sayLine(process, reasonOf(report, messages));
}

/** The languages that the reports are written in. */
function languagesOf({ outputs, language }: CheckOptions): ReadonlySet<Language> {
  return new Set(outputs.map(({ format }) => (FORMATS[format as FormatName] === "en" ? "en" : language)));
}

/** @throws UsageError for a specification that does not exist */
function holdSpecifications(options: CheckOptions): void {
  for (const name of options.implements) {
    if (findSpecification(name, knownSpecifications) !== undefined) continue;
    throw new UsageError("unknown-specification", { name: printable(name), known: namesOfAll(knownSpecifications) });
  }
}

/** Standard input, at most as large as an OpenAPI document may be (and one byte, so that the limit is seen to be hit). */
async function readStdin(process: NodeJS.Process, options: CheckOptions): Promise<{ bytes: Uint8Array; path: string }> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > options.limits.openapiBytes) break;
  }
  return { bytes: Buffer.concat(chunks), path: options.stdinFilepath ?? "stdin.yaml" };
}

async function writeReports(
  process: NodeJS.Process,
  report: Report,
  submission: Submission,
  options: CheckOptions,
  messages: Messages,
): Promise<void> {
  for (const { format, file } of options.outputs) {
    const text = await render(report, format as FormatName, {
      messages,
      colour: file === undefined && wantsColour(process),
      width: pageWidth(process),
      verbose: options.verbose,
      quiet: options.quiet,
    });
    if (file === undefined) await writeScreen(process, text, messages);
    else await writeFileReport(file, text, process.cwd(), submission, messages);
  }
  const textOnScreen = options.outputs.some(({ format, file }) => format === "text" && file === undefined);
  if (!textOnScreen) for (const problem of report.problems) await sayLine(process, problemLine(problem, messages));
}

/** A reader that went away (EPIPE) needs no explanation; a full disk does. */
async function writeScreen(process: NodeJS.Process, text: string, messages: Messages): Promise<void> {
  try {
    await writeStream(process.stdout, text);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EPIPE") throw error;
    throw new UsageError("report-not-written", { file: messages.text("output.stdout"), reason: code ?? String(error) });
  }
}

async function writeFileReport(
  file: string,
  text: string,
  cwd: string,
  submission: Submission,
  messages: Messages,
): Promise<void> {
  const path = resolve(cwd, file);
  holdPlace(path, submission);
  try {
    await writeWhole(path, text);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reason = error instanceof NotRegularError ? messages.text("output.not-regular") : (code ?? String(error));
    throw new UsageError("report-not-written", { file, reason });
  }
}

/**
 * A report never replaces its own evidence, and a link in the submission never leads it elsewhere.
 *
 * @throws UsageError
 */
function holdPlace(path: string, { root, files }: Submission): void {
  let folder: string;
  try {
    folder = realpathSync(dirname(path));
  } catch {
    return; // The write itself will say that the folder is missing.
  }
  const real = relative(root, join(folder, basename(path)));
  const victim = files.find((file) => file.path === real.split(sep).join("/"));
  if (victim !== undefined) throw new UsageError("report-over-evidence", { file: victim.path });
  const leaves = (way: string): boolean => way === ".." || way.startsWith(`..${sep}`);
  if (!leaves(relative(root, path)) && leaves(real)) {
    throw new UsageError("report-through-link", { folder: dirname(relative(root, path)) });
  }
}

function problemLine(problem: Problem, messages: Messages): string {
  const text = problemText(problem, messages, printable);
  const place = problemPlace(problem);
  // Most texts of problems without a line name the file themselves.
  return place === "" || (problem.location === undefined && text.includes(place)) ? text : `${place} ${text}`;
}

/** Why the exit code is what it is, in one line. */
function reasonOf(report: Report, messages: Messages): string {
  const { required, result } = report.verdict;
  const open = required.unconfirmed + required["not-evidenced"] + required.error;
  const fatal = report.problems.filter((problem) => problem.severity === "fatal");
  const first = fatal[0];
  if (report.exitCode === 2 && first !== undefined) {
    return messages.text("exit.problem", { n: fatal.length, first: problemLine(first, messages) });
  }
  if (report.exitCode === 2)
    return messages.text(result === "not-assessed" ? "exit.nothing-examined" : "exit.tool-fault");
  if (report.exitCode === 1) return messages.text("exit.failed", { n: required.fail, total: required.total });
  if (report.exitCode === 3) return messages.text("exit.open", { n: open, total: required.total });
  const undeclared = report.requirements.filter(({ because }) => because === "found-undeclared").length;
  if (undeclared > 0) return messages.text("exit.undeclared", { failOn: report.failOn, n: undeclared });
  return messages.text("exit.nothing-to-stop-for", { failOn: report.failOn });
}
