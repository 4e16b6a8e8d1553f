import { describe, expect, it } from "vitest";
import { compareInterfaces } from "../../src/contract/compare.ts";
import type { InterfaceOperation } from "../../src/contract/interface.ts";
import type { SchemaObject } from "../../src/contract/schema.ts";
import { compared, found } from "./conform.ts";
import { body, json, made, operation, parameter } from "./made.ts";

type Parameter = InterfaceOperation["parameters"][number];

const text = { type: "string" };
const header = (name: string, parts: Partial<Parameter> = {}) => parameter(name, text, { in: "header", ...parts });
const path = (name: string, schema: SchemaObject | undefined = text) => parameter(name, schema, { in: "path" });

const check = (reference: readonly Parameter[], offered: readonly Parameter[]) =>
  found(compared({ parameters: reference }, { parameters: offered }));

describe("parameters", () => {
  it.each<[string, Parameter[], Parameter[], string[]]>([
    ["that both take", [parameter("page")], [parameter("page")], []],
    [
      "optional there, required here",
      [parameter("q")],
      [parameter("q", text, { required: true })],
      ["parameter-required q query"],
    ],
    ["required there, optional here", [parameter("q", text, { required: true })], [parameter("q")], []],
    ["that only the offer takes", [], [parameter("q")], []],
    [
      "that only the offer takes, and requires",
      [],
      [parameter("q", text, { required: true })],
      ["parameter-required q query"],
    ],
    ["that the offer does not take", [parameter("q")], [], ["parameter-missing q query"]],
    ["in another case", [parameter("pageSize")], [parameter("pagesize")], ["parameter-missing pageSize query"]],
    [
      "taken elsewhere",
      [parameter("q")],
      [parameter("Q", text, { in: "header", required: true })],
      ["parameter-elsewhere q query header"],
    ],
    ["of one name in two places", [parameter("q"), header("q")], [header("q")], ["parameter-missing q query"]],
    [
      "headers in another spelling",
      [header("X-CorrelationID"), header("X-Callback-URL")],
      [header("x-correlation-id"), header("X-Callback_URL")],
      [],
    ],
    [
      "headers that other parts speak of",
      [header("Accept"), header("Authorization")],
      [header("Content-Type", { required: true })],
      [],
    ],
    [
      "in a whole query string",
      [parameter("q")],
      [parameter("all", text, { in: "querystring" })],
      ["? query q: keyword querystring"],
    ],
  ])("%s", (_, reference, offered, expected) => {
    expect(check(reference, offered)).toEqual(expected);
  });

  it("may move into the body", () => {
    const offered = { request: body({ type: "object", properties: { q: text } }, false) };
    expect(found(compared({ parameters: [parameter("q")] }, offered))).toEqual(["parameter-elsewhere q query body"]);
    const both = { parameters: [parameter("q")], ...offered };
    expect(found(compared(both, offered))).toEqual(["parameter-missing q query"]);
  });

  it("may be a proof of identity on one side", () => {
    const security = [[{ type: "apiKey", detail: "header:x-api_key", scopes: [] }]];
    const asHeader = [header("X-API-Key", { required: true })];
    expect(found(compared({ parameters: asHeader }, { security }))).toEqual([]);
    expect(found(compared({ security }, { parameters: asHeader }))).toEqual([]);
  });
});

describe("values", () => {
  const refused = "parameter-refused q query";
  it.each<[string, SchemaObject | undefined, SchemaObject | undefined, string[]]>([
    ["wider", { type: "string", maxLength: 5 }, { type: "string", maxLength: 9 }, []],
    ["shorter", text, { type: "string", maxLength: 2 }, [`${refused} "aaa" maxLength maxLength 2`]],
    ["numbers where any text goes", { type: "integer" }, text, []],
    ["booleans where any text goes", { type: "boolean" }, text, []],
    ["texts where numbers are wanted", text, { type: "integer" }, [`${refused} "a" type type integer`]],
    ["numbers where some text goes", { type: "integer" }, { type: "string", maxLength: 3 }, ["? query q: unconfirmed"]],
    [
      "a number that the text may not be",
      { type: "integer" },
      { type: "string", enum: ["a"] },
      [`${refused} 0 type type string`],
    ],
    ["texts that are numbers", { type: "string", enum: ["1", "2"] }, { type: "integer" }, ["? query q: unconfirmed"]],
    [
      "one where a list goes",
      { type: "integer" },
      { type: "array", items: { type: "integer" } },
      ["? query q: unconfirmed"],
    ],
    ["null, which nobody can write", { type: ["string", "null"] }, text, []],
    ["fewer of an enum", { enum: ["a", "b"] }, { enum: ["b"] }, [`${refused} "a" enum enum "b"`]],
    ["nothing said in the reference", undefined, { type: "integer" }, []],
    ["no type said in the reference", {}, { type: "integer" }, []],
    ["nothing said in the offer", text, undefined, ["- query q"]],
    ["no type said in the offer", text, {}, ["- query q"]],
  ])("%s", (_, reference, offered, expected) => {
    const both = [reference, offered].map((schema) => [
      { ...parameter("q", {}), schema: schema && json(schema).schema },
    ]);
    expect(check(both[0] as Parameter[], both[1] as Parameter[])).toEqual(expected);
  });

  it("of paths are never empty", () => {
    expect(check([path("id")], [path("id", { type: "string", minLength: 1 })])).toEqual([]);
    expect(check([path("id")], [path("id", { type: "string", minLength: 2 })])).toEqual([
      'parameter-refused id path "a" minLength minLength 2',
    ]);
  });

  it("that are refused are shown with the place of the keyword, and the reference's", () => {
    const [difference] = compared(
      { parameters: [parameter("q")] },
      { parameters: [parameter("q", { type: "string", maxLength: 0 })] },
    ).differences;
    expect(difference).toMatchObject({ kind: "parameter-refused", counterexample: "a" });
    expect(difference?.place.pointer).toEqual(["it", "maxLength"]);
    expect(difference?.reference.place.pointer).toEqual(["paths", "/things/{id}", "post"]);
  });
});

