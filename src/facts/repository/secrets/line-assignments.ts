import { isSensitiveName } from "../sensitive-names.ts";
import type { Assignment } from "./find.ts";

/** What names are given to what values in a line of a settings file, where values need no quotation marks. */

/** `NAME=value`, `name: value`, `NAME value` to the end of the line, commented out or not. */
const WHOLE =
  /^\s{0,200}(?:(?:[#;]|\/\/|--)\s{0,10})?(?:[-*]\s{1,10})?(?:export\s{1,10}|set\s{1,10}|setx?\s{1,10}|declare\s{1,4}(?:-\w{1,3}\s{1,4})?|readonly\s{1,10}|local\s{1,10}|(?:Environment|ENVIRONMENT)=|(?:ENV|ARG)\s{1,10}|\$(?:env:)?)?["']?([A-Za-z_][\w.[\]:/-]{0,120}?)["']?(\s{0,20}(?:\?=|:=|::=|=|:(?![\w.-]{1,80}:\s))\s{0,20}|\s{1,20})(?=\S)/u;
/** `name=value` anywhere in a line: in commands, addresses, connection strings. */
const INLINE = /(?<![\w.$@-])([A-Za-z_][\w.:-]{0,80})\s?=\s?("[^"]{0,300}"|'[^']{0,300}'|[^\s"'`;&,<>|)}\]]{1,300})/gu;
/** `name: value` within braces, as YAML and JSON5 write maps in one line. */
const FLOW =
  /(?<!\$)[{,]\s{0,10}["']?([A-Za-z_][\w.-]{0,80})["']?\s{0,4}:\s{0,10}("[^"]{0,500}"|'[^']{0,500}'|[^,{}[\]"'\s]{1,500})/gu;

/** `{ name: DB_PASSWORD, value: … }`. */
const FLOW_PAIR =
  /\bname:\s{0,10}["']?([A-Za-z_][\w.-]{0,80})["']?\s{0,4},\s{0,10}value:\s{0,10}("[^"]{0,500}"|'[^']{0,500}'|[^,{}[\]"'\s]{1,500})/gu;

/** What may stand between a name and its value. */
export type Separator = "equals" | "colon" | "space";

/** One to the end of the line, and those within it. */
export function* lineAssignments(line: string, separators: readonly Separator[]): Iterable<Assignment> {
  const whole = WHOLE.exec(line);
  if (whole !== null) {
    const [head, name = "", between = ""] = whole;
    const rest = line.slice(head.length);
    if (separators.includes(separatorOf(between, rest)) && isSensitiveName(name)) {
      const { text, offset } = scalar(rest);
      yield { name, value: text, column: head.length + offset, isDefault: false };
    }
  }
  yield* inlineAssignments(line);
  if (separators.includes("colon") && line.includes("{")) {
    yield* pairs(line, FLOW);
    for (const given of pairs(line, FLOW_PAIR)) yield { ...given, used: true };
  }
}

function separatorOf(between: string, rest: string): Separator {
  if (between.includes("=")) return "equals";
  return between.includes(":") && !rest.startsWith("//") ? "colon" : "space";
}

/** `name=value` anywhere in a text. */
export function inlineAssignments(text: string): Iterable<Assignment> {
  return pairs(text, INLINE);
}

function* pairs(text: string, pattern: RegExp): Iterable<Assignment> {
  for (const match of text.matchAll(pattern)) {
    const [all, name = "", raw = ""] = match;
    if (raw.startsWith("{") || !isSensitiveName(name)) continue;
    const quoted = raw.startsWith('"') || raw.startsWith("'");
    const value = quoted ? raw.slice(1, -1) : raw;
    yield { name, value, column: match.index + all.length - raw.length + (quoted ? 1 : 0), isDefault: false };
  }
}

/** A value as YAML, dotenv and shells read it: without quotation marks, or up to a comment. */
export function scalar(rest: string): { readonly text: string; readonly offset: number } {
  const mark = rest[0];
  if (mark === '"' || mark === "'") {
    const end = rest.indexOf(mark, 1);
    if (end > 0) return { text: rest.slice(1, end), offset: 1 };
  }
  const comment = rest.search(/\s#(?:\s|$)/u);
  return { text: (comment < 0 ? rest : rest.slice(0, comment)).trim().replace(/[;,]$/u, ""), offset: 0 };
}
