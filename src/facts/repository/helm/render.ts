import { placeholder } from "../kubernetes/placeholders.ts";
import { piecesOf } from "./actions.ts";
import { type Environment, evaluate, valuesAsked } from "./evaluate.ts";
import { isTrue, type Known, known, printed } from "./known.ts";
import { type Branch, type Node, templateOf } from "./nodes.ts";
import { Output } from "./output.ts";
import { indentOf, type Shape, shapeOf } from "./shape.ts";
import { saidElsewhere, type Values } from "./values.ts";

/** A named template, with the text that it stands in. */
export interface Named {
  readonly nodes: readonly Node[];
  readonly text: string;
}

/** What a chart is rendered with. */
export interface Setting {
  readonly root: Readonly<Record<string, unknown>>;
  readonly values: Values;
  /** Other values of the chart: what they say may come instead. */
  readonly others: readonly unknown[];
  readonly named: ReadonlyMap<string, Named>;
  /** Steps that may still be taken, for all templates of a chart together. */
  readonly budget: { left: number };
}

/** What a template gives with the values of its chart. What is not known stands in it as a word between ‹ and ›. */
export function render(nodes: readonly Node[], text: string, setting: Setting): Output {
  const output = new Output();
  new Renderer(text, setting, output, 0, known(setting.root)).nodes(nodes);
  return output;
}

class Renderer {
  readonly #text: string;
  readonly #setting: Setting;
  readonly #out: Output;
  readonly #env: Environment;

