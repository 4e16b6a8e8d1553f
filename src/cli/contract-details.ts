import type { ContractDifference, ContractOperation } from "../model.ts";
import { mapTexts, printable } from "../report/escape.ts";
import type { Page } from "../report/page.ts";
import { joined, placeText } from "../report/select.ts";
import { type ContractReport, counted } from "./contract-result.ts";

/** Lines of a counterexample that are shown of one operation in full. */
const LINES = 60;
/** Operations named in one sentence unless everything is asked for. */
const NAMED = 5;
/** Differences of one operation shown where all operations are. */
const DIFFERENCES = 10;

/** What must be changed, operation by operation. */
export function writeDifferences(page: Page, { contract }: ContractReport): void {
  const { messages } = page;
  const differing = contract.operations.filter(({ status }) => status === "differs");
  if (differing.length === 0) return;
  page.gap();
  page.text(messages.text("contract.section.differs", { count: differing.length }), { tone: "bad" });
  for (const operation of differing) {
    page.gap();
    writeHead(page, operation);
    const { differences, key } = operation;
    for (const difference of differences.slice(0, DIFFERENCES)) writeDifference(page, operation, difference);
    const more = differences.length - DIFFERENCES;
    if (more > 0) {
      page.text(messages.text("contract.more-differences", { count: more, operation: printable(key) }), { indent: 2 });
    }
  }
}

/** What nobody can tell from the documents: a comparison that says nothing of it would look like one that found nothing wrong. */
export function writeOpen(page: Page, { contract }: ContractReport, verbose: boolean): void {
  const { messages } = page;
  const unknown = contract.operations.filter(({ status }) => status === "unknown" || status === "mapped-onto-nothing");
  if (unknown.length > 0) {
    page.gap();
    page.text(messages.text("contract.section.unknown", { count: unknown.length }), { tone: "open" });
    for (const operation of unknown) {
      page.gap();
      writeHead(page, operation);
      writeReasons(page, operation);
    }
  }
  const nothing = counted(contract, "nothing-to-compare");
  if (nothing.length > 0) {
    page.gap();
    page.text(messages.text("contract.section.nothing", { count: nothing.length }), { tone: "open" });
    const named = verbose ? nothing : nothing.slice(0, NAMED);
    const keys = named.map(({ key }) => messages.isolate(printable(key)));
    page.text(joined([...keys, ...(named.length < nothing.length ? ["…"] : [])], messages), { indent: 2 });
  }
}

/** One operation in full: how it was found, all that differs with its counterexample, and all that could not be compared. */
export function writeOperation(page: Page, operation: ContractOperation): void {
  const { messages } = page;
  const { key, role, status, offered, tier, compared, differences, nearest, reference } = operation;
  page.text(messages.isolate(printable(key)), { tone: "strong" });
  page.text(messages.text(`contract.row.${status === "missing" && role !== "provider" ? "not-offered" : status}`), {
    indent: 2,
  });
  if (role !== "provider") page.text(messages.text(`contract.role.${role}`), { indent: 2 });
  page.unbroken(referenceText(page, reference), { indent: 2, tone: "quiet" });
  if (offered !== undefined) {
    const data = { name: printable(offered.name), tier: messages.text(`contract.tier-name.${tier ?? "none"}`) };
    page.text(messages.text("contract.found", data), { indent: 2 });
    page.unbroken(messages.isolate(placeText(offered.location)), { indent: 2, tone: "place" });
    page.text(messages.text("contract.compared", { count: compared }), { indent: 2 });
  }
  if (nearest !== undefined) {
    const data = { nearest: printable(nearest.name), because: nearest.because };
    page.text(messages.text("contract-report.nearest", data), { indent: 2 });
    page.unbroken(messages.isolate(placeText(nearest.location)), { indent: 2, tone: "place" });
  }
  for (const difference of differences) {
    page.gap();
    writeDifference(page, operation, difference);
    writePayload(page, difference);
  }
  if (operation.open.length + operation.empty.length > 0) page.gap();
  writeReasons(page, operation);
}

function writeHead(page: Page, { key, offered }: ContractOperation): void {
  const { messages } = page;
  page.text(messages.isolate(printable(key)), { tone: "strong" });
  if (offered !== undefined && offered.name !== key) {
    page.text(messages.text("contract.offered-as", { name: printable(offered.name) }), { indent: 2 });
  }
}

function writeDifference(page: Page, { key, offered }: ContractOperation, difference: ContractDifference): void {
  const { messages } = page;
  const { kind, data, location, reference } = difference;
  page.unbroken(messages.isolate(placeText(location)), { indent: 2, tone: "place" });
  // What there is nothing to say of is "none" in the texts.
  const values = mapTexts({ ...data, operation: offered?.name ?? key }, (value) => printable(value) || "none");
  page.text(messages.text(`difference.${kind}`, values), { indent: 4 });
  page.unbroken(referenceText(page, reference), { indent: 4, tone: "quiet" });
}

function referenceText({ messages }: Page, { file, line, pointer }: ContractDifference["reference"]): string {
  const place = line === undefined ? `${printable(file)} ${printable(pointer)}` : `${printable(file)}:${line}`;
  return messages.text("contract.reference-place", { place });
}

/** The counterexample, line by line, to be copied. */
function writePayload(page: Page, { counterexample }: ContractDifference): void {
  if (counterexample === undefined) return;
  page.text(page.messages.text("contract.counterexample"), { indent: 4 });
  const lines = JSON.stringify(counterexample, null, 2).split("\n");
  for (const line of lines.slice(0, LINES)) page.quote(printable(line), { indent: 4, label: "│" });
  if (lines.length > LINES) page.quote("…", { indent: 4, label: "│" });
}

/** Why something could not be compared, part by part. */
function writeReasons(page: Page, { open, empty, status }: ContractOperation): void {
  const { messages } = page;
  for (const { where, reason, detail, location } of open) {
    page.unbroken(messages.isolate(placeText(location)), { indent: 2, tone: "place" });
    const data = { where: printable(where) || "none", detail: printable(detail) || "none" };
    page.text(messages.text(`contract.open.${reason}`, data), { indent: 4 });
  }
  for (const { where, side } of empty) {
    page.text(messages.text(`contract.empty.${side}`, { where: printable(where) || "none" }), { indent: 2 });
  }
  if (status === "mapped-onto-nothing") page.text(messages.text("contract.mapped-onto-nothing"), { indent: 2 });
}
