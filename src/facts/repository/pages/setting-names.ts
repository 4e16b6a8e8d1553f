/** Names of one document at most. */
const MOST = 3_000;

/**
 * The form in which names of settings are compared: SPRING_DATASOURCE_URL for spring.datasource.url too (Spring Boot, "Binding from
 * Environment Variables", and what Micronaut, Quarkus and Viper do likewise).
 */
export function settingKey(name: string): string {
  return name.toUpperCase().replace(/[.-]/g, "_").replace(/__+/g, "_");
}

/** Collects the names of settings that a document explains: that stand in a sentence, a table or a list with words beside them. */
export class SettingNames {
  readonly names = new Set<string>();
  #comment = false;
  #waiting: string[] = [];

  /** A line of text, list, table or heading. A name that stands alone is explained by the text that follows it. */
  prose(text: string, kind: "heading" | "text" | "item" | "row"): void {
    if (kind === "text") for (const name of this.#waiting) this.#add(name);
    this.#waiting = [];
    const names = namesIn(text);
    if (names.length === 0) return;
    // In a list of names no name is explained; in a table one word beside it may do.
    const enough = kind === "row" ? 1 : Math.min(6, names.length + 1);
    if (wordsBeside(text) >= enough) for (const name of names) this.#add(name);
    else if (names.length === 1) this.#waiting = names;
  }

  /** A line that is shown as written: a comment in front of it or behind it explains its names. */
  code(text: string): void {
    this.#waiting = [];
    const comment = /(?:^|\s)(?:#|\/\/|--|;)\s*(.*)$/.exec(text)?.[1] ?? "";
    const whole = /^\s*(?:#|\/\/|--|;)/.test(text);
    const says = wordsBeside(comment) >= 2;
    // A setting that is commented out explains nothing, but may be explained.
    const assignment = /^\s*(?:(?:#|;)\s*)?(?:export\s+|-\s+)?["']?([A-Za-z_][\w.-]{1,80})["']?\s*[=:]/.exec(text);
    if (assignment !== null && (!whole || !/\s/.test(comment.split(/[=:]/)[0]?.trim() ?? ""))) {
      if (this.#comment || (!whole && says)) this.#add(assignment[1] ?? "");
      // One comment may stand in front of several settings.
      return;
    }
    if (whole) {
      this.#comment = says || (this.#comment && comment.trim() !== "");
      if (says) for (const name of namesIn(comment)) this.#add(name);
    } else if (says) {
      for (const name of namesIn(text)) this.#add(name);
    } else this.#comment = false;
  }

  /** A blank line: the comment above it belongs to nothing below it. */
  gap(): void {
    this.#comment = false;
    this.#waiting = [];
  }

  #add(name: string): void {
    if (name !== "" && this.names.size < MOST) this.names.add(settingKey(name));
  }
}

/** What looks like the name of a setting: capitals with underscores, capitals alone, dotted words. `DB_*` stands for all that begin so. */
function namesIn(text: string): string[] {
  const names: string[] = [];
  for (const [token] of text.slice(0, 2_000).matchAll(/[A-Za-z_][A-Za-z0-9_.-]{1,80}\*?/g)) {
    const name = token.replace(/[.-]+$/, "");
    if (/^[A-Z][A-Z0-9]+$|_|[a-z0-9]\.[a-z]/.test(name) && names.length < 100) names.push(name);
  }
  return names;
}

/** Words that are no names. */
function wordsBeside(text: string): number {
  let count = 0;
  for (const [word] of text.slice(0, 2_000).matchAll(/[\p{L}\p{M}]{2,}(?:[._-]?[\p{L}\p{N}_]+)*/gu)) {
    if (!/_|^[A-Z][A-Z0-9]+$|[a-z]\.[a-z]/.test(word)) count += 1;
  }
  return count;
}
