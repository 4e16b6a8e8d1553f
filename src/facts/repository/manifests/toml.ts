/** A value of a TOML file with the offset it is written at. Numbers, dates and booleans stay as they are written. */
export interface TomlNode {
  readonly at: number;
  readonly value: string | TomlNode[] | TomlTable;
}
export type TomlTable = Map<string, TomlNode>;

/** What was read, and the offset from which on the text was not understood, if there is such. */
export interface TomlReading {
  readonly root: TomlTable;
  readonly fault?: number;
}

/** Deeper values are not read. */
const DEEPEST = 40;

/**
 * Reads TOML 1.0 (https://toml.io/en/v1.0.0) as far as manifests need it: tables, arrays of tables, dotted keys, strings of all four
 * kinds, arrays and inline tables. It is more tolerant than the standard (a key that comes twice has its last value), and stops at the
 * first spot that it does not understand. Never throws.
 */
export function readToml(text: string): TomlReading {
  return new TomlReader(text).read();
}

/** The value at a path of keys, undefined where there is none. */
export function tomlAt(table: TomlTable, ...keys: readonly string[]): TomlNode | undefined {
  let node: TomlNode | undefined;
  let inside: TomlNode["value"] | undefined = table;
  for (const key of keys) {
    node = inside instanceof Map ? inside.get(key) : undefined;
    inside = node?.value;
  }
  return node;
}

/** The text at a path of keys, "" where there is none. */
export function tomlText(table: TomlTable, ...keys: readonly string[]): string {
  const value = tomlAt(table, ...keys)?.value;
  return typeof value === "string" ? value : "";
}

/** The members of the table at a path of keys, in the order of the file. */
export function tomlMembers(table: TomlTable, ...keys: readonly string[]): readonly (readonly [string, TomlNode])[] {
  const value = keys.length === 0 ? table : tomlAt(table, ...keys)?.value;
  return value instanceof Map ? [...value] : [];
}

/** The items of the list at a path of keys. */
export function tomlItems(table: TomlTable, ...keys: readonly string[]): readonly TomlNode[] {
  const value = tomlAt(table, ...keys)?.value;
  return Array.isArray(value) ? value : [];
}

