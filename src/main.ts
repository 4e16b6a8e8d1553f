import { CommanderError } from "commander";
import schemaNames from "#generated/schema-names";
import packageFile from "../package.json" with { type: "json" };
import { createProgram } from "./cli/program.ts";
import { FORMATS } from "./report/formats.ts";

const commands = (): Promise<typeof import("./cli/commands.ts")> => import("./cli/commands.ts");

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
  const program = createProgram(tool.version, Object.keys(FORMATS), schemaNames, {
    check: async (paths, flags) => (await import("./cli/check-action.ts")).checkAction(process, paths, flags, tool),
    contract: async (paths, flags) => (await commands()).contractAction(process, paths, flags, tool),
    schema: async (name) => (await commands()).schemaAction(process, name),
    init: async (folder, flags) => (await commands()).initAction(process, folder, flags),
    explain: async (id, path, flags) => (await commands()).explainAction(process, id, path, flags, tool),
    list: async (what, flags) => (await commands()).listAction(process, what, flags),
    test: async (folders, flags) => (await commands()).testAction(process, folders, flags),
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
  await (await commands()).sayFault(process, error);
}
