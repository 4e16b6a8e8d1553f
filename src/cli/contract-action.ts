import type { Comparison, Declared } from "../contract/comparison.ts";
import { nearest } from "../load/nearest.ts";
import { loadSubmission } from "../load/submission.ts";
import { loadMessages } from "../messages/messages.ts";
import type { Problem, Report, Submission } from "../model.ts";
import { printable, printableData } from "../report/escape.ts";
import { contractReportJson } from "./contract-json.ts";
import { type ContractOptions, readContractOptions } from "./contract-options.ts";
import { type Reference, readReference } from "./contract-reference.ts";
import { type ContractReport, contractReport, counted } from "./contract-result.ts";
import { writeContractPage } from "./contract-text.ts";
import { badMappingData } from "./contracts.ts";
import { type Flags, UsageError } from "./options.ts";
import { sayLine, writeStream } from "./output.ts";
import { knownSpecifications } from "./rulebook.ts";
import { openPage, problemPlace } from "./terminal.ts";

/**
 * The command `contract`: holds what OpenAPI documents offer against the contract of a building block or another OpenAPI document.
 * Exit code 0 when nothing of the provider's differs or is missing, 1 when something does, 2 when something could not be read.
 *
 * @throws UsageError
 */
export async function contractAction(
  process: NodeJS.Process,
  paths: readonly string[],
  flags: Flags,
  tool: Report["tool"],
): Promise<void> {
  const options = readContractOptions(flags);
  const reference = await readReference(options.against, { cwd: process.cwd(), limits: options.limits });
  const report = await compared(paths, reference, options, process.cwd());
  const shown = options.operation === undefined ? undefined : operationNamed(report, options.operation);
  const page = await openPage(process, options.language);
  if (options.format === "json") {
    await writeStream(process.stdout, contractReportJson(report, tool, await loadMessages("en"), shown));
  } else {
    writeContractPage(page, report, { verbose: options.verbose, ...(shown === undefined ? {} : { operation: shown }) });
    await writeStream(process.stdout, page.toString());
  }
  process.exitCode = report.exitCode;
  const fatal = report.problems.filter(({ severity }) => severity === "fatal");
  const [first] = fatal;
  if (first === undefined)
    await sayLine(process, page.messages.text(`contract.exit-${report.exitCode}`, countsOf(report)));
  else {
    const text = page.messages.text(`problem.${first.code}`, printableData(first.data));
    const place = problemPlace(first);
    const line = place === "" || (first.location === undefined && text.includes(place)) ? text : `${place} ${text}`;
    await sayLine(process, page.messages.text("exit.problem", { n: fatal.length, first: line }));
  }
}

async function compared(
  paths: readonly string[],
  reference: Reference,
  options: ContractOptions,
  cwd: string,
): Promise<ContractReport> {
  const { limits } = options;
  const submission = await loadSubmission({ paths, cwd, limits, specifications: knownSpecifications });
  const { compareInterfaces, readOffer } = await import("../contract/index.ts");
  const offer = readOffer(submission.apis, submission.resolver);
  const declared = declaredFor(submission, reference, options);
  const comparison = compareInterfaces(reference.interface, offer, declared);
  holdMappings(comparison, reference, offer.operations, options);
  const problems = [...reference.problems, ...submission.problems.filter((problem) => matters(problem, submission))];
  return contractReport(reference, submission, comparison, offer.incomplete ?? [], problems);
}

/** What govstack.yaml says of this contract, overruled by what the caller says. */
function declaredFor({ contracts }: Submission, { id }: Reference, { basePath, mappings }: ContractOptions): Declared {
  const stated = contracts !== undefined && Object.hasOwn(contracts, id) ? contracts[id] : undefined;
  const base = basePath ?? stated?.basePath;
  return { ...(base === undefined ? {} : { basePath: base }), operations: { ...stated?.operations, ...mappings } };
}

/** A folder that is named is what is meant, though none of its files is named. */
function matters({ code }: Problem, { apis }: Submission): boolean {
  return code !== "nothing-in-scope" || apis.length === 0;
}

/** @throws UsageError for a mapping that names an operation which one of the sides does not have */
function holdMappings(
  { badMappings }: Comparison,
  reference: Reference,
  offered: readonly { readonly method: string; readonly path: string }[],
  { mappings }: ContractOptions,
): void {
  const bad = badMappings.find((one) => Object.hasOwn(mappings, one.reference)) ?? badMappings[0];
  if (bad === undefined) return;
  const nameOf = ({ method, path }: { readonly method: string; readonly path: string }): string => `${method} ${path}`;
  const names = { reference: reference.interface.operations.map(nameOf), offer: offered.map(nameOf) };
  const { code, data } = badMappingData(bad, reference.id, names);
  throw new UsageError(code, printableData(data));
}

/** @throws UsageError for an operation that the reference does not have */
function operationNamed({ contract }: ContractReport, name: string): string {
  const keys = contract.operations.map(({ key }) => key);
  if (keys.includes(name)) return name;
  const offered = contract.operations.find((one) => one.offered?.name === name)?.key;
  if (offered !== undefined) return offered;
  const slashed = (key: string): string => key.replace(/\/$/u, "").toLowerCase();
  const near = keys.find((key) => slashed(key) === slashed(name)) ?? nearest(name, keys);
  throw new UsageError("unknown-operation", { name: printable(name), suggestion: printable(near ?? "none") });
}

function countsOf({ contract }: ContractReport): Readonly<Record<string, number>> {
  const of = (...statuses: Parameters<typeof counted> extends [unknown, ...infer S] ? S : never): number =>
    counted(contract, ...statuses).length;
  return {
    total: contract.grade.provider,
    differing: of("differs"),
    missing: of("missing"),
    open: of("unknown", "nothing-to-compare", "mapped-onto-nothing"),
  };
}
