import { stringify } from "yaml";
import type {
  Interface,
  InterfaceContent,
  InterfaceOperation,
  InterfaceParameter,
  InterfaceResponse,
} from "../src/contract/interface.ts";
import type { Typed } from "../src/contract/schema.ts";
import type { Place } from "../src/model.ts";
import { type ContractRole, pointerText } from "../src/model.ts";
import { publishedName, type Reference } from "./contract-reference.ts";
import { ContractSchemas } from "./contract-schemas.ts";

const HEAD = `# yaml-language-server: $schema=../../schema/contract.schema.json
# Made by \`npm run derive-contract -- <folder of the published files>\` from the files named below. Do not edit it: corrections to what
# is published stand in corrections.yaml, with their reasons; who serves an operation in reference.yaml.
`;

/** What contracts are written from: an interface that was read, and the line of a place in the published files. */
export interface Derived {
  readonly reference: Reference;
  readonly lineOf: (place: Place) => number;
}

/**
 * The data of a contract.yaml: everything of an interface that a partner must know, without prose.
 *
 * @param read the interface as it is meant
 * @param defective those of its operations that the published files state otherwise, as they are published
 */
export function contractData(read: Interface, defective: Interface, derived: Derived): object {
  const { repository, commit, files } = derived.reference;
  return {
    source: { repository, commit, files: files.map((one) => ({ file: publishedName(one), path: one.path })) },
    ...interfaceData(read, derived),
    ...(defective.operations.length > 0 && { published: interfaceData(defective, derived) }),
  };
}

/** The text of a contract.yaml. The same data give the same text. */
export function contractText(data: object): string {
  return HEAD + stringify(data, { lineWidth: 0, aliasDuplicateObjects: false });
}

function interfaceData(read: Interface, { reference, lineOf }: Derived): object {
  const schemas = new ContractSchemas();
  for (const operation of read.operations) for (const typed of schemasOf(operation)) schemas.collect(typed);
  schemas.settle();
  const writer = new Writer(schemas);
  const operations = read.operations.map((one) => {
    return writer.operation(one, reference.roles.get(one.key) ?? "provider", lineOf(one.origin.place));
  });
  const named = schemas.all();
  return {
    operations,
    schemas: Object.fromEntries(named.map(({ name, schema }) => [name, schema])),
    origins: Object.fromEntries(
      named.map(({ name, place }) => [
        name,
        { file: place.file, pointer: pointerText(place.pointer), line: lineOf(place) },
      ]),
    ),
  };
}

function schemasOf({ parameters, request, responses }: InterfaceOperation): readonly Typed[] {
  const holders = [
    ...parameters,
    ...(request?.content ?? []),
    ...responses.flatMap(({ content, headers }) => [...content, ...headers]),
  ];
  return holders.flatMap(({ schema }) => (schema === undefined ? [] : [schema]));
}

/** Writes the parts of operations. Where a part stands is written only if it is not where OpenAPI puts it. */
class Writer {
  readonly #schemas: ContractSchemas;

  constructor(schemas: ContractSchemas) {
    this.#schemas = schemas;
  }

  operation(one: InterfaceOperation, role: ContractRole, line: number): object {
    const { place } = one.origin;
    const { request, basePaths } = one;
    return {
      key: one.key,
      method: one.method,
      path: one.path,
      ...(one.operationId !== "" && { operationId: one.operationId }),
      role,
      ...(basePaths.some((path) => path !== "") && { basePaths }),
      origin: { file: place.file, pointer: pointerText(place.pointer), line },
      ...(one.parameters.length > 0 && {
        parameters: one.parameters.map((parameter, index) => this.#parameter(parameter, index, place)),
      }),
      ...(request !== undefined && {
        request: {
          ...at(request.place, place.child("requestBody")),
          required: request.required,
          content: this.#content(request.content, request.place),
        },
      }),
      responses: one.responses.map((response) => this.#response(response, place)),
      ...(one.security !== undefined && { security: one.security }),
    };
  }

  #parameter(one: InterfaceParameter, index: number, operation: Place): object {
    return {
      name: one.name,
      in: one.in,
      ...at(one.place, operation.child("parameters", index)),
      required: one.required,
      style: one.style,
      explode: one.explode,
      ...(one.mediaType !== undefined && { mediaType: one.mediaType }),
      ...this.#schema(one.schema),
    };
  }

  #response({ status, place, content, headers }: InterfaceResponse, operation: Place): object {
    return {
      status,
      ...at(place, operation.child("responses", status)),
      ...(content.length > 0 && { content: this.#content(content, place) }),
      ...(headers.length > 0 && {
        headers: headers.map((header) => ({
          name: header.name,
          ...at(header.place, place.child("headers", header.name)),
          required: header.required,
          ...this.#schema(header.schema),
        })),
      }),
    };
  }

  #content(content: readonly InterfaceContent[], body: Place): readonly object[] {
    return content.map(({ mediaType, schema, place }) => ({
      mediaType,
      ...at(place, body.child("content", mediaType)),
      ...this.#schema(schema),
    }));
  }

  #schema(typed: Typed | undefined): object {
    return typed === undefined ? {} : { schema: this.#schemas.written(typed) };
  }
}

function at(place: Place, usual: Place): object {
  const [actual, expected] = [pointerText(place.pointer), pointerText(usual.pointer)];
  return actual === expected ? {} : { at: actual };
}
