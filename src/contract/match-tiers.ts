import type { ContractTier } from "../model.ts";
import type { InterfaceOperation } from "./interface.ts";
import { basePathOf, folded, isOnlyVariables, nameless, unslashed } from "./match-path.ts";

/**
 * One way of finding operations of the two sides that are the same: each side gives keys to its operations, and equal keys are a match.
 * A key always contains the method, so that no pass ever pairs two methods.
 */
export interface Pass {
  readonly tier: Exclude<ContractTier, "declared">;
  readonly reference: (operation: InterfaceOperation) => readonly string[];
  readonly offer: (operation: InterfaceOperation) => readonly string[];
}

/** More servers than these are not tried: a hostile document could list thousands, for each of thousands of operations. */
const BASES = 16;

/**
 * All passes, from the surest to the least sure. Paths are compared as a whole, never by how they end: `/voucherRedemption` and
 * `/vouchers/voucher_redemption` are different things.
 *
 * @param basePath the base path that the vendor declares for this contract, if any
 */
export function passes(basePath: string | undefined): readonly Pass[] {
  const declared = folded(basePathOf(basePath ?? ""));
  return [
    same("exact", (path) => path),
    same("parameter-names", nameless),
    same("trailing-slash", unslashed),
    same("folded", folded),
    ...(declared === "" ? [] : [underDeclaredBase(declared)]),
    { tier: "base-path", reference: plain, offer: withBase },
    { tier: "base-path", reference: withBase, offer: plain },
    { tier: "base-path", reference: withBase, offer: withBase },
    { tier: "base-path", reference: plain, offer: withVariableBase },
    { tier: "operation-id", reference: operationId, offer: operationId },
  ];
}

function same(tier: Pass["tier"], form: (path: string) => string): Pass {
  const keys = (operation: InterfaceOperation) => [keyOf(operation, form(operation.path))];
  return { tier, reference: keys, offer: keys };
}

function plain(operation: InterfaceOperation): string[] {
  return [keyOf(operation, folded(operation.path))];
}

/** With each of its servers' paths in front. */
function withBase(operation: InterfaceOperation): string[] {
  return bases(operation).map((base) => keyOf(operation, folded(base + operation.path)));
}

/** Paths below the declared base path, without it, whether the base path stands in the servers or in the paths themselves. */
function underDeclaredBase(declared: string): Pass {
  return {
    tier: "base-path",
    reference: plain,
    offer: (operation) => {
      const whole = ["", ...bases(operation)].map((base) => folded(base + operation.path));
      return whole
        .filter((one) => one === declared || one.startsWith(`${declared}/`))
        .map((one) => keyOf(operation, one.slice(declared.length) || "/"));
    },
  };
}

/**
 * With a variable for each segment of a server's path: a reference may write as a variable in front of all its paths what a vendor fixes
 * in the address of the server, `/{version}/sign` and the server `/v1`.
 */
function withVariableBase(operation: InterfaceOperation): string[] {
  if (isOnlyVariables(operation.path) || operation.path === "/") return [];
  return bases(operation).map((base) =>
    keyOf(operation, folded(base.replace(/\/[^/]+/gu, "/{base}") + operation.path)),
  );
}

/** The paths of its servers, but bare ones, each with a slash in front and none behind. */
function bases({ basePaths }: InterfaceOperation): string[] {
  const forms = basePaths.slice(0, BASES).map(basePathOf);
  return [...new Set(forms)].filter((base) => base !== "");
}

function operationId({ method, operationId: id }: InterfaceOperation): string[] {
  return id === "" ? [] : [`${method} ${id}`];
}

function keyOf({ method }: InterfaceOperation, path: string): string {
  return `${method} ${path}`;
}
