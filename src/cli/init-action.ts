import { lstat, open, realpath, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import schemas from "#generated/schemas";
import { Intake } from "../load/intake.ts";
import { DEFAULT_LIMITS } from "../model.ts";
import { isFolder } from "./folders.ts";
import { proposalFor } from "./init-proposal.ts";
import { configurationText } from "./init-text.ts";
import { type Flags, readLanguage, UsageError } from "./options.ts";
import { writeStream } from "./output.ts";
import { openPage } from "./terminal.ts";

const CONFIGURATION = "govstack.yaml";
const SCHEMA = "govstack.schema.json";

/**
 * The command `init`: writes a govstack.yaml from what it finds in a folder, and beside it the JSON Schema that editors check it
 * against, so that the link between the two works offline and on every machine. Never overwrites.
 *
 * @throws UsageError
 */
export async function initAction(process: NodeJS.Process, folder: string | undefined, flags: Flags): Promise<void> {
  const typed = folder ?? ".";
  const path = resolve(process.cwd(), typed);
  if (!isFolder(path)) throw new UsageError("no-such-folder", { path: typed });
  const root = await realpath(path);
  for (const name of [CONFIGURATION, "govstack.yml"]) {
    if (await exists(join(root, name))) throw new UsageError("already-there", { file: name });
  }
  const page = await openPage(process, readLanguage(flags));
  const { messages } = page;
  const proposal = await proposalFor(root);
  const schema = await schemaBeside(root);
  const text = configurationText(schema === "foreign" ? proposal : { ...proposal, schema: SCHEMA }, messages);
  await writeNew(join(root, CONFIGURATION), text, CONFIGURATION);
  if (schema === "missing") await writeNew(join(root, SCHEMA), schemas.govstack ?? "", SCHEMA);
  page.text(messages.text("init.wrote", { file: CONFIGURATION }), { tone: "good" });
  page.text(messages.text("init.found", { count: proposal.openapi.length }), { indent: 2 });
  if (proposal.notListed.length > 0) {
    page.text(messages.text("init.found-not-listed", { count: proposal.notListed.length }), { indent: 2 });
  }
  if (schema === "missing") page.text(messages.text("init.wrote-schema", { file: SCHEMA }), { tone: "good" });
  if (schema === "foreign") page.text(messages.text("init.foreign-schema", { file: SCHEMA }));
  page.gap();
  page.text(messages.text("init.next", { folder: typed }));
  await writeStream(process.stdout, page.toString());
}

/** What stands where the schema goes: nothing, one of ours (of this release or another), or something else. */
async function schemaBeside(root: string): Promise<"missing" | "ours" | "foreign"> {
  if (!(await exists(join(root, SCHEMA)))) return "missing";
  const taken = new Intake(root, DEFAULT_LIMITS).take(SCHEMA, DEFAULT_LIMITS.fileBytes);
  const { $id } = JSON.parse(schemas.govstack ?? "{}") as { $id: string };
  return taken.ok && Buffer.from(taken.bytes).includes(`"${$id}"`) ? "ours" : "foreign";
}

/** Something stands at the path: a file, a folder, or a link that leads nowhere. */
async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

/** Writes a file that must not be there yet; a link in its place is not followed. What was begun and failed is taken away. */
async function writeNew(path: string, text: string, name: string): Promise<void> {
  let handle: Awaited<ReturnType<typeof open>>;
  try {
    handle = await open(path, "wx", 0o644);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") throw new UsageError("already-there", { file: name });
    throw new UsageError("file-not-written", { file: name, reason: code ?? String(error) });
  }
  try {
    await handle.writeFile(text);
    await handle.close();
  } catch (error) {
    await handle.close().catch(() => {});
    await rm(path, { force: true }).catch(() => {});
    throw new UsageError("file-not-written", {
      file: name,
      reason: (error as NodeJS.ErrnoException).code ?? String(error),
    });
  }
}
