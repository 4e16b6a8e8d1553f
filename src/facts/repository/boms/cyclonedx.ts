import { isObject, list, member, object, type Source, text } from "../../members.ts";
import type { BomReading } from "./bom.ts";
import { type Component, packageOf, versionKey } from "./component.ts";

const VERSIONS: ReadonlySet<string> = new Set(["1.2", "1.3", "1.4", "1.5", "1.6", "1.7"]);
const TYPES: ReadonlySet<string> = new Set([
  "application",
  "framework",
  "library",
  "container",
  "platform",
  "operating-system",
  "device",
  "device-driver",
  "firmware",
  "file",
  "machine-learning-model",
  "data",
  "cryptographic-asset",
]);

/** More components are not looked at. */
const MOST = 50_000;

/**
 * A bill of materials in CycloneDX JSON, versions 1.2 to 1.7 (ECMA-424, https://cyclonedx.org/docs/). Valid means: what the schema of its
 * version requires of the document and of each component is there and of the right type.
 */
export function readCycloneDx(source: Source): BomReading {
  const version = text(source, "specVersion");
  const components: Component[] = [];
  const fault = faultOf(source, version) || collect(source, version, components);
  const top = object(object(source, "metadata") ?? {}, "component");
  return {
    format: "CycloneDX",
    version,
    fault,
    components,
    ofContainer: top !== undefined && text(top, "type") === "container",
  };
}

function faultOf(source: Source, version: string): string {
  if (!VERSIONS.has(version)) return "specVersion";
  const serial = member(source, "serialNumber");
  if (
    serial !== undefined &&
    !(typeof serial === "string" && /^urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(serial))
  )
    return "serialNumber";
  const revision = member(source, "version");
  const needsRevision = version < "1.5";
  if ((revision !== undefined || needsRevision) && !(Number.isInteger(revision) && Number(revision) >= 1))
    return "version";
  const components = member(source, "components");
  return components === undefined || Array.isArray(components) ? "" : "components";
}

/** All components, those inside others too. Gives the pointer of the first that is not valid. */
function collect(source: Source, version: string, found: Component[]): string {
  let fault = "";
  const walk = (holder: Source, path: string, depth: number): void => {
    for (const [index, one] of list(holder, "components").entries()) {
      if (found.length >= MOST || depth > 20) return;
      const at = `${path}components/${index}`;
      if (!isObject(one)) {
        fault ||= at;
        continue;
      }
      if (!TYPES.has(text(one, "type"))) fault ||= `${at}/type`;
      else if (text(one, "name") === "") fault ||= `${at}/name`;
      else if (version < "1.4" && typeof member(one, "version") !== "string") fault ||= `${at}/version`;
      found.push({
        ...componentOf(one),
        licence: licenceOf(one),
        at: at.split("/").map((step) => (/^\d+$/.test(step) ? Number(step) : step)),
      });
      walk(one, `${at}/`, depth + 1);
    }
  };
  walk(source, "", 0);
  return fault;
}

/** An expression, or the licences one by one, all of which apply. A component that is not needed at run time has none to think of. */
function licenceOf(source: Source): string {
  if (text(source, "scope") === "excluded") return "";
  const licences = list(source, "licenses").filter(isObject).slice(0, 20);
  const [first] = licences;
  if (first !== undefined && text(first, "expression") !== "") return text(first, "expression");
  const names = licences.map((one) => object(one, "license") ?? {}).map((one) => text(one, "id") || text(one, "name"));
  return names.filter((name) => name !== "").join(" AND ");
}

function componentOf(source: Source): Component {
  const known = packageOf(text(source, "purl"));
  if (known !== undefined)
    return known.version === "" ? { ...known, version: versionKey(text(source, "version")) } : known;
  const group = text(source, "group");
  return {
    type: "",
    name: group === "" ? text(source, "name") : `${group}/${text(source, "name")}`,
    version: versionKey(text(source, "version")),
  };
}
