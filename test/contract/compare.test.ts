import { describe, expect, it } from "vitest";
import { compareInterfaces } from "../../src/contract/compare.ts";
import type { Comparison, Declared } from "../../src/contract/comparison.ts";
import type { Interface, InterfaceOperation } from "../../src/contract/interface.ts";
import type { SchemaObject } from "../../src/contract/schema.ts";
import { answer, body, json, made, operation, parameter, spaceOf } from "./made.ts";

const thing = { type: "object", properties: { id: { type: "string" } }, required: ["id"] };
const get = (path: string, parts: Partial<InterfaceOperation> = {}) =>
  operation(`GET ${path}`, { responses: [answer("200", thing)], ...parts });

/** Statuses by operation of the reference. */
function statuses({ operations }: Comparison): Record<string, string> {
  return Object.fromEntries(operations.map(({ reference, status }) => [reference.key, status]));
}

describe("what becomes of an operation", () => {
  it("has six names and a seventh for mappings", () => {
    const silent = { responses: [answer("200")] };
    const reference = made(
      get("/same"),
      get("/other"),
      get("/gone"),
      get("/vague"),
      get("/silent", silent),
      get("/mapped", silent),
    );
    const offer = made(
      get("/same"),
      get("/other", { responses: [answer("200", { type: "integer" })] }),
      get("/vague", { responses: [{ ...answer("200"), content: [json(undefined)] }] }),
      get("/silent"),
      operation("POST /anything"),
      get("/more"),
    );
    const declared: Declared = { operations: { "GET /mapped": "POST /anything" } };
    const comparison = compareInterfaces(made(...reference.operations, get("/mapped2")), offer, declared);
    expect(statuses(comparison)).toEqual({
      "GET /same": "conforms",
      "GET /other": "differs",
      "GET /gone": "missing",
      "GET /vague": "unknown",
      "GET /silent": "nothing-to-compare",
      "GET /mapped": "differs",
      "GET /mapped2": "missing",
    });
    expect(comparison.extra.map(({ key }) => key)).toEqual(["GET /more"]);
  });

  it("is a person's to confirm when it is mapped onto what states nothing", () => {
    const declared: Declared = { operations: { "GET /a": "GET /x", "GET /b": "GET /y" } };
    const silent = { responses: [answer("200", { type: "object" })] };
    const reference = made(get("/a", silent), get("/b", silent));
    expect(statuses(compareInterfaces(reference, made(get("/x", silent), get("/y")), declared))).toEqual({
      "GET /a": "mapped-onto-nothing",
      "GET /b": "nothing-to-compare",
    });
  });

  it("is unknown when a part of the offer or of the reference could not be read", () => {
    const unread = { incomplete: [get("/a").origin.place] };
    expect(statuses(compareInterfaces(made(get("/a")), made(get("/a", unread))))).toEqual({ "GET /a": "unknown" });
    expect(statuses(compareInterfaces(made(get("/a", unread)), made(get("/a"))))).toEqual({ "GET /a": "unknown" });
  });

  it("counts what was compared and names what was not", () => {
    const parts = {
      parameters: [parameter("q"), parameter("any", {})],
      responses: [answer("200", thing), answer("201")],
    };
    const [one] = compareInterfaces(made(get("/a", parts)), made(get("/a", parts))).operations;
    expect(one?.compared).toBe(6);
    expect(one?.empty).toEqual([
      { where: "query any", side: "reference" },
      { where: "201", side: "reference" },
    ]);
  });

  it("names the nearest offered one when it is missing", () => {
    const [one] = compareInterfaces(made(get("/process")), made(get("/processes"), get("/x"))).operations;
    expect(one?.nearest).toMatchObject({ offered: { key: "GET /processes" }, because: "path" });
  });
});

describe("operations of one method and path", () => {
  const create = { type: "object", properties: { amount: { type: "integer" } }, required: ["amount"] };
  const redeem = {
    type: "object",
    properties: { voucher: { type: "string" }, agent: { type: "string" } },
    required: ["voucher", "agent"],
  };
  const cancel = {
    type: "object",
    properties: { voucher: { type: "string" }, reason: { type: "string" } },
    required: ["voucher"],
    additionalProperties: false,
  };
  const post = (name: string, schema: SchemaObject) => operation(`POST /vouchers${name}`, { request: body(schema) });
  const reference = made(post("#Create", create), post("#Redeem", redeem), post("#Cancel", cancel));

  const served = (offer: Interface) =>
    compareInterfaces(reference, offer).operations.map(({ offered, status, nearest }) => [
      offered?.key,
      status,
      nearest?.because,
    ]);

  it("are told apart by their bodies", () => {
    expect(served(made(post("#a", cancel), post("#b", create), post("/#c", redeem)))).toEqual([
      ["POST /vouchers#b", "conforms", undefined],
      ["POST /vouchers/#c", "conforms", undefined],
      ["POST /vouchers#a", "conforms", undefined],
    ]);
  });

  it("may be served by one that accepts all of them", () => {
    expect(served(made(post("", { oneOf: [create, redeem, cancel] })))).toEqual([
      ["POST /vouchers", "conforms", undefined],
      ["POST /vouchers", "conforms", undefined],
      ["POST /vouchers", "conforms", undefined],
    ]);
  });

  it("are missing when what there is serves only others", () => {
    expect(served(made(post("", { oneOf: [create, cancel] })))).toEqual([
      ["POST /vouchers", "conforms", undefined],
      [undefined, "missing", "taken"],
      ["POST /vouchers", "conforms", undefined],
    ]);
  });

  it("may all be mapped at once", () => {
    const declared: Declared = { operations: { "POST /vouchers": "POST /v2/all" } };
    const offer = made(operation("POST /v2/all", { request: body({ anyOf: [create, redeem, cancel] }) }));
    const { operations, badMappings } = compareInterfaces(reference, offer, declared);
    expect(operations.map(({ tier, status }) => `${tier} ${status}`)).toEqual(Array(3).fill("declared conforms"));
    expect(badMappings).toEqual([]);
  });
});