  constructor(text: string, setting: Setting, out: Output, depth: number, dot: Known) {
    this.#text = text;
    this.#setting = setting;
    this.#out = out;
    this.#env = {
      root: setting.root,
      values: setting.values,
      dot,
      variables: new Map([["", dot]]),
      include: (name, context, deeper) => this.#named(name, context, deeper),
      evaluateText: (written, context, deeper) => this.#evaluated(written, context, deeper),
      depth,
      budget: setting.budget,
    };
  }

  nodes(nodes: readonly Node[]): void {
    for (const [index, node] of nodes.entries()) {
      this.#setting.budget.left -= 1;
      if (this.#setting.budget.left < 0) {
        this.#out.full = true;
        return;
      }
      this.#node(node, nodes[index + 1]);
    }
  }

  #node(node: Node, next: Node | undefined): void {
    const out = this.#out;
    switch (node.kind) {
      case "text":
        out.add(this.#text.slice(node.start, node.end), node.start, true);
        return;
      case "assign":
        this.#env.variables.set(node.name, evaluate(node.expression, this.#env));
        return;
      case "template": {
        const context = evaluate(node.expression, this.#env);
        const text = this.#env.depth > 15 ? undefined : this.#named(node.name, context, this.#env.depth + 1);
        out.add(text ?? placeholder(node.name), node.start, false);
        return;
      }
      case "output":
        this.#output(node, next);
        return;
      default:
        this.#branch(node);
    }
  }

  #output(node: Extract<Node, { kind: "output" }>, next: Node | undefined): void {
    const { start, expression, written } = node;
    const { value, unresolved, origin } = evaluate(expression, this.#env);
    const text = printed(value);
    // A value that nobody has given is asked of whoever installs the chart.
    const missing = value === undefined && valuesAsked(expression).length > 0;
    if (!unresolved && !missing && text !== undefined) {
      this.#out.add(text, start, false, origin);
      return;
    }
    const indent = indentOf(expression);
    const alone = this.#out.line.trim() === "" && (next === undefined || this.#beginsLine(next));
    if (indent !== undefined || alone) {
      const shape = { indent: indent ?? this.#out.line.length, isList: undefined };
      this.#hidden(shape, written, start);
    } else this.#out.add(placeholder(written.slice(0, 60)), start, false);
  }

  #beginsLine(node: Node): boolean {
    return (
      node.kind === "text" && /^[ \t]*\r?\n/u.test(this.#text.slice(node.start, Math.min(node.end, node.start + 200)))
    );
  }

  /** Puts in an entry that says that something is there which is not known. */
  #hidden({ indent, isList }: Shape, written: string, start: number): void {
    const list = isList ?? this.#continuesList(indent);
    const word = placeholder(`${written.slice(0, 60)}@${start}`);
    this.#out.add(`\n${" ".repeat(indent)}${list ? `- ${word}` : `${word}: ${word}`}`, start, false);
  }

  #continuesList(indent: number): boolean {
    const lines = this.#out.tail().split("\n").reverse();
    for (const line of lines) {
      if (line.trim() === "" || line.trim().startsWith("#")) continue;
      const width = line.length - line.trimStart().length;
      if (width === indent) return line.trimStart().startsWith("- ");
      if (width < indent) return false;
    }
    return false;
  }

  #branch(node: Branch): void {
    const condition = evaluate(node.expression, this.#env);
    const atTop = this.#env.depth === 0 && !this.#out.inDocument && this.#out.line.trim() === "";
    if (condition.unresolved) {
      if (atTop && node.kind === "if") this.nodes(node.body);
      else this.#hiddenBlock(node);
      return;
    }
    if (!isTrue(condition.value)) {
      if (node.otherwise.length > 0) this.nodes(node.otherwise);
      else if (atTop && node.kind === "if") this.#switchedOff(node);
      else if (valuesAsked(node.expression).some((path) => saidElsewhere(this.#setting.others, path)))
        this.#hiddenBlock(node);
      return;
    }
    if (node.kind === "if") this.nodes(node.body);
    else if (node.kind === "with") this.#within(condition, node, [[node.variables[0] ?? "", condition]]);
    else this.#each(condition, node);
  }

  #hiddenBlock(node: Branch): void {
    const shape = shapeOf(node.body, this.#text, this.#out.line);
    if (shape !== undefined) this.#hidden(shape, node.written, node.start);
    else if (this.#out.line.trim() !== "") this.#out.add(placeholder(node.written.slice(0, 60)), node.start, false);
  }

  #switchedOff(node: Branch): void {
    const start = this.#out.length;
    this.nodes(node.body);
    this.#out.off.push({ start, end: this.#out.length });
  }

  #within(dot: Known, node: Branch, variables: readonly (readonly [string, Known])[]): void {
    const before = this.#env.dot;
    this.#env.dot = dot;
    for (const [name, value] of variables) if (name !== "") this.#env.variables.set(name, value);
    this.nodes(node.body);
    this.#env.dot = before;
  }

  #each({ value, origin }: Known, node: Branch): void {
    const isList = Array.isArray(value);
    const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
    const sorted = isList ? entries : entries.sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [name, one] of sorted.slice(0, 500)) {
      if (this.#out.full) return;
      const place = this.#setting.values.placeOf(value, name) ?? origin?.child(isList ? Number(name) : name);
      const item = place === undefined ? known(one) : known(one, place);
      const [first = "", second = ""] = node.variables;
      const key = known(isList ? Number(name) : name);
      this.#within(
        item,
        node,
        second === ""
          ? [[first, item]]
          : [
              [first, key],
              [second, item],
            ],
      );
    }
  }

  #named(name: string, context: Known, depth: number): string | undefined {
    const named = this.#setting.named.get(name);
    return named === undefined ? undefined : this.#inner(named.nodes, named.text, context, depth);
  }

  #evaluated(written: string, context: Known, depth: number): string | undefined {
    if (!written.includes("{{")) return written;
    const pieces = piecesOf(written);
    const template = pieces === undefined ? undefined : templateOf(pieces);
    return template === undefined ? undefined : this.#inner(template.nodes, written, context, depth);
  }

  #inner(nodes: readonly Node[], text: string, context: Known, depth: number): string {
    const output = new Output();
    output.inDocument = true;
    new Renderer(text, this.#setting, output, depth, context).nodes(nodes);
    if (output.full) this.#out.full = true;
    return output.text();
  }
}
