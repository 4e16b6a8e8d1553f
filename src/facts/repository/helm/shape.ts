import type { Expression } from "./expressions.ts";
import type { Node } from "./nodes.ts";

/** Where what an action would give stands: how far it is indented, and whether it is items of a list. */
export interface Shape {
  readonly indent: number;
  readonly isList: boolean | undefined;
}

/** The indentation that an expression ends with (`… | nindent 8`); undefined without one. */
export function indentOf(expression: Expression | undefined): number | undefined {
  if (expression?.kind !== "call" || (expression.name !== "nindent" && expression.name !== "indent")) return undefined;
  const [width] = expression.values;
  return width?.kind === "literal" && typeof width.value === "number"
    ? Math.min(100, Math.max(0, width.value))
    : undefined;
}

/**
 * How a block whose content is not known would stand: told by its first line that is not empty.
 *
 * @param line what stands before it on its line
 * @returns undefined where it stands inside a line
 */
export function shapeOf(nodes: readonly Node[], text: string, line: string): Shape | undefined {
  let begun = line;
  for (const node of nodes) {
    if (node.kind === "text") {
      const piece = text.slice(node.start, node.end);
      const all = (begun + piece).split("\n");
      if (all.length === 1 && begun.trim() !== "") return undefined;
      // What stands on the line already is not of the block.
      const own = begun.trim() === "" ? all : all.slice(1);
      const first = own.find((one) => one.trim() !== "" && !one.trim().startsWith("#"));
      if (first !== undefined)
        return { indent: first.length - first.trimStart().length, isList: /^\s*-(?:\s|$)/u.test(first) };
      begun = own.at(-1) ?? "";
      if (begun.trim() !== "") begun = "";
    } else if (node.kind === "output") {
      const indent = indentOf(node.expression);
      if (indent !== undefined) return { indent, isList: undefined };
      return begun.trim() === "" && begun !== line ? { indent: begun.length, isList: false } : undefined;
    } else if (node.kind === "if" || node.kind === "with" || node.kind === "range") {
      const inner = shapeOf(node.body, text, begun);
      if (inner !== undefined) return inner;
    }
  }
  return undefined;
}
