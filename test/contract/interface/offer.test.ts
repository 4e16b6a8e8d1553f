import { describe, expect, it } from "vitest";
import type { Interface, InterfaceOperation } from "../../../src/contract/interface.ts";
import { readOffer } from "../../../src/contract/openapi/index.ts";
import { at, submissionOfValues } from "../../facts/submission.ts";

function read(values: Readonly<Record<string, unknown>>): Interface {
  const { apis, resolver } = submissionOfValues(values);
  return readOffer(apis, resolver);
}

/** The only operation of a document with `get` on one path. */
function operation(get: object, more: object = {}, item: object = {}): InterfaceOperation {
  const value = { openapi: "3.0.3", ...more, paths: { "/a/{id}": { ...item, get: { responses: {}, ...get } } } };
  return read({ "api.json": value }).operations[0] as InterfaceOperation;
}

describe("parameters", () => {
  const parameter = (one: object) => operation({ parameters: [one] }).parameters[0];

  it.each([
    ["path", "simple", false],
    ["query", "form", true],
    ["header", "simple", false],
    ["cookie", "form", true],
    ["querystring", "", false],
  ])("in %s are written as OpenAPI says", (where, style, explode) => {
    expect(parameter({ name: "id", in: where })).toMatchObject({ name: "id", in: where, style, explode });
  });

  it("say otherwise", () => {
    expect(parameter({ name: "id", in: "query", style: "deepObject" })).toMatchObject({
      style: "deepObject",
      explode: false,
    });
    expect(parameter({ name: "id", in: "query", explode: false })).toMatchObject({ style: "form", explode: false });
  });

  it("in the path are always required", () => {
    expect(parameter({ name: "id", in: "path" })?.required).toBe(true);
    expect(parameter({ name: "id", in: "query" })?.required).toBe(false);
  });

  it("may be documents of their own", () => {
    const content = { "application/JSON; charset=utf-8": { schema: { type: "object" } } };
    const found = parameter({ name: "filter", in: "query", content });
    expect(found).toMatchObject({ mediaType: "application/json", schema: { schema: { type: "object" } } });
  });

  it("leave to others what others say", () => {
    const parameters = ["Accept", "content-type", "Authorization", "X-Other"].map((name) => ({ name, in: "header" }));
    expect(operation({ parameters }).parameters.map(({ name }) => name)).toEqual(["X-Other"]);
  });

  it("of an operation replace those of its path item", () => {
    const item = {
      parameters: [
        { name: "id", in: "path" },
        { name: "q", in: "query", schema: { type: "string" } },
      ],
    };
    const own = {
      parameters: [
        { name: "q", in: "query", schema: { type: "integer" } },
        { name: "q", in: "header" },
      ],
    };
    const { parameters } = operation(own, {}, item);
    expect(parameters.map(({ name, in: where, place }) => `${where} ${name} ${at(place)}`)).toEqual([
      "path id api.json#/paths/~1a~1{id}/parameters/0",
      "query q api.json#/paths/~1a~1{id}/get/parameters/0",
      "header q api.json#/paths/~1a~1{id}/get/parameters/1",
    ]);
  });

  it.each([
    ["csv", "form", false],
    ["ssv", "spaceDelimited", false],
    ["pipes", "pipeDelimited", false],
    ["tsv", "tabDelimited", false],
    ["multi", "form", true],
    [undefined, "form", false],
  ])("of 2.0: lists as %s", (collectionFormat, style, explode) => {
    const parameters = [
      { name: "l", in: "query", type: "array", items: { type: "string" }, collectionFormat },
      { name: "s", in: "query", type: "string" },
      { name: "h", in: "header", type: "array", items: { type: "string" } },
    ];
    const { operations } = read({ "api.json": { swagger: "2.0", paths: { "/a": { get: { parameters } } } } });
    const styles = operations[0]?.parameters.map((one) => [one.style, one.explode]);
    expect(styles).toEqual([
      [style, explode],
      ["form", true],
      ["simple", false],
    ]);
  });
});

