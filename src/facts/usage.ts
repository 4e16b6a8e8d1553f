import type { PropertyFact } from "./facts.ts";
import type { Scope } from "./scope.ts";

/** Which ways values travel: any sum of REQUEST, RESPONSE and ERROR. */
export type Bits = number;
export const REQUEST = 1;
export const RESPONSE = 2;
export const ERROR = 4;

/** The eight possible answers, shared by all facts. */
const USAGES: readonly PropertyFact["usage"][] = [0, 1, 2, 3, 4, 5, 6, 7].map((bits) =>
  (["request", "response", "error"] as const).filter((_, index) => (bits & (1 << index)) !== 0),
);

/**
 * A schema with something below it: values that reach it also reach its children (the schemas that stand in it, as a linked list)
 * and its targets (schemas that it refers to, looked up when values are followed).
 */
export interface SchemaNode {
  bits: Bits;
  child: SchemaNode | undefined;
  next: SchemaNode | undefined;
  targets: object[] | undefined;
}

/** Hangs a new node below the schema it stands in. */
export function addChild(node: SchemaNode, child: SchemaNode): void {
  child.next = node.child;
  node.child = child;
}

/** Notes that values of a schema reach another one, which has its own place in the tree. */
export function addTarget(node: SchemaNode, schema: object): void {
  if (node.targets === undefined) node.targets = [schema];
  else node.targets.push(schema);
}

/** The names of the ways in `bits`. */
export function usageOf(bits: Bits): PropertyFact["usage"] {
  return USAGES[bits & 7] as PropertyFact["usage"];
}

/** The one name for what a body is to an operation. */
export function usageName(bits: Bits): "request" | "response" | "error" {
  return bits === REQUEST ? "request" : bits === ERROR ? "error" : "response";
}

/**
 * What the response of a status is. 4xx and 5xx are errors, and so is `default`, which stands for what is not listed; an
 * operation with nothing but `default` uses it for its results.
 */
export function responseBits(status: string, statuses: readonly string[]): Bits {
  if (status === "default") return statuses.length === 1 ? RESPONSE : ERROR;
  return /^[45]/.test(status) ? ERROR : RESPONSE;
}

/** Lets usage flow from the bodies of operations to every schema below them; each schema takes each way once. */
export function propagate(scope: Scope): void {
  const stack: { readonly node: SchemaNode; readonly bits: Bits }[] = [];
  const push = (node: SchemaNode | undefined, bits: Bits) => {
    const fresh = node === undefined ? 0 : bits & ~node.bits;
    if (node === undefined || fresh === 0) return;
    node.bits |= fresh;
    stack.push({ node, bits: fresh });
  };
  for (const { schema, bits } of scope.roots) push(scope.schemas.get(schema), bits);
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    const { node, bits } = step;
    for (let child = node.child; child !== undefined; child = child.next) push(child, bits);
    for (const target of node.targets ?? []) push(scope.schemas.get(target), bits);
  }
}
