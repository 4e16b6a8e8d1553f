import { supportEnd } from "../end-of-life.ts";
import type { RuntimeFact } from "../facts.ts";
import { languageOf, nameOf } from "../languages.ts";
import type { NounReader, TextFile } from "../noun.ts";
import { inDockerfile, inYaml } from "../runtimes/image-lines.ts";
import { inManifest, isManifest } from "../runtimes/manifests.ts";
import type { Stated } from "../runtimes/stated.ts";
import { inVersionFile, isVersionFile } from "../runtimes/version-files.ts";

/** What code is worked on, built and tested with is not what runs: pipelines, and files for development by their names. */
const PIPELINE =
  /^\.(?:github|gitlab|circleci|drone|woodpecker|azure[\w-]*)(?:\/|[-.])|(?:^|\/)\.(?:gitlab-ci|travis|drone|woodpecker)[\w.-]*\.ya?ml$|(?:^|\/)azure-pipelines|(?:^|\/)\.devcontainer\//u;
const DEVELOPMENT = /(?:^|[._-])(?:dev|devel|development|tests?|testing|ci|e2e|local|override)(?:[._-]|$)/iu;
const MOST = 5_000;

/** Reads which versions of languages, frameworks, databases and systems are asked for. */
export function reader(): NounReader {
  const facts: RuntimeFact[] = [];
  return {
    wants: ({ path }) => sortOf(path) !== undefined,
    async take(file) {
      if (facts.length >= MOST) return;
      for (const stated of await read(file)) facts.push(factOf(file, stated));
    },
    finish: () => ({ runtimes: facts }),
  };
}

function sortOf(path: string): "pin" | "manifest" | "dockerfile" | "yaml" | undefined {
  const name = nameOf(path);
  if (PIPELINE.test(path)) return undefined;
  if (isVersionFile(name)) return "pin";
  if (isManifest(name)) return "manifest";
  const { language } = languageOf(path);
  if (DEVELOPMENT.test(name)) return undefined;
  return language === "Dockerfile" ? "dockerfile" : language === "YAML" ? "yaml" : undefined;
}

async function read(file: TextFile): Promise<readonly Stated[]> {
  switch (sortOf(file.path)) {
    case "pin":
      return inVersionFile(file, nameOf(file.path));
    case "manifest":
      return inManifest(file, nameOf(file.path));
    case "dockerfile":
      return inDockerfile(file);
    default:
      return inYaml(file);
  }
}

function factOf({ path, purpose }: TextFile, { name, version, minimum = false, source, place }: Stated): RuntimeFact {
  const end = supportEnd(name, version);
  const supportedUntil = end?.until ?? "";
  return {
    document: path,
    place,
    purpose,
    name,
    version,
    minimum,
    source,
    supportedUntil,
    paidUntil: end?.paidUntil ?? "",
  };
}
