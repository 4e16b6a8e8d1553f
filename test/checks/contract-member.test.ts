import { describe, expect, it } from "vitest";
import { check } from "../../src/checks/contract-member.ts";
import type { InterfaceOperation } from "../../src/contract/interface.ts";
import type { UnresolvedFact } from "../../src/facts/facts.ts";
import { loadMessages } from "../../src/messages/messages.ts";
import { type Language, Place } from "../../src/model.ts";
import { ruleMessage, ruleRemedy } from "../../src/report/rule-texts.ts";
import { answer, body, json, operation, parameter, typed } from "../contract/made.ts";
import { beside, documents, examine, of, offered } from "./contracts.ts";
import { facts, outcomes } from "./facts.ts";

const given = facts({ documents: documents("api.yaml") });
const KEY = "POST /cases/{caseId}";
const person = { type: "object", properties: { given_name: { type: "string" } } };

function found(parts: Partial<InterfaceOperation>, wanted: object, key = KEY): string[] {
  return outcomes(
    examine(
      check,
      given,
      { operations: [KEY], ...wanted },
      beside({ ...offered(key, parts), reference: operation(KEY) }),
    ),
  );
}

describe("contract-member, request", () => {
  it.each([
    ["a member", body(person), ["given_name"], "holds"],
    ["whatever its case, hyphens and underscores", body(person), ["Given-Name"], "holds"],
    ["one of several names", body(person), ["firstName|givenName"], "holds"],
    ["not another one", body(person), ["family_name"], "request-member"],
    ["each of several", body(person), ["givenName", "family_name", "age"], "request-member+request-member"],
    ["a member of a member", body({ type: "object", properties: { subject: person } }), ["givenName"], "holds"],
    ["of items", body({ type: "array", items: person }), ["givenName"], "holds"],
    ["of one of several", body({ oneOf: [{ type: "string" }, { allOf: [person] }] }), ["givenName"], "holds"],
    ["of the values of a map", body({ type: "object", additionalProperties: person }), ["givenName"], "holds"],
    [
      "not one that is only read",
      body({ properties: { id: { type: "string", readOnly: true } } }),
      ["id"],
      "request-member",
    ],
    ["no body", undefined, ["givenName"], "request-member"],
    ["no schema", body(undefined), ["givenName"], "(nothing-to-compare)"],
    ["an open object", body({ type: "object" }), ["givenName"], "(nothing-to-compare)"],
    ["anything", body(true), ["givenName"], "(nothing-to-compare)"],
    ["an open object inside", body({ properties: { a: { type: "object" } } }), ["b"], "(nothing-to-compare)"],
    [
      "not an open object deep inside",
      body({ properties: { a: { properties: { tags: { type: "object" } } } } }),
      ["b"],
      "request-member",
    ],
    ["an object that states that it has none", body({ type: "object", properties: {} }), ["b"], "request-member"],
    ["a lost reference", body({ $ref: "#/lost" }), ["b"], "(unresolved-reference)"],
    ["a lost reference elsewhere", body({ properties: { b: { $ref: "#/lost" } } }), ["b"], "holds"],
  ] as const)("%s", (_, request, names, outcome) => {
    expect(found({ request }, { request: names })).toEqual([outcome]);
  });

  it("finds members six objects deep, and no deeper", () => {
    const nested = (depth: number): object =>
      depth === 0
        ? { type: "object", properties: { deep: { type: "string" } } }
        : { type: "object", properties: { [`level${depth}`]: nested(depth - 1) } };
    expect(found({ request: body(nested(6) as never) }, { request: ["deep"] })).toEqual(["holds"]);
    expect(found({ request: body(nested(7) as never) }, { request: ["deep"] })).toEqual(["request-member"]);
  });

  it("ends with a schema that leads back to itself, and with one that is shared a million times", () => {
    const node = { type: "object", properties: { next: { $ref: "#/node" }, value: { type: "string" } } };
    const place = Place.of("api.yaml", ["requestBody"]);
    const cyclic = { required: true, content: [{ ...json(undefined), schema: typed(node, { node }) }], place };
    expect(found({ request: cyclic }, { request: ["value"] })).toEqual(["holds"]);
    expect(found({ request: cyclic }, { request: ["other"] })).toEqual(["request-member"]);
    let shared: object = { type: "string" };
    for (let depth = 0; depth < 40; depth++) shared = { anyOf: [shared, shared] };
    expect(found({ request: body(shared as never) }, { request: ["other"] })).toEqual(["request-member"]);
    const wide = { anyOf: Array.from({ length: 30_000 }, () => ({ type: "string" })) };
    expect(found({ request: body(wide) }, { request: ["other"] })).toEqual(["(out-of-budget)"]);
  });

  it("reads objects that travel as parameters, and takes no parameter's own name for a member", () => {
    const parameters = [parameter("qry", { type: "object", properties: { event_id: { type: "string" } } })];
    expect(found({ parameters }, { request: ["eventId"] })).toEqual(["holds"]);
    expect(found({ parameters }, { request: ["qry"] })).toEqual(["request-member"]);
    expect(found({ parameters: [parameter("page")] }, { request: ["eventId"] })).toEqual(["request-member"]);
  });

  it("reads the names of a hostile file as names", () => {
    const hostile = JSON.parse('{"properties":{"__proto__":{"type":"string"},"constructor":5,"ok":null}}');
    expect(found({ request: body(hostile) }, { request: ["__proto__", "constructor", "ok"] })).toEqual(["holds"]);
    const broken = { properties: 5, allOf: "x", items: [], $ref: 7 };
    expect(found({ request: body(broken) }, { request: ["a"] })).toEqual(["(unresolved-reference)"]);
  });
});

