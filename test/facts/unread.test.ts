import { describe, expect, it } from "vitest";
import { collectFacts } from "../../src/facts/collect.ts";
import { at, submissionOf } from "./submission.ts";

// Spots that have another shape than OpenAPI gives them: what they hold is no fact, and that must be said.

async function unreadIn(rest: string, version = "openapi: 3.0.3"): Promise<string[]> {
  const text = `${version}\ninfo: { title: Permits, version: "1" }\n${rest}`;
  const facts = collectFacts(await submissionOf({ "api.yaml": text }), []);
  return facts.unread.map(({ kind, place }) => `${kind} ${at(place).replace("api.yaml#", "")}`).sort();
}

const path = (item: string): string => `paths: { /permits: ${item} }`;
const get = (operation: string): string => path(`{ get: ${operation} }`);
const response = (one: string): string => get(`{ responses: { "200": ${one} } }`);

describe("what could not be read", () => {
  it.each([
    ["paths: []", "path-item /paths"],
    ["paths: { /permits: [] }", "path-item /paths/~1permits"],
    [path("{ GET: {}, Post: {}, get: {} }"), "path-item /paths/~1permits/GET", "path-item /paths/~1permits/Post"],
    [get("[]"), "path-item /paths/~1permits/get"],
    [get("{ responses: [] }"), "response /paths/~1permits/get/responses"],
    [response("file"), "response /paths/~1permits/get/responses/200"],
    [get("{ requestBody: [] }"), "request-body /paths/~1permits/get/requestBody"],
    [get("{ parameters: {} }"), "parameter /paths/~1permits/get/parameters"],
    [get("{ parameters: [id] }"), "parameter /paths/~1permits/get/parameters/0"],
    [get("{ parameters: [{ name: id, in: Query }] }"), "parameter /paths/~1permits/get/parameters/0"],
    [get("{ callbacks: [] }"), "callback /paths/~1permits/get/callbacks"],
    [get("{ callbacks: { done: 1 } }"), "callback /paths/~1permits/get/callbacks/done"],
    [response("{ content: [] }"), "response /paths/~1permits/get/responses/200/content"],
    [
      response("{ content: { application/x-odd: } }"),
      "request-body /paths/~1permits/get/responses/200/content/application~1x-odd",
    ],
    [
      `${get('{ responses: { "200": { $ref: "#/components/responses/Odd" } } }')}\ncomponents: { responses: { Odd: 7 } }`,
      "response /components/responses/Odd",
      "response /paths/~1permits/get/responses/200/$ref",
    ],
    ["components: { securitySchemes: { login: bearer } }", "security-scheme /components/securitySchemes/login"],
  ])("%s", async (text, ...spots) => {
    expect(await unreadIn(text)).toEqual(spots);
  });

  it.each([
    ["produces: [text/weird]", "media-type /produces"],
    ["consumes: [text/weird]", "media-type /consumes"],
    [get("{ produces: [text/weird] }"), "media-type /paths/~1permits/get/produces"],
    [get("{ parameters: [{ name: body, in: body }] }"), "request-body /paths/~1permits/get/parameters/0"],
    [get("{ parameters: [{ name: file, in: formData }] }"), "request-body /paths/~1permits/get/parameters/0"],
    [response("{ schema: { type: object } }"), "response /paths/~1permits/get/responses/200/schema"],
    [get("{ requestBody: { schema: {} } }"), "request-body /paths/~1permits/get/requestBody/schema"],
  ])("keys of OpenAPI 2.0 in 3.0: %s", async (text, spot) => {
    expect(await unreadIn(text)).toEqual([spot]);
  });

  it("is nothing where the document is as it should be", async () => {
    const item = `{ x-note: 1, summary: s, get: { x-note: 1, responses: { x-note: 1, "200": { content: { a/b: {} } } } } }`;
    expect(await unreadIn(`${path(item)}\nx-note: 1`)).toEqual([]);
    expect(await unreadIn(`paths: { x-note: 1 }`)).toEqual([]);
    expect(await unreadIn("components: { responses: { Unused: { schema: {} } } }")).toEqual([]);
  });

  it("keys of OpenAPI 2.0 are read in 2.0", async () => {
    const operation = `{ produces: [a/b], parameters: [{ name: body, in: body, schema: {} }], responses: { "200": { schema: {} } } }`;
    expect(await unreadIn(`produces: [a/b]\n${get(operation)}`, 'swagger: "2.0"')).toEqual([]);
    expect(await unreadIn(path("{ GET: {} }"), 'swagger: "2.0"')).toEqual(["path-item /paths/~1permits/GET"]);
  });

  it("knows the methods of OpenAPI 3.2", async () => {
    const item = path("{ query: {}, QUERY: {}, additionalOperations: { LINK: 1 } }");
    expect(await unreadIn(item, "openapi: 3.2.0")).toEqual([
      "path-item /paths/~1permits/QUERY",
      "path-item /paths/~1permits/additionalOperations/LINK",
    ]);
  });

  it("is listed up to a limit, and then it is said that there is more", async () => {
    const paths = Array.from({ length: 1_500 }, (_, index) => `  /p${index}: 1`).join("\n");
    const text = `openapi: 3.0.3\ninfo: { title: Permits, version: "1" }\npaths:\n${paths}`;
    const facts = collectFacts(await submissionOf({ "api.yaml": text }), []);
    expect(facts.unread).toHaveLength(1_000);
    expect(facts.unresolved).toMatchObject([{ kind: "path-item", resolution: { reason: "limit" } }]);
  });
});
