/** An entry of `data` of a Kubernetes Secret (core/v1): its value is base64. */
export interface SecretEntry {
  readonly key: string;
  /** Decoded; "" where it is not base64 of a text. */
  readonly text: string;
  /** As written. */
  readonly raw: string;
  /** Where its line begins in the text, and the 0-based column of the value. */
  readonly start: number;
  readonly column: number;
}

const KIND = /^kind:\s{0,10}["']?(\w{1,60})["']?\s{0,10}\r?$/u;
const ENTRY = /^(\s{1,40})["']?([\w./-]{1,200})["']?:\s{1,20}["']?([A-Za-z0-9+/]{4,}={0,2})["']?\s{0,20}(?:#.*)?\r?$/u;
const FLOW_ENTRY = /["']?([\w./-]{1,200})["']?\s{0,4}:\s{0,10}["']?([A-Za-z0-9+/]{4,}={0,2})["']?\s{0,4}[,}]/gu;

/** What Secrets in a file of manifests hold, and where the lines begin that nothing else has to look at. */
export interface SecretManifests {
  readonly entries: readonly SecretEntry[];
  readonly lines: ReadonlySet<number>;
}

/** Reads the Secrets of a file of YAML documents, templates of charts too, line by line. */
export function readSecretManifests(text: string): SecretManifests {
  const lines = text.split("\n");
  const starts: number[] = [0];
  for (const line of lines) starts.push((starts.at(-1) ?? 0) + line.length + 1);
  const entries: Read[] = [];
  const owned = new Set<number>();
  let start = 0;
  for (let end = 0; end <= lines.length; end += 1) {
    if (end < lines.length && !/^---/u.test(lines[end] ?? "")) continue;
    readDocument(lines, start, end, entries, owned);
    start = end + 1;
  }
  return {
    entries: entries.map(({ line, ...entry }) => ({ ...entry, start: starts[line] ?? 0 })),
    lines: new Set([...owned].map((line) => starts[line] ?? 0)),
  };
}

type Read = Omit<SecretEntry, "start"> & { readonly line: number };

function readDocument(lines: readonly string[], start: number, end: number, entries: Read[], owned: Set<number>): void {
  let kind = "";
  for (let line = start; line < end; line += 1) kind ||= KIND.exec(lines[line] ?? "")?.[1] ?? "";
  if (kind === "SealedSecret") for (let line = start; line < end; line += 1) owned.add(line);
  if (kind !== "Secret") return;
  let inData = false;
  for (let line = start; line < end; line += 1) {
    const text = lines[line] ?? "";
    if (/^\S/u.test(text) && !text.startsWith("#")) inData = /^data:/u.test(text);
    if (!inData) continue;
    // A template says what stands there only when it is rendered; a literal in it is plain text.
    if (text.includes("{{")) continue;
    owned.add(line);
    if (/^data:\s{0,10}\{/u.test(text)) {
      for (const match of text.slice(0, 4_000).matchAll(FLOW_ENTRY))
        add(match[1] ?? "", match[2] ?? "", line, match.index + match[0].indexOf(match[2] ?? ""));
      continue;
    }
    const match = ENTRY.exec(text);
    if (match !== null)
      add(
        match[2] ?? "",
        match[3] ?? "",
        line,
        text.indexOf(match[3] ?? "", (match[1] ?? "").length + (match[2] ?? "").length + 1),
      );
  }

  function add(key: string, raw: string, line: number, column: number): void {
    entries.push({ key, raw, text: decoded(raw), line, column });
  }
}

function decoded(raw: string): string {
  const bytes = Buffer.from(raw, "base64");
  const text = bytes.toString("utf8");
  return text.includes("�") ? "" : text;
}
