import { unescapedStep } from "../model.ts";
import { folderOf, pathFrom } from "./paths.ts";

/** Where the text of a `$ref` points, before anything is looked up. */
export type Target =
  | {
      readonly ok: true;
      /** The file's path inside the submission. */
      readonly file: string;
      /** The unescaped steps of a JSON pointer, or the plain name of an anchor. */
      readonly fragment: { readonly steps: readonly string[] } | { readonly anchor: string };
    }
  | { readonly ok: false; readonly reason: "malformed" | "url" | "outside" | "limit" };

/** Longer than any path that a system takes, and short enough to be looked at again and again. */
const LONGEST = 4096;
const SCHEME = /^[a-z][a-z0-9+.-]+:/i;
const DRIVE = /^[a-z]:/i;

/**
 * Takes a `$ref` apart (RFC 3986 relative reference, RFC 6901 pointer as its fragment). Only relative paths that stay in the
 * submission are targets; percent signs are decoded once.
 *
 * @param reference the value of the `$ref`, whatever it is
 * @param file the path of the file that it stands in
 */
export function targetOf(reference: unknown, file: string): Target {
  if (typeof reference !== "string" || reference === "") return { ok: false, reason: "malformed" };
  if (reference.length > LONGEST) return { ok: false, reason: "limit" };
  const hash = reference.indexOf("#");
  const before = hash === -1 ? reference : reference.slice(0, hash);
  const fragment = fragmentOf(hash === -1 ? "" : reference.slice(hash + 1));
  if (before === "") return fragment === undefined ? { ok: false, reason: "malformed" } : { ok: true, file, fragment };
  if (SCHEME.test(before) || before.startsWith("//")) return { ok: false, reason: "url" };
  const path = decodePercent(before);
  if (path === undefined || before.includes("?") || path.includes("\0")) return { ok: false, reason: "malformed" };
  if (/^[/\\]/.test(path) || DRIVE.test(path)) return { ok: false, reason: "outside" };
  // Elsewhere a backslash is a separator: what it means must not depend on the system.
  if (path.includes("\\")) return { ok: false, reason: /(?:^|[/\\])\.\.[/\\]/.test(path) ? "outside" : "malformed" };
  const target = pathFrom(folderOf(file), path);
  if (target === undefined) return { ok: false, reason: "outside" };
  return fragment === undefined ? { ok: false, reason: "malformed" } : { ok: true, file: target, fragment };
}

function fragmentOf(text: string): { steps: string[] } | { anchor: string } | undefined {
  const decoded = decodePercent(text);
  if (decoded === undefined) return undefined;
  if (decoded === "") return { steps: [] };
  if (!decoded.startsWith("/")) return { anchor: decoded };
  // RFC 6901 section 3: a tilde is followed by 0 or 1.
  if (/~(?![01])/.test(decoded)) return undefined;
  const steps = decoded.slice(1).split("/");
  return { steps: steps.map(unescapedStep) };
}

function decodePercent(text: string): string | undefined {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
