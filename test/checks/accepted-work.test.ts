import { describe, expect, it } from "vitest";
import { check } from "../../src/checks/accepted-work.ts";
import type { OperationBody, PropertyFact } from "../../src/facts/facts.ts";
import { Place } from "../../src/model.ts";
import { facts, operation, outcomes, run } from "./facts.ts";

const params = {
  receivers: ["callback"],
  addresses: ["callback.?url"],
  links: ["^location$", "href"],
  resources: ["status", "poll"],
};
const body = (some: Partial<OperationBody>): OperationBody => {
  const none = { essence: "application/json", hasSchema: true, schema: "", type: "object", hasExample: false };
  return { usage: "request", status: "", members: [], ...none, ...some };
};
const order = (some: object = {}, name = "POST /orders") => operation(name, { statuses: ["202", "400"], ...some });
const judge = (...operations: ReturnType<typeof order>[]): string =>
  outcomes(run(check, facts({ operations }), params)).join();

describe("accepted-work", () => {
  it.each([
    ["nothing", {}, "unfollowed"],
    ["a callback", { callbacks: ["done"] }, "holds"],
    ["a header for the address", { parameters: [{ name: "X-Callback-URL", in: "header" }] }, "holds"],
    ["a body member for the address", { bodies: [body({ members: ["callbackUrl"] })] }, "holds"],
    [
      "the same in another body",
      { bodies: [body({ usage: "error", status: "400", members: ["href"] })] },
      "unfollowed",
    ],
    ["a Location", { responseHeaders: ["location"] }, "holds"],
    ["a link in the answer", { bodies: [body({ usage: "response", status: "202", members: ["href"] })] }, "holds"],
    ["a result at once, perhaps", { statuses: ["200", "202"] }, "(not-stated)"],
    ["words", { description: "Poll for the result." }, "(not-stated)"],
    ["no 202", { statuses: ["201"] }, ""],
    ["an event", { kind: "webhook" }, ""],
  ] as const)("%s", (_, some, outcome) => {
    expect(judge(order(some))).toBe(outcome);
  });

  it("accepts a resource that shows what was taken", () => {
    expect(judge(order(), operation("GET /orders/{id}"))).toBe("holds");
    expect(judge(order({}, "POST /shops/{shop}/orders/"), operation("GET /shops/{shopId}/orders/{id}/lines"))).toBe(
      "holds",
    );
    expect(judge(order(), operation("DELETE /orders/{id}"), operation("GET /orders"))).toBe("unfollowed");
    expect(judge(order(), operation("GET /ordersets/{id}"))).toBe("unfollowed");
    expect(judge(order(), operation(`GET /orders/{id}${"/x".repeat(1000)}`))).toBe("unfollowed");
  });

  it("asks nothing of those who take callbacks, and of reading, which can be repeated", () => {
    expect(judge(order({}, "POST /callback"))).toBe("");
    expect(judge(order({}, "GET /reports"))).toBe("holds");
  });

  it("cannot tell where the way back may stand elsewhere", () => {
    expect(judge(order(), operation("GET /status"))).toBe("(not-stated)");
    const address = { name: "callbackUrl", usage: ["request"] } as unknown as PropertyFact;
    expect(outcomes(run(check, facts({ operations: [order()], properties: [address] }), params))).toEqual([
      "(not-stated)",
    ]);
    const place = Place.of("api.yaml", ["paths"]);
    const resolution = { found: false, reason: "dangling", target: "#/x" } as const;
    const unresolved = [{ document: "api.yaml", place, kind: "response", resolution } as const];
    expect(outcomes(run(check, facts({ operations: [order()], unresolved }), params))).toEqual([
      "(unresolved-reference)",
    ]);
  });

  it("points at the 202", () => {
    const [examination] = run(check, facts({ operations: [order()] }), params);
    if (examination?.outcome !== "violated") throw new Error("not violated");
    expect(examination.violations[0]?.place).toMatchObject({ token: "202", at: "key" });
  });
});
