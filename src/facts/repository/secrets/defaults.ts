import { isSensitiveName } from "../sensitive-names.ts";
import type { Assignment } from "./find.ts";

/** `${NAME:-value}`, `${NAME-value}`, `${NAME:=value}` of shells and Compose; `${name:value}` of Spring. Not `:?` and `:+`. */
const SUBSTITUTION = /\$\{([A-Za-z_][\w.-]{0,100}?)(:-|:=|-|:)([^${}?+=-][^${}]{0,300})\}/gu;
/** `default "value"` and `"value" | b64enc` in templates of Helm. */
const TEMPLATE_DEFAULT = /\{\{[^{}]{0,300}\bdefault\s{1,4}"([^"{}]{1,200})"/u;
const TEMPLATE_LITERAL = /^\{\{-?\s{0,4}"([^"{}]{1,200})"/u;
/** `env:"NAME" envDefault:"value"` in tags of Go. */
const TAG = /\benv(?:config)?:"([A-Za-z_]\w{1,100})[^"]{0,100}"[^`]{0,100}\b(?:envDefault|default):"([^"]{1,200})"/gu;

/** Values in a line that a program uses when nothing else is given for a name that holds a credential. */
export function* defaultsIn(line: string): Iterable<Assignment> {
  if (line.includes("${")) {
    for (const match of line.matchAll(SUBSTITUTION)) {
      const [all, name = "", , value = ""] = match;
      if (value === "" || !isSensitiveName(name)) continue;
      yield { name, value, column: match.index + all.length - 1 - value.length, isDefault: true };
    }
  }
  if (line.includes("`") && line.includes("efault:")) {
    for (const match of line.matchAll(TAG)) {
      const [all, name = "", value = ""] = match;
      if (isSensitiveName(name))
        yield { name, value, column: match.index + all.length - 1 - value.length, isDefault: true };
    }
  }
}

/** What a value comes to: a literal in it that is used as it stands, or when nothing else is given. The text itself where it is plain. */
export function resolved({ name, value, column, isDefault, ...rest }: Assignment): Assignment {
  const whole = /^\$\{[A-Za-z_][\w.-]{0,100}?(?::-|:=|-|:)([^${}?+=-][^${}]{0,300})\}$/u.exec(value);
  if (whole?.[1] !== undefined)
    return { name, value: whole[1], column: column + value.length - 1 - whole[1].length, isDefault: true };
  if (value.startsWith("{{")) {
    const fallback = TEMPLATE_DEFAULT.exec(value);
    if (fallback?.[1] !== undefined) {
      return {
        name,
        value: fallback[1],
        column: column + fallback[0].length - 1 - fallback[1].length,
        isDefault: true,
      };
    }
    const literal = TEMPLATE_LITERAL.exec(value);
    if (literal?.[1] !== undefined) {
      return {
        name,
        value: literal[1],
        column: column + literal[0].length - 1 - literal[1].length,
        isDefault,
        used: true,
      };
    }
  }
  // Spring Security: the password is not encoded. Laravel: the bytes of the key follow.
  const prefix = /^(?:\{noop\}|base64:)(?=.)/u.exec(value)?.[0] ?? "";
  return { name, value: value.slice(prefix.length), column: column + prefix.length, isDefault, ...rest };
}
