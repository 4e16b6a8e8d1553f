import type { RepositoryFile } from "../../../model.ts";
import type { TestFact } from "../facts.ts";
import { isGenerated, languageOf } from "../languages.ts";
import type { NounReader, TextFile, Tree } from "../noun.ts";
import { casesOf, styleOf } from "../testing/cases.ts";
import { levelOf, pathsIn } from "../testing/level.ts";

/** Reads files of automated tests, real ones and empty ones. */
export function reader(): NounReader {
  const tests: TestFact[] = [];
  return {
    wants: ({ path }: RepositoryFile, tree: Tree) =>
      !isGenerated(path) && (styleOf(path) !== undefined || isUnknown(path, tree)),
    take(file) {
      const style = styleOf(file.path);
      if (style === undefined) tests.push(unknown(file));
      const found = style === undefined ? undefined : casesOf(file.path, file.text, style);
      if (found === undefined) return;
      const { path, purpose } = file;
      const { framework, cases, empty, at, code } = found;
      const level = levelOf(path, code, framework);
      const place = file.atOffset(at);
      const paths = level === "unit" ? [] : pathsIn(code);
      tests.push({ document: path, place, purpose, path, framework, level, cases, empty, paths });
    },
    finish: () => ({ tests }),
  };
}

/** Source code in a place for tests, in a language whose tests are not told apart from other code here. */
function isUnknown(path: string, tree: Tree): boolean {
  if (TOLD_APART.test(path)) return false;
  return /\.bats$|\.t$/u.test(path) || (languageOf(path).kind === "source" && tree.purposeOf(path) === "test");
}

/** It is taken for a test: what is not understood is not held against anyone. */
function unknown(file: TextFile): TestFact {
  const { path, purpose } = file;
  return {
    document: path,
    place: file.at(1),
    purpose,
    path,
    framework: "",
    level: "unit",
    cases: 0,
    empty: false,
    paths: [],
  };
}

/** In these languages a file without a test is none. */
const TOLD_APART = /\.(?:[cm]?[jt]sx?|vue|svelte|py|java|kts?|groovy|scala|go|rb|rake|php|cs|rs|dart|exs?|swift)$/u;
