/** What a commit says, as far as it is of use. */
export interface CommitText {
  readonly parents: readonly string[];
  /** Name and address as written: `Ada Example <ada@health.example>`. */
  readonly author: string;
  /** When it was committed, in seconds since 1970. */
  readonly time: number;
  readonly subject: string;
}

const LONGEST_SUBJECT = 1_000;
const MOST_PARENTS = 1_000;

/** Reads the content of a commit (https://git-scm.com/book/en/v2/Git-Internals-Git-Objects): headers, an empty line, a message. */
export function readCommit(bytes: Buffer): CommitText {
  const end = bytes.indexOf("\n\n");
  const head = bytes.toString("utf8", 0, end === -1 ? bytes.length : end).split("\n");
  const values = (name: string): string[] =>
    head.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));
  const [author = ""] = values("author");
  const [committer = author] = values("committer");
  const isLatin = /^(?:iso-?8859-1|latin-?1|windows-1252|cp-?1252)$/iu.test(values("encoding")[0] ?? "");
  const message = end === -1 ? "" : bytes.toString(isLatin ? "latin1" : "utf8", end + 2, end + 2 + 4 * LONGEST_SUBJECT);
  const [subject = ""] = message.trimStart().split(/[\r\n]/u, 1);
  return {
    parents: values("parent")
      .filter((id) => /^[0-9a-f]{40}$/u.test(id))
      .slice(0, MOST_PARENTS),
    author: personIn(author),
    time: timeIn(committer),
    subject: subject.slice(0, LONGEST_SUBJECT).trim(),
  };
}

/** What stands in front of the time and zone. */
function personIn(line: string): string {
  const end = line.lastIndexOf(">");
  return (end === -1 ? line : line.slice(0, end + 1)).slice(0, 500).trim();
}

function timeIn(line: string): number {
  const time = Number.parseInt(line.slice(line.lastIndexOf(">") + 1).trim(), 10);
  return Number.isSafeInteger(time) ? time : 0;
}