describe("bodies and answers", () => {
  it("keep their media types without parameters", () => {
    const content = { "Application/JSON;v=1": { schema: true }, "text/plain": {} };
    const { request, responses } = operation({
      requestBody: { content, required: true },
      responses: { "2XX": { content } },
    });
    const read = [
      { mediaType: "application/json", schema: { schema: true } },
      { mediaType: "text/plain", schema: undefined },
    ];
    expect(request).toMatchObject({ required: true, content: read });
    expect(responses).toMatchObject([{ status: "2XX", content: read, headers: [] }]);
  });

  it("have headers but for the content type", () => {
    const headers = { "Content-Type": {}, Location: { required: true, schema: { format: "uri" } }, "x-trace": {} };
    const { responses } = operation({ responses: { 201: { headers }, "x-note": {} } });
    expect(responses.map(({ status }) => status)).toEqual(["201"]);
    expect(responses[0]?.headers).toMatchObject([
      { name: "Location", required: true, schema: { schema: { format: "uri" } } },
    ]);
  });
});

describe("servers", () => {
  const paths = (servers: unknown) => operation({}, { servers }).basePaths;

  it.each<[unknown, readonly string[]]>([
    [undefined, [""]],
    [[], [""]],
    [[{ url: "/" }], [""]],
    [[{ url: "https://api.example.org" }], [""]],
    [[{ url: "https://api.example.org/consent/v1/" }, { url: "//other/consent/v1?x#y" }], ["/consent/v1"]],
    [
      [{ url: "./v1//" }, { url: "v2" }, { url: "." }],
      ["/v1", "/v2", ""],
    ],
    [
      [{ url: "{base}/{v}", variables: { base: { default: "https://a/b" }, v: { default: 2, enum: ["3"] } } }],
      ["/b/2"],
    ],
    [[{ url: "/{tenant}/x" }], ["/{tenant}/x"]],
    [[{ url: 7 }, null, "text"], [""]],
  ])("%j", (servers, expected) => {
    expect(paths(servers)).toEqual(expected);
  });

  it("of the operation win over those of the path item, and those over the document's", () => {
    const common = { servers: [{ url: "/document" }] };
    const item = { servers: [{ url: "/item" }] };
    expect(operation({ servers: [{ url: "/own" }] }, common, item).basePaths).toEqual(["/own"]);
    expect(operation({ servers: [] }, common, item).basePaths).toEqual(["/item"]);
    expect(operation({}, common).basePaths).toEqual(["/document"]);
  });
});

describe("security", () => {
  const securitySchemes = {
    token: { type: "http", scheme: "Bearer" },
    key: { type: "apiKey", in: "header", name: "X-Key" },
    login: { type: "oauth2", flows: {} },
    hidden: { $ref: "#/components/securitySchemes/gone" },
    "": { type: "mutualTLS" },
  };
  const of = (security: unknown, common?: unknown) =>
    operation(security === undefined ? {} : { security }, { security: common, components: { securitySchemes } });
  const kind = (type: string, detail = "", scopes: string[] = []) => ({ type, detail, scopes });

  it("is unknown where nothing is stated", () => expect(of(undefined).security).toBeUndefined());

  it("is the document's, or the operation's own", () => {
    expect(of(undefined, [{ token: [] }]).security).toEqual([[kind("http", "bearer")]]);
    expect(of([{ key: [], login: ["read", 7] }, {}], [{ token: [] }]).security).toEqual([
      [kind("apiKey", "header:x-key"), kind("oauth2", "", ["read"])],
      [],
    ]);
    expect(of([], [{ token: [] }]).security).toEqual([[]]);
  });

  it("of an unknown kind is not anonymous", () => {
    expect(of([{ nobody: [] }]).security).toEqual([[kind("undeclared")]]);
    expect(of(["token"])).toMatchObject({ security: [[kind("undeclared")]], incomplete: [{}] });
    const { security, incomplete } = of([{ hidden: [] }]);
    expect(security).toEqual([[kind("undeclared")]]);
    expect(incomplete.map(at)).toEqual(["api.json#/components/securitySchemes/hidden/$ref"]);
  });

  it("may be named by its address from 3.2 on", () => {
    const security = [{ "#/components/securitySchemes/token": [] }];
    const find = (openapi: string) => operation({ security }, { openapi, components: { securitySchemes } }).security;
    expect(find("3.2.0")).toEqual([[kind("http", "bearer")]]);
    expect(find("3.1.0")).toEqual([[kind("undeclared")]]);
  });
});

