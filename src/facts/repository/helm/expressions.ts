import { endOfString } from "./actions.ts";

/** What an expression of a template is made of (https://pkg.go.dev/text/template#hdr-Pipelines). */
export type Expression =
  | { readonly kind: "literal"; readonly value: string | number | boolean | undefined }
  /** `.a.b` of the dot, `$x.a.b` of a variable ("" for `$`), or `(…).a.b` of something worked out. */
  | {
      readonly kind: "fields";
      readonly of: "dot" | "variable" | "value";
      readonly name: string;
      readonly value?: Expression;
      readonly path: readonly string[];
    }
  | { readonly kind: "call"; readonly name: string; readonly values: readonly Expression[] };

interface Token {
  readonly kind: "string" | "number" | "word" | "fields" | "variable" | "mark";
  readonly text: string;
  /** Nothing stands between it and what is before it. */
  readonly glued: boolean;
}

/**
 * Reads a pipeline, each command a call that gets what comes before it as its last argument.
 *
 * @returns undefined for what is not understood
 */
export function expressionOf(text: string): Expression | undefined {
  const tokens = tokensOf(text);
  if (tokens === undefined) return undefined;
  const parser = new Parser(tokens);
  const expression = parser.pipeline(0);
  return parser.atEnd ? expression : undefined;
}

const WORD = /[\p{L}_][\p{L}\p{N}_]*/uy;
const NUMBER = /[-+]?[0-9][0-9a-fA-FxXo_.]*/uy;
const FIELDS = /(?:\.[\p{L}_][\p{L}\p{N}_]*)+|\./uy;
const VARIABLE = /\$[\p{L}\p{N}_]*/uy;

function tokensOf(text: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  const matched = (pattern: RegExp, at: number): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  for (let at = 0; at < text.length && tokens.length < 2_000; ) {
    const c = text[at] as string;
    const glued = at > 0 && !/\s/u.test(text[at - 1] as string);
    if (/\s/u.test(c)) {
      at += 1;
      continue;
    }
    if (c === '"' || c === "`") {
      const end = endOfString(text, at);
      if (end < 0) return undefined;
      const inner = text.slice(at + 1, end);
      tokens.push({ kind: "string", text: c === '"' ? unescaped(inner) : inner, glued });
      at = end + 1;
      continue;
    }
    if (c === "(" || c === ")" || c === "|") {
      tokens.push({ kind: "mark", text: c, glued });
      at += 1;
      continue;
    }
    const kinds = [
      ["fields", FIELDS],
      ["variable", VARIABLE],
      ["number", NUMBER],
      ["word", WORD],
    ] as const;
    const found = kinds
      .map(([kind, pattern]) => ({ kind, text: matched(pattern, at) }))
      .find((one) => one.text !== undefined);
    if (found?.text === undefined) return undefined;
    tokens.push({ kind: found.kind, text: found.text, glued });
    at += found.text.length;
  }
  return tokens;
}

function unescaped(inner: string): string {
  return inner.replace(/\\(.)/gsu, (_, c: string) => (c === "n" ? "\n" : c === "t" ? "\t" : c));
}

/** Deeper expressions are not read. */
const DEEPEST = 30;

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get atEnd(): boolean {
    return this.#at >= this.#tokens.length;
  }

  pipeline(depth: number): Expression | undefined {
    let result = this.#command(undefined, depth);
    while (result !== undefined && this.#takes("|")) result = this.#command(result, depth);
    return result;
  }

  #takes(mark: string): boolean {
    const token = this.#tokens[this.#at];
    if (token?.kind !== "mark" || token.text !== mark) return false;
    this.#at += 1;
    return true;
  }

  #command(piped: Expression | undefined, depth: number): Expression | undefined {
    const first = this.#tokens[this.#at];
    if (first === undefined || depth > DEEPEST) return undefined;
    const isCall = first.kind === "word" && !CONSTANTS.has(first.text);
    if (isCall) this.#at += 1;
    const values: Expression[] = [];
    for (;;) {
      const token = this.#tokens[this.#at];
      if (token === undefined || (token.kind === "mark" && token.text !== "(")) break;
      const value = this.#operand(depth);
      if (value === undefined) return undefined;
      values.push(value);
    }
    if (isCall) return { kind: "call", name: first.text, values: piped === undefined ? values : [...values, piped] };
    const [head, ...others] = values;
    if (head === undefined) return undefined;
    if (others.length === 0 && piped === undefined) return head;
    // A method: `.Capabilities.APIVersions.Has "policy/v1"`.
    return { kind: "call", name: METHOD, values: piped === undefined ? values : [...values, piped] };
  }

  #operand(depth: number): Expression | undefined {
    const token = this.#tokens[this.#at++];
    if (token === undefined) return undefined;
    switch (token.kind) {
      case "string":
        return { kind: "literal", value: token.text };
      case "number":
        return { kind: "literal", value: Number(token.text.replaceAll("_", "")) };
      case "word":
        if (CONSTANTS.has(token.text)) return { kind: "literal", value: CONSTANTS.get(token.text) };
        return { kind: "call", name: token.text, values: [] };
      case "fields":
        return { kind: "fields", of: "dot", name: "", path: stepsOf(token.text) };
      case "variable":
        return { kind: "fields", of: "variable", name: token.text.slice(1), path: this.#fields() };
      default: {
        if (token.text !== "(") return undefined;
        const value = this.pipeline(depth + 1);
        if (value === undefined || !this.#takes(")")) return undefined;
        const path = this.#fields();
        return path.length === 0 ? value : { kind: "fields", of: "value", name: "", value, path };
      }
    }
  }

  #fields(): readonly string[] {
    const token = this.#tokens[this.#at];
    if (token?.kind !== "fields" || token.text === "." || !token.glued) return [];
    this.#at += 1;
    return stepsOf(token.text);
  }
}

/** The name of calls of methods: their first argument is the method. */
export const METHOD = "(method)";

const CONSTANTS: ReadonlyMap<string, boolean | undefined> = new Map([
  ["true", true],
  ["false", false],
  ["nil", undefined],
]);

function stepsOf(fields: string): readonly string[] {
  return fields.split(".").filter((step) => step !== "");
}
