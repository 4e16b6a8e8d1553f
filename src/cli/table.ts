import type { Page } from "../report/page.ts";
import { columns, padded } from "../report/width.ts";

/** A row: its cells, the last of which may go over several lines, and what stands below that one. */
export interface Row {
  readonly cells: readonly string[];
  readonly note?: string;
}

/** Columns between two of the table. */
export const GAP = 2;

/**
 * Sets rows as a table without lines: every column as wide as its widest cell, the last one as wide as the page leaves it. Texts in
 * it are isolated where the page reads from right to left.
 */
export function writeTable(page: Page, header: readonly string[], rows: readonly Row[]): void {
  const all = [header, ...rows.map((row) => row.cells)];
  const widths = header
    .slice(0, -1)
    .map((_, index) => Math.max(...all.map((cells) => columns(cells[index] ?? ""))) + GAP);
  const labelWidth = widths.reduce((sum, width) => sum + width, 0);
  const lead = (cells: readonly string[]): string =>
    widths.map((width, index) => padded(page.messages.isolate(cells[index] ?? ""), width)).join("");
  page.text(header.at(-1) ?? "", { label: lead(header), labelWidth, labelTone: "quiet", tone: "quiet" });
  for (const { cells, note } of rows) {
    page.text(cells.at(-1) ?? "", { label: lead(cells), labelWidth, labelTone: "strong" });
    if (note !== undefined) page.text(note, { indent: labelWidth, tone: "quiet" });
  }
}
