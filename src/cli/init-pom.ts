import type { ManifestFacts } from "./init-manifests.ts";

/** Elements of a pom.xml by their path (https://maven.apache.org/pom.html), and what they say. The first that is there counts. */
const ELEMENTS: readonly (readonly [path: string, fact: keyof ManifestFacts])[] = [
  ["project/name", "name"],
  ["project/artifactId", "name"],
  ["project/version", "version"],
  ["project/parent/version", "version"],
  ["project/organization/name", "vendor"],
  ["project/licenses/license/name", "licence"],
];
const DEEPEST = 50;

/**
 * What a pom.xml says of a solution. Reads the text once from tag to tag and expands nothing: no entity, no property. What holds a
 * property (`${…}`) or an entity is passed over.
 */
export function readPom(text: string): ManifestFacts {
  const found = new Map<string, string>();
  const open: string[] = [];
  let at = text.indexOf("<");
  while (at !== -1) {
    const skipped = skip(text, at);
    if (skipped !== undefined) {
      at = skipped === -1 ? -1 : text.indexOf("<", skipped);
      continue;
    }
    const end = text.indexOf(">", at);
    if (end === -1) break;
    const tag = text.slice(at + 1, Math.min(end, at + 200));
    const next = text.indexOf("<", end);
    if (tag.startsWith("/")) open.pop();
    else if (text[end - 1] !== "/") {
      open.push(/^[^\s/>]*/u.exec(tag)?.[0] ?? "");
      if (open.length > DEEPEST) break;
      const content = text.slice(end + 1, next === -1 ? end + 1 : Math.min(next, end + 500)).trim();
      const path = open.join("/");
      if (content !== "" && !/[$&]/u.test(content) && !found.has(path)) found.set(path, content);
    }
    at = next;
  }
  const facts: Partial<Record<keyof ManifestFacts, string>> = {};
  for (const [path, fact] of ELEMENTS) {
    const content = found.get(path);
    if (content !== undefined) facts[fact] ??= content;
  }
  return facts;
}

/** Where a comment, a section or an instruction ends that begins here; -1 when it never ends; undefined when none begins here. */
function skip(text: string, at: number): number | undefined {
  for (const [start, end] of [
    ["<!--", "-->"],
    ["<![CDATA[", "]]>"],
    ["<?", "?>"],
    ["<!", ">"],
  ] as const) {
    if (!text.startsWith(start, at)) continue;
    const found = text.indexOf(end, at + start.length);
    return found === -1 ? -1 : found + end.length;
  }
  return undefined;
}
