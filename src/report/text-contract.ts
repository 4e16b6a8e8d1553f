import type { ContractOperation, ContractResult, ContractStatus, ContractTier, Report } from "../model.ts";
import { mapTexts, printable } from "./escape.ts";
import type { Page } from "./page.ts";
import { joined, placeText } from "./select.ts";
import type { Tone, WriterOptions } from "./writer.ts";

/** Files named in the command that shows the details. */
const NAMED = 3;

const TIERS: readonly ContractTier[] = [
  "declared",
  "exact",
  "parameter-names",
  "trailing-slash",
  "folded",
  "base-path",
  "operation-id",
];
const TONES: Readonly<Partial<Record<ContractStatus, Tone>>> = { differs: "bad", missing: "bad", unknown: "open" };

/** For each building block with an API: how much of its contract is offered and conforms, the grade, and where to see more. */
export function writeContracts(page: Page, report: Report, options: WriterOptions): void {
  for (const contract of report.contracts) writeContract(page, report, contract, options);
}

function writeContract(page: Page, report: Report, contract: ContractResult, { verbose }: WriterOptions): void {
  const { messages } = page;
  const { publication, edition, grade, operations } = contract;
  page.gap();
  page.text(messages.text("section.contract", { name: `${publication}@${edition}` }), { tone: "strong" });
  const { provider, offered } = grade;
  const counts = (["conforming", "differing", "missing", "unknown"] as const).flatMap((what) =>
    grade[what] === 0 ? [] : [messages.text(`contract-report.${what}`, { count: grade[what] })],
  );
  const key = offered === 0 ? "none-offered" : "offered";
  const data = { provider, offered, items: joined(counts, messages) };
  page.text(messages.text(`contract-report.${key}`, data), { indent: 2 });
  page.text(messages.text("contract-report.grade", { level: grade.level }), { indent: 2 });
  const leftOut = (["callback", "third-party"] as const).flatMap((role) => {
    const count = operations.filter((one) => one.role === role).length;
    const name = role === "callback" ? "callbacks" : role;
    return count === 0 ? [] : [messages.text(`contract-report.${name}`, { count })];
  });
  if (leftOut.length > 0) {
    page.text(messages.text("contract-report.left-out", { items: joined(leftOut, messages) }), { indent: 2 });
  }
  if (verbose) writeOperations(page, contract);
  const command = commandFor(report, publication);
  page.text(messages.text("contract-report.details", { command }), { indent: 2, tone: "quiet" });
}

function writeOperations(page: Page, { operations }: ContractResult): void {
  const { messages } = page;
  const tiers = TIERS.flatMap((tier) => {
    const count = operations.filter((one) => one.tier === tier).length;
    return count === 0
      ? []
      : [messages.text("contract-report.tier", { tier: messages.text(`contract.tier-name.${tier}`), count })];
  });
  if (tiers.length > 0) {
    page.text(messages.text("contract-report.tiers", { items: joined(tiers, messages) }), { indent: 2 });
  }
  for (const operation of operations) if (operation.role === "provider") writeOperation(page, operation);
}

function writeOperation(page: Page, { key, status, offered, nearest, differences }: ContractOperation): void {
  const { messages } = page;
  const tone = TONES[status];
  const text = messages.text("list.bracketed", {
    text: key,
    detail: messages.text(`contract-report.status.${status}`),
  });
  page.text(text, { indent: 2, ...(tone === undefined ? {} : { tone }) });
  if (nearest !== undefined) {
    const { name, because, location } = nearest;
    page.text(messages.text("contract-report.nearest", { nearest: printable(name), because }), { indent: 4 });
    page.unbroken(messages.isolate(placeText(location)), { indent: 4, tone: "place" });
  }
  for (const { kind, data, location } of differences) {
    page.unbroken(messages.isolate(placeText(location)), { indent: 4, tone: "place" });
    const values = mapTexts({ ...data, operation: offered?.name ?? key }, (value) => printable(value) || "none");
    page.text(messages.text(`difference.${kind}`, values), { indent: 4 });
  }
}

/** What to type to see everything of one contract. */
function commandFor({ files }: Report, publication: string): string {
  const documents = files
    .filter(({ role, inScope }) => role === "openapi" && inScope)
    .map(({ path }) => printable(path));
  const named = documents.length > NAMED ? [...documents.slice(0, NAMED), "…"] : documents;
  return ["govstack-check contract", ...named, `--against ${publication}`].join(" ");
}
