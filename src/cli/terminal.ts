import { loadMessages } from "../messages/messages.ts";
import type { Language, Problem } from "../model.ts";
import { Page } from "../report/page.ts";

/** Colours on a terminal only, unless the environment says otherwise (no-color.org, force-color.org). */
export function wantsColour(process: NodeJS.Process): boolean {
  const { FORCE_COLOR, NO_COLOR, CI } = process.env;
  if (process.argv.includes("--no-color")) return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== "" && FORCE_COLOR !== "0") return true;
  if (NO_COLOR !== undefined && NO_COLOR !== "") return false;
  return process.stdout.isTTY === true && CI === undefined && process.env.TERM !== "dumb";
}

/** Columns of a page on standard output: those of the terminal, but bearable to read. */
export function pageWidth(process: NodeJS.Process): number {
  return Math.min(Math.max(process.stdout.columns ?? 80, 60), 100);
}

/** An empty page for standard output. */
export async function openPage(process: NodeJS.Process, language: Language): Promise<Page> {
  const [messages, paint] = await Promise.all([
    loadMessages(language),
    wantsColour(process) ? import("../report/paint.ts").then((module) => module.paint) : (text: string) => text,
  ]);
  return new Page({ messages, paint, width: pageWidth(process) });
}

/** Where a problem is, as people read and click it; "" where it has no place. */
export function problemPlace({ location, file }: Problem): string {
  return location ? `${location.file}:${location.line}:${location.column}` : (file ?? "");
}
