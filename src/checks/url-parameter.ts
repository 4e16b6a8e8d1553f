import type { Facts, OperationFact, ParameterFact } from "../facts/facts.ts";
import { placeOf } from "../facts/published.ts";
import type { Examination, Place, Violation } from "../model.ts";
import type { Check } from "./check.ts";
import { shown } from "./shown.ts";
import { unseen } from "./unseen.ts";
import { wordList, wordsOf } from "./words.ts";

interface Params {
  readonly ending?: readonly string[];
  readonly exact?: readonly string[];
  readonly allow?: readonly string[];
  readonly contacts?: readonly string[];
  readonly organisations?: readonly string[];
  readonly contactsOf?: "persons" | "organisations";
}

/** Tells whether a name is to be found; the other names are those of what encloses it, from the inside out. */
type Finder = (name: string, enclosing?: () => Iterable<string>) => boolean;

/** At most so many variables of one path are looked at; no real path comes near. */
const VARIABLES = 1000;
/** At most so many fields are named and shown for one parameter. */
const RELATED = 10;
/** So many steps above a field it is looked for whose it is; no real schema nests deeper without a reference. */
const STEPS = 40;
/** Steps of a pointer below which names are those of fields or of schemas. */
const NAMED: ReadonlySet<unknown> = new Set(["properties", "schemas", "definitions"]);

const NAMES = { type: "array", uniqueItems: true, items: { type: "string", minLength: 1 } };

/** Names that must not travel in a URL, where logs, caches and browser histories keep them. */
export const check: Check = {
  id: "url-parameter",
  description:
    "Looks at every path and query parameter, at the fields of object-valued query parameters and at the variables of paths that no parameter declares, and finds those whose name is on a list.",
  source: "openapi",
  subject: "parameter",
  params: {
    type: "object",
    additionalProperties: false,
    anyOf: [{ required: ["ending"] }, { required: ["exact"] }, { required: ["contacts"] }],
    properties: {
      ending: {
        ...NAMES,
        description: "Names as lower-case words; a parameter whose name ends with these words is found.",
      },
      exact: { ...NAMES, description: "Names as lower-case words; a parameter whose whole name this is is found." },
      allow: {
        ...NAMES,
        description: "Names as lower-case words; a parameter that ends with these words is never found.",
      },
      contacts: {
        ...NAMES,
        description:
          "Names of contact data, such as phone, as lower-case words; a parameter whose name ends with these words is found, if it is of those whom `contactsOf` says.",
      },
      organisations: {
        ...NAMES,
        description:
          "Lower-case words for organisations; contact data is theirs where such a word stands directly in front of it, or in the name of an object around it.",
      },
      contactsOf: {
        enum: ["persons", "organisations"],
        description:
          "Whose contact data is found: that of organisations, or, as without this parameter, all that is not of one.",
      },
    },
  },
  cases: { parameter: ["name", "in"], fields: ["name", "fields"] },
  *run(facts, params) {
    const found = finder(params as unknown as Params);
    yield* unseen(facts, "parameter");
    yield* parameters(facts, found);
    yield* undeclared(facts.operations, found);
  },
};

/** Makes the test that tells of a name whether it is on the lists. */
function finder(params: Params): Finder {
  const { contacts = [], organisations = [] } = params;
  const endings = wordList(params.ending);
  const wholes = wordList(params.exact);
  const allowed = wordList(params.allow);
  const contact = wordList(contacts);
  const owners = wordList(organisations);
  const owned = wordList(organisations.flatMap((owner) => contacts.map((name) => `${owner} ${name}`)));
  const wanted = params.contactsOf === "organisations";
  const ofOrganisation: Finder = (name, enclosing = () => []) => {
    if (owned.endsWith(name)) return true;
    for (const around of enclosing()) if (wordsOf(around).some(owners.is)) return true;
    return false;
  };
  return (name, enclosing) => {
    if (allowed.endsWith(name)) return false;
    if (endings.endsWith(name) || wholes.is(name)) return true;
    return contact.endsWith(name) && ofOrganisation(name, enclosing) === wanted;
  };
}

