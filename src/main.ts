import { CommanderError } from "commander";
import schemaNames from "#generated/schema-names";
import packageFile from "../package.json" with { type: "json" };
import { UsageError } from "./cli/options.ts";
import { sayLine } from "./cli/output.ts";
import { createProgram } from "./cli/program.ts";
import { loadMessages } from "./messages/messages.ts";
import type { Language } from "./model.ts";
import { formats } from "./report/index.ts";

const tool = { name: packageFile.name, version: packageFile.version };

/**
 * Runs the program with the arguments and streams of a process and sets its exit code. `process.exit` is never called: it would cut
 * off what a pipe has not taken yet.
 */
export async function main(process: NodeJS.Process): Promise<void> {
  // A reader that went away (`| head`) and a full disk are no verdict: 2, and nothing more can be said.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", () => {
      process.exitCode = 2;
    });
  }
  const program = createProgram(tool.version, Object.keys(formats), schemaNames, {
    check: async (paths, flags) => (await import("./cli/check-action.ts")).checkAction(process, paths, flags, tool),
    schema: async (name) => (await import("./cli/schema-action.ts")).schemaAction(process, name),
  });
  for (const command of [program, ...program.commands]) command.exitOverride();
  try {
    await program.parseAsync(process.argv);
  } catch (error) {
    await explain(process, error);
  }
}

async function explain(process: NodeJS.Process, error: unknown): Promise<void> {
  if (error instanceof CommanderError) {
    // Help and version were asked for; everything else is wrong usage, which commander has already said.
    process.exitCode = error.exitCode === 0 ? 0 : 2;
    return;
  }
  process.exitCode = 2;
  if ((error as NodeJS.ErrnoException).code === "EPIPE") return;
  const messages = await loadMessages(languageOf(process));
  const line =
    error instanceof UsageError
      ? messages.text(`usage.${error.code}`, error.data)
      : messages.text("usage.tool-fault", { reason: error instanceof Error ? error.message : String(error) });
  await sayLine(process, line).catch(() => {});
}

/** The language of a message about wrong usage, which may be the usage of --lang itself. */
function languageOf(process: NodeJS.Process): Language {
  const flag = process.argv.indexOf("--lang");
  const wanted = flag === -1 ? process.env.GOVSTACK_CHECK_LANG : process.argv[flag + 1];
  return wanted === "fr" || wanted === "ar" ? wanted : "en";
}
