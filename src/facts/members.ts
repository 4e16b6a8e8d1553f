/** An object of a parsed document: nothing is known of it but that its keys are its own. */
export type Source = { readonly [key: string]: unknown };

/** Whether a parsed value is an object: neither null nor a list. */
export function isObject(value: unknown): value is Source {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value of an object's own member, undefined when it has none of that name. */
export function member(source: Source, name: string): unknown {
  return Object.hasOwn(source, name) ? source[name] : undefined;
}

/** The value of an own member where it is a string, otherwise the empty string. */
export function text(source: Source, name: string): string {
  const value = member(source, name);
  return typeof value === "string" ? value : "";
}

/** Like `text`, but a number counts as what it is written like: `version: 2` in YAML is meant as a text. */
export function textOrNumber(source: Source, name: string): string {
  const value = member(source, name);
  return typeof value === "number" ? String(value) : typeof value === "string" ? value : "";
}

/** The value of an own member where it is a list, otherwise an empty list. */
export function list(source: Source, name: string): readonly unknown[] {
  const value = member(source, name);
  return Array.isArray(value) ? value : [];
}

/** The value of an own member where it is an object, otherwise undefined. */
export function object(source: Source, name: string): Source | undefined {
  const value = member(source, name);
  return isObject(value) ? value : undefined;
}