class TomlReader {
  readonly #text: string;
  readonly #root: TomlTable = new Map();
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): TomlReading {
    let table: TomlTable | undefined = this.#root;
    for (this.#skip(true); this.#at < this.#text.length; this.#skip(true)) {
      const start = this.#at;
      if (this.#text[start] === "[") table = this.#header();
      else if (table === undefined || !this.#pair(table, 0)) table = undefined;
      if (table === undefined || !this.#endOfLine()) return { root: this.#root, fault: start };
    }
    return { root: this.#root };
  }

  /** `[a.b]` or `[[a.b]]`: the table that the lines below belong to. */
  #header(): TomlTable | undefined {
    const start = this.#at;
    const listed = this.#text.startsWith("[[", start);
    this.#at += listed ? 2 : 1;
    const keys = this.#keys();
    if (keys === undefined || !this.#take(listed ? "]]" : "]")) return undefined;
    const last = keys.pop() ?? "";
    const parent = this.#descend(this.#root, keys, start);
    const known = parent?.get(last)?.value;
    if (!listed && known instanceof Map) return known;
    const table: TomlTable = new Map();
    if (!listed) parent?.set(last, { at: start, value: table });
    else if (Array.isArray(known)) known.push({ at: start, value: table });
    else parent?.set(last, { at: start, value: [{ at: start, value: table }] });
    return parent === undefined ? undefined : table;
  }

  /** The table at a path of keys, made where it is missing; of a list the last table. */
  #descend(from: TomlTable, keys: readonly string[], at: number): TomlTable | undefined {
    let table = from;
    for (const key of keys) {
      let value = table.get(key)?.value;
      if (value === undefined) {
        value = new Map();
        table.set(key, { at, value });
      }
      const next = Array.isArray(value) ? value.at(-1)?.value : value;
      if (!(next instanceof Map)) return undefined;
      table = next;
    }
    return table;
  }

  #pair(table: TomlTable, depth: number): boolean {
    const at = this.#at;
    const keys = this.#keys();
    if (keys === undefined || !this.#take("=")) return false;
    this.#skip(false);
    const value = this.#value(depth);
    const last = keys.pop() ?? "";
    const target = this.#descend(table, keys, at);
    if (value === undefined || target === undefined) return false;
    target.set(last, { at, value });
    return true;
  }

  #keys(): string[] | undefined {
    const keys: string[] = [];
    do {
      this.#skip(false);
      const key = this.#quote() ? this.#string() : this.#word(/[A-Za-z0-9_-]*/y);
      if (key === undefined || keys.length > DEEPEST) return undefined;
      keys.push(key);
      this.#skip(false);
    } while (this.#take("."));
    return keys;
  }

  #value(depth: number): TomlNode["value"] | undefined {
    if (depth > DEEPEST) return undefined;
    if (this.#quote()) return this.#string();
    if (this.#take("[")) return this.#array(depth);
    if (this.#take("{")) return this.#inline(depth);
    return this.#word(/[^\s,\]}#]{1,200}(?: [0-9]{2}:[0-9:.]{1,20}Z?)?/y);
  }

  #array(depth: number): TomlNode[] | undefined {
    const items: TomlNode[] = [];
    for (this.#skip(true); !this.#take("]"); this.#skip(true)) {
      const at = this.#at;
      const value = this.#value(depth + 1);
      if (value === undefined) return undefined;
      items.push({ at, value });
      this.#skip(true);
      if (!this.#take(",") && this.#text[this.#at] !== "]") return undefined;
    }
    return items;
  }

  #inline(depth: number): TomlTable | undefined {
    const table: TomlTable = new Map();
    for (this.#skip(true); !this.#take("}"); this.#skip(true)) {
      if (!this.#pair(table, depth + 1)) return undefined;
      this.#skip(true);
      if (!this.#take(",") && this.#text[this.#at] !== "}") return undefined;
    }
    return table;
  }

  #quote(): boolean {
    const c = this.#text[this.#at];
    return c === '"' || c === "'";
  }

  #string(): string | undefined {
    const quote = this.#text[this.#at] ?? "";
    const many = this.#text.startsWith(quote.repeat(3), this.#at);
    const mark = many ? quote.repeat(3) : quote;
    let end = this.#at + mark.length;
    for (; end < this.#text.length && !this.#text.startsWith(mark, end); end++) {
      if (quote === '"' && this.#text[end] === "\\") end++;
      else if (!many && this.#text[end] === "\n") return undefined;
    }
    if (end >= this.#text.length) return undefined;
    const inside = this.#text.slice(this.#at + mark.length, end);
    this.#at = end + mark.length;
    // Quotes directly in front of the closing three belong to the text.
    while (many && this.#text[this.#at] === quote) this.#at++;
    return quote === '"' ? inside.replace(/\\(["\\])/g, "$1") : inside;
  }

  #word(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const word = pattern.exec(this.#text)?.[0] ?? "";
    this.#at += word.length;
    return word === "" ? undefined : word;
  }

  #take(mark: string): boolean {
    if (!this.#text.startsWith(mark, this.#at)) return false;
    this.#at += mark.length;
    return true;
  }

  #endOfLine(): boolean {
    this.#skip(false);
    return this.#at >= this.#text.length || this.#text[this.#at] === "\n" || this.#text[this.#at] === "\r";
  }

  /** Blanks and comments; line ends too where a value may go on. */
  #skip(lines: boolean): void {
    for (;;) {
      const c = this.#text[this.#at];
      if (c === "#") {
        const end = this.#text.indexOf("\n", this.#at);
        this.#at = end === -1 ? this.#text.length : end;
      } else if (c === " " || c === "\t" || c === "\ufeff" || (lines && (c === "\n" || c === "\r"))) this.#at++;
      else return;
    }
  }
}
