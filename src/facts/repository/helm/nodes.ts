import type { Piece } from "./actions.ts";
import { type Expression, expressionOf } from "./expressions.ts";

/** A template as a tree (https://pkg.go.dev/text/template#hdr-Actions). What is not understood is an output of nothing known. */
export type Node =
  | { readonly kind: "text"; readonly start: number; readonly end: number }
  | {
      readonly kind: "output";
      readonly start: number;
      readonly expression: Expression | undefined;
      readonly written: string;
    }
  | { readonly kind: "assign"; readonly name: string; readonly expression: Expression | undefined }
  | {
      readonly kind: "template";
      readonly start: number;
      readonly name: string;
      readonly expression: Expression | undefined;
    }
  | Branch;

/** `if`, `with` and `range`, with what is done instead. */
export interface Branch {
  readonly kind: "if" | "with" | "range";
  readonly start: number;
  readonly expression: Expression | undefined;
  readonly written: string;
  /** Variables that `range` or `with` declares. */
  readonly variables: readonly string[];
  readonly body: readonly Node[];
  readonly otherwise: readonly Node[];
}

/** A parsed template: what it gives, and the named templates that it defines. */
export interface Template {
  readonly nodes: readonly Node[];
  readonly defined: ReadonlyMap<string, readonly Node[]>;
}

interface Frame {
  readonly kind: "root" | "if" | "with" | "range" | "define" | "block";
  readonly start: number;
  readonly expression: Expression | undefined;
  readonly written: string;
  readonly variables: readonly string[];
  readonly name: string;
  readonly body: Node[];
  otherwise: Node[] | undefined;
  /** It was opened by an `else if`, and is closed with the one around it. */
  readonly chained: boolean;
}

const DEEPEST = 60;

/** Builds the tree; undefined where the blocks don't close. */
export function templateOf(pieces: readonly Piece[]): Template | undefined {
  const defined = new Map<string, readonly Node[]>();
  const frames: Frame[] = [frame("root", 0)];
  const top = (): Frame => frames.at(-1) as Frame;
  const add = (node: Node): void => {
    (top().otherwise ?? top().body).push(node);
  };
  for (const piece of pieces) {
    if (piece.kind === "text") {
      add({ kind: "text", start: piece.start, end: piece.end });
      continue;
    }
    const { start, body } = piece;
    const [, word = "", rest = ""] =
      /^(if|with|range|define|block|end|else|template|break|continue)\b\s*(.*)$/su.exec(body) ?? [];
    if (frames.length > DEEPEST) return undefined;
    if (word === "if" || word === "with" || word === "range") frames.push(branch(word, start, rest, false));
    else if (word === "define" || word === "block") {
      frames.push({ ...frame(word, start), name: /^"([^"]{1,200})"/u.exec(rest)?.[1] ?? "" });
    } else if (word === "else") {
      if (frames.length === 1 || top().otherwise !== undefined) return undefined;
      top().otherwise = [];
      const chained = /^(if|with)\b\s*(.*)$/su.exec(rest);
      if (chained !== null) frames.push(branch(chained[1] as "if" | "with", start, chained[2] ?? "", true));
    } else if (word === "end") {
      for (;;) {
        const closed = frames.pop();
        if (closed === undefined || closed.kind === "root") return undefined;
        close(closed, add, defined);
        if (!closed.chained) break;
      }
    } else if (word === "template") {
      const [, name = "", context = "."] = /^"([^"]{1,200})"\s*(.*)$/su.exec(rest) ?? [];
      add({ kind: "template", start, name, expression: expressionOf(context || ".") });
    } else if (word === "") {
      const assigned = /^\$([\p{L}\p{N}_]+)\s*:?=\s*(.*)$/su.exec(body);
      if (assigned !== null) {
        add({ kind: "assign", name: assigned[1] ?? "", expression: expressionOf(assigned[2] ?? "") });
      } else add({ kind: "output", start, expression: expressionOf(body), written: body });
    }
  }
  return frames.length === 1 ? { nodes: top().body, defined } : undefined;
}

function close(closed: Frame, add: (node: Node) => void, defined: Map<string, readonly Node[]>): void {
  const { kind, start, expression, written, variables, name, body, otherwise = [] } = closed;
  if (kind === "define") defined.set(name, body);
  else if (kind === "block") {
    defined.set(name, body);
    add({ kind: "template", start, name, expression: expressionOf(".") });
  } else if (kind !== "root") add({ kind, start, expression, written, variables, body, otherwise });
}

function frame(kind: Frame["kind"], start: number): Frame {
  return {
    kind,
    start,
    expression: undefined,
    written: "",
    variables: [],
    name: "",
    body: [],
    otherwise: undefined,
    chained: false,
  };
}

function branch(kind: "if" | "with" | "range", start: number, rest: string, chained: boolean): Frame {
  const [, names = "", after] = /^((?:\$[\p{L}\p{N}_]+\s*,?\s*){1,2}):?=\s*(.*)$/su.exec(rest) ?? [];
  const variables = [...names.matchAll(/\$([\p{L}\p{N}_]+)/gu)].map((one) => one[1] as string);
  const written = after ?? rest;
  return { ...frame(kind, start), expression: expressionOf(written), written, variables, chained };
}