describe("the operations of several documents", () => {
  const one = (path: string, get: object = { responses: {} }) => ({ openapi: "3.2.0", paths: { [path]: { get } } });

  it("make one offer, with keys that tell them apart", () => {
    const values = { "a/x.json": one("/p"), "b/x.yaml": one("/p"), "c/y.yaml": one("/p"), "z.yaml": one("/q") };
    expect(read(values).operations.map(({ key, origin }) => `${key} ${at(origin.place)}`)).toEqual([
      "GET /p#a/x.json a/x.json#/paths/~1p/get",
      "GET /p#b/x.yaml b/x.yaml#/paths/~1p/get",
      "GET /p#y c/y.yaml#/paths/~1p/get",
      "GET /q z.yaml#/paths/~1q/get",
    ]);
  });

  it("are those of paths, whatever the method, and not those of webhooks and callbacks", () => {
    const get = { operationId: "a", callbacks: { done: { "{$url}": { post: {} } } } };
    const value = {
      ...one("/p", get),
      webhooks: { w: { post: {} } },
      "x-paths": { "/x": { get: {} } },
    };
    Object.assign(value.paths["/p"] as object, { query: {}, additionalOperations: { COPY: {} }, summary: "S" });
    expect(read({ "a.json": value }).operations.map(({ key }) => key)).toEqual(["GET /p", "QUERY /p", "COPY /p"]);
  });

  it("may stand behind a reference, with others beside it", () => {
    const value = {
      openapi: "3.1.0",
      paths: { "/p": { $ref: "#/components/pathItems/P", put: {} }, "/q": { $ref: "#/components/pathItems/P" } },
      components: { pathItems: { P: { get: { operationId: "get" } } } },
    };
    const found = read({ "a.json": value }).operations.map(({ key, origin }) => `${key} ${at(origin.place)}`);
    expect(found).toEqual([
      "GET /p a.json#/components/pathItems/P/get",
      "PUT /p a.json#/paths/~1p/put",
      "GET /q a.json#/components/pathItems/P/get",
    ]);
  });
});

describe("what cannot be read", () => {
  it("is listed with the operation that lacks it", () => {
    const { incomplete, parameters, responses } = operation({
      parameters: [{ $ref: "#/gone" }, 7, { name: "b", in: "body" }, { name: "c", in: "query", schema: "text" }],
      requestBody: [],
      responses: { 200: { $ref: "gone.yaml#/a" }, 201: { schema: {} }, 202: { content: { "a/b": null } } },
    });
    expect(incomplete.map((place) => at(place).replace("api.json#/paths/~1a~1{id}/get/", ""))).toEqual([
      "parameters/0/$ref",
      "parameters/1",
      "parameters/2",
      "parameters/3/schema",
      "requestBody",
      "responses/200/$ref",
      "responses/201/schema",
      "responses/202/content/a~1b",
    ]);
    expect(parameters.map(({ name }) => name)).toEqual(["c"]);
    expect(responses.map(({ status }) => status)).toEqual(["201", "202"]);
  });

  it("is listed with the whole where operations may stand there", () => {
    const paths = { "/a": { $ref: "#/gone" }, "/b": { GET: {}, post: [] }, "/c": null };
    expect(read({ "a.json": { openapi: "3.0.3", paths } }).incomplete?.map(at)).toEqual([
      "a.json#/paths/~1a/$ref",
      "a.json#/paths/~1b/GET",
      "a.json#/paths/~1b/post",
      "a.json#/paths/~1c",
    ]);
    expect(read({ "a.json": { openapi: "3.0.3", paths: [] } }).incomplete?.map(at)).toEqual(["a.json#/paths"]);
  });
});
