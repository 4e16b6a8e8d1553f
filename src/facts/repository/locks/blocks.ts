import { nameOf } from "../languages.ts";
import { LONGEST_LINE, MOST_PACKAGES } from "../manifests/manifest.ts";
import { pythonName } from "../manifests/python-package.ts";
import type { TextFile } from "../noun.ts";
import type { Locked, LockReader } from "./lock.ts";

// Lock files in TOML that are long lists of `[[package]]`: read line by line, because they are large and of one shape.

/** poetry.lock, pdm.lock and uv.lock; the project itself has a source that is a folder. */
export const pythonLock: LockReader = {
  ecosystem: "pypi",
  reads: (path) => /^(?:poetry|pdm|uv)\.lock$/.test(nameOf(path)),
  read: (file) =>
    blocksOf(file)
      .filter(
        ({ fields }) =>
          !/\b(?:virtual|editable|directory|path)\s*=|type\s*=\s*"directory"/.test(fields.get("source") ?? ""),
      )
      .map(({ fields, line }) => ({ ...lockedOf(file, fields, line), name: pythonName(textOf(fields, "name")) })),
};

/** Cargo.lock (https://doc.rust-lang.org/cargo/guide/cargo-toml-vs-cargo-lock.html); packages of the repository have no source. */
export const cargoLock: LockReader = {
  ecosystem: "cargo",
  reads: (path) => nameOf(path) === "Cargo.lock",
  read: (file) =>
    blocksOf(file)
      .filter(({ fields }) => fields.has("source"))
      .map(({ fields, line }) => lockedOf(file, fields, line)),
};

interface Block {
  readonly line: number;
  /** The first line of each field as it is written. */
  readonly fields: ReadonlyMap<string, string>;
}

function blocksOf(file: TextFile): Block[] {
  const blocks: { line: number; fields: Map<string, string> }[] = [];
  let open: { line: number; fields: Map<string, string> } | undefined;
  for (const [index, whole] of file.lines.entries()) {
    const text = whole.slice(0, LONGEST_LINE);
    if (text.startsWith("[")) {
      open = /^\[\[package\]\]\s*$/.test(text) ? { line: index + 1, fields: new Map() } : undefined;
      if (open !== undefined && blocks.length < MOST_PACKAGES) blocks.push(open);
    }
    const [, key, value = ""] = /^([a-z-]{1,40})\s*=\s*(.*)$/.exec(text) ?? [];
    if (key !== undefined) open?.fields.set(key, value);
  }
  return blocks;
}

function textOf(fields: ReadonlyMap<string, string>, name: string): string {
  return /^"([^"]*)"/.exec(fields.get(name) ?? "")?.[1] ?? "";
}

function lockedOf(file: TextFile, fields: ReadonlyMap<string, string>, line: number): Locked {
  const groups = fields.get("groups");
  const category = textOf(fields, "category");
  const known = groups ?? category;
  const developmentOnly = known === "" ? "unknown" : /"?main\b|default/.test(known) ? "no" : "yes";
  return {
    name: textOf(fields, "name"),
    version: textOf(fields, "version"),
    licence: "",
    developmentOnly,
    place: file.at(line),
  };
}
