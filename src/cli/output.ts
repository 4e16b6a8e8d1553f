import type { FileHandle } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { printableLine } from "../report/escape.ts";

/** Something other than a regular file stands where a file should be written: a link, a device, a pipe, a folder. */
export class NotRegularError extends Error {}

/**
 * Writes a file so that it is always whole: the old one or the new one, never half of either. Nothing but a regular file is ever
 * replaced: a rename onto /dev/null would take the device away from the whole machine.
 *
 * @throws NotRegularError, or the file system's error
 */
export async function writeWhole(path: string, text: string): Promise<void> {
  // Most runs write no file.
  const [{ randomBytes }, { lstat, open, rename, rm }] = await Promise.all([
    import("node:crypto"),
    import("node:fs/promises"),
  ]);
  const there = await lstat(path).catch(() => undefined);
  if (there !== undefined && !there.isFile()) throw new NotRegularError(path);
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString("hex")}.tmp`);
  let handle: FileHandle | undefined;
  try {
    handle = await open(temporary, "wx", 0o644);
    await handle.writeFile(text);
    await handle.sync();
    await handle.close();
    handle = undefined;
    await rename(temporary, path);
  } catch (error) {
    await handle?.close().catch(() => {});
    await rm(temporary, { force: true }).catch(() => {});
    throw error;
  }
}

/** Writes to stdout or stderr and waits until it is taken. Rejects with EPIPE when nobody reads. */
export function writeStream(stream: NodeJS.WritableStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => (error ? reject(error) : resolve()));
  });
}

/** One line on stderr. What comes from a submission in it is made visible, and can neither end the line nor command a terminal. */
export function sayLine(process: NodeJS.Process, line: string): Promise<void> {
  return writeStream(process.stderr, `${printableLine(line)}\n`);
}
