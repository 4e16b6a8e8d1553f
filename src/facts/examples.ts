import type { Place } from "../model.ts";
import type { ExampleFact } from "./facts.ts";
import { isObject, member, type Source } from "./members.ts";
import { collectSample, type SampleContext } from "./sample-values.ts";
import { formatOf } from "./schema-view.ts";
import { NOBODY, type Scope } from "./scope.ts";

/** Values nested deeper than this are left out; no document within the reading limits has them. */
const DEPTH = 500;

/** Where an Example Object holds its value; the second is new in OpenAPI 3.2 (section 4.19) and never serialized. */
const VALUES = ["value", "dataValue"] as const;

/** What all scalars of one example have in common. */
export interface ExampleContext {
  readonly scope: Scope;
  readonly kind: ExampleFact["kind"];
  /** The schema beside it, for its format, and where that stands. */
  readonly schema: unknown;
  readonly schemaPlace: Place;
}

/**
 * One fact per scalar of an example, default, enum or const, at any depth. Nulls say nothing and are left out. What a document's
 * budget does not cover is left out and noted as unresolved.
 *
 * @param name the name for scalars that do not stand under a key of the example itself
 */
export function collectScalars(context: ExampleContext, value: unknown, place: Place, name: string): void {
  // The format of an object's schema is not that of its members.
  const format = isObject(value) ? "" : formatOf(context.scope, context.schema, context.schemaPlace);
  walkValue(context, value, place, name, format, 0);
}

function walkValue(
  context: ExampleContext,
  value: unknown,
  place: Place,
  name: string,
  format: string,
  depth: number,
): void {
  const { budgets, out, document } = context.scope;
  if (budgets.exampleNodes <= 0 || depth > DEPTH) {
    if (budgets.exampleNodes-- === 0) context.scope.exhausted(place, "example");
    return;
  }
  budgets.exampleNodes--;
  const valueType = typeof value;
  if (valueType === "string" || valueType === "number" || valueType === "boolean") {
    out.examples.push({ place, document, kind: context.kind, name, value: String(value), valueType, format });
  } else if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      walkValue(context, value[index], place.step(index), name, format, depth + 1);
    }
  } else if (isObject(value)) {
    for (const key of Object.keys(value)) {
      walkValue(context, value[key], place.step(key), key, format, depth + 1);
    }
  }
}

/** The free texts of an object (`summary`, `description`), in which people paste commands with credentials. */
export function collectTexts(scope: Scope, holder: Source, place: Place, name = ""): void {
  for (const key of ["summary", "description"]) {
    if (Object.hasOwn(holder, key)) collectText(scope, holder[key], place, name, key);
  }
}

/** One free text, the member `key` of the object at `holder`; empty ones are left out. */
export function collectText(scope: Scope, value: unknown, holder: Place, name: string, key: string): void {
  if (typeof value !== "string" || value === "") return;
  const { document } = scope;
  const place = holder.step(key);
  scope.out.examples.push({ place, document, kind: "description", name, value, valueType: "string", format: "" });
}

/**
 * The `example` and `examples` of a parameter, header or media type (OpenAPI 3.0.3, sections 4.7.12 and 4.7.14). Example objects
 * of components are visited where they are defined.
 */
export function collectExamples(sample: SampleContext, holder: Source, place: Place): void {
  const { scope, name, schema, schemaPlace } = sample;
  const context: ExampleContext = { scope, kind: "example", schema, schemaPlace };
  if (Object.hasOwn(holder, "example")) {
    const at = place.child("example");
    collectScalars(context, holder.example, at, name);
    collectSample(sample, "example", holder.example, at);
  }
  const examples = member(holder, "examples");
  if (Array.isArray(examples)) {
    collectScalars(context, examples, place.child("examples"), name);
  } else if (isObject(examples)) {
    for (const key of Object.keys(examples)) {
      const at = place.child("examples", key);
      const target = scope.follow(examples[key], at, "example");
      if (target === undefined) continue;
      const held = VALUES.find((field) => Object.hasOwn(target.value, field));
      if (held !== undefined && scope.pairs(target.value, schema)) {
        const context = held === "dataValue" ? ({ ...sample, notation: "value" } as const) : sample;
        collectSample(context, "example", target.value[held], target.place.child(held));
      }
      if (target.value === examples[key]) collectExample(context, target.value, at, name);
      else scope.later(target, "example", { ...NOBODY, name });
    }
  }
}

/** One Example Object (OpenAPI 3.0.3, section 4.7.19). */
export function collectExample(context: ExampleContext, example: Source, place: Place, name: string): void {
  if (!context.scope.first(example)) return;
  collectTexts(context.scope, example, place, name);
  for (const field of VALUES) {
    if (Object.hasOwn(example, field)) collectScalars(context, example[field], place.child(field), name);
  }
  if (Object.hasOwn(example, "serializedValue")) {
    collectScalars(context, example.serializedValue, place.child("serializedValue"), name);
  }
}
