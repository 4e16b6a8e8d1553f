import { quote } from "../document/fault.ts";
import { Place, type Problem, stepsOf } from "../model.ts";
import { nearest } from "./nearest.ts";

/** An error as Ajv reports it. */
export interface SchemaError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}
/** A problem whose place has not been turned into line and column yet. */
export type PlacedProblem = Pick<Problem, "code" | "data"> & { readonly place: Place };

/** A JSON Schema, as far as keys are looked up in it. */
interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly $ref?: string;
}

/**
 * Turns what a JSON Schema validator found in govstack.yaml into problems for people.
 *
 * @param errors of one validation with all errors collected
 * @param value what was validated
 * @param file path of the file
 * @param schema the schema, to suggest keys from
 */
export function problemsFrom(
  errors: readonly SchemaError[],
  value: unknown,
  file: string,
  schema: object,
): PlacedProblem[] {
  return errors.map((error) => {
    const steps = stepsOf(error.instancePath);
    const place = Place.of(file, placeSteps(value, steps));
    const within = pathText(steps);
    const { params } = error;
    if (error.keyword === "additionalProperties") {
      const key = String(params.additionalProperty);
      const known = knownKeys(schema as Schema, steps);
      const data = { key: quote(key), within, suggestion: nearest(key, known) ?? "none", known: known.join(", ") };
      return { code: "unknown-key", data, place: place.child(key).key() };
    }
    if (error.keyword === "required") {
      const key = String(params.missingProperty);
      return { code: "missing-key", data: { key: steps.length === 0 ? key : `${within}.${key}` }, place: place.key() };
    }
    const found = valueAt(value, steps);
    if (error.keyword === "type") return { ...wrongType(within, String(params.type), found), place };
    if (error.keyword === "pattern" && typeof found === "string" && found.trim() === "") {
      return { code: "empty-value", data: { key: within }, place };
    }
    return { code: "bad-value", data: { key: within, rule: error.keyword }, place };
  });
}

function wrongType(key: string, expected: string, found: unknown): Pick<Problem, "code" | "data"> {
  if (expected === "string" && typeof found === "number")
    return { code: "number-needs-quotes", data: { key, value: String(found) } };
  const got = found === null ? "null" : Array.isArray(found) ? "array" : typeof found;
  return { code: "wrong-type", data: { key, expected, got } };
}

/** The keys that an object at these steps may have. */
function knownKeys(root: Schema, steps: readonly string[]): string[] {
  let schema: Schema | undefined = root;
  for (const step of steps) {
    schema = memberSchema(schema, step);
    const definition: string | undefined = schema?.$ref?.split("/").at(-1);
    if (definition !== undefined) schema = root.$defs?.[definition];
  }
  return Object.keys(schema?.properties ?? {});
}

/** The schema of a member, by its name or by a pattern of names. */
function memberSchema(schema: Schema | undefined, name: string): Schema | undefined {
  const { properties = {}, patternProperties = {} } = schema ?? {};
  if (Object.hasOwn(properties, name)) return properties[name];
  return Object.entries(patternProperties).find(([pattern]) => new RegExp(pattern, "u").test(name))?.[1];
}

/** "openapi[0]", "traits.webUi.value"; "top" for the whole file. */
function pathText(steps: readonly string[]): string {
  if (steps.length === 0) return "top";
  return steps.reduce(
    (path, step) => (/^\d+$/.test(step) ? `${path}[${step}]` : path === "" ? step : `${path}.${step}`),
    "",
  );
}

function valueAt(root: unknown, steps: readonly string[]): unknown {
  let value = root;
  for (const step of steps) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
}

/** The steps with positions in lists as numbers. */
function placeSteps(root: unknown, steps: readonly string[]): (string | number)[] {
  return steps.map((step, index) => (Array.isArray(valueAt(root, steps.slice(0, index))) ? Number(step) : step));
}
