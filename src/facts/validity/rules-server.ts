import { isObject, member, type Source } from "../members.ts";
import type { Site } from "./site.ts";
import { variablesIn } from "./templates.ts";

/** Variables of a server's URL are declared (OpenAPI 3.0.3, section 4.7.5), and a default is one of the values it may have (3.1.1, section 4.8.6). */
export function checkServer(server: Source, site: Site): void {
  const url = member(server, "url");
  const declared = member(server, "variables");
  const variables = isObject(declared) ? declared : {};
  if (typeof url === "string" && (declared === undefined || isObject(declared))) {
    for (const name of variablesIn(url)) {
      if (!Object.hasOwn(variables, name)) {
        site.semantic("server-variable-undeclared", { name: name.slice(0, 200) }, site.place("url"));
      }
    }
  }
  // OpenAPI 3.0 only recommends it.
  if (site.version >= "3.1") for (const name of Object.keys(variables)) checkDefault(name, variables[name], site);
}

function checkDefault(name: string, variable: unknown, site: Site): void {
  if (!isObject(variable)) return;
  const values = member(variable, "enum");
  const chosen = member(variable, "default");
  if (!Array.isArray(values) || values.length === 0 || typeof chosen !== "string" || values.includes(chosen)) return;
  const place = site.place("variables", name, "default");
  site.semantic("server-default-not-listed", { name: name.slice(0, 200), value: chosen.slice(0, 200) }, place);
}
