import { loadMessages } from "../messages/messages.ts";
import type { Language } from "../model.ts";
import { UsageError } from "./options.ts";
import { sayLine } from "./output.ts";

/** Says on stderr why a command ended without its work done: wrong usage, or a fault of the tool. Never fails. */
export async function sayFault(process: NodeJS.Process, error: unknown): Promise<void> {
  const messages = await loadMessages(languageOf(process));
  const reason =
    error instanceof UsageError
      ? messages.text(`usage.${error.code}`, error.data)
      : messages.text("usage.tool-fault", { reason: error instanceof Error ? error.message : String(error) });
  await sayLine(process, messages.text("exit.usage", { reason })).catch(() => {});
}

/** The language of a message about wrong usage, which may be the usage of --lang itself. */
function languageOf(process: NodeJS.Process): Language {
  const flag = process.argv.indexOf("--lang");
  const wanted = flag === -1 ? process.env.GOVSTACK_CHECK_LANG : process.argv[flag + 1];
  return wanted === "fr" || wanted === "ar" ? wanted : "en";
}
