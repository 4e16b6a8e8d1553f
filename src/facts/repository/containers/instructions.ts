/** One instruction of a Dockerfile. */
export interface Instruction {
  /** Upper case: "FROM", "RUN". */
  readonly keyword: string;
  /** The words in front that begin with `--`, by name without the dashes; "" for one without a value. */
  readonly flags: ReadonlyMap<string, string>;
  /** What follows keyword and flags: lines joined, comments left out. */
  readonly text: string;
  /** The strings of the JSON form (`["npm", "start"]`); absent in the shell form. */
  readonly json?: readonly string[];
  /** The bodies of here-documents. */
  readonly documents: readonly string[];
  /** 1-based line of the keyword, and column. */
  readonly line: number;
  readonly column: number;
  /** The line and column of an offset into `text`. */
  spot(offset: number): { readonly line: number; readonly column: number };
}

/** More of a line is not read; nor more instructions of a file, nor more text of an instruction. */
const LONGEST_LINE = 2_000;
const MOST = 5_000;
const LONGEST = 100_000;

/** A piece of one line in the text of an instruction. */
interface Piece {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

/**
 * The instructions of a Dockerfile (https://docs.docker.com/reference/dockerfile/): the parser directive `escape`, continued lines with
 * comments and empty lines between, here-documents of RUN, COPY and ADD, flags and the JSON form. Whatever a text holds gives a list.
 */
export function instructionsOf(lines: readonly string[]): Instruction[] {
  const mark = escapeOf(lines);
  const found: Instruction[] = [];
  let index = 0;
  while (index < lines.length && found.length < MOST) {
    const first = lines[index] ?? "";
    if (isBlank(first) || isComment(first)) {
      index++;
      continue;
    }
    const start = index;
    const pieces: Piece[] = [];
    let text = "";
    for (let going = true; going && index < lines.length; index++) {
      const line = (lines[index] ?? "").slice(0, LONGEST_LINE).replace(/\uFEFF/g, " ");
      if (index > start && (isBlank(line) || isComment(line))) continue;
      const content = withoutContinuation(line, mark);
      going = content !== undefined;
      const part = content ?? line;
      if (text.length > LONGEST) continue;
      pieces.push({ offset: text.length, line: index + 1, column: 1 });
      text += part;
    }
    const { documents, next } = hereDocuments(text, lines, index);
    index = next;
    const instruction = instructionOf(text, pieces, documents);
    if (instruction !== undefined) found.push(instruction);
  }
  return found;
}

function isBlank(line: string): boolean {
  return line.slice(0, LONGEST_LINE).trim() === "";
}

function isComment(line: string): boolean {
  return line.trimStart().startsWith("#");
}

/** The character of the directive `# escape=`, which may stand only in front of everything else; backslash by default. */
function escapeOf(lines: readonly string[]): string {
  for (const line of lines.slice(0, 20)) {
    const directive = /^\s*#\s*([a-z]+)\s*=\s*(\S+)\s*$/i.exec(line.slice(0, 200));
    if (directive === null) return "\\";
    if (directive[1]?.toLowerCase() === "escape") return directive[2] === "`" ? "`" : "\\";
  }
  return "\\";
}

/** The line in front of an escape character at its end; undefined where the instruction ends with the line. */
function withoutContinuation(line: string, mark: string): string | undefined {
  const trimmed = line.trimEnd();
  if (!trimmed.endsWith(mark)) return undefined;
  // Twice the character is the character itself.
  return trimmed.length > 1 && trimmed.at(-2) === mark ? undefined : trimmed.slice(0, -1);
}

/** The here-documents that an instruction opens, and the index of the line behind them. */
function hereDocuments(text: string, lines: readonly string[], from: number): { documents: string[]; next: number } {
  const documents: string[] = [];
  let next = from;
  if (!/^\s*(?:RUN|COPY|ADD)\s/i.test(text) || !text.includes("<<")) return { documents, next };
  for (const mark of text
    .slice(0, LONGEST)
    .matchAll(/(?:^|\s)\d{0,3}<<(-?)(["']?)([A-Za-z_][A-Za-z0-9_.]{0,60})\2(?=\s|$)/g)) {
    const [, dash, , name] = mark;
    const body: string[] = [];
    let at = next;
    while (at < lines.length && (dash === "-" ? lines[at]?.replace(/^\t+/, "") : lines[at]) !== name) {
      body.push((lines[at] ?? "").slice(0, LONGEST_LINE));
      at++;
    }
    // Never closed: then it is no here-document.
    if (at >= lines.length) break;
    documents.push(body.join("\n").slice(0, LONGEST));
    next = at + 1;
  }
  return { documents, next };
}

function instructionOf(whole: string, pieces: readonly Piece[], documents: readonly string[]): Instruction | undefined {
  const head = /^\s*([A-Za-z]{1,20})(?=\s|$)\s*/.exec(whole);
  if (head === null) return undefined;
  const keyword = (head[1] ?? "").toUpperCase();
  const flags = new Map<string, string>();
  let start = head[0].length;
  for (;;) {
    const flag = /^--([a-z-]{1,40})(?:=(\S*))?(?:\s+|$)/.exec(whole.slice(start, start + LONGEST_LINE));
    if (flag === null) break;
    flags.set(flag[1] ?? "", unquoted(flag[2] ?? ""));
    start += flag[0].length;
  }
  const text = whole.slice(start).trimEnd();
  const json = jsonOf(text);
  const spot = (offset: number): { line: number; column: number } => {
    const piece = pieces.findLast((one) => one.offset <= offset + start) ?? { offset: 0, line: 1, column: 1 };
    return { line: piece.line, column: offset + start - piece.offset + 1 };
  };
  const indent = whole.length - whole.trimStart().length;
  const line = pieces[0]?.line ?? 1;
  return { keyword, flags, text, ...(json === undefined ? {} : { json }), documents, line, column: indent + 1, spot };
}

function jsonOf(text: string): string[] | undefined {
  if (!text.startsWith("[") || !text.endsWith("]")) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every((one) => typeof one === "string") ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A word without the quotes around it. */
export function unquoted(word: string): string {
  const quote = word[0];
  return word.length > 1 && (quote === '"' || quote === "'") && word.endsWith(quote) ? word.slice(1, -1) : word;
}
