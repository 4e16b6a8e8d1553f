import { wellFormed } from "./fault.ts";
import { skipNested, skipSpace, skipString, skipValue } from "./json-text.ts";
import type { Spot } from "./spots.ts";

/** An object or list that holds something looked for, and how many of its entries are still to be met. */
interface Open {
  readonly spot: Spot;
  readonly list: boolean;
  index: number;
  missing: number;
}

/**
 * Fills in the offsets of a trie of places in one pass over a valid JSON text without repeated keys. What no place leads into is
 * skipped by counting brackets, and the pass ends with the last place.
 */
export function findInJson(text: string, root: Spot): void {
  const open: Open[] = [];
  let at = skipSpace(text, 0);
  let top = enter(root);
  while (top !== undefined) {
    const c = text.charCodeAt(at);
    if (top.missing === 0) {
      if (open.every(({ missing }) => missing === 0)) return;
      at = skipSpace(text, skipNested(text, at));
      top = leave();
    } else if (c === 0x7d || c === 0x5d) {
      at = skipSpace(text, at + 1);
      top = leave();
    } else if (c === 0x2c) {
      at = skipSpace(text, at + 1);
    } else if (top.list) {
      top = member(top, top.spot.children?.get(String(top.index++)), -1);
    } else {
      const end = skipString(text, at);
      const child = top.spot.children?.get(keyText(text, at, end));
      const key = at;
      at = skipSpace(text, skipSpace(text, end) + 1);
      top = member(top, child, key);
    }
  }

  /** Takes the value that starts here: steps into it when something in it is looked for, over it otherwise. */
  function member(container: Open, child: Spot | undefined, key: number): Open | undefined {
    if (child === undefined) {
      at = skipSpace(text, skipValue(text, at));
      return container;
    }
    container.missing -= 1;
    child.key = key;
    return enter(child) ?? container;
  }

  function enter(spot: Spot): Open | undefined {
    spot.value = at;
    if (root.children === undefined) return undefined;
    const c = text.charCodeAt(at);
    if (spot.children === undefined || (c !== 0x7b && c !== 0x5b)) {
      at = skipSpace(text, skipValue(text, at));
      return undefined;
    }
    at = skipSpace(text, at + 1);
    const entered = { spot, list: c === 0x5b, index: 0, missing: spot.children.size };
    open.push(entered);
    return entered;
  }

  function leave(): Open | undefined {
    open.pop();
    return open.at(-1);
  }
}

/** What a key means: its text between the quotes, escapes undone. */
function keyText(text: string, start: number, end: number): string {
  const raw = text.slice(start + 1, end - 1);
  return raw.includes("\\") ? wellFormed(JSON.parse(text.slice(start, end)) as string) : raw;
}
