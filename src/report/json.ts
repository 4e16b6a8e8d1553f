import type { Location, OutcomeCounts, Problem, Report, SourceFile, Specification } from "../model.ts";
import { printableJson, wellFormed } from "./escape.ts";
import { contractsJson, gradesJson } from "./json-contract.ts";
import { requirementJson } from "./json-requirement.ts";
import { ofLevel } from "./select.ts";
import { sourcesNotRead } from "./text-head.ts";
import { problemText } from "./text-problems.ts";
import type { Write, WriterOptions } from "./writer.ts";

/** Version of the published shape (rules/schema/report.schema.json): additions raise the second number. */
export const REPORT_VERSION = "1.2";

/** Plain data, ready for JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The report as JSON: its own published shape, keys sorted, the same bytes for the same input in every language. */
export const write: Write = (report, options) => {
  const text = JSON.stringify(sorted(reportJson(report, options)), null, 2);
  return `${printableJson(text)}\n`;
};

function reportJson(report: Report, options: WriterOptions): Json {
  return {
    reportVersion: REPORT_VERSION,
    tool: { name: report.tool.name, version: report.tool.version },
    rulebook: { version: report.rulebook.version, digest: report.rulebook.digest },
    asOf: report.asOf,
    assurance: "self-check",
    solution: {
      name: report.solution.name,
      version: report.solution.version ?? null,
      vendor: report.solution.vendor ?? null,
    },
    submission: { kind: report.kind },
    judgedBy: report.specifications.map(specificationJson),
    read: report.files.map(fileJson),
    notRead: {
      sources: sourcesNotRead(report),
      files: report.unreadable.map(({ path, inScope, encoding }) => ({
        path,
        inScope,
        encoding: encoding === undefined ? null : { ...encoding },
      })),
    },
    repository: repositoryJson(report),
    generatedBy: { ...report.generatedBy },
    problems: report.problems.map((problem) => problemJson(problem, options)),
    verdict: verdictJson(report),
    reach: report.reach.map((reach) => ({ ...reach })),
    requirements: report.requirements.map((result) => requirementJson(result, options.messages)),
    contract: contractsJson(report),
    grades: gradesJson(report),
    // Reserved for what later versions judge.
    decisions: null,
    profile: null,
    waivers: null,
  };
}

function specificationJson(specification: Specification): Json {
  return {
    id: specification.id,
    edition: specification.edition,
    title: specification.title.en,
    url: specification.url,
    requirements: specification.requirements.length,
    rules: specification.rules.length,
  };
}

function repositoryJson({ repository }: Report): Json {
  if (repository === undefined) return null;
  const { files, read, leftOut, digest, commits, hasConfiguration } = repository;
  return { files, read: { ...read }, leftOut: { ...leftOut }, digest, commits: commits ?? null, hasConfiguration };
}

/** A file that was read. */
export function fileJson(file: SourceFile): Json {
  const { path, bytes, sha256, role, inScope, format } = file;
  return { path, bytes, sha256, role, inScope, format: format ?? null };
}

/** A problem, with its text in the language of the messages. */
export function problemJson(problem: Problem, { messages }: Pick<WriterOptions, "messages">): Json {
  return {
    code: problem.code,
    severity: problem.severity,
    text: problemText(problem, messages, wellFormed),
    data: problem.data,
    file: problem.file ?? problem.location?.file ?? null,
    location: problem.location === undefined ? null : locationJson(problem.location),
    related: (problem.related ?? []).map(locationJson),
  };
}

/** A place in a file. */
export function locationJson({ file, line, column }: Location): Json {
  return { file, line, column };
}

function verdictJson(report: Report): Json {
  const { result, required, recommended, recommendedShare, decidedBy } = report.verdict;
  const all = ofLevel(report, "REQUIRED");
  const ids = (...outcomes: string[]): string[] =>
    all.filter((one) => outcomes.includes(one.outcome)).map((one) => one.requirement.id);
  return {
    result,
    required: countsJson(required),
    recommended: countsJson(recommended),
    recommendedShare: { met: recommendedShare.met, reachable: recommendedShare.reachable },
    decidedBy: { ...decidedBy },
    perPublication: report.verdict.perPublication.map((one) => ({
      publication: one.publication,
      edition: one.edition,
      result: one.result,
      required: countsJson(one.required),
      recommended: countsJson(one.recommended),
    })),
    derivation: { failed: ids("fail"), open: ids("unconfirmed", "not-evidenced"), faulty: ids("error") },
    failOn: report.failOn,
    exitCode: report.exitCode,
  };
}

function countsJson(counts: OutcomeCounts): Json {
  return { ...counts };
}

/** The same data with well-formed texts and sorted keys. `__proto__` is a key like any other. */
export function sorted(value: Json): Json {
  if (typeof value === "string") return wellFormed(value);
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [wellFormed(key), sorted(member)]),
  );
}
