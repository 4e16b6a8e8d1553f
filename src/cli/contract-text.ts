import type { ContractOperation, ContractStatus, ContractTier } from "../model.ts";
import { printable } from "../report/escape.ts";
import type { Page } from "../report/page.ts";
import { joined, placeText } from "../report/select.ts";
import { writeProblems } from "../report/text-problems.ts";
import { columns } from "../report/width.ts";
import type { Tone } from "../report/writer.ts";
import { writeDifferences, writeOpen, writeOperation } from "./contract-details.ts";
import { type ContractReport, counted, STATUSES } from "./contract-result.ts";
import { GAP, type Row, writeTable } from "./table.ts";

/** Operations listed in one line of text unless everything is asked for. */
const NAMED = 5;

/** Tiers in which the offered name is the reference's but for a slash or the names of variables. */
const OBVIOUS: ReadonlySet<ContractTier | "none"> = new Set(["exact", "parameter-names", "trailing-slash"] as const);

const TONES: Readonly<Record<ContractStatus, Tone>> = {
  conforms: "good",
  differs: "bad",
  missing: "bad",
  unknown: "open",
  "nothing-to-compare": "open",
  "mapped-onto-nothing": "open",
};

/** What is asked to be shown. */
export interface Shown {
  readonly verbose: boolean;
  /** The key of the one operation to show in full; without it all are. */
  readonly operation?: string;
}

/** The page of the command `contract`: counts, the table of operations, then what differs and what is open. */
export function writeContractPage(page: Page, report: ContractReport, shown: Shown): void {
  writeTitle(page, report);
  const only = report.contract.operations.find(({ key }) => key === shown.operation);
  if (only !== undefined) {
    page.gap();
    writeOperation(page, only);
    return;
  }
  // What could not be read at all is not missing.
  if (report.exitCode === 2 && nothingOffered(report)) {
    writeProblems(page, report);
    return;
  }
  writeCounts(page, report);
  writeProblems(page, report);
  writeUnread(page, report);
  page.gap();
  writeOperations(page, report.contract.operations, shown.verbose);
  writeDifferences(page, report);
  writeOpen(page, report, shown.verbose);
  writeExtra(page, report, shown.verbose);
}

function nothingOffered({ contract: { operations, extra } }: ContractReport): boolean {
  return extra.length === 0 && operations.every(({ offered }) => offered === undefined);
}

function writeTitle(page: Page, { reference, submission, contract }: ContractReport): void {
  const { id, edition } = reference;
  const name = edition === "" ? id : `${id}@${edition}`;
  const offer = submission.solution.name === "" ? "none" : printable(submission.solution.name);
  page.text(page.messages.text("contract.title", { offer, reference: printable(name) }), { tone: "strong" });
  const sources = contract.sources.map((file) => printable(file)).join(", ");
  if (reference.kind === "specification") {
    page.text(page.messages.text("contract.sources", { sources }), { tone: "quiet" });
  }
}

function writeCounts(page: Page, { contract, reference }: ContractReport): void {
  const { messages } = page;
  page.gap();
  page.text(messages.text("contract.provider", { count: contract.grade.provider }));
  for (const status of STATUSES) {
    const count = counted(contract, status).length;
    if (count === 0) continue;
    const label = String(count).padStart(4);
    const text = messages.text(`contract.counted.${status}`, { count });
    page.text(text, { label, labelWidth: 6, labelTone: TONES[status] });
  }
  for (const role of ["callback", "third-party"] as const) {
    const count = contract.operations.filter((one) => one.role === role).length;
    if (count > 0) page.text(messages.text(`contract.left-out.${role}`, { count }), { tone: "quiet" });
  }
  // A level is something of GovStack's: it says nothing of two other documents.
  if (reference.kind === "specification") {
    page.text(messages.text("contract-report.grade", { level: contract.grade.level }));
  }
}

function writeUnread(page: Page, { unread }: ContractReport): void {
  if (unread.length === 0) return;
  page.gap();
  page.text(page.messages.text("contract.unread", { count: unread.length }), { tone: "open" });
  for (const location of unread) {
    page.unbroken(page.messages.isolate(placeText(location)), { indent: 2, tone: "place" });
  }
}

function writeOperations(page: Page, operations: readonly ContractOperation[], verbose: boolean): void {
  const header = ["contract.status", "contract.tier", "contract.operation"].map((key) => page.messages.text(key));
  const rows = operations.map((one) => row(page, one, verbose));
  const lead = [0, 1].map((index) => {
    return Math.max(...[header, ...rows.map(({ cells }) => cells)].map((cells) => columns(cells[index] ?? ""))) + GAP;
  });
  const room = page.width - lead.reduce((sum, width) => sum + width, 0);
  const fitted = rows.map(({ cells, ...more }): Row => {
    const [status = "", tier = "", name = ""] = cells;
    return { cells: [status, tier, page.messages.isolate(atSlashes(name, room))], ...more };
  });
  writeTable(page, header, fitted);
}

/** A name with spaces where a path that is too long for a line is best broken: in front of a slash. */
function atSlashes(name: string, room: number): string {
  if (columns(name) <= room) return name;
  const lines = [""];
  for (const piece of name.split(/(?=\/)/u)) {
    const line = lines.at(-1) ?? "";
    if (line !== "" && columns(line + piece) > room) lines.push(piece);
    else lines[lines.length - 1] = line + piece;
  }
  return lines.join(" ");
}

function row(page: Page, one: ContractOperation, verbose: boolean): Row {
  const { messages } = page;
  const { key, role, status, offered, nearest, tier = "none" } = one;
  const left = role === "provider" ? "" : messages.text(`contract.role.${role}`);
  const told = offered !== undefined && offered.name !== key && (verbose || !OBVIOUS.has(tier));
  const notes = [
    ...(told ? [messages.text("contract.offered-as", { name: printable(offered.name) })] : []),
    ...(nearest === undefined
      ? []
      : [messages.text("contract-report.nearest", { nearest: printable(nearest.name), because: nearest.because })]),
    ...(left === "" ? [] : [left]),
  ];
  const label = status === "missing" && role !== "provider" ? "not-offered" : status;
  const cells = [messages.text(`contract.row.${label}`), messages.text(`contract.tier-name.${tier}`), printable(key)];
  return notes.length === 0 ? { cells } : { cells, note: notes.join(" ") };
}

function writeExtra(page: Page, { contract }: ContractReport, verbose: boolean): void {
  const { extra } = contract;
  const { messages } = page;
  if (extra.length === 0) return;
  page.gap();
  page.text(messages.text("contract.extra", { count: extra.length }), { tone: "quiet" });
  if (verbose) {
    for (const { name, location } of extra) {
      page.text(messages.isolate(printable(name)), { indent: 2 });
      page.unbroken(messages.isolate(placeText(location)), { indent: 4, tone: "place" });
    }
    return;
  }
  const names = extra.slice(0, NAMED).map(({ name }) => messages.isolate(printable(name)));
  const more = extra.length > NAMED ? ["…"] : [];
  page.text(joined([...names, ...more], messages), { indent: 2, tone: "quiet" });
}
