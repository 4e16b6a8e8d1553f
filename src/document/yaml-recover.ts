import { Composer, Lexer, Parser, type YAMLError } from "yaml";
import type { Limits } from "../model.ts";
import { type Fault, MAX_FAULTS, quote } from "./fault.ts";
import { endOfLine, Lines, startOfLine } from "./lines.ts";

/** Deeper nesting than this is never composed, whatever the caller allows: the parser does that by recursion. */
const DEPTH = 100;
const KEY_WITHOUT_SPACE = /^[ \t]*(?:- +)*[\w$.-]+:[^\s:/]/;

/**
 * The errors that the recovering parser of `yaml` finds, in terms of what people do wrong, at most 20 and one per line; none when
 * the text nests too deep for it. `position`: where the first parser gave up inside a scalar or in brackets, -1 elsewhere. `whole`:
 * the text is not cut. Lexing and parsing go step by step without recursion, so the depth is known before anything is composed.
 */
export function recover(text: string, position: number, whole: boolean, limits: Limits): Fault[] {
  const parser = new Parser();
  const composer = new Composer({ version: "1.2", schema: "core", uniqueKeys: false, logLevel: "error" });
  const depth = Math.min(limits.nesting, DEPTH) + 2;
  const tokens = [];
  let errorTokens = 0;
  for (const lexeme of new Lexer().lex(text)) {
    const start = parser.offset;
    if ((whole && isUnclosed(lexeme)) || isQuoteAround(lexeme, start, position))
      return [{ code: "yaml-unclosed-quote", offset: start }];
    for (const token of parser.next(lexeme)) {
      tokens.push(token);
      if (token.type === "error") errorTokens += 1;
    }
    if (parser.stack.length > depth) return [];
    if (errorTokens > MAX_FAULTS) break;
  }
  for (const token of parser.end()) tokens.push(token);
  let errors: readonly YAMLError[] = [];
  for (const document of composer.compose(tokens)) errors = errors.concat(document.errors);
  return oncePerLine(text, errors).map((error) => fromError(text, error));
}

/** Whether a quoted scalar never ends. */
function isUnclosed(lexeme: string): boolean {
  const first = lexeme.charAt(0);
  return (first === '"' || first === "'") && (lexeme.length === 1 || !lexeme.endsWith(first));
}

/** Whether a quoted scalar swallowed the place at which the first parser gave up, lines after it began. */
function isQuoteAround(lexeme: string, start: number, position: number): boolean {
  if (position <= start || position >= start + lexeme.length) return false;
  const first = lexeme.charAt(0);
  return (first === '"' || first === "'") && /[\r\n]/.test(lexeme.slice(0, position - start));
}

function fromError(text: string, error: YAMLError): Fault {
  const offset = error.pos[0];
  switch (error.code) {
    case "TAB_AS_INDENT":
      return { code: "yaml-tab", offset };
    case "BAD_INDENT":
      return {
        code: error.message.startsWith("Flow") ? "yaml-unclosed-flow" : "yaml-indentation",
        offset: content(text, offset),
      };
    case "BAD_SCALAR_START":
      return { code: "yaml-bad-start", offset, data: { found: text.charAt(offset) } };
    case "BAD_DQ_ESCAPE":
      return { code: "yaml-bad-escape", offset };
    case "TAG_RESOLVE_FAILED":
      return {
        code: "yaml-tag",
        offset,
        data: { tag: quote(/^\S*/.exec(text.slice(offset, offset + 100))?.[0] ?? "") },
      };
    case "BLOCK_AS_IMPLICIT_KEY":
      if (error.message.startsWith("A block sequence"))
        return { code: "yaml-indentation", offset: content(text, offset) };
      return nestedMapping(text, offset);
    case "MULTILINE_IMPLICIT_KEY":
      return keyWithoutValue(text, offset);
    case "MISSING_CHAR":
      if (error.message.startsWith("Implicit")) return keyWithoutValue(text, offset);
      break;
    case "UNEXPECTED_TOKEN":
      if (error.message.startsWith("Unexpected scalar at node end")) return { code: "yaml-text-after-value", offset };
      break;
  }
  return { code: "not-yaml", offset, data: { reason: quote(error.message) } };
}

/** A mapping where a value was expected: a colon inside an unquoted value, or a line that is indented too far. */
function nestedMapping(text: string, offset: number): Fault {
  const end = endOfLine(text, offset);
  if (/:(?:\s|$)/.test(text.slice(offset, end))) return { code: "yaml-colon-in-value", offset };
  return { code: "yaml-indentation", offset: content(text, end) };
}

/** A line that should be `key: value` and is not: most often the space after the colon is missing. */
function keyWithoutValue(text: string, offset: number): Fault {
  const start = startOfLine(text, offset);
  const line = text.slice(start, Math.min(endOfLine(text, start), start + 500));
  const key = KEY_WITHOUT_SPACE.exec(line);
  if (key !== null) return { code: "yaml-missing-space", offset: start + key[0].length - 2 };
  return { code: "yaml-key-without-value", offset: content(text, offset) };
}

/** The first error of every line, in order, as many as are told: what follows on a line is most often the same mistake. */
function oncePerLine(text: string, errors: readonly YAMLError[]): YAMLError[] {
  const lines = new Lines(text);
  const seen = new Set<number>();
  return [...errors]
    .sort((a, b) => a.pos[0] - b.pos[0])
    .filter(({ pos }) => {
      const { line } = lines.locate("", pos[0]);
      return seen.size < MAX_FAULTS && !seen.has(line) && seen.add(line);
    });
}

/** The first character that is not white space, from here on. */
function content(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && text.charCodeAt(at) <= 0x20) at += 1;
  return at < text.length ? at : offset;
}
