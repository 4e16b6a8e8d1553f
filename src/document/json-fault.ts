import { codePoint, type Fault } from "./fault.ts";
import { skipSpace } from "./json-text.ts";

type Expecting = "value" | "value-or-end" | "key" | "key-or-end" | "colon" | "comma-or-end" | "nothing";

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /[\p{L}_$][\p{L}\p{N}_$]*/uy;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
/** A first line that only YAML begins with: a directive, a document marker, a key without quotes, a list item. */
const LOOKS_LIKE_YAML = /^(?:%YAML|---|[A-Za-z][\w-]*:(?:\s|$)|- )/;
const SINGLE_QUOTES = "'\u2018\u2019\u201c\u201d\u00ab`";

/**
 * The first thing that keeps a text from being JSON (RFC 8259), and what was expected there; undefined for valid JSON. For texts
 * that `JSON.parse` refused, whose own messages depend on the version of Node.
 */
export function explainJson(text: string): Fault | undefined {
  const start = skipSpace(text, 0);
  if (start >= text.length) return { code: "empty-file", offset: 0 };
  if (LOOKS_LIKE_YAML.test(text.slice(start, start + 80))) return { code: "json-is-yaml", offset: start };
  const open: number[] = [];
  let expecting: Expecting = "value";
  let comma = -1;
  let end = start;
  for (;;) {
    const at = skipSpace(text, end);
    const c = text.charAt(at);
    const inObject = open.length > 0 && text.charAt(open.at(-1) as number) === "{";
    if (c === "") {
      return expecting === "nothing"
        ? undefined
        : { code: "json-not-closed", offset: text.length, related: open.at(-1) ?? start };
    }
    if (c === "#" || text.startsWith("//", at) || text.startsWith("/*", at))
      return { code: "json-comment", offset: at };
    if ((c === "}" || c === "]") && open.length > 0) {
      const fault = closing(c, at);
      if (fault !== undefined) return fault;
      open.pop();
      end = at + 1;
      expecting = open.length === 0 ? "nothing" : "comma-or-end";
      continue;
    }
    switch (expecting) {
      case "nothing":
        return { code: "json-text-after-end", offset: at };
      case "comma-or-end":
        if (c !== ",")
          return { code: c === ":" ? "json-unexpected-colon" : "json-missing-comma", offset: c === ":" ? at : end };
        comma = at;
        end = at + 1;
        expecting = inObject ? "key" : "value";
        break;
      case "colon":
        if (c !== ":") return { code: "json-missing-colon", offset: end };
        end = at + 1;
        expecting = "value";
        break;
      case "key":
      case "key-or-end": {
        if (c !== '"') return notAString(text, at, "key");
        const read = readString(text, at);
        if (typeof read !== "number") return read;
        end = read;
        expecting = "colon";
        break;
      }
      case "value":
      case "value-or-end": {
        if (c === "{" || c === "[") {
          open.push(at);
          end = at + 1;
          expecting = c === "{" ? "key-or-end" : "value-or-end";
          break;
        }
        const read = c === '"' ? readString(text, at) : readLiteral(text, at);
        if (typeof read !== "number") return read;
        end = read;
        expecting = open.length === 0 ? "nothing" : "comma-or-end";
        break;
      }
    }
  }

  /** What is wrong with a closing bracket that stands here, if anything. */
  function closing(c: string, at: number): Fault | undefined {
    const opener = open.at(-1) as number;
    if ((c === "}") !== (text.charAt(opener) === "{"))
      return { code: "json-wrong-bracket", offset: at, related: opener };
    if (expecting === "colon") return { code: "json-missing-colon", offset: end };
    if (expecting === "key") return { code: "json-trailing-comma", offset: comma };
    if (expecting === "value") {
      return c === "]" ? { code: "json-trailing-comma", offset: comma } : { code: "json-missing-value", offset: at };
    }
    return undefined;
  }
}

/** The offset after a string, or what is wrong in it. */
function readString(text: string, start: number): number | Fault {
  for (let at = start + 1; at < text.length; ) {
    const c = text.charCodeAt(at);
    if (c === 0x22) return at + 1;
    if (c === 0x0a || c === 0x0d) return { code: "json-string-not-closed", offset: start };
    if (c < 0x20) return { code: "json-control-character", offset: at, data: { character: codePoint(c) } };
    if (c === 0x5c) {
      ESCAPE.lastIndex = at;
      if (!ESCAPE.test(text)) return { code: "json-bad-escape", offset: at };
      at = ESCAPE.lastIndex;
    } else at += 1;
  }
  return { code: "json-string-not-closed", offset: start };
}

/** The offset after a number, `true`, `false` or `null`, or what stands there instead. */
function readLiteral(text: string, at: number): number | Fault {
  NUMBER.lastIndex = at;
  if (NUMBER.test(text)) {
    const end = NUMBER.lastIndex;
    return /[\w.+]/.test(text.charAt(end)) ? { code: "json-bad-number", offset: at } : end;
  }
  const word = wordAt(text, at);
  if (word === "true" || word === "false" || word === "null") return at + word.length;
  if (/[-+.\d]/.test(text.charAt(at))) return { code: "json-bad-number", offset: at };
  if (text.charAt(at) === "," || text.charAt(at) === ":") return { code: "json-missing-value", offset: at };
  return notAString(text, at, "value");
}

function notAString(text: string, at: number, what: "key" | "value"): Fault {
  const c = text.charAt(at);
  if (SINGLE_QUOTES.includes(c)) return { code: "json-wrong-quotes", offset: at };
  if (wordAt(text, at) !== "") return { code: what === "key" ? "json-unquoted-key" : "json-unknown-word", offset: at };
  return { code: what === "key" ? "json-key-expected" : "json-value-expected", offset: at, data: { found: c } };
}

function wordAt(text: string, at: number): string {
  WORD.lastIndex = at;
  return WORD.exec(text)?.[0] ?? "";
}
