import type { Document, Limits } from "../model.ts";
import { folderOf } from "./paths.ts";
import { filesReferredTo } from "./reference-files.ts";

/** Stands for the submission's root in addresses that never leave this process. */
const ROOT = "govstack://submission/";

/** A file as swagger-parser hands it to readers and parsers. */
interface VirtualFile {
  readonly url: string;
  readonly data: object;
}

/**
 * Reads every file that documents refer to, directly or through others.
 *
 * @apidevtools/swagger-parser follows the references, but it sees neither the disk nor the network nor a document: per file it gets
 * the bare list of the files that this one names, already known to be legal, and its own readers are switched off. So it
 * cannot be led out of the submission, and its walk over untrusted trees (recursive, and without a memory for shared nodes) has
 * nothing to walk over. It is loaded only when some document refers to another file.
 *
 * @param roots documents to start from
 * @param read reads a file that was referred to; called for one file after the other, in an order that only depends on the content.
 *   Gives the real path of the file and its document, if it could be parsed
 */
export async function followReferences(
  roots: readonly Document[],
  limits: Limits,
  read: (path: string) => Promise<{ readonly path: string; readonly document?: Document }>,
): Promise<void> {
  const most = limits.referencedFiles + 1;
  const known = new Map(roots.map((document) => [document.path, filesReferredTo(document, most)]));
  const starts = roots.filter((document) => (known.get(document.path) ?? []).length > 0);
  if (starts.length === 0) return;
  const { default: SwaggerParser } = await import("@apidevtools/swagger-parser");

  const open = async (url: string): Promise<object> => {
    const path = pathOf(url);
    const before = known.get(path);
    if (before !== undefined) return references(path, before);
    const file = await read(path);
    // A link: what the file refers to starts from where it really lies.
    if (file.path !== path) return references(path, [file.path]);
    const files = file.document === undefined ? [] : filesReferredTo(file.document, most);
    known.set(path, files);
    return references(path, files);
  };
  // One after the other: which files a limit cuts off must not depend on which is read faster.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (file: VirtualFile): Promise<object> => {
    const turn = last.then(() => open(file.url));
    last = turn;
    return turn;
  };

  const start = {
    openapi: "3.0.0",
    paths: {},
    ...references(
      "",
      starts.map((document) => document.path),
    ),
  };
  await new SwaggerParser().resolve(
    ROOT,
    start as never,
    {
      resolve: { external: true, file: false, http: false, submission: { order: 1, canRead: true, read: inTurn } },
      parse: {
        json: false,
        yaml: false,
        text: false,
        binary: false,
        submission: { order: 1, allowEmpty: true, canParse: true, parse: (file: VirtualFile) => file.data },
      },
      continueOnError: true,
    } as never,
  );
}

/** What swagger-parser sees of a file: references to others, relative to its folder, every character escaped that could mean something. */
function references(path: string, files: readonly string[]): { refs: { $ref: string }[] } {
  const up = "../".repeat(folderOf(path) === "" ? 0 : folderOf(path).split("/").length);
  const refs = files.map((file) => ({ $ref: `./${up}${file.split("/").map(encodeURIComponent).join("/")}` }));
  return { refs };
}

function pathOf(url: string): string {
  return url.slice(ROOT.length).split("/").map(decodeURIComponent).join("/");
}
