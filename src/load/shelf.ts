import { decode } from "../document/decode.ts";
import { parseDocument } from "../document/parse.ts";
import type { EncodingFault, Limits, Problem, SourceFile } from "../model.ts";
import type { Intake, Refused, Taken } from "./intake.ts";
import type { Outcome } from "./resolver.ts";

/** What a file is read as. `candidate`: it may turn out to be none of our business. */
export type Role = SourceFile["role"] | "candidate";

/** How a file is to be taken in. */
export interface Intent {
  readonly role: Role;
  readonly inScope: boolean;
  /** How many bytes it may have. */
  readonly most: number;
}

/** A file that was asked for, and what became of it. */
export interface Entry {
  /** Its real path inside the submission. */
  readonly path: string;
  role: Role;
  readonly inScope: boolean;
  readonly outcome: Outcome;
  /** Undefined when it was never read. */
  readonly read?: { readonly bytes: number; readonly sha256: string };
  /** What it says it is, for example "OpenAPI 3.0.3". */
  format?: string;
  /** Read and parsed, and yet nothing that can be examined: an OpenAPI version of another time, for example. */
  refused?: true;
  readonly encoding?: EncodingFault;
}

/**
 * Every file of a submission that was asked for, each read, decoded and parsed once, under its real path. Scope is settled by the
 * first who asks, so files in scope are asked for first.
 */
export class Shelf {
  readonly problems: Problem[] = [];
  /** Set when files were not read because too many had been: what is not here may exist all the same. */
  cutOff = false;
  readonly #intake: Intake;
  readonly #limits: Limits;
  readonly #onProgress: (phase: string, file: string) => void;
  readonly #entries = new Map<string, Entry>();
  /** Paths that were asked for, with the real path of the file. */
  readonly #names = new Map<string, string>();

  constructor(intake: Intake, limits: Limits, onProgress: (phase: string, file: string) => void) {
    this.#intake = intake;
    this.#limits = limits;
    this.#onProgress = onProgress;
  }

  /** Everything that was asked for, in order of path. */
  entries(): Entry[] {
    return [...this.#entries.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** Whether a file was asked for, under this name or where it really lies. */
  has(path: string): boolean {
    return this.#entry(path) !== undefined;
  }

  /** What became of the file at a path, if it belongs to the submission. */
  look(path: string): Outcome | undefined {
    const entry = this.#entry(path);
    if (entry?.role === "candidate") return undefined;
    return entry?.outcome ?? (this.cutOff ? { state: "limit" } : undefined);
  }

  /**
   * Reads a file unless that was done before. What is wrong with it becomes a problem, fatal when it is in scope, except that it is
   * missing or lies outside: that is for the caller to say.
   */
  async read(path: string, intent: Intent): Promise<Entry> {
    const real = this.#names.get(path) ?? this.#realPath(path);
    const before = this.#entries.get(real);
    if (before !== undefined) return before;
    this.#onProgress("read", path);
    return this.put(path, this.#intake.take(path, intent.most), intent);
  }

  /** Takes over a file that was taken in elsewhere. */
  async put(path: string, taken: Taken | Refused, intent: Intent): Promise<Entry> {
    const entry = taken.ok ? await this.#parse(taken, intent) : this.#refuse(taken, intent);
    this.#names.set(path, entry.path);
    this.#entries.set(entry.path, entry);
    return entry;
  }

  #entry(path: string): Entry | undefined {
    return this.#entries.get(this.#names.get(path) ?? path);
  }

  #realPath(path: string): string {
    const real = this.#intake.real(path);
    return real.ok ? real.path : path;
  }

  async #parse(taken: Taken, intent: Intent): Promise<Entry> {
    const { path, bytes, sha256 } = taken;
    const base = { path, role: intent.role, inScope: intent.inScope, read: { bytes: bytes.length, sha256 } };
    const unreadable: Outcome = { state: "unreadable" };
    const decoded = decode(bytes);
    if ("fault" in decoded) {
      this.problems.push(notUtf8(path, decoded.fault, severity(intent)));
      return { ...base, outcome: unreadable, encoding: decoded.fault };
    }
    const parsed = await parseDocument(path, decoded.text, this.#limits);
    if (parsed.ok) return { ...base, outcome: { state: "parsed", document: parsed.document } };
    this.problems.push(...parsed.problems.map((problem) => ({ ...problem, severity: severity(intent) })));
    return { ...base, outcome: unreadable };
  }

  #refuse(refused: Refused, intent: Intent): Entry {
    const { path, reason } = refused;
    const base = { path, role: intent.role, inScope: intent.inScope };
    if (reason === "missing" || reason === "outside") return { ...base, outcome: { state: reason } };
    this.problems.push(refusal(refused, severity(intent)));
    return { ...base, outcome: { state: "unreadable" } };
  }
}

/** What is in scope must be readable; what was merely found is said. */
export function severity(of: { readonly inScope: boolean }): Problem["severity"] {
  return of.inScope ? "fatal" : "note";
}

/** govstack-cfr-data#req-1 asks for UTF-8 wherever text is exchanged. */
function notUtf8(file: string, fault: EncodingFault, severity: Problem["severity"]): Problem {
  const { encoding, offset, line } = fault;
  return {
    code: "not-utf8",
    data: { file, encoding, offset, line, requirement: "govstack-cfr-data#req-1" },
    severity,
    file,
    location: { file, line, column: 1 },
  };
}

/** The problem that a refused file is, other than a missing one or one that lies outside. */
function refusal(refused: Refused, severity: Problem["severity"]): Problem {
  const { path: file, reason } = refused;
  const of = (code: string, data: Problem["data"] = {}): Problem => ({ code, data: { file, ...data }, severity, file });
  if (reason === "not-regular") return of("not-a-regular-file");
  if (reason === "too-large") return of("file-too-large", { bytes: refused.bytes ?? 0, limit: refused.limit ?? 0 });
  if (reason === "total") return of("too-many-bytes", { limit: refused.limit ?? 0 });
  if (reason === "changed") return of("file-changed");
  return of("cannot-read-file", { error: refused.error ?? "" });
}
