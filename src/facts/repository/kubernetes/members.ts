/** Plain data as YAML gives it, asked for without trusting its shape. */
export type Members = Readonly<Record<string, unknown>>;

/** The value where it is an object, otherwise one without members. */
export function members(value: unknown): Members {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Members) : NOTHING;
}

const NOTHING: Members = Object.freeze({});

/** The member of an object; undefined where there is none of its own. */
export function member(value: unknown, name: string): unknown {
  const all = members(value);
  return Object.hasOwn(all, name) ? all[name] : undefined;
}

/** What a path of names leads to; undefined where it leads nowhere. */
export function below(value: unknown, ...names: readonly string[]): unknown {
  let at = value;
  for (const name of names) at = member(at, name);
  return at;
}

/** The items of a list, at most `MOST_ITEMS`; none where it is no list. */
export function items(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.slice(0, MOST_ITEMS) : [];
}

/** More of one list is never looked at. */
export const MOST_ITEMS = 2_000;

/** Text, or a number or boolean as text, at most 1,000 characters; "" for everything else. */
export function text(value: unknown): string {
  if (typeof value === "string") return value.slice(0, 1_000);
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

/** Whole numbers, also where they are written as text. */
export function integer(value: unknown): number | undefined {
  const number = typeof value === "string" && /^[0-9]{1,9}$/u.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isInteger(number) ? number : undefined;
}

/** True and false, also where they are written as text. */
export function flag(value: unknown): boolean | undefined {
  if (typeof value === "boolean") return value;
  return value === "true" ? true : value === "false" ? false : undefined;
}

/** The texts of a list. */
export function texts(value: unknown): readonly string[] {
  return items(value)
    .map(text)
    .filter((one) => one !== "");
}
