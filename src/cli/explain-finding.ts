import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { type Data, DEFAULT_LIMITS, type Language, type Location, type Report } from "../model.ts";
import { UsageError } from "./options.ts";

/** A finding as `explain` needs it, from a report of this run or of an earlier one. */
export interface Reported {
  /** Qualified id of its rule. */
  readonly rule: string;
  readonly fingerprint: string;
  readonly case: string;
  readonly data: Data;
  readonly location: Location;
  readonly operation: string;
  readonly excerpt: string;
  /** In English, as the report says it. */
  readonly message: string;
}

/**
 * The findings in a JSON report.
 *
 * @throws UsageError when the file is no report
 */
export async function findingsInFile(file: string, cwd: string): Promise<Reported[]> {
  const path = resolve(cwd, file);
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) throw new UsageError("no-such-file", { path: file });
  if (!found.isFile() || found.size > DEFAULT_LIMITS.openapiBytes) throw new UsageError("not-a-report", { file });
  let report: unknown;
  try {
    report = JSON.parse(await readFile(path, "utf8"));
  } catch {
    throw new UsageError("not-a-report", { file });
  }
  if (!text(report, "reportVersion").startsWith("1.")) throw new UsageError("not-a-report", { file });
  return items(report, "requirements").flatMap((requirement) =>
    items(requirement, "rules").flatMap((rule) =>
      items(rule, "findings").map((finding) => reported(text(rule, "id"), finding)),
    ),
  );
}

/** The findings in a submission, which is checked for it. */
export async function findingsInSubmission(
  path: string,
  cwd: string,
  language: Language,
  tool: Report["tool"],
): Promise<Reported[]> {
  const [{ runCheck }, { readOptions }] = await Promise.all([import("./check.ts"), import("./options.ts")]);
  const today = new Date().toISOString().slice(0, 10);
  const options = readOptions([path], { lang: language }, today, ["text"]);
  const { report } = await runCheck(options, { cwd }, tool, new Set([language]));
  if (report.files.length === 0) throw new UsageError("nothing-read", { path });
  return report.requirements.flatMap((requirement) =>
    requirement.rules.flatMap((rule) =>
      rule.findings.map((finding) => ({ ...finding, operation: finding.operation ?? "", message: "" })),
    ),
  );
}

function reported(rule: string, finding: unknown): Reported {
  const location = member(finding, "location");
  return {
    rule,
    fingerprint: text(finding, "fingerprint"),
    case: text(finding, "case"),
    data: dataOf(member(finding, "data")),
    location: { file: text(location, "file"), line: number(location, "line"), column: number(location, "column") },
    operation: text(finding, "operation"),
    excerpt: text(finding, "excerpt"),
    message: text(finding, "message"),
  };
}

function dataOf(value: unknown): Data {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter(([, one]) => typeof one === "string" || typeof one === "number"),
  ) as Data;
}

function member(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Record<string, unknown>)[key];
}

function text(value: unknown, key: string): string {
  const found = member(value, key);
  return typeof found === "string" ? found : "";
}

function number(value: unknown, key: string): number {
  const found = member(value, key);
  return typeof found === "number" ? found : 1;
}

function items(value: unknown, key: string): unknown[] {
  const found = member(value, key);
  return Array.isArray(found) ? found : [];
}
