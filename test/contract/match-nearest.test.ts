import { describe, expect, it } from "vitest";
import { editDistance, NearestOperations } from "../../src/contract/match-nearest.ts";
import { operation } from "./made.ts";

function nearest(missing: string, ...offered: string[]): string | undefined {
  const found = new NearestOperations(offered.map((name) => operation(name))).of(operation(missing));
  return found && `${found.offered.key} (${found.because})`;
}

describe("the nearest operation", () => {
  it.each([
    ["DELETE /policy/{id}/", ["GET /policies", "POST /policy/{policyId}"], "POST /policy/{policyId} (method)"],
    ["POST /vouchers", ["GET /vouchers", "POST /Vouchers/"], "POST /Vouchers/ (taken)"],
    ["GET /process/{id}", ["GET /processes/{id}", "POST /process"], "GET /processes/{id} (path)"],
    ["POST /wallet-binding", ["POST /binding/wallet-binding"], "POST /binding/wallet-binding (path)"],
    ["GET /colours/{id}", ["GET /colors/{id}", "GET /colour/{id}"], "GET /colors/{id} (path)"],
    ["GET /a", ["GET /b"], undefined],
    ["GET /things/{id}", ["GET /things", "GET /things/{id}/parts", "GET /{kind}/{id}"], undefined],
    ["GET /{id}", ["GET /things/{id}"], undefined],
    ["POST /voucherRedemption", ["POST /vouchers/voucher_redemption"], "POST /vouchers/voucher_redemption (path)"],
    ["GET /beneficiaries", ["GET /batches", "GET /bills"], undefined],
  ])("of %s", (missing, offered, expected) => {
    expect(nearest(missing, ...offered)).toBe(expected);
  });

  it("may be the one of its name with another method", () => {
    const offered = [operation("PATCH /rules/{id}", { operationId: "updatePolicy" })];
    const missing = operation("PUT /policy/{id}", { operationId: "updatePolicy" });
    expect(new NearestOperations(offered).of(missing)).toMatchObject({ because: "method" });
  });

  it("is looked for within bounds", () => {
    const offered = Array.from({ length: 10_000 }, (_, index) => operation(`GET /segment-number-${index}`));
    const index = new NearestOperations(offered);
    const found = Array.from({ length: 10_000 }, (_, one) => index.of(operation(`GET /segment-nomber-${one}`)));
    expect(found[0]).toMatchObject({ because: "path" });
    const long = operation(`GET ${"/abc".repeat(50_000)}`);
    expect(new NearestOperations([long]).of(operation(`GET ${"/abc".repeat(49_999)}`))).toBeUndefined();
  });

  it("counts letters", () => {
    expect([
      editDistance("process", "processes", 2),
      editDistance("abc", "abd", 1),
      editDistance("ab", "abcd", 1),
    ]).toEqual([2, 1, 2]);
  });
});
