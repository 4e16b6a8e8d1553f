import type { CoreTag } from "./yaml-tag.ts";

/** A number that no double can hold, or infinity or not-a-number by name: plain data has no such value. */
export const NOT_FINITE = Symbol("not finite");

export type CoreScalar = string | number | boolean | null;

const INTEGER = /^(?:0o[0-7]+|0x[0-9a-fA-F]+|[-+]?[0-9]+)$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const SPECIAL = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

/** The value of an untagged plain scalar under the core schema (YAML 1.2.2, section 10.3.2). Dates stay text. */
export function resolvePlain(text: string): CoreScalar | typeof NOT_FINITE {
  const c = text.charCodeAt(0);
  // Letters, most often: only n, t and f (and their capitals) can begin anything but text.
  if (c > 0x39) {
    switch (c | 0x20) {
      case 0x6e:
        return text === "null" || text === "Null" || text === "NULL" ? null : text;
      case 0x74:
        return text === "true" || text === "True" || text === "TRUE" ? true : text;
      case 0x66:
        return text === "false" || text === "False" || text === "FALSE" ? false : text;
      default:
        return text === "~" ? null : text;
    }
  }
  if (text === "") return null;
  if (c < 0x2b || c === 0x2c || c === 0x2f) return text;
  if (INTEGER.test(text)) return finite(integer(text));
  if (FLOAT.test(text)) return finite(Number(text));
  return SPECIAL.test(text) ? NOT_FINITE : text;
}

/** The value of a scalar with a core tag, however it is quoted; undefined when its text is no such value. */
export function resolveTagged(text: string, tag: CoreTag): CoreScalar | typeof NOT_FINITE | undefined {
  if (tag === "" || tag === "str") return text;
  const value = resolvePlain(text);
  return value === NOT_FINITE || fits(value, tag) ? value : undefined;
}

function fits(value: CoreScalar, tag: CoreTag): boolean {
  switch (tag) {
    case "null":
      return value === null;
    case "bool":
      return typeof value === "boolean";
    case "int":
      return Number.isInteger(value);
    case "float":
      return typeof value === "number";
    default:
      return false;
  }
}

function integer(text: string): number {
  return text.charCodeAt(0) === 0x30 && text.length > 2 && text.charCodeAt(1) > 0x39
    ? Number(text)
    : parseInt(text, 10);
}

function finite(value: number): number | typeof NOT_FINITE {
  return Number.isFinite(value) ? value : NOT_FINITE;
}
