import { runCheck } from "../src/cli/check.ts";
import { DEFAULT_LIMITS, type Finding, type Report } from "../src/model.ts";
import { folder } from "./load/folder.ts";

const TOOL = { name: "govstack-check", version: "0.0.0" };

/** The report on files by path, checked as a folder, or as the files that are named. */
export async function reportOn(files: Readonly<Record<string, string>>, paths?: readonly string[]): Promise<Report> {
  const cwd = folder(files);
  const options = {
    implements: [],
    paths: paths ?? ["."],
    limits: DEFAULT_LIMITS,
    asOf: "2026-11-25",
    failOn: "failed",
  } as const;
  const { report } = await runCheck(
    options as unknown as Parameters<typeof runCheck>[0],
    { cwd },
    TOOL,
    new Set(["en"]),
  );
  return report;
}

/** Every finding by its rule, case and data: what it says, but not where. */
export function said(report: Report): readonly string[] {
  return findingsOf(report)
    .map(({ rule, case: name, data }) => `${rule} ${name} ${JSON.stringify(data)}`)
    .sort();
}

export function findingsOf(report: Report): readonly Finding[] {
  return report.requirements.flatMap(({ rules }) => rules.flatMap(({ findings }) => findings));
}

/** The outcome of every requirement. */
export function outcomes(report: Report): Readonly<Record<string, string>> {
  return Object.fromEntries(report.requirements.map(({ requirement, outcome }) => [requirement.id, outcome]));
}
