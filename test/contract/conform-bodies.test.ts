import { describe, expect, it } from "vitest";
import type { InterfaceOperation } from "../../src/contract/interface.ts";
import type { SchemaObject } from "../../src/contract/schema.ts";
import { Place } from "../../src/model.ts";
import { compared, found } from "./conform.ts";
import { answer, body, json } from "./made.ts";

type Parts = Partial<InterfaceOperation>;

const thing = { type: "object", properties: { id: { type: "string" }, note: { type: "string" } }, required: ["id"] };
const strict = {
  ...thing,
  properties: { ...thing.properties, version: { type: "integer" } },
  required: ["id", "version"],
};
const content = (...mediaTypes: readonly string[]) => mediaTypes.map((mediaType) => json(thing, mediaType));
const takes = (...mediaTypes: readonly string[]): Parts => ({
  request: { required: true, content: content(...mediaTypes), place: Place.of("api.yaml", ["requestBody"]) },
});
const answers = (...mediaTypes: readonly string[]): Parts => ({
  responses: [{ ...answer("200"), content: content(...mediaTypes) }],
});

describe("requests", () => {
  it.each<[string, Parts, Parts, string[]]>([
    ["alike", { request: body(thing) }, { request: body(thing) }, []],
    ["required here only", { request: body(thing, false) }, { request: body(thing) }, ["body-required"]],
    ["none there, required here", {}, { request: body(thing) }, ["body-required"]],
    ["none there, possible here", {}, { request: body(thing, false) }, []],
    ["none here", { request: body(thing) }, {}, ["body-missing"]],
    [
      "one more member",
      { request: body(thing) },
      { request: body({ ...thing, properties: { ...thing.properties, more: {} } }) },
      [],
    ],
    [
      "one more required",
      { request: body(thing) },
      { request: body(strict) },
      ['request-refused application/json {"id":"a"} required required version'],
    ],
    [
      "closed to what is not named",
      { request: body(thing) },
      { request: body({ ...thing, additionalProperties: false }) },
      [],
    ],
    ["nothing said in the reference", { request: body(undefined) }, { request: body(strict) }, []],
    ["an open object in the reference", { request: body({ type: "object" }) }, { request: body(strict) }, []],
    [
      "nothing said in the offer",
      { request: body(thing) },
      { request: body(undefined) },
      ["- request application/json"],
    ],
    [
      "an open object in the offer",
      { request: body(thing) },
      { request: body({ type: "object" }) },
      ["- request application/json"],
    ],
    ["no content in the reference", takes(), { request: body(strict) }, []],
    ["no content in the offer", { request: body(thing) }, takes(), ["- request"]],
    [
      "a form of texts",
      {
        request: body(
          { type: "object", properties: { n: { type: "integer" } }, required: ["n"] },
          true,
          "multipart/form-data",
        ),
      },
      { request: body({ type: "object", properties: { n: { type: "string" } } }, true, "multipart/form-data") },
      ["? request multipart/form-data: unconfirmed"],
    ],
  ])("%s", (_, reference, offered, expected) => {
    expect(found(compared(reference, offered))).toEqual(expected);
  });

  it("say where the refusing keyword stands", () => {
    const [difference] = compared({ request: body(thing) }, { request: body(strict) }).differences;
    expect(difference?.place.pointer).toEqual(["it", "required"]);
    expect(difference?.counterexample).toEqual({ id: "a" });
  });

  it("show payloads of at most 200 characters, and no half characters", () => {
    const value = `${"x".repeat(180)}${"😀".repeat(40)}`;
    const [difference] = compared(
      { request: body({ const: value }) },
      { request: body({ type: "integer" }) },
    ).differences;
    const { payload = "" } = difference?.data ?? {};
    expect(String(payload).length).toBeLessThanOrEqual(200);
    expect(payload).toMatch(/^"x{180}(?:😀)+…$/u);
    expect(difference?.counterexample).toBe(value);
  });
});

describe("media types of requests", () => {
  const refused = (mediaType: string, offered: string) => [`request-media-type ${mediaType} ${offered}`];
  it.each<[string[], string[], string[]]>([
    [["application/json"], ["application/json"], []],
    [["application/json"], ["text/xml", "application/json"], []],
    [["application/json"], ["text/xml"], refused("application/json", "text/xml")],
    [["application/json", "application/xml"], ["application/json"], refused("application/xml", "application/json")],
    [["application/json"], ["*/*"], []],
    [["application/json"], ["application/*"], []],
    [["application/json"], ["text/*"], refused("application/json", "text/*")],
    [["*/*"], ["application/json"], []],
    [["text/*"], ["text/plain"], []],
    [["text/*"], ["application/json"], refused("text/*", "application/json")],
    [["application/ld+json"], ["application/json"], []],
    [["application/json"], ["application/ld+json"], refused("application/json", "application/ld+json")],
    [["json"], ["application/json"], []],
    [["application/json"], ["json"], []],
  ])("%j beside %j", (reference, offered, expected) => {
    expect(found(compared(takes(...reference), takes(...offered)))).toEqual(expected);
  });
});

describe("media types of answers", () => {
  const missing = (mediaType: string, offered: string) => [`response-media-type 200 ${mediaType} ${offered}`];
  it.each<[string[], string[], string[]]>([
    [["application/json"], ["text/html", "application/json"], []],
    [["application/json"], ["text/html"], missing("application/json", "text/html")],
    [["application/json"], ["application/hal+json"], []],
    [["application/hal+json"], ["application/json"], missing("application/hal+json", "application/json")],
    [["application/json"], ["*/*"], []],
    [["*/*"], ["application/json"], []],
    [["application/json"], [], ["response-without-content 200 application/json"]],
    [[], ["application/json"], []],
  ])("%j beside %j", (reference, offered, expected) => {
    expect(found(compared(answers(...reference), answers(...offered)))).toEqual(expected);
  });
});

describe("statuses", () => {
  const all = (...statuses: readonly string[]): Parts => ({ responses: statuses.map((status) => answer(status)) });
  it.each<[string[], string[], string[]]>([
    [["200"], ["200", "404"], []],
    [["200", "404"], ["200"], []],
    [["200"], ["201"], ["status-missing 200 201"]],
    [["200", "202"], ["200"], ["status-missing 202 200"]],
    [["200"], ["2XX"], []],
    [["200"], ["2xx"], []],
    [["2XX"], ["200"], []],
    [["2XX"], ["404"], ["status-missing 2XX 404"]],
    [["200"], ["default"], ["- status 200"]],
    [["200"], ["201", "default"], ["status-missing 200 201, default"]],
    [["default"], ["200"], []],
    [["default"], ["204", "404"], []],
    [["default"], ["404"], ["status-missing default 404"]],
    [["404", "default"], ["default"], []],
    [["302"], ["302"], []],
    [["302"], ["400"], ["status-missing 302 400"]],
    [["200", "302"], ["200"], []],
    [["404"], ["200"], []],
    [[], ["200"], []],
    [["200"], [], ["status-missing 200"]],
    [["nonsense"], [], []],
  ])("%j beside %j", (reference, offered, expected) => {
    expect(found(compared(all(...reference), all(...offered)))).toEqual(expected);
  });

  it("of a range each stay within what it promises", () => {
    const offered = { responses: [answer("200", thing), answer("201", { type: "integer" })] };
    const reference = { responses: [answer("2XX", thing)] };
    expect(found(compared(reference, offered))).toEqual(["response-beyond 2XX application/json 0 type type object"]);
  });

  it("but the default may have no content", () => {
    const offered = { responses: [answer("204"), answer("200", thing)] };
    expect(found(compared({ responses: [answer("default", thing)] }, offered))).toEqual([]);
  });
});

describe("answers", () => {
  const beyond = "response-beyond 200 application/json";
  it.each<[string, SchemaObject | undefined, SchemaObject | undefined, string[]]>([
    ["alike", thing, thing, []],
    ["with more members", thing, strict, []],
    ["without a promise", strict, thing, [`${beyond} {"id":"a"} required required version`]],
    ["with null", thing, { ...thing, type: ["object", "null"] }, [`${beyond} null type type object`]],
    ["of one more constant", { enum: ["a"] }, { enum: ["a", "b"] }, [`${beyond} "b" enum enum "a"`]],
    [
      "deep inside",
      { type: "array", items: thing },
      { type: "array", items: { ...thing, required: [] } },
      [`${beyond} [{}] required required id /0`],
    ],
    ["nothing said in the reference", undefined, thing, []],
    ["an open list in the reference", { type: "array" }, thing, []],
    ["nothing said in the offer", thing, undefined, ["- 200 application/json"]],
  ])("%s", (_, reference, offered, expected) => {
    const both = [reference, offered].map((schema) => ({ responses: [{ ...answer("200"), content: [json(schema)] }] }));
    expect(found(compared(both[0] as Parts, both[1] as Parts))).toEqual(expected);
  });

  it("say where the vendor describes what is wrong", () => {
    const place = (reference: SchemaObject, offered: SchemaObject) =>
      compared(
        { responses: [answer("200", reference)] },
        { responses: [answer("200", offered)] },
      ).differences[0]?.place.pointer.join("/");
    // A member that is described but not promised, one that is not described, a value, an item, one below an alternative.
    expect(place(strict, { ...strict, required: ["id"] })).toBe("it/properties/version");
    expect(place(strict, thing)).toBe("it");
    expect(place(thing, { ...thing, properties: { id: { type: "integer" } } })).toBe("it/properties/id");
    expect(place({ type: "array", items: { type: "string" } }, { type: "array", items: { type: "integer" } })).toBe(
      "it/items",
    );
    const nested = { allOf: [{ type: "object", properties: { id: { type: "integer" } }, required: ["id"] }] };
    expect(place(thing, nested)).toBe("it/allOf/0/properties/id");
  });

  it("may lack what is promised when something could not be read", () => {
    const unread = Place.of("api.yaml", ["components", "responses", "lost"]);
    const offered = { responses: [], incomplete: [unread] };
    const comparison = compared({ responses: [answer("200", thing)] }, offered);
    expect([comparison.status, found(comparison)]).toEqual(["unknown", ["? : reference", "? status 200: reference"]]);
    expect(comparison.open.every(({ place }) => place === unread)).toBe(true);
  });
});

describe("headers of answers", () => {
  const header = (name: string, required: boolean, schema: SchemaObject | undefined = { type: "string" }) => ({
    name,
    required,
    schema: json(schema).schema,
    place: Place.of("api.yaml", ["headers", name]),
  });
  const withHeaders = (...headers: readonly ReturnType<typeof header>[]): Parts => ({
    responses: [answer("200", undefined, headers)],
  });
  it.each<[string, Parts, Parts, string[]]>([
    ["promised", withHeaders(header("X-Total", true)), withHeaders(header("x-total", true)), []],
    ["not promised", withHeaders(header("X-Total", true)), withHeaders(), ["header-missing 200 X-Total"]],
    [
      "only possible",
      withHeaders(header("X-Total", true)),
      withHeaders(header("X-Total", false)),
      ["header-missing 200 X-Total"],
    ],
    ["possible there", withHeaders(header("X-Total", false)), withHeaders(), []],
    [
      "of another type",
      withHeaders(header("X-Total", false, { type: "integer" })),
      withHeaders(header("X-Total", false)),
      ['response-beyond 200  "a" type type integer X-Total'],
    ],
    [
      "of a type that is written alike",
      withHeaders(header("X-Total", true)),
      withHeaders(header("X-Total", true, { type: "integer" })),
      [],
    ],
    [
      "of no type here",
      withHeaders(header("X-Total", true)),
      withHeaders({ ...header("X-Total", true), schema: undefined }),
      ["- 200 header x-total"],
    ],
  ])("%s", (_, reference, offered, expected) => {
    expect(found(compared(reference, offered))).toEqual(expected);
  });
});
