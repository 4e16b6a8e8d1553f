import { Place, type RepositoryFile } from "../../../model.ts";
import { grammarOf, isProgram } from "../code/grammar.ts";
import type { SecretFact, TraceFact } from "../facts.ts";
import { isGenerated } from "../languages.ts";
import type { Lists, NounReader, TextFile, Tree } from "../noun.ts";
import { copiedSecretFiles } from "../secrets/copied-files.ts";
import { FileScanner } from "../secrets/file-scan.ts";
import { sortOf } from "../secrets/file-syntax.ts";
import { fixedAddresses } from "../secrets/fixed-addresses.ts";
import { keyFileKind } from "../secrets/key-files.ts";
import { loadDetector } from "../secrets/maintained.ts";
import { mayTellPrecaution, precautionsIn } from "../secrets/precautions.ts";

/** At most so many credentials of a repository are told. */
const MOST = 2_000;

/**
 * Reads credentials out of every file that is text, tells key files by their names, and what is done so that none gets into the repository.
 */
export function reader(): NounReader {
  return new SecretReader();
}

type Seen = Pick<SecretFact, "kind" | "name" | "confidence" | "place"> & Partial<SecretFact>;

class SecretReader implements NounReader {
  readonly #scanner = new FileScanner(loadDetector);
  readonly #facts: SecretFact[] = [];
  readonly #traces: TraceFact[] = [];

  wants(_file: RepositoryFile): boolean {
    return true;
  }

  async take(file: TextFile, tree: Tree): Promise<void> {
    const { path, text, purpose } = file;
    const { syntax, where } = sortOf(path);
    if (mayTellPrecaution(path)) {
      for (const { of, name, line } of precautionsIn(path, file.lines, tree.files))
        this.#trace(file, of, name, file.at(line), true);
    }
    const language = grammarOf(path)?.language ?? "";
    if (purpose === "product" && isProgram(language) && !isGenerated(path)) {
      for (const { host, certain, offset } of fixedAddresses(text)) {
        this.#trace(file, "fixed-address", host, file.atOffset(offset), certain, language);
      }
    }
    if (syntax === "docker") {
      for (const { name, line, column } of copiedSecretFiles(file.lines)) {
        this.#add(file, where, { kind: "copied-file", name, confidence: "likely", place: file.at(line, column) });
      }
    }
    for (const { kind, name, value, start, column, confidence, isDefault } of await this.#scanner.scan(path, text)) {
      const at = kind === "private-key" && where !== "code" && where !== "document" ? "key-file" : where;
      const place = file.atOffset(start + column);
      this.#add(file, at, { kind, name, confidence, isDefault, place, _secret: value });
    }
  }

  finish(tree: Tree): Lists {
    const known = new Set(this.#facts.filter(({ kind }) => kind === "private-key").map(({ document }) => document));
    for (const { path, bytes } of tree.files) {
      const kind = keyFileKind(path);
      if (kind === "" || bytes === 0 || known.has(path)) continue;
      const place = Place.at(path, { line: 1, column: 1, text: "" });
      this.#add({ path, purpose: tree.purposeOf(path) }, "key-file", { kind, name: "", confidence: "likely", place });
    }
    return { secrets: this.#facts, traces: this.#traces };
  }

  #add({ path, purpose }: Pick<TextFile, "path" | "purpose">, where: SecretFact["where"], seen: Seen): void {
    if (this.#facts.length >= MOST) return;
    this.#facts.push({ document: path, purpose, where, isDefault: false, _secret: "", ...seen });
  }

  #trace(
    { path, purpose }: TextFile,
    of: TraceFact["of"],
    name: string,
    place: Place,
    certain: boolean,
    language = "",
  ): void {
    if (this.#traces.length >= MOST) return;
    this.#traces.push({ document: path, purpose, place, of, name: name.slice(0, 200), language, certain });
  }
}
