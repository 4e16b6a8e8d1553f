import type { Place } from "../model.ts";
import { isObject, list, member, type Source } from "./members.ts";
import type { Scope } from "./scope.ts";

/** Keywords that say of what sort values are, whatever they hold (OpenAPI 3.0.3, section 4.7.24; JSON Schema 2020-12). */
const TELLING: ReadonlySet<string> = new Set([
  "enum",
  "const",
  "format",
  "pattern",
  "maxLength",
  "minLength",
  "maximum",
  "minimum",
  "exclusiveMaximum",
  "exclusiveMinimum",
  "multipleOf",
  "minProperties",
  "maxProperties",
  "patternProperties",
  "propertyNames",
  "dependentSchemas",
  "contentMediaType",
  "contentEncoding",
  "contentSchema",
  "discriminator",
  "not",
  "if",
  "$dynamicRef",
  // Said elsewhere, for people.
  "externalDocs",
]);
/** The ways in which other schemas have a say: all of them, or one of several. */
const COMPOSING: readonly string[] = ["allOf", "anyOf", "oneOf"];
/** Schemas looked at for one answer at most. */
const MAX_SCHEMAS = 200;

/** One question to a schema and all that it is made of; a schema that leads back to itself adds nothing. */
interface Question {
  readonly scope: Scope;
  readonly asked: Set<object>;
}

/**
 * Whether a schema leaves open what its values are: it says nothing, or nothing but that they are objects, or lists of what nobody
 * describes. What stands behind a reference that leads nowhere counts as said.
 */
export function isFreeForm(scope: Scope, schema: unknown, place: Place): boolean {
  return schema !== false && !saysMore({ scope, asked: new Set() }, schema, place);
}

/** Whether a schema says of what type its values are, by its type or by keywords that only values of one type can meet. */
export function isTyped(scope: Scope, schema: unknown, place: Place): boolean {
  if (!isObject(schema)) return schema === false;
  if (typeof schema.type === "string" || Array.isArray(schema.type)) return true;
  return saysMore({ scope, asked: new Set() }, schema, place, true);
}

/** @param typeCounts whether a type alone is enough, even that of objects or lists */
function saysMore(question: Question, schema: unknown, place: Place, typeCounts = false): boolean {
  if (!isObject(schema)) return schema === false;
  const { scope, asked } = question;
  if (asked.size === MAX_SCHEMAS) return true;
  if (asked.has(schema)) return false;
  asked.add(schema);
  const refers = Object.hasOwn(schema, "$ref");
  if (refers && refersToMore(question, schema, place, typeCounts)) return true;
  if (refers && scope.version === "3.0") return false;
  return saysItself(question, schema, place, typeCounts) || composesMore(question, schema, place, typeCounts);
}

function refersToMore(question: Question, schema: Source, place: Place, typeCounts: boolean): boolean {
  const target = question.scope.follow(schema, place, "schema");
  return target === undefined || saysMore(question, target.value, target.place, typeCounts);
}

function saysItself(question: Question, schema: Source, place: Place, typeCounts: boolean): boolean {
  const type = member(schema, "type");
  const types = (Array.isArray(type) ? type : [type]).filter((one) => typeof one === "string" && one !== "null");
  if (types.some((one) => typeCounts || (one !== "object" && one !== "array"))) return true;
  const properties = member(schema, "properties");
  if (isObject(properties) && Object.keys(properties).length > 0) return true;
  if (Object.keys(schema).some((keyword) => TELLING.has(keyword))) return true;
  if (list(schema, "required").length > 0 || list(schema, "prefixItems").length > 0) return true;
  const more = member(schema, "additionalProperties");
  if (more === false || (isObject(more) && Object.keys(more).length > 0)) return true;
  const items = member(schema, "items");
  if (items === undefined) return false;
  return typeCounts || saysMore(question, items, place.child("items"));
}

function composesMore(question: Question, schema: Source, place: Place, typeCounts: boolean): boolean {
  return COMPOSING.some((keyword) => {
    return list(schema, keyword).some((part, index) => {
      return saysMore(question, part, place.child(keyword, index), typeCounts);
    });
  });
}
