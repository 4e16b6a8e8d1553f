import { type Fault, MAX_FAULTS, quote, wellFormed } from "./fault.ts";
import { QUOTE, skipLiteral, skipString } from "./json-text.ts";

/**
 * Keys that stand more than once in one object of a valid JSON text, each with the place of the first. Keys are compared as the
 * text they mean, so `"a"` and `"\u0061"` are equal.
 */
export function duplicateKeys(text: string): Fault[] {
  const faults: Fault[] = [];
  const open: (Map<string, number> | undefined)[] = [];
  let key = "";
  let keyAt = 0;
  for (let at = 0; at < text.length && faults.length < MAX_FAULTS; at++) {
    switch (text.charCodeAt(at)) {
      case QUOTE: {
        keyAt = at;
        at = skipString(text, at) - 1;
        key = open.at(-1) === undefined ? "" : text.slice(keyAt, at + 1);
        break;
      }
      case 0x7b:
        open.push(new Map());
        break;
      case 0x5b:
        open.push(undefined);
        break;
      case 0x7d:
      case 0x5d:
        open.pop();
        break;
      case 0x3a: {
        const name = wellFormed(JSON.parse(key) as string);
        const names = open.at(-1) as Map<string, number>;
        const earlier = names.get(name);
        if (earlier === undefined) names.set(name, keyAt);
        else faults.push({ code: "duplicate-key", offset: keyAt, data: { key: quote(name) }, related: earlier });
        break;
      }
    }
  }
  return faults;
}

/** Numbers of a valid JSON text that are too large for a double (IEEE 754). */
export function infiniteNumbers(text: string): Fault[] {
  const faults: Fault[] = [];
  for (let at = 0; at < text.length && faults.length < MAX_FAULTS; at++) {
    const c = text.charCodeAt(at);
    if (c === QUOTE) at = skipString(text, at) - 1;
    else if (c === 0x2d || (c >= 0x30 && c <= 0x39)) {
      const end = skipLiteral(text, at);
      if (!Number.isFinite(Number(text.slice(at, end)))) faults.push({ code: "number-not-finite", offset: at });
      at = end - 1;
    }
  }
  return faults;
}
