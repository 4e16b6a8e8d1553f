/** A package as Python's tools ask for one (PEP 508); undefined for what is none: a path, an address, an option. */
export function pythonPackage(text: string): { readonly name: string; readonly version: string } | undefined {
  const [, name, rest = ""] =
    /^\s*([A-Za-z0-9](?:[A-Za-z0-9._-]{0,198}[A-Za-z0-9])?)\s*(?:\[[^\]]{0,200}\])?\s*(.*)$/.exec(
      text.slice(0, 1_000),
    ) ?? [];
  if (name === undefined) return undefined;
  const [before = ""] = rest.split(";");
  const version = before
    .replace(/\s+#.*$/, "")
    .replace(/\s--.*$/, "")
    .trim();
  // A URL, a path or a sentence is no package.
  if (version !== "" && !/^[@(=<>!~,]/.test(version)) return undefined;
  return { name: pythonName(name), version: version.startsWith("@") ? "" : version.replace(/^\(|\)$/g, "") };
}

/** The name under which an index knows a package (PEP 503). */
export function pythonName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, "-");
}

/** Whether a group of packages is for building and testing, by the name that people give it. */
export function isDevelopmentGroup(name: string): boolean {
  return /(?:^|[-_.])(?:dev|develop|development|tests?|testing|lint|linting|docs?|documentation|typing|types|ci|build|style|format|qa|quality|local|debug)(?:$|[-_.])/i.test(
    name,
  );
}
