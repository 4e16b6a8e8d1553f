import type { Place } from "../../model.ts";
import { isObject, list, member, type Source } from "../members.ts";
import type { Site } from "./site.ts";
import { ofObject } from "./spots.ts";

/** Something to describe, and tags with names of their own (OpenAPI 3.1.1, section 4.8.1). */
export function checkDocument(root: Source, site: Site): void {
  const content = ["paths", "components", "webhooks"];
  if (site.version >= "3.1" && !content.some((field) => Object.hasOwn(root, field))) {
    site.structural("missing-alternative", { fields: content.join(", "), object: "OpenAPI" }, site.place());
  }
  checkTagNames(root, site);
}

/** Each tag is declared once (OpenAPI 2.0, "Swagger Object"; 3.0.3, section 4.7.1). */
export function checkTagNames(root: Source, site: Site): void {
  const names = new Map<string, Place>();
  for (const [index, tag] of list(root, "tags").entries()) {
    const name = isObject(tag) ? member(tag, "name") : undefined;
    if (typeof name !== "string") continue;
    const first = names.get(name);
    const place = site.place("tags", index, "name");
    if (first === undefined) names.set(name, place);
    else site.semantic("duplicate-tag", { name: name.slice(0, 200) }, place, [first]);
  }
}

/** An SPDX expression or an address, not both (OpenAPI 3.1.1, section 4.8.4). */
export function checkLicense(license: Source, site: Site): void {
  if (site.version >= "3.1" && Object.hasOwn(license, "identifier") && Object.hasOwn(license, "url")) {
    site.structural("exclusive-fields", { first: "identifier", second: "url" }, site.place("url").key());
  }
}

/** At least one response (OpenAPI 3.0.3, section 4.7.16). */
export function checkResponses(responses: Source, site: Site): void {
  let extensions = 0;
  for (const key in responses) {
    if (!key.startsWith("x-")) return;
    extensions += 1;
  }
  const place = ofObject(site.place());
  if (site.version !== "3.0" || extensions === 0) site.structural("no-responses", {}, place);
  else site.semantic("no-responses", {}, place);
}

/** An operationId is unique among all operations (OpenAPI 3.0.3, section 4.7.10). */
export function checkOperation(operation: Source, site: Site): void {
  const id = member(operation, "operationId");
  if (typeof id !== "string") return;
  const place = site.place("operationId");
  const first = site.memory.operationIds.get(id);
  if (first === undefined) site.memory.operationIds.set(id, place);
  else site.semantic("duplicate-operation-id", { id: id.slice(0, 200) }, place, [first]);
}
