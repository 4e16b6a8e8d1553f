import { cargo } from "./cargo.ts";
import { composer } from "./composer.ts";
import { dotnet } from "./dotnet.ts";
import { elixir } from "./elixir.ts";
import { go } from "./go.ts";
import { gradle } from "./gradle.ts";
import type { ManifestReader } from "./manifest.ts";
import { maven } from "./maven.ts";
import { node } from "./node.ts";
import { pyproject } from "./pyproject.ts";
import { pipfile, requirements, setupCfg, setupPy } from "./python.ts";
import { ruby } from "./ruby.ts";

const MANIFESTS: readonly ManifestReader[] = [
  node,
  maven,
  gradle,
  pyproject,
  requirements,
  setupCfg,
  setupPy,
  pipfile,
  go,
  cargo,
  composer,
  ruby,
  dotnet,
  elixir,
];

/** What reads a manifest, undefined for a file that is none. */
export function manifestReaderOf(path: string): ManifestReader | undefined {
  return MANIFESTS.find((reader) => reader.reads(path));
}