describe("notations", () => {
  const list = { type: "array", items: text };
  const record = { type: "object", properties: { a: text } };
  it.each<[string, SchemaObject, Partial<Parameter>, Partial<Parameter>, string[]]>([
    ["a word, exploded or not", text, {}, { explode: false }, []],
    ["a word with spaces between nothing", text, {}, { style: "spaceDelimited", explode: false }, []],
    ["a repeated list, in two spellings", list, {}, { style: "pipeDelimited" }, []],
    [
      "a repeated list, and one with commas",
      list,
      {},
      { explode: false },
      ["parameter-style q query form explode form"],
    ],
    [
      "a list with commas, and one with bars",
      list,
      { explode: false },
      { style: "pipeDelimited", explode: false },
      ["parameter-style q query form pipeDelimited"],
    ],
    [
      "a list in a path, exploded or not",
      list,
      { in: "path", style: "simple", explode: false },
      { in: "path", style: "simple", explode: true },
      [],
    ],
    [
      "a word in a path with a dot",
      text,
      { in: "path", style: "simple" },
      { in: "path", style: "label" },
      ["parameter-style q path simple explode label explode"],
    ],
    [
      "an object, exploded or deep",
      record,
      {},
      { style: "deepObject" },
      ["parameter-style q query form explode deepObject explode"],
    ],
    [
      "JSON on one side",
      record,
      {},
      { mediaType: "application/json" },
      ["parameter-style q query form explode application/json"],
    ],
    ["JSON on both sides", record, { mediaType: "json" }, { mediaType: "application/json" }, []],
  ])("%s", (_, schema, reference, offered, expected) => {
    const name = (parts: Partial<Parameter>) => (parts.in === "path" ? "GET /things/{q}" : "GET /things");
    const one = parameter("q", schema, { explode: true, style: "form", ...reference });
    const other = parameter("q", schema, { explode: true, style: "form", ...offered });
    expect(found(compared({ parameters: [one] }, { parameters: [other] }, name(reference)))).toEqual(expected);
  });
});

describe("paths", () => {
  const pair = (reference: string, own: Parameter[], offered: string, others: Parameter[], more = {}) => {
    const offer = made(operation(offered, { parameters: others, ...more }));
    const [first] = compareInterfaces(made(operation(reference, { parameters: own, ...more })), offer).operations;
    return first === undefined ? [] : found(first);
  };

  it("have variables by position", () => {
    const own = [path("name"), path("version", { type: "integer" })];
    expect(
      pair("GET /data/{name}/{version}", own, "GET /data/{a}/{b}", [path("a"), path("b", { type: "integer" })]),
    ).toEqual([]);
    expect(
      pair("GET /data/{name}/{version}", own, "GET /data/{version}/{name}", [
        path("version", { type: "integer" }),
        path("name"),
      ]),
    ).toEqual(['parameter-refused name path "a" type type integer']);
  });

  it("may leave a variable in front to the server", () => {
    const more = { basePaths: ["/v1"] };
    expect(pair("GET /{version}/cert/{id}", [path("version"), path("id")], "GET /cert/{x}", [path("x")], more)).toEqual(
      [],
    );
  });

  it("may have variables that nobody describes", () => {
    expect(pair("GET /a/{x}", [], "GET /a/{x}", [path("x")])).toEqual([]);
    expect(pair("GET /a/{x}", [path("x")], "GET /a/{x}", [])).toEqual(["- path x"]);
  });

  it("that only an operationId pairs have variables by name, then by position", () => {
    const more = { operationId: "read" };
    expect(
      pair(
        "GET /a/{x}/{y}",
        [path("x"), path("y", { type: "integer" })],
        "GET /b/{Y}/{z}",
        [path("Y", { type: "integer" }), path("z")],
        more,
      ),
    ).toEqual([]);
    expect(pair("GET /a/{x}/{y}", [path("x"), path("y")], "GET /b/{y}", [path("y"), parameter("x")], more)).toEqual([
      "parameter-elsewhere x path query",
    ]);
    expect(pair("GET /a", [], "GET /b/{y}", [path("y")], more)).toEqual(["parameter-required y path"]);
    expect(pair("GET /a/{x}", [path("x")], "GET /b", [], more)).toEqual(["parameter-missing x path"]);
  });

  it("may have a query string in them, which parameters can stand for", () => {
    const reference = "POST /beneficiaries?command=validate&language=LANGCODE";
    expect(pair(reference, [], reference, [])).toEqual([]);
    const taken = [parameter("command", { enum: ["validate", "register"] }), parameter("language", { enum: ["en"] })];
    expect(pair(reference, [], "POST /beneficiaries", taken)).toEqual([]);
    expect(
      pair(reference, [], "POST /beneficiaries", [parameter("command", { enum: ["register"] }), parameter("language")]),
    ).toEqual(['parameter-refused command query "validate" enum enum "register"']);
    expect(pair("POST /beneficiaries", [], "POST /beneficiaries/?command=register", [])).toEqual([
      "parameter-required command query",
    ]);
  });
});
