/** An SPDX licence expression (https://spdx.github.io/spdx-spec/v3.0.1/annexes/spdx-license-expressions/), taken apart. */
export type LicenceExpression =
  | {
      readonly kind: "licence";
      readonly id: string /** `WITH`: an exception that allows more. */;
      readonly exception: boolean;
    }
  | { readonly kind: "or" | "and"; readonly parts: readonly LicenceExpression[] };

/** Reads an expression; undefined for a text that is none. Old manifests write `/` for OR. */
export function licenceExpression(text: string): LicenceExpression | undefined {
  const words =
    text
      .slice(0, 1_000)
      .replace(/\//g, " OR ")
      .match(/\(|\)|[^\s()]+/g) ?? [];
  const reader = new ExpressionReader(words);
  const expression = reader.either(0);
  return reader.done ? expression : undefined;
}

class ExpressionReader {
  readonly #words: readonly string[];
  #at = 0;

  constructor(words: readonly string[]) {
    this.#words = words;
  }

  get done(): boolean {
    return this.#at === this.#words.length;
  }

  either(depth: number): LicenceExpression | undefined {
    return this.#several("or", depth, () => this.#several("and", depth, () => this.#one(depth)));
  }

  #several(
    kind: "or" | "and",
    depth: number,
    read: () => LicenceExpression | undefined,
  ): LicenceExpression | undefined {
    const parts: LicenceExpression[] = [];
    do {
      const part = depth > 20 ? undefined : read();
      if (part === undefined) return undefined;
      parts.push(part);
    } while (this.#take(kind));
    return parts.length === 1 ? parts[0] : { kind, parts };
  }

  #one(depth: number): LicenceExpression | undefined {
    if (this.#take("(")) {
      const inside = this.either(depth + 1);
      return this.#take(")") ? inside : undefined;
    }
    const id = this.#words[this.#at];
    if (id === undefined || !/^[A-Za-z0-9][A-Za-z0-9.+-]*$/.test(id)) return undefined;
    this.#at++;
    const exception = this.#take("with");
    if (exception) this.#at++;
    return { kind: "licence", id, exception };
  }

  #take(word: string): boolean {
    if (this.#words[this.#at]?.toLowerCase() !== word) return false;
    this.#at++;
    return true;
  }
}

/**
 * Whether a package can only be had under licences that a test finds: every choice, or a licence that applies beside others. One with an
 * exception is never found.
 */
export function cannotAvoid(expression: LicenceExpression, found: (id: string) => boolean): boolean {
  if (expression.kind === "licence") return !expression.exception && found(expression.id);
  if (expression.kind === "or") return expression.parts.every((part) => cannotAvoid(part, found));
  return expression.parts.some((part) => cannotAvoid(part, found));
}
