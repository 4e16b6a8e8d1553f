import { quote } from "../document/fault.ts";
import { type ContractDeclaration, Place } from "../model.ts";
import type { PlacedProblem, SchemaError } from "./configuration-errors.ts";
import { nearest } from "./nearest.ts";
import type { KnownSpecification } from "./specifications.ts";

type Members = Readonly<Record<string, unknown>>;

/** How an operation is named on either side: "POST /policies". */
const OPERATION = /^[A-Z]+ \/\S*$/u;

/**
 * What govstack.yaml says under `contract`, as far as it says it rightly, and what is wrong with it beside its shape.
 *
 * @param stated the value of the key `contract`
 * @param file path of govstack.yaml
 * @param known the publications that exist
 */
export function readDeclaredContracts(
  stated: unknown,
  file: string,
  known: readonly KnownSpecification[],
): { readonly contracts: Readonly<Record<string, ContractDeclaration>>; readonly faults: readonly PlacedProblem[] } {
  const faults: PlacedProblem[] = [];
  const contracts: Record<string, ContractDeclaration> = {};
  const blocks = known.map(({ id }) => id).filter((id) => id.startsWith("govstack-bb-"));
  for (const [id, value] of Object.entries(objectOf(stated))) {
    const place = Place.of(file, ["contract", id]);
    if (!blocks.includes(id)) {
      const data = { name: quote(id), suggestion: nearest(id, blocks) ?? "none", known: blocks.join(", ") || "none" };
      faults.push({ code: "unknown-contract", data, place: place.key() });
      continue;
    }
    const basePath = own(value, "basePath");
    if (typeof basePath === "string" && !basePath.startsWith("/")) {
      faults.push({ code: "bad-base-path", data: { value: quote(basePath) }, place: place.child("basePath") });
    }
    contracts[id] = {
      ...(typeof basePath === "string" && basePath.startsWith("/") ? { basePath } : {}),
      operations: mappings(own(value, "operations"), place.child("operations"), faults),
      place,
    };
  }
  return { contracts, faults };
}

function mappings(stated: unknown, place: Place, faults: PlacedProblem[]): Record<string, string> {
  const operations: [string, string][] = [];
  for (const [reference, offered] of Object.entries(objectOf(stated))) {
    if (typeof offered !== "string") continue;
    const at = place.child(reference);
    const wrong = [
      ...(OPERATION.test(reference) ? [] : [{ name: reference, place: at.key() }]),
      ...(OPERATION.test(offered) ? [] : [{ name: offered, place: at }]),
    ];
    for (const one of wrong)
      faults.push({ code: "bad-operation-name", data: { name: quote(one.name) }, place: one.place });
    if (wrong.length === 0) operations.push([reference, offered]);
  }
  return Object.fromEntries(operations);
}

/** Whether an error of the schema is one that is told better here: names and forms under `contract`. */
export function isToldByContracts({ instancePath, keyword }: SchemaError): boolean {
  const [, root, , part] = instancePath.split("/");
  if (root !== "contract") return false;
  if (keyword === "pattern") return true;
  const depth = instancePath.split("/").length - 1;
  return keyword === "additionalProperties" && (depth === 1 || (depth === 3 && part === "operations"));
}

function objectOf(value: unknown): Members {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Members) : {};
}

function own(value: unknown, key: string): unknown {
  const members = objectOf(value);
  return Object.hasOwn(members, key) ? members[key] : undefined;
}
