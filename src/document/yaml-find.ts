import { isLineEnd, startOfLine } from "./lines.ts";
import type { Spot } from "./spots.ts";
import { KIND, type YamlNodes } from "./yaml-nodes.ts";

/**
 * Fills in the offsets of a trie of places by walking the nodes of a document. An alias is where it stands; what is looked for
 * below it, or comes in by a merge key, is where it is written. Subtrees that no place leads into are stepped over at once.
 */
export function findInYaml(text: string, nodes: YamlNodes, root: Spot): void {
  const open: { spot: Spot; node: number }[] = [];
  settle(root, 0, -1);
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    const { spot, node } = item;
    if (nodes.kind[node] === KIND.mapping) members(spot, node);
    else if (nodes.kind[node] === KIND.sequence) items(spot, node);
  }

  function settle(spot: Spot, node: number, instead: number): void {
    const start = nodes.start[node] as number;
    spot.value = start < 0 ? instead : start;
    if (spot.children !== undefined) open.push({ spot, node: anchored(nodes, node) });
  }

  function members(spot: Spot, mapping: number): void {
    const children = spot.children as Map<string, Spot>;
    const seen = new Set<number>();
    const sources = [mapping];
    for (let source = sources.pop(); source !== undefined; source = sources.pop()) {
      if (nodes.kind[source] !== KIND.mapping || seen.has(source)) continue;
      seen.add(source);
      for (let key = source + 1; key < (nodes.next[source] as number); ) {
        const value = nodes.next[key] as number;
        if (nodes.kind[key] === KIND.merge) {
          for (const merged of mergeSources(nodes, anchored(nodes, value)).reverse()) sources.push(merged);
        } else {
          const child = children.get(nodes.keyText(text, key));
          if (child !== undefined && child.value < 0) {
            child.key = nodes.start[key] as number;
            settle(child, value, child.key);
          }
        }
        key = nodes.next[value] as number;
      }
    }
  }

  function items(spot: Spot, sequence: number): void {
    const first = nodes.start[sequence] as number;
    let dash = first;
    let end = first + 1;
    let node = sequence + 1;
    for (let index = 0; node < (nodes.next[sequence] as number); index++) {
      const next = nodes.next[node] as number;
      if ((nodes.start[node] as number) >= 0) end = lastOffset(nodes, node, next);
      else {
        if (index > 0) dash = nextDash(text, first, end);
        end = dash + 1;
      }
      const child = spot.children?.get(String(index));
      if (child !== undefined) settle(child, node, dash);
      node = next;
    }
  }
}

/** The node that an alias stands for, or the node itself. */
function anchored(nodes: YamlNodes, node: number): number {
  return nodes.targets.get(node) ?? node;
}

/** The mappings that the value of `<<` names. */
function mergeSources(nodes: YamlNodes, value: number): number[] {
  if (nodes.kind[value] !== KIND.sequence) return [value];
  const sources: number[] = [];
  for (let item = value + 1; item < (nodes.next[value] as number); item = nodes.next[item] as number) {
    sources.push(anchored(nodes, item));
  }
  return sources;
}

/** Somewhere after the beginning of the last node with a place in a subtree, and before what follows the subtree. */
function lastOffset(nodes: YamlNodes, node: number, next: number): number {
  let last = next - 1;
  while (last > node && (nodes.start[last] as number) < 0) last -= 1;
  return Math.max(nodes.start[last] as number, nodes.end[last] as number);
}

/** The `-` of an item without a value: the next that begins a line, in the column of the sequence's first. */
function nextDash(text: string, first: number, from: number): number {
  const column = first - startOfLine(text, first);
  // A block scalar ends behind its line end.
  for (let at = Math.max(0, from - 1); at < text.length; at++) {
    if (!isLineEnd(text.charCodeAt(at))) continue;
    const dash = at + 1 + column;
    if (text.charCodeAt(dash) === 0x2d && isBlank(text, at + 1, dash)) return dash;
  }
  return text.length;
}

function isBlank(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (text.charCodeAt(at) !== 0x20) return false;
  return true;
}
