import { isObject, list, member, object, type Source, text } from "../../members.ts";
import type { BomReading } from "./bom.ts";
import { type Component, packageOf, versionKey } from "./component.ts";

/** More packages are not looked at. */
const MOST = 50_000;

/**
 * A bill of materials in SPDX JSON, versions 2.2 and 2.3 (ISO/IEC 5962, https://spdx.github.io/spdx-spec/) and 3.0 (JSON-LD). Valid
 * means: what the specification requires of the document and of each package is there and of the right type.
 */
export function readSpdx(source: Source): BomReading {
  return Object.hasOwn(source, "spdxVersion") ? readSpdx2(source) : readSpdx3(source);
}

const FIELDS_22 = ["licenseConcluded", "licenseDeclared", "copyrightText"] as const;

function readSpdx2(source: Source): BomReading {
  const version = text(source, "spdxVersion").replace(/^SPDX-/, "");
  const packages = list(source, "packages").slice(0, MOST);
  const components = packages.flatMap((one, index) =>
    isObject(one) ? [{ ...componentOf(one), licence: licenceOf(one), at: ["packages", index] }] : [],
  );
  const ofContainer = packages.some((one) => isObject(one) && text(one, "primaryPackagePurpose") === "CONTAINER");
  return {
    format: "SPDX",
    version,
    fault: faultOf(source, version) || faultIn(packages, version),
    components,
    ofContainer,
  };
}

function faultOf(source: Source, version: string): string {
  if (version !== "2.2" && version !== "2.3") return "spdxVersion";
  if (text(source, "dataLicense") !== "CC0-1.0") return "dataLicense";
  if (text(source, "SPDXID") !== "SPDXRef-DOCUMENT") return "SPDXID";
  if (text(source, "name") === "") return "name";
  if (!/^[A-Za-z][\w+.-]*:[^\s#]+$/.test(text(source, "documentNamespace"))) return "documentNamespace";
  const creation = object(source, "creationInfo");
  if (creation === undefined) return "creationInfo";
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(text(creation, "created"))) return "creationInfo/created";
  const creators = list(creation, "creators");
  if (creators.length === 0 || !creators.every((one) => typeof one === "string")) return "creationInfo/creators";
  const packages = member(source, "packages");
  return packages === undefined || Array.isArray(packages) ? "" : "packages";
}

function faultIn(packages: readonly unknown[], version: string): string {
  for (const [index, one] of packages.entries()) {
    if (!isObject(one)) return `packages/${index}`;
    const needed = ["name", "SPDXID", "downloadLocation", ...(version === "2.2" ? FIELDS_22 : [])];
    const missing = needed.find((name) => text(one, name) === "");
    if (missing !== undefined) return `packages/${index}/${missing}`;
  }
  return "";
}

function licenceOf(source: Source): string {
  const stated = [text(source, "licenseConcluded"), text(source, "licenseDeclared")];
  return stated.find((one) => one !== "" && one !== "NOASSERTION" && one !== "NONE") ?? "";
}

function componentOf(source: Source): Component {
  const references = list(source, "externalRefs").slice(0, 50);
  const reference = references.find((one) => isObject(one) && text(one, "referenceType") === "purl");
  const known = isObject(reference) ? packageOf(text(reference, "referenceLocator")) : undefined;
  const version = versionKey(text(source, "versionInfo"));
  if (known !== undefined) return known.version === "" ? { ...known, version } : known;
  return { type: "", name: text(source, "name"), version };
}

/** SPDX 3.0: one graph of elements, in which a document and the information on its creation must be. */
function readSpdx3(source: Source): BomReading {
  const graph = list(source, "@graph")
    .slice(0, MOST * 4)
    .filter(isObject);
  const typed = (type: string): Source[] => graph.filter((one) => text(one, "type") === type);
  const [creation] = typed("CreationInfo");
  const [document] = typed("SpdxDocument");
  const packages = typed("software_Package").slice(0, MOST);
  let fault = "";
  if (creation === undefined || text(creation, "specVersion") === "" || text(creation, "created") === "")
    fault = "CreationInfo";
  else if (list(creation, "createdBy").length === 0) fault = "CreationInfo/createdBy";
  else if (document === undefined || text(document, "spdxId") === "") fault = "SpdxDocument";
  else if (packages.some((one) => text(one, "spdxId") === "" || text(one, "name") === "")) fault = "software_Package";
  const components = packages.map((one): Component => {
    const known = packageOf(text(one, "software_packageUrl"));
    const version = versionKey(text(one, "software_packageVersion"));
    return known === undefined
      ? { type: "", name: text(one, "name"), version }
      : { ...known, version: known.version || version };
  });
  const ofContainer = packages.some((one) => text(one, "software_primaryPurpose") === "container");
  return {
    format: "SPDX",
    version: creation === undefined ? "3.0" : text(creation, "specVersion"),
    fault,
    components,
    ofContainer,
  };
}