/**
 * The names of the objects around a field, from the inside out, as far as they are written above it: fields, then the schema or the
 * parameter. What is a list has items of another kind, so nothing above a list is told.
 */
function* enclosing(field: Place, parameter: string): Iterable<string> {
  let inList = false;
  let place = field.parent;
  for (let step = 0; step < STEPS && place !== undefined; step++, place = place.parent) {
    if (place.token === "items" && !NAMED.has(place.parent?.token)) inList = true;
    if (!NAMED.has(place.parent?.token)) continue;
    yield String(place.token);
    if (inList) return;
  }
  yield parameter;
}

function* parameters(facts: Facts, found: Finder): Iterable<Examination> {
  for (const parameter of facts.parameters) {
    // A shared parameter that no operation uses never travels.
    if (!travelsInUrl(parameter) || parameter.operation === "") continue;
    const violations = violationsOf(parameter, found);
    const subject = parameter.place;
    if (violations.length > 0) yield { subject, outcome: "violated", violations };
    else if (parameter.opaque) yield { subject, outcome: "cannot-tell", reason: "unresolved-reference" };
    else yield { subject, outcome: "holds" };
  }
}

/**
 * The variables of paths that no parameter declares: what stands in the URL does not ask for a declaration. A path that several
 * operations share counts once.
 */
function* undeclared(operations: readonly OperationFact[], found: Finder): Iterable<Examination> {
  const seen = new Map<string, Set<string>>();
  for (const operation of operations) {
    const { document, kind, path, parameters } = operation;
    if (kind !== "path" || !path.includes("{")) continue;
    const declared = new Set(parameters.filter((one) => one.in === "path").map((one) => one.name));
    const key = `${document} ${path}`;
    const known = seen.get(key) ?? new Set();
    seen.set(key, known);
    const place = placeOf(operation, "path");
    for (const name of variablesOf(path)) {
      if (known.size === VARIABLES) {
        yield { subject: place, outcome: "cannot-tell", reason: "out-of-budget" };
        break;
      }
      if (declared.has(name) || known.has(name)) continue;
      known.add(name);
      if (!found(name)) yield { subject: place, outcome: "holds" };
      else {
        const violation: Violation = { case: "parameter", data: { name: shown(name), in: "path" }, place };
        yield { subject: place, outcome: "violated", violations: [violation] };
      }
    }
  }
}

/** The names between the braces of a path, those of an RFC 6570 expression such as `{?phone,email*}` one by one. */
function variablesOf(path: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [, expression = ""] of path.matchAll(/\{([^{}]*)\}/gu)) {
    for (const name of expression.replace(/^[+#./;?&]/u, "").split(",")) {
      if (names.size > VARIABLES) return names;
      const plain = name.replace(/(?:\*|:[0-9]+)$/u, "").trim();
      if (plain !== "") names.add(plain);
    }
  }
  return names;
}

function travelsInUrl(parameter: ParameterFact): boolean {
  return parameter.in === "path" || parameter.in === "query" || parameter.in === "querystring";
}

function violationsOf(parameter: ParameterFact, found: Finder): Violation[] {
  const violations: Violation[] = [];
  const name = shown(parameter.name);
  const place = parameter.place.child("name");
  // A yes or no about a phone number is no phone number.
  if (parameter.type !== "boolean" && found(parameter.name)) {
    violations.push({ case: "parameter", data: { name, in: parameter.in === "path" ? "path" : "query" }, place });
  }
  const fields = parameter.fields.filter(({ name, place }) => found(name, () => enclosing(place, parameter.name)));
  if (fields.length > 0) {
    const names = [...new Set(fields.map((field) => field.name))].slice(0, RELATED);
    const related = fields.slice(0, RELATED).map((field) => field.place.key());
    violations.push({ case: "fields", data: { name, fields: shown(names.join(", ")) }, place, related });
  }
  return violations;
}
