import type { DocumentDirective } from "js-yaml";

/** The tags of the core schema (YAML 1.2.2, section 10.3.1); "" for the non-specific tag `!`. */
export type CoreTag = "" | "str" | "null" | "bool" | "int" | "float" | "seq" | "map";

const PREFIX = "tag:yaml.org,2002:";
const CORE: ReadonlySet<string> = new Set(["str", "null", "bool", "int", "float", "seq", "map"]);

/** The core tag that a tag as written stands for, or undefined for every other tag. */
export function coreTag(written: string, directives: readonly DocumentDirective[]): CoreTag | undefined {
  if (written === "!") return "";
  const name = fullName(written, directives);
  const short = name.startsWith(PREFIX) ? name.slice(PREFIX.length) : "";
  return CORE.has(short) ? (short as CoreTag) : undefined;
}

function fullName(written: string, directives: readonly DocumentDirective[]): string {
  if (written.startsWith("!<")) return written.slice(2, -1);
  const handle = written.slice(0, written.indexOf("!", 1) + 1) || "!";
  const declared = directives.find((directive) => directive.kind === "tag" && directive.handle === handle);
  const prefix = declared?.kind === "tag" ? declared.prefix : handle === "!!" ? PREFIX : handle;
  return prefix + written.slice(handle.length);
}
