import type { InterfaceBody, InterfaceOperation, InterfaceResponse } from "../contract/interface.ts";
import type { Typed } from "../contract/schema.ts";
import type { CannotTell, Place } from "../model.ts";
import { folded, memberNames, type Names } from "./contract-names.ts";

/** Whether something of any of these names is there, or why that cannot be told; and where it would be. */
export interface Look {
  readonly case: string;
  readonly place: Place;
  readonly find: (names: readonly string[]) => boolean | CannotTell;
}

/** Looks for parameters. A variable of the path that stands where one of the reference stands is that one, whatever it is called. */
export function parameterLook(offered: InterfaceOperation, reference: InterfaceOperation): Look {
  const taken = new Set(offered.parameters.map(({ name }) => folded(name)));
  for (const name of inSamePlace(reference.path, offered.path)) taken.add(folded(name));
  const missing: CannotTell | false = offered.incomplete.length > 0 ? "unresolved-reference" : false;
  return {
    case: "parameter",
    place: offered.origin.place.key(),
    find: (names) => names.some((name) => taken.has(folded(name))) || missing,
  };
}

/** Variables of the reference's path, when the offered path has as many: one takes the other's place, whatever it is called. */
function inSamePlace(reference: string, offered: string): string[] {
  const variables = (path: string): string[] => [...path.matchAll(/\{([^{}]*)\}/gu)].map(([, name = ""]) => name);
  const wanted = variables(reference);
  return wanted.length === variables(offered).length ? wanted : [];
}

/** Looks for members of the request body, and of objects that travel as parameters. */
export function requestLook(offered: InterfaceOperation): Look {
  const { request, parameters, incomplete } = offered;
  const objects = parameters.flatMap(({ schema }) => (schema === undefined || isScalar(schema) ? [] : [schema]));
  const place = (request?.place ?? offered.origin.place).key();
  return memberLook("request-member", place, [bodySchemas(request), objects], "readOnly", incomplete.length > 0);
}

/** Success, and redirection: what answers a request that was right. */
function isAnswer({ status }: InterfaceResponse, among: readonly InterfaceResponse[]): boolean {
  return /^[23]/u.test(status) || (status === "default" && !among.some((one) => /^[23]/u.test(one.status)));
}

/** Looks for members of successful answers, and for their headers. */
export function responseLook(offered: InterfaceOperation): Look {
  const answers = offered.responses.filter((response) => isAnswer(response, offered.responses));
  const schemas = answers.map((response) => bodySchemas(response));
  const headers = answers.flatMap((response) => response.headers.map(({ name }) => name));
  const place = (answers[0]?.place ?? offered.origin.place).key();
  const unstated = answers.length === 0 || offered.incomplete.length > 0;
  return memberLook("response-member", place, schemas, "writeOnly", unstated, headers);
}

/** The schemas of a body; undefined among them for one that is not stated. */
function bodySchemas(body: Pick<InterfaceBody, "content"> | undefined): readonly (Typed | undefined)[] {
  return body?.content.map(({ schema }) => schema) ?? [];
}

function memberLook(
  name: string,
  place: Place,
  lists: readonly (readonly (Typed | undefined)[])[],
  skip: "readOnly" | "writeOnly",
  unstated: boolean,
  headers: readonly string[] = [],
): Look {
  const schemas = lists.flat();
  const stated = schemas.flatMap((schema) => (schema === undefined ? [] : [schema]));
  const members = memberNames(stated, skip);
  const others = new Set(headers.map(folded));
  const doubt = doubtOf(members, unstated, stated.length < schemas.length);
  return {
    case: name,
    place,
    find: (names) => names.some((one) => members.names.has(folded(one)) || others.has(folded(one))) || doubt,
  };
}

function doubtOf({ open, unresolved, cut }: Names, unstated: boolean, withoutSchema: boolean): CannotTell | false {
  if (unresolved) return "unresolved-reference";
  if (cut) return "out-of-budget";
  if (unstated) return "not-stated";
  return open || withoutSchema ? "nothing-to-compare" : false;
}

function isScalar({ schema }: Typed): boolean {
  if (typeof schema === "boolean") return true;
  const type = Object.hasOwn(schema, "type") ? schema.type : undefined;
  const types = Array.isArray(type) ? type : [type];
  return types.every((one) => one !== undefined && one !== "object" && one !== "array");
}

/** Looks for statuses, and for ranges that hold them. */
export function statusLook(offered: InterfaceOperation): Look {
  const stated = offered.responses.map(({ status }) => status.toUpperCase());
  const nothing = stated.every((status) => status === "DEFAULT");
  return {
    case: "status",
    place: offered.origin.place.child("responses").key(),
    find: (names) =>
      names.some((name) => stated.includes(name) || stated.includes(`${name.slice(0, 1)}XX`)) ||
      (nothing ? "not-stated" : false),
  };
}
