import { isObject, list, member, type Source, text } from "../../members.ts";
import type { Component } from "./component.ts";
import { readCycloneDx } from "./cyclonedx.ts";
import { readSpdx } from "./spdx.ts";

/** What a bill of materials says. */
export interface BomReading {
  readonly format: "CycloneDX" | "SPDX";
  readonly version: string;
  /** Pointer to what is missing or wrong, "" where it is valid. */
  readonly fault: string;
  readonly components: readonly Component[];
  /** Of an image, which holds packages of its base system, too. */
  readonly ofContainer: boolean;
}

/** Whether a file is a bill of materials by its name: bom.json, sbom-api.json, app.cdx.json, backend.spdx.json … */
export function mayBeBom(path: string): boolean {
  return /(?:^|[/._-])(?:bom|sbom|sboms|cyclonedx|cdx|spdx)(?:[._-][^/]*)?\.json$|(?:^|\/)(?:sboms?|boms?)\/[^/]+\.json$/i.test(
    path,
  );
}

/** Reads a bill of materials; undefined for a file that does not say that it is one. */
export function readBom(value: unknown): BomReading | undefined {
  if (!isObject(value)) return undefined;
  if (member(value, "bomFormat") === "CycloneDX") return readCycloneDx(value);
  return text(value, "spdxVersion").startsWith("SPDX-") || isSpdx3(value) ? readSpdx(value) : undefined;
}

function isSpdx3(value: Source): boolean {
  const context = member(value, "@context");
  const named =
    typeof context === "string" ? context : list({ context }, "context").find((one) => typeof one === "string");
  return (
    typeof named === "string" && named.startsWith("https://spdx.org/rdf/3.") && Array.isArray(member(value, "@graph"))
  );
}
