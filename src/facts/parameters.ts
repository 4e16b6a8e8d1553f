import type { Place } from "../model.ts";
import type { OperationFact, ParameterFact } from "./facts.ts";
import { type Fields, fieldsOf, NONE } from "./fields.ts";
import { isObject, list, member, object, type Source, text } from "./members.ts";
import type { Followed, Scope, Target, User } from "./scope.ts";
import { SOURCE, type Sourced } from "./source.ts";
import { collectValue } from "./values.ts";

const LOCATIONS: ReadonlySet<unknown> = new Set(["path", "query", "header", "cookie", "querystring"]);

/** The `parameters` of a path item or operation, references followed; those that lead nowhere are left out. */
export function followParameters(scope: Scope, holder: Source, place: Place): readonly Followed[] {
  const written = member(holder, "parameters");
  if (written !== undefined && !Array.isArray(written)) scope.unread(place.child("parameters"), "parameter");
  return list(holder, "parameters").flatMap((written, index) => {
    const target = scope.follow(written, place.child("parameters", index), "parameter");
    return target === undefined ? [] : [{ written, target }];
  });
}

/** The names of parameters and where they travel; what is no parameter is left out. */
export function namesOf(parameters: readonly Followed[]): OperationFact["parameters"] {
  return parameters.flatMap(({ target: { value } }) => {
    const name = text(value, "name");
    const where = member(value, "in");
    return name === "" || !LOCATIONS.has(where) ? [] : [{ name, in: where as ParameterFact["in"] }];
  });
}

/** Collects parameters: inline ones now, shared ones later where they are defined, with their first user. */
export function collectParameters(scope: Scope, parameters: readonly Followed[], user: User): void {
  for (const { written, target } of parameters) {
    if (target.value === written) collectParameter(scope, target, user);
    else scope.later(target, "parameter", user);
  }
}

/** One Parameter Object (OpenAPI 3.0.3, section 4.7.12), at its definition. */
export function collectParameter(scope: Scope, { value, place }: Target, user: User): void {
  if (!scope.first(value)) return;
  const name = text(value, "name");
  const where = member(value, "in");
  const view = collectValue(scope, value, place, { ...user, name });
  if (name === "" || !LOCATIONS.has(where)) {
    // What travelled in the body in OpenAPI 2.0 is a request body from 3.0 on.
    const isBody = where === "body" || where === "formData";
    if (user.operation !== "") scope.unread(place, isBody ? "request-body" : "parameter");
    return;
  }
  const { fields, opaque } = urlFields(scope, value, place);
  const fact: ParameterFact & Sourced = {
    place,
    document: scope.document,
    name,
    in: where as ParameterFact["in"],
    required: member(value, "required") === true,
    description: text(value, "description"),
    type: view.type,
    format: view.format,
    limited: view.limited,
    operation: user.operation,
    fields,
    opaque: opaque || view.opaque,
    [SOURCE]: value,
  };
  scope.out.parameters.push(fact);
}

/** The fields that travel in the URL with a query parameter, whether it has a schema or `content`. */
function urlFields(scope: Scope, value: Source, place: Place): Fields {
  const where = member(value, "in");
  if (where !== "query" && where !== "querystring") return NONE;
  if (Object.hasOwn(value, "schema")) return fieldsOf(scope, value.schema, place.child("schema"));
  const content = object(value, "content") ?? {};
  const all = Object.keys(content).map((mediaType) => {
    const media = content[mediaType];
    const schema = isObject(media) ? member(media, "schema") : undefined;
    return fieldsOf(scope, schema, place.child("content", mediaType, "schema"));
  });
  const [only] = all;
  if (only === undefined || all.length === 1) return only ?? NONE;
  // Several media types are a defect; the fields of all count.
  scope.budgets.fields -= all.reduce((sum, one) => sum + one.fields.length, 0);
  if (scope.budgets.fields < 0) return { ...only, opaque: true };
  return { fields: all.flatMap((one) => one.fields), opaque: all.some((one) => one.opaque) };
}
