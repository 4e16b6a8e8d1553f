import { isObject, text } from "../../facts/members.ts";
import { operationsOf, unreadOperationsOf } from "../../facts/methods.ts";
import type { Target } from "../../facts/scope.ts";
import type { ApiDocument, Place, Resolver } from "../../model.ts";
import type { Interface, InterfaceOperation } from "../interface.ts";
import { requestOf, responsesOf } from "./bodies.ts";
import { withOwnKeys } from "./keys.ts";
import { listOf, parametersOf } from "./parameters.ts";
import { addGap, Reader } from "./reader.ts";
import { securityOf } from "./security.ts";
import { basePathsOf } from "./servers.ts";

/**
 * Operations that paths may share by references and aliases, for all documents together. What is written out is bounded by the size of
 * the files; what is shared can be many times as much, and is never anybody's interface.
 */
const MOST_SHARED = 100_000;

/**
 * What OpenAPI documents offer together: the operations of their paths, not those that they expect of others (webhooks, callbacks). Schemas
 * are not looked at before they are compared. Never throws: what cannot be read is listed with the operation that lacks it, or, where it is
 * not known which operations stand there, with the whole.
 *
 * @param apis documents of OpenAPI 2.0 to 3.2, in the order in which their operations are listed
 * @param resolver knows the files that they refer to
 */
export function readOffer(apis: readonly ApiDocument[], resolver: Resolver): Interface {
  const operations: InterfaceOperation[] = [];
  const incomplete: Place[] = [];
  const budget = { shared: MOST_SHARED };
  for (const api of apis) {
    const reader = new Reader(api, resolver);
    if (reader.cut) addGap(incomplete, reader.root.place);
    for (const [path, written, place] of reader.entries(reader.root, "paths", incomplete)) {
      readItem(reader, path, { written, place }, operations, incomplete, budget);
    }
  }
  return { operations: withOwnKeys(operations), incomplete };
}

function readItem(
  reader: Reader,
  path: string,
  { written, place }: { readonly written: unknown; readonly place: Place },
  operations: InterfaceOperation[],
  incomplete: Place[],
  budget: { shared: number },
): void {
  const target = reader.follow(written, place, incomplete);
  const near = isObject(written) ? { value: written, place } : undefined;
  const items = [target, target?.value === written ? undefined : near].filter((item) => item !== undefined);
  for (const item of items) {
    let fresh = false;
    const found = reader.part("path-item", { written, target: item }, incomplete, (gaps) => {
      fresh = true;
      return readOperations(reader, path, item, gaps);
    });
    if (!fresh) budget.shared -= found.length;
    if (budget.shared < 0) {
      addGap(incomplete, place);
      return;
    }
    for (const operation of found) {
      const here = operation.path === path;
      operations.push(here ? operation : { ...operation, path, key: `${operation.method} ${path}` });
    }
  }
}

/** The operations of a path item (OpenAPI 3.0.3, section 4.7.9), read as those of one path. */
function readOperations(
  reader: Reader,
  path: string,
  item: Target,
  incomplete: Place[],
): readonly InterfaceOperation[] {
  for (const steps of unreadOperationsOf(item.value, reader.version)) addGap(incomplete, item.place.child(...steps));
  const unread: Place[] = [];
  const shared = listOf(reader, item, unread);
  return operationsOf(item.value, reader.version).map(({ method, steps, operation: value }) => {
    const operation = { value, place: item.place.child(...steps) };
    const gaps: Place[] = [...unread];
    return {
      key: `${method} ${path}`,
      method,
      path,
      operationId: text(value, "operationId"),
      role: "provider",
      basePaths: basePathsOf(reader, item, operation),
      parameters: parametersOf(reader, shared, operation, gaps),
      request: requestOf(reader, operation, gaps),
      responses: responsesOf(reader, operation, gaps),
      security: securityOf(reader, operation, gaps),
      origin: { place: operation.place },
      incomplete: gaps,
    };
  });
}
