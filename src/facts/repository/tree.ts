import type { History, RepositoryFile } from "../../model.ts";
import type { Purpose } from "./facts.ts";
import { folderOf } from "./folder.ts";
import type { Tree } from "./noun.ts";

const TEST_FOLDER =
  /^(?:tests?|__tests__|specs?|e2e|testdata|test-?fixtures|fixtures|__fixtures__|__mocks__|cypress|testing|integration-?tests?|unit-?tests?|acceptance-?tests?)$/iu;
/** `src/test/java`, `src/integrationTest/kotlin` … are covered by the folder; these are names of single files. */
const TEST_FILE =
  /(?:[._-](?:tests?|specs?|e2e|cy)\.[a-z]+|^test_[^/]*\.py|^conftest\.py|(?:Tests?|IT|Spec)\.(?:java|kt|kts|groovy|scala|cs|php|swift)|_test\.(?:go|py|rb|exs?|dart))$/u;
const EXAMPLE_FOLDER = /^(?:examples?|samples?|demos?|playground|tutorials?|templates?-?repo|skeletons?)$/iu;
const EXAMPLE_FILE = /(?:[._-](?:example|sample|template|dist|tmpl)(?:\.[a-z]+)?|^(?:example|sample)[._-].*)$/iu;
/** Below a source folder of Maven's or Gradle's layout the folders are the parts of a package's name: `org/example/demo` says nothing. */
const PACKAGES = /^((?:.*\/)?src\/[^/]+\/(?:java|kotlin|scala|groovy)\/)(?:[^/]+\/)*/u;
const DOCUMENT_FOLDER = /^(?:docs?|documentation|wiki|manuals?|guides?)$/iu;
const DOCUMENT_FILE = /\.(?:md|markdown|rst|adoc|asciidoc)$/iu;

/**
 * What a file is for, by the names of the folders that it lies in and its own. Tests first: an example for a test is a test.
 *
 * @param path relative to the submission's root
 */
export function purposeOf(path: string): Purpose {
  const folders = path.replace(PACKAGES, "$1").split("/");
  const name = folders.pop() ?? "";
  if (folders.some((folder) => TEST_FOLDER.test(folder)) || TEST_FILE.test(name)) return "test";
  if (folders.some((folder) => EXAMPLE_FOLDER.test(folder)) || EXAMPLE_FILE.test(name)) return "example";
  if (folders.some((folder) => DOCUMENT_FOLDER.test(folder)) || DOCUMENT_FILE.test(name)) return "documentation";
  return "product";
}

/** The index of a repository, as readers ask it. */
export class RepositoryTree implements Tree {
  readonly files: readonly RepositoryFile[];
  readonly history?: History;
  readonly #paths = new Set<string>();
  readonly #folders = new Map<string, string[]>();

  constructor(files: readonly RepositoryFile[], history?: History) {
    this.files = files;
    if (history !== undefined) this.history = history;
    for (const { path } of files) {
      this.#paths.add(path);
      const folder = folderOf(path);
      const known = this.#folders.get(folder);
      if (known === undefined) this.#folders.set(folder, [path]);
      else known.push(path);
    }
  }

  has(path: string): boolean {
    return this.#paths.has(path);
  }

  inFolder(folder: string): readonly string[] {
    return this.#folders.get(folder) ?? [];
  }

  purposeOf(path: string): Purpose {
    return purposeOf(path);
  }
}
