import { isObject, member, object, type Source, text } from "../../facts/members.ts";
import type { Target } from "../../facts/scope.ts";
import type { Place } from "../../model.ts";
import type { InterfaceOperation, SecurityKind } from "../interface.ts";
import { addGap, type Reader } from "./reader.ts";

type Security = NonNullable<InterfaceOperation["security"]>;

/** The only alternative is to come without proof. */
const ANONYMOUS: Security = [[]];

/** The `security` in force: the operation's own, even when it is empty, or else the document's (OpenAPI 3.0.3, section 4.7.10). */
export function securityOf(reader: Reader, operation: Target, gaps: Place[]): InterfaceOperation["security"] {
  for (const { value, place } of [operation, reader.root]) {
    const security = member(value, "security");
    if (security === undefined) continue;
    if (Array.isArray(security)) return readSecurity(reader, security, place.step("security"), gaps);
    addGap(gaps, place.step("security"));
  }
  return undefined;
}

function readSecurity(reader: Reader, security: readonly unknown[], place: Place, gaps: Place[]): Security {
  return reader.once("security", security, gaps, (own): Security => {
    if (security.length === 0) return ANONYMOUS;
    return security.map((alternative, index) => {
      // What is no object is not read as "anonymous".
      if (!isObject(alternative)) {
        addGap(own, place.step(index));
        return [UNDECLARED];
      }
      return Object.keys(alternative).map((name) => kindOf(reader, name, alternative[name], place, own));
    });
  });
}

const UNDECLARED: SecurityKind = { type: "undeclared", detail: "", scopes: [] };

function kindOf(reader: Reader, name: string, scopes: unknown, place: Place, gaps: Place[]): SecurityKind {
  const scheme = schemeOf(reader, name, place, gaps);
  if (scheme === undefined) return UNDECLARED;
  const type = text(scheme, "type");
  const detail =
    type === "http"
      ? text(scheme, "scheme").toLowerCase()
      : type === "apiKey"
        ? `${text(scheme, "in")}:${text(scheme, "name").toLowerCase()}`
        : "";
  const needed = Array.isArray(scopes) ? scopes.filter((one) => typeof one === "string") : [];
  return { type: type === "" ? "undeclared" : type, detail, scopes: needed };
}

/** The scheme of that name, or from OpenAPI 3.2 on (section 4.30) the one at that address. */
function schemeOf(reader: Reader, name: string, place: Place, gaps: Place[]): Source | undefined {
  const components = object(reader.root.value, "components");
  const schemes = components === undefined ? undefined : object(components, "securitySchemes");
  const written = schemes === undefined ? undefined : member(schemes, name);
  if (written !== undefined) {
    const at = reader.root.place.child("components", "securitySchemes", name);
    return reader.follow(written, at, gaps)?.value;
  }
  if (reader.version < "3.2" || !/[#/.]/.test(name)) return undefined;
  const resolution = reader.resolver.resolve(name, place);
  return resolution.found && isObject(resolution.value) ? resolution.value : undefined;
}