describe("contract-member, response, parameters, statuses", () => {
  const header = { name: "Location", required: true, schema: undefined, place: Place.of("api.yaml") };

  it.each([
    ["a member of a success", [answer("201", person)], "holds"],
    ["of any success", [answer("200", { type: "string" }), answer("202", person)], "holds"],
    ["not of an error", [answer("200", { type: "string" }), answer("404", person)], "response-member"],
    ["of default, where it is all there is", [answer("default", person)], "holds"],
    ["not of default beside a success", [answer("204"), answer("default", person)], "response-member"],
    ["a header", [answer("303", undefined, [{ ...header, name: "Given-Name" }])], "holds"],
    ["only errors", [answer("400", person)], "(not-stated)"],
    ["no answer at all", [], "(not-stated)"],
    [
      "not one that is only written",
      [answer("200", { properties: { givenName: { writeOnly: true } } })],
      "response-member",
    ],
  ] as const)("%s", (_, responses, outcome) => {
    expect(found({ responses }, { response: ["givenName"] })).toEqual([outcome]);
  });

  it.each([
    ["a parameter", { parameters: [parameter("Page-Size", undefined, { in: "header" })] }, "pageSize", "holds"],
    ["none", { parameters: [parameter("page")] }, "pageSize", "parameter"],
    [
      "what may stand where nothing was read",
      { incomplete: [Place.of("api.yaml")] },
      "pageSize",
      "(unresolved-reference)",
    ],
    ["a variable of the same place", {}, "caseId", "holds"],
  ] as const)("%s", (_, parts, name, outcome) => {
    expect(found(parts, { parameters: [name] }, "POST /cases/{id}")).toEqual([outcome]);
  });

  it("takes no variable for another where the paths have different numbers of them", () => {
    expect(found({}, { parameters: ["caseId"] }, "POST /tenants/{tenant}/cases/{id}")).toEqual(["parameter"]);
  });

  it.each([
    [["202"], ["202"], "holds"],
    [["200"], ["202"], "status"],
    [["2XX"], ["202"], "holds"],
    [["2xx"], ["202"], "holds"],
    [["200"], ["202|200"], "holds"],
    [["default"], ["202"], "(not-stated)"],
    [[], ["202"], "(not-stated)"],
    [["200", "default"], ["202"], "status"],
  ] as const)("statuses %j, asked for %j: %s", (stated, statuses, outcome) => {
    expect(found({ responses: stated.map((status) => answer(status)) }, { statuses })).toEqual([outcome]);
  });
});

describe("contract-member, several operations", () => {
  const has = offered("GET /a", { responses: [answer("200", person)] });
  const lacks = offered("GET /b", { responses: [answer("200", { type: "string" })] });
  const open = offered("GET /c", { responses: [answer("200", { type: "object" })] });
  const missing = of("GET /d", "missing");
  const nothing = of("GET /e", "mapped-onto-nothing");
  const params = { operations: ["GET /a", "GET /b", "GET /c", "GET /d", "GET /e"], response: ["givenName"] };
  const all = beside(has, lacks, open, missing, nothing);
  const names = (...keys: readonly string[]) => ({ ...params, operations: keys, need: "any" });
  const lost: UnresolvedFact = {
    document: "api.yaml",
    place: Place.of("api.yaml", ["paths", "/x", "$ref"]),
    kind: "path-item",
    resolution: { found: false, reason: "dangling", target: "#/x" },
  };

  it("asks each, or takes the best of all", () => {
    expect(outcomes(examine(check, given, params, all))).toEqual([
      "holds",
      "response-member",
      "(nothing-to-compare)",
      "missing",
      "(nothing-to-compare)",
    ]);
    expect(outcomes(examine(check, given, { ...params, need: "any" }, all))).toEqual(["holds"]);
    expect(outcomes(examine(check, given, names("GET /b", "GET /c", "GET /d"), all))).toEqual(["(nothing-to-compare)"]);
    expect(outcomes(examine(check, given, names("GET /b", "GET /d"), all))).toEqual(["response-member"]);
    expect(outcomes(examine(check, given, names("GET /d"), all))).toEqual(["missing"]);
  });

  it("says nothing is missing where something could not be read", () => {
    const hidden = facts({ documents: documents("api.yaml"), unresolved: [lost] });
    const each = { ...params, operations: ["GET /b", "GET /d"] };
    expect(outcomes(examine(check, hidden, each, all))).toEqual(["(unresolved-reference)", "response-member"]);
    expect(outcomes(examine(check, hidden, names("GET /d"), all))).toEqual(["(unresolved-reference)"]);
    expect(outcomes(examine(check, hidden, names("GET /b", "GET /d"), all))).toEqual(["(unresolved-reference)"]);
    expect(outcomes(examine(check, hidden, names("GET /a", "GET /d"), all))).toEqual(["holds"]);
  });

  it("examines nothing without a document or a comparison", () => {
    expect(examine(check, facts(), params, all)).toEqual([]);
    expect(examine(check, given, params, undefined)).toEqual([]);
  });

  it.each(["en", "fr", "ar"] as Language[])("has a text for each case in %s", async (language) => {
    const messages = await loadMessages(language, { strict: true });
    const rule = { check: check.id, messages: {} };
    for (const [name, placeholders] of Object.entries(check.cases)) {
      const data = Object.fromEntries(placeholders.map((one) => [one, "GET /a"]));
      expect(ruleMessage(rule, name, messages, data)).toMatch(/GET \/a.*\.$/u);
    }
    expect(ruleRemedy(rule, messages)).toMatch(/\.$/u);
  });
});
