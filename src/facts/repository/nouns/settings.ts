import { Place, type RepositoryFile } from "../../../model.ts";
import { grammarOf, isProgram } from "../code/grammar.ts";
import type { SettingFact } from "../facts.ts";
import { isGenerated } from "../languages.ts";
import type { Lists, NounReader, TextFile } from "../noun.ts";
import { type CodeSetting, settingsInCode, settingsInWebConfig } from "../settings/read-in-code.ts";
import { type SettingSyntax, settingSyntaxOf } from "../settings/setting-files.ts";
import { settingLines } from "../settings/setting-lines.ts";
import { settingTree } from "../settings/setting-tree.ts";
import { isSensitiveSetting, settingValue } from "../settings/setting-value.ts";

/** More settings of one repository are not listed. */
const MOST = 20_000;
/** Longer files of code are not written by people. */
const LONGEST = 2_000_000;
const WEB_CONFIG = /(?:^|\/)web(?:\.[\w-]+)?\.config$/iu;

/**
 * Reads the settings that files give to programs (dotenv, properties, Spring, ASP.NET, folders of settings) and those that code asks for.
 * Those of Compose, Kubernetes, charts and images are read with these.
 */
export function reader(): NounReader {
  return new SettingReader();
}

class SettingReader implements NounReader {
  readonly #settings: SettingFact[] = [];

  wants({ path, bytes }: RepositoryFile): boolean {
    if (bytes > LONGEST) return false;
    if (settingSyntaxOf(path) !== undefined || WEB_CONFIG.test(path)) return true;
    return isProgram(grammarOf(path)?.language ?? "") && !isGenerated(path);
  }

  async take(file: TextFile): Promise<void> {
    const syntax = settingSyntaxOf(file.path);
    if (syntax === "dotenv" || syntax === "lines") {
      for (const { name, text, line, column } of settingLines(file.lines))
        this.#add(file, syntax, name, text, file.at(line, column));
    } else if (syntax !== undefined) await this.#takeTree(file, syntax);
    else this.#takeCode(file);
  }

  finish(): Lists {
    return { settings: this.#settings };
  }

  async #takeTree(file: TextFile, syntax: SettingSyntax): Promise<void> {
    const document = await (syntax === "stream" ? file.parseAll(["setting"]) : file.parse(["setting"]));
    if (document === undefined || isObject(document.value)) return;
    const root = Place.of(file.path);
    const parts = syntax === "stream" && Array.isArray(document.value) ? document.value : [document.value];
    for (const [index, part] of parts.entries()) {
      const place = syntax === "stream" ? root.child(index) : root;
      for (const { name, text, place: at } of settingTree(part, place)) this.#add(file, syntax, name, text, at);
    }
  }

  #takeCode(file: TextFile): void {
    const isConfig = WEB_CONFIG.test(file.path);
    const found: readonly CodeSetting[] = isConfig ? settingsInWebConfig(file.text) : settingsInCode(file.text);
    for (const { name, text, offset } of found) {
      const at = file.atOffset(offset);
      if (text !== undefined) this.#add(file, isConfig ? "lines" : "code", name, text, at);
      else
        this.#push(file, {
          name,
          where: "code",
          value: "read",
          sensitive: isSensitiveSetting(name, ""),
          text: "",
          place: at,
        });
    }
  }

  #add(file: TextFile, syntax: SettingSyntax | "code", name: string, text: string, place: Place): void {
    const { value, literal } = settingValue(text);
    const sensitive = isSensitiveSetting(name, text);
    const where = syntax === "code" ? "code" : syntax === "dotenv" ? "dotenv" : "properties";
    this.#push(file, { name, where, value, sensitive, text: sensitive ? "" : literal.slice(0, 200), place });
  }

  #push(file: TextFile, fact: Pick<SettingFact, "name" | "where" | "value" | "sensitive" | "text" | "place">): void {
    if (this.#settings.length >= MOST) return;
    this.#settings.push({ document: file.path, purpose: file.purpose, owner: file.path, ...fact });
  }
}

/** A Kubernetes object in a folder that is named like one of settings is read with its kind. */
function isObject(value: unknown): boolean {
  return (
    typeof value === "object" && value !== null && Object.hasOwn(value, "apiVersion") && Object.hasOwn(value, "kind")
  );
}
