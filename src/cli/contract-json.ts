import type { Messages } from "../messages/messages.ts";
import type { Report } from "../model.ts";
import { printableJson } from "../report/escape.ts";
import { fileJson, type Json, locationJson, problemJson, sorted } from "../report/json.ts";
import { contractJson } from "../report/json-contract.ts";
import { type ContractReport, STATUSES } from "./contract-result.ts";

/** Version of the published shape (rules/schema/contract-report.schema.json): additions raise the second number. */
const VERSION = "1.0";

/**
 * What the command `contract` found, as JSON: keys sorted, the same for the same input.
 *
 * @param messages in English, whatever language was asked for
 * @param only the key of the one operation to give; the counts are of all
 */
export function contractReportJson(
  report: ContractReport,
  tool: Report["tool"],
  messages: Messages,
  only: string | undefined,
): string {
  const { reference, submission, contract, unread, problems, exitCode } = report;
  const operations = contract.operations.filter(({ key }) => only === undefined || key === only);
  const { publication: _, edition: __, ...shown } = contractJson({ ...contract, operations }) as Record<string, Json>;
  const { solution, files } = submission;
  const json: Json = {
    contractReportVersion: VERSION,
    tool: { name: tool.name, version: tool.version },
    reference: { kind: reference.kind, id: reference.id, edition: reference.edition === "" ? null : reference.edition },
    solution: { name: solution.name, version: solution.version ?? null, vendor: solution.vendor ?? null },
    read: files.map(fileJson),
    problems: problems.map((problem) => problemJson(problem, { messages })),
    counts: { all: countsJson(contract.operations), provider: countsJson(ofProvider(contract.operations)) },
    ...shown,
    unread: unread.map(locationJson),
    exitCode,
  };
  return `${printableJson(JSON.stringify(sorted(json), null, 2))}\n`;
}

type Operations = ContractReport["contract"]["operations"];

function ofProvider(operations: Operations): Operations {
  return operations.filter(({ role }) => role === "provider");
}

function countsJson(operations: Operations): Json {
  const counts = STATUSES.map((status) => [status, operations.filter((one) => one.status === status).length]);
  return { ...Object.fromEntries(counts), total: operations.length };
}
