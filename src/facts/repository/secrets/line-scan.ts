import { namesSecretObject } from "../secret-object.ts";
import { sensitivityOf } from "../sensitive-names.ts";
import { addressPasswords } from "./addresses.ts";
import { type Surroundings, valueBelow, withSection } from "./around.ts";
import { codeAssignments } from "./code-assignments.ts";
import { commandArguments, encodedLogins, sqlPasswords } from "./commands.ts";
import { defaultsIn, resolved } from "./defaults.ts";
import type { Syntax } from "./file-syntax.ts";
import type { Assignment, Found } from "./find.ts";
import { inlineAssignments, lineAssignments, type Separator } from "./line-assignments.ts";
import { quotedIn } from "./literals.ts";
import { toldPasswords } from "./sentences.ts";
import { type Ground, isCredential } from "./values.ts";

/** A cheap look that settles most texts: without one of these no name of a credential stands there. */
const NAMED = "pass|pwd|psw|mdp|كلمة |secret|token|key|senha|contrase|kennwort|pepper|://";
/** What code and commands say besides. */
const IN_CODE = "|auth|basic |credential|identified|@tcp\\(|signwith";
const IN_COMMANDS = "|curl |mysql|mariadb|login|identified|requirepass|chpasswd";

/** Finds the lines of a file that are worth a look. */
export function tracesFor({ syntax, commands }: Reading): RegExp {
  const more =
    syntax === "code" || syntax === "sql" ? IN_CODE : commands ? IN_COMMANDS : syntax === "json" ? '|"auth"' : "";
  return new RegExp(NAMED + more, "giu");
}

/** Kinds of file that commands stand in. */
export const COMMANDED: ReadonlySet<Syntax> = new Set(["yaml", "shell", "docker", "lines", "document"]);

/** How a file is read. */
export interface Reading {
  readonly syntax: Syntax;
  /** It gives values to settings, and does nothing else. */
  readonly settings: boolean;
  /** Commands stand in it. */
  readonly commands: boolean;
  /** It holds the values of a chart. */
  readonly chart: boolean;
}

/** Credentials in a line of a file under names, in addresses, commands and statements; not those that are told by their form alone. */
export function* scanLine(line: string, reading: Reading, around: Surroundings = ALONE): Iterable<Found> {
  const ground = groundOf(line, reading);
  yield* addressPasswords(line, reading.settings && ground === "setting");
  if (reading.syntax === "document") {
    for (const told of toldPasswords(line)) yield* judged(told, "code", reading);
  }
  for (const assignment of assignments(line, reading, around)) {
    yield* judged(assignment, ground, reading);
  }
}

/** The credential that a text under a name is, if it is one. */
function* judged(assignment: Assignment, ground: Ground, { syntax, chart }: Reading): Iterable<Found> {
  const { name, value, column, isDefault, used } = resolved(assignment);
  const sort = sensitivityOf(name);
  if (sort === undefined || (chart && namesSecretObject(name, value))) return;
  const upper = syntax === "json" && /^[A-Z][A-Z0-9_]+$/u.test(name);
  const on: Ground =
    ground === "prose" || ground === "comment"
      ? ground
      : isDefault
        ? "default"
        : used === true || upper
          ? "setting"
          : ground;
  if (isCredential(sort, value, on)) yield { kind: sort, name, value, column, confidence: "likely", isDefault };
}

const COMMENT = /^\s{0,200}(?:#|\/\/|\/?\*|<!--|--\s|;|REM\s)/u;

function groundOf(line: string, { syntax, settings }: Reading): Ground {
  if (syntax === "document") return "prose";
  if (COMMENT.test(line)) return "comment";
  if (!settings) return "code";
  return "setting";
}

/** A line that stands by itself. */
const ALONE: Surroundings = { after: () => [], before: () => [] };

function* assignments(line: string, { syntax, commands }: Reading, around: Surroundings): Iterable<Assignment> {
  yield* defaultsIn(line);
  const below = valueBelow(line, around);
  if (below !== undefined) yield below;
  if (syntax === "code" || syntax === "json" || syntax === "hcl" || syntax === "toml" || syntax === "xml") {
    yield* codeAssignments(line, (name) => withSection(name, around));
    for (const { text, column } of quotedIn(line)) {
      if (!text.includes("=")) continue;
      for (const given of inlineAssignments(text)) yield { ...given, column: given.column + column, used: true };
    }
    if (syntax === "xml") yield* elements(line);
  } else {
    yield* lineAssignments(line, SEPARATORS[syntax] ?? ["equals", "colon"]);
  }
  if (syntax === "sql" || syntax === "code") yield* sqlPasswords(line);
  if (syntax === "code") yield* encodedLogins(line);
  if (commands) yield* commandArguments(line);
}

const SEPARATORS: Partial<Record<Syntax, readonly Separator[]>> = {
  lines: ["equals", "colon", "space"],
  yaml: ["colon", "equals"],
  docker: ["equals", "space"],
  shell: ["equals"],
  sql: [],
  document: ["equals", "colon"],
};

const ELEMENT = /<([\w:.-]{2,80})((?:\s[^<>]{0,300})?)>([^<>]{1,1500})<\//gu;

/** Elements of XML that are named like a credential, or carry such a name: `<password>…`, `<property name="…password">…`. */
function* elements(line: string): Iterable<Assignment> {
  for (const [all, tag = "", attributes = "", value = "", index] of [...line.matchAll(ELEMENT)].map(
    (m) => [m[0], m[1], m[2], m[3], m.index] as const,
  )) {
    const name = /\s(?:name|key|id)="([^"]{1,100})"/u.exec(attributes)?.[1] ?? tag;
    yield { name, value: value.trim(), column: index + all.indexOf(">") + 1, isDefault: false };
  }
}
