import { isAlias, isMap, isPair, isScalar, isSeq, parseDocument as readYaml } from "yaml";
import type { Pointer } from "../../src/model.ts";

/** Where another parser sees a value and the key in front of it: offsets of the text. */
export interface Seen {
  readonly pointer: Pointer;
  readonly value: number;
  readonly key: number | undefined;
}

/**
 * An independent reading of places: every value of a YAML (or JSON) text with its offset, from the syntax tree of `yaml`. Leaves out
 * values without text of their own, and what is below an alias.
 */
export function readPlaces(text: string): Seen[] {
  const document = readYaml(text, { version: "1.2", logLevel: "error", uniqueKeys: false });
  const seen: Seen[] = [];
  const visit = (node: unknown, pointer: Pointer, key: number | undefined): void => {
    if (isAlias(node)) seen.push({ pointer, value: node.range?.[0] as number, key });
    if (isScalar(node)) {
      const [start, end] = node.range as [number, number, number];
      if (end > start) seen.push({ pointer, value: start, key });
    }
    if (!isMap(node) && !isSeq(node)) return;
    seen.push({ pointer, value: node.range?.[0] as number, key });
    node.items.forEach((item, index) => {
      if (!isPair(item)) visit(item, [...pointer, index], undefined);
      else if (isScalar(item.key)) {
        visit(item.value, [...pointer, String(item.key.value)], item.key.range?.[0] as number);
      }
    });
  };
  visit(document.contents, [], undefined);
  return seen;
}

/** Line and column of offsets of a text, counted from its lines as `String.prototype.split` sees them. */
export function lineCounter(text: string): (offset: number) => string {
  const starts: number[] = [];
  let start = 0;
  for (const part of text.split(/(?<=\r\n|\n|\r(?!\n))/)) {
    starts.push(start);
    start += part.length;
  }
  if (/[\r\n]$/.test(text)) starts.push(text.length);
  return (offset) => {
    const line = starts.findLastIndex((first) => first <= offset);
    return `${line + 1}:${offset - (starts[line] as number) + 1}`;
  };
}