describe("the grade", () => {
  const own = ["/a", "/b"].map((path) => get(path));
  const callback = get("/on_call", { role: "callback" });
  const wrong = { responses: [answer("200", { type: "string" })] };
  it.each<[string, InterfaceOperation[], number]>([
    ["all of the provider's", own, 2],
    ["one", own.slice(0, 1), 1],
    ["one that differs beside one that does not", [get("/a"), get("/b", wrong)], 1],
    ["one that differs", [get("/a", wrong)], 0],
    ["one that cannot be told", [get("/a", { responses: [{ ...answer("200"), content: [json(undefined)] }] })], 0],
    ["only the callback", [get("/on_call")], 0],
    ["nothing", [], 0],
  ])("of %s", (_, offered, level) => {
    expect(compareInterfaces(made(...own, callback), made(...offered)).grade.level).toBe(level);
  });

  it("counts the provider's operations only", () => {
    expect(compareInterfaces(made(...own, callback), made(get("/a"), get("/on_call", wrong))).grade).toEqual({
      level: 1,
      provider: 2,
      offered: 1,
      conforming: 1,
      differing: 0,
      missing: 1,
      unknown: 0,
    });
  });

  it("of a reference without operations of its own is none", () => {
    expect(compareInterfaces(made(callback), made(callback)).grade.level).toBe(0);
  });
});

describe("any two interfaces", () => {
  it("are compared in time that grows with their size, whatever they hold", () => {
    const shared = spaceOf({ thing: { ...thing, properties: { next: { $ref: "#/thing" }, id: { type: "string" } } } });
    const content = [{ ...json(thing), schema: { schema: { $ref: "#/thing" }, space: shared } }];
    const many = (word: string): Interface =>
      made(
        ...Array.from({ length: 10_000 }, (_, index) =>
          get(`/${word}-${index}/{id}`, { responses: [{ ...answer("200"), content }] }),
        ),
      );
    const { grade } = compareInterfaces(many("some-thing"), many("someThing"));
    expect([grade.level, grade.conforming]).toEqual([2, 10_000]);
    const none = compareInterfaces(many("some-thing"), many("otherThing"));
    expect(none.grade).toMatchObject({ level: 0, missing: 10_000 });
  });

  it("are compared alike every time, and left as they are", () => {
    const reference = made(get("/a", { parameters: [parameter("q")] }), get("/b"));
    const offer = made(get("/a"), get("/c", { responses: [answer("200", { type: "integer" })] }));
    const before = JSON.stringify([reference, offer]);
    const first = JSON.stringify(compareInterfaces(reference, offer));
    expect(JSON.stringify(compareInterfaces(reference, offer))).toBe(first);
    expect(JSON.stringify([reference, offer])).toBe(before);
  });

  it("may have names that objects have by themselves", () => {
    const names = ["__proto__", "constructor", "toString"];
    const properties = Object.fromEntries(names.map((name) => [name, { type: "string" }]));
    const schema = JSON.parse(
      `{"type":"object","properties":{"__proto__":{"type":"string"}},"required":["__proto__"]}`,
    );
    const odd = (key: string) =>
      get(`/${key}/{constructor}`, {
        operationId: key,
        parameters: names.map((name) => parameter(name)),
        request: body(schema, true, key),
        responses: [answer("200", { type: "object", properties, required: names })],
      });
    const declared: Declared = { operations: JSON.parse('{"__proto__":"GET /toString"}') };
    const { operations, badMappings } = compareInterfaces(made(...names.map(odd)), made(...names.map(odd)), declared);
    expect(operations.map(({ status }) => status)).toEqual(["conforms", "conforms", "conforms"]);
    expect(badMappings).toHaveLength(1);
  });
});

describe("what may be meant for another operation", () => {
  const asking = (name: string) => ({
    request: body({ type: "object", required: [name], properties: { [name]: { type: "string" } } }),
  });
  const vouchers = [
    operation("POST /vouchers#Create", asking("count")),
    operation("POST /vouchers#Cancel", asking("serial")),
  ];
  const doubts = (offers: readonly InterfaceOperation[]) =>
    compareInterfaces({ operations: vouchers }, { operations: offers }).operations.map(
      ({ status, doubtful }) => `${status} ${doubtful === true}`,
    );

  it("is an operation that differs where others have its method and path", () => {
    expect(doubts([operation("POST /vouchers", asking("amount"))])).toContain("differs true");
  });

  it("is not one of another address that differs", () => {
    const reference = { operations: [operation("POST /vouchers", asking("count"))] };
    const [one] = compareInterfaces(reference, {
      operations: [operation("POST /vouchers", asking("amount"))],
    }).operations;
    expect([one?.status, one?.doubtful]).toEqual(["differs", undefined]);
  });
});
