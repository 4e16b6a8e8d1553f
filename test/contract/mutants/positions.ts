import { successes } from "../../../src/contract/conform-statuses.ts";
import type { InterfaceContent, InterfaceOperation } from "../../../src/contract/interface.ts";
import type { Typed } from "../../../src/contract/schema.ts";
import type { Position } from "./schema-mutations.ts";

/** A schema of an operation, and the operation with another schema there. */
export interface SchemaPosition {
  readonly where: string;
  readonly direction: "request" | "response";
  readonly position: Position;
  readonly typed: Typed;
  readonly with: (typed: Typed) => InterfaceOperation;
}

/** Every schema of an operation that is compared: of parameters, of the body, of successful answers. */
export function positionsOf(operation: InterfaceOperation): SchemaPosition[] {
  const positions: SchemaPosition[] = [];
  for (const parameter of operation.parameters) {
    if (parameter.schema === undefined) continue;
    positions.push({
      where: `${parameter.in} ${parameter.name}`,
      direction: "request",
      position: parameter.in === "path" ? "path" : parameter.mediaType === undefined ? "parameter" : "body",
      typed: parameter.schema,
      with: (schema) => ({
        ...operation,
        parameters: replaced(operation.parameters, parameter, { ...parameter, schema }),
      }),
    });
  }
  const { request } = operation;
  for (const content of request?.content ?? []) {
    if (request === undefined || content.schema === undefined) continue;
    positions.push({
      where: `request ${content.mediaType}`,
      direction: "request",
      position: "body",
      typed: content.schema,
      with: (schema) => ({
        ...operation,
        request: { ...request, content: inContent(request.content, content, schema) },
      }),
    });
  }
  const success = successes(operation.responses);
  // Of several successes `default` promises only the first with content; others are compared each.
  for (const response of success) {
    for (const content of response.content) {
      if (content.schema === undefined) continue;
      positions.push({
        where: `${response.status} ${content.mediaType}`,
        direction: "response",
        position: "body",
        typed: content.schema,
        with: (schema) => ({
          ...operation,
          responses: replaced(operation.responses, response, {
            ...response,
            content: inContent(response.content, content, schema),
          }),
        }),
      });
    }
  }
  return positions;
}

function inContent(
  list: readonly InterfaceContent[],
  content: InterfaceContent,
  schema: Typed,
): readonly InterfaceContent[] {
  return replaced(list, content, { ...content, schema });
}

export function replaced<Item>(list: readonly Item[], item: Item, by: Item): readonly Item[] {
  return list.map((one) => (one === item ? by : one));
}
