import { Page } from "./page.ts";
import { writeElsewhere } from "./text-blocks.ts";
import { writeClosing } from "./text-closing.ts";
import { writeContracts } from "./text-contract.ts";
import { writeFailures } from "./text-findings.ts";
import { writeGrades } from "./text-grades.ts";
import { writeHead } from "./text-head.ts";
import { writeFaults, writeMet, writeNoEvidence, writeToConfirm } from "./text-open.ts";
import { writeProblems } from "./text-problems.ts";
import { writeOtherLevels, writeRecommended } from "./text-recommended.ts";
import { writeVerdict } from "./text-verdict.ts";
import type { Write } from "./writer.ts";

/** The report for people: what was judged and read, the verdict, what failed and how to mend it, then what is open. */
export const write: Write = (report, options) => {
  const page = new Page(options);
  if (options.quiet) {
    writeVerdict(page, report, options);
    writeFailures(page, report, options);
    return page.toString();
  }
  writeHead(page, report, options);
  writeVerdict(page, report, options);
  writeProblems(page, report);
  writeFailures(page, report, options);
  // Where nothing could be examined, everything is open, which the verdict has said.
  if (report.verdict.result === "not-assessed" && !options.verbose) {
    writeClosing(page, report, options);
    return page.toString();
  }
  writeContracts(page, report, options);
  writeFaults(page, report, options);
  writeToConfirm(page, report, options);
  writeNoEvidence(page, report, options);
  writeMet(page, report, options);
  writeRecommended(page, report, options);
  writeOtherLevels(page, report, options);
  writeElsewhere(page, report, options);
  writeGrades(page, report);
  writeClosing(page, report, options);
  return page.toString();
};
