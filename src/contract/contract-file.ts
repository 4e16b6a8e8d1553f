import { isObject, list, member, object, type Source, text } from "../facts/members.ts";
import { type ContractRole, Place, stepsOf } from "../model.ts";
import { ContractSpace } from "./contract-space.ts";
import type {
  Interface,
  InterfaceBody,
  InterfaceContent,
  InterfaceOperation,
  InterfaceParameter,
  InterfaceResponse,
  SecurityKind,
} from "./interface.ts";
import type { Schema, Typed } from "./schema.ts";

/**
 * Reads the data of a contract.yaml (format: rules/schema/contract.schema.json): the interface of a reference, with the places at which
 * its parts stand in the files as published. Written for files that the project derives itself: what another file lacks is left empty.
 */
export function readContract(data: unknown): Interface {
  const contract: Source = isObject(data) ? data : {};
  const published = object(contract, "published");
  return {
    operations: readOperations(contract),
    ...(published !== undefined && {
      published: new Map(readOperations(published).map((operation) => [operation.key, operation])),
    }),
  };
}

function readOperations(holder: Source): readonly InterfaceOperation[] {
  const space = new ContractSpace(object(holder, "schemas") ?? {}, object(holder, "origins") ?? {});
  return objects(holder, "operations").map((one) => readOperation(one, space));
}

function readOperation(written: Source, space: ContractSpace): InterfaceOperation {
  const origin = object(written, "origin") ?? {};
  const place = Place.of(text(origin, "file"), stepsOf(text(origin, "pointer")));
  const method = text(written, "method");
  const path = text(written, "path");
  const line = member(origin, "line");
  const body = object(written, "request");
  const security = member(written, "security");
  const parts = new Parts(place, space);
  return {
    key: text(written, "key"),
    method,
    path,
    operationId: text(written, "operationId"),
    role: text(written, "role") as ContractRole,
    basePaths: Object.hasOwn(written, "basePaths") ? texts(list(written, "basePaths")) : [""],
    parameters: objects(written, "parameters").map((one, index) => parts.parameter(one, index)),
    request: body === undefined ? undefined : parts.body(body),
    responses: objects(written, "responses").map((one) => parts.response(one)),
    security: Array.isArray(security) ? security.map(kinds) : undefined,
    origin: { place, ...(typeof line === "number" && { line }) },
    incomplete: [],
  };
}

/** Reads the parts of one operation. A part without `at` stands where OpenAPI puts it: below its operation. */
class Parts {
  readonly #operation: Place;
  readonly #space: ContractSpace;

  constructor(operation: Place, space: ContractSpace) {
    this.#operation = operation;
    this.#space = space;
  }

  parameter(written: Source, index: number): InterfaceParameter {
    const place = this.#at(written, this.#operation.child("parameters", index));
    const mediaType = text(written, "mediaType");
    const around = mediaType === "" ? place : place.child("content", mediaType);
    return {
      name: text(written, "name"),
      in: text(written, "in") as InterfaceParameter["in"],
      required: member(written, "required") === true,
      style: text(written, "style"),
      explode: member(written, "explode") === true,
      schema: this.#typed(written, around),
      ...(mediaType !== "" && { mediaType }),
      place,
    };
  }

  body(written: Source): InterfaceBody {
    const place = this.#at(written, this.#operation.child("requestBody"));
    return { required: member(written, "required") === true, content: this.#content(written, place), place };
  }

  response(written: Source): InterfaceResponse {
    const status = text(written, "status");
    const place = this.#at(written, this.#operation.child("responses", status));
    const headers = objects(written, "headers").map((one) => {
      const name = text(one, "name");
      const at = this.#at(one, place.child("headers", name));
      return { name, required: member(one, "required") === true, schema: this.#typed(one, at), place: at };
    });
    return { status, content: this.#content(written, place), headers, place };
  }

  #content(written: Source, body: Place): readonly InterfaceContent[] {
    return objects(written, "content").map((one) => {
      const mediaType = text(one, "mediaType");
      const place = this.#at(one, body.child("content", mediaType));
      return { mediaType, schema: this.#typed(one, place), place };
    });
  }

  #at(written: Source, usual: Place): Place {
    const at = text(written, "at");
    return at === "" ? usual : Place.of(this.#operation.file, stepsOf(at));
  }

  #typed(written: Source, holder: Place): Typed | undefined {
    if (!Object.hasOwn(written, "schema")) return undefined;
    const schema = written.schema as Schema;
    this.#space.stands(schema, holder.child("schema"));
    return { schema, space: this.#space };
  }
}

function kinds(alternative: unknown): readonly SecurityKind[] {
  const all = Array.isArray(alternative) ? alternative.filter(isObject) : [];
  return all.map((one) => ({
    type: text(one, "type"),
    detail: text(one, "detail"),
    scopes: texts(list(one, "scopes")),
  }));
}

function objects(holder: Source, name: string): readonly Source[] {
  return list(holder, name).filter(isObject);
}

function texts(values: readonly unknown[]): readonly string[] {
  return values.filter((one) => typeof one === "string");
}
