import { describe, expect, it } from "vitest";
import { collectFacts } from "../../src/facts/collect.ts";
import { expandTemplate } from "../../src/facts/servers.ts";
import { fc } from "../property.ts";
import { submissionOf, submissionOfValues } from "./submission.ts";

const expand = (template: string, variables: Readonly<Record<string, readonly string[]>>) =>
  expandTemplate(template, (name) => (Object.hasOwn(variables, name) ? (variables[name] ?? []) : []));

describe("addresses that a template stands for", () => {
  it.each([
    ["no variable", "https://a.example", {}, ["https://a.example"]],
    ["defaults and enums", "{s}://a.example", { s: ["https", "http"] }, ["https://a.example", "http://a.example"]],
    ["an undeclared variable stays", "https://{host}/v1", {}, ["https://{host}/v1"]],
    [
      "a variable used twice",
      "https://{e}.example/{e}",
      { e: ["a", "b"] },
      ["https://a.example/a", "https://b.example/b"],
    ],
    ["values are not expanded again", "{a}{b}", { a: ["{b}"], b: ["x"] }, ["{b}x"]],
    ["an unclosed brace", "https://{a", { a: ["x"] }, ["https://{a"]],
    [
      "defaults first, then each value once, then the rest",
      "{a}{b}",
      { a: ["1", "2"], b: ["x", "y"] },
      ["1x", "2x", "1y", "2y"],
    ],
  ])("%s", (_, template, variables, expected) => {
    expect(expand(template, variables as Readonly<Record<string, readonly string[]>>)).toEqual(expected);
  });

  it("hides no scheme behind a long list of hosts", () => {
    const host = Array.from({ length: 200 }, (_, index) => `h${index}`);
    const urls = expand("{scheme}://{host}.example", { scheme: ["https", "http"], host });
    expect(urls).toHaveLength(50);
    expect(urls).toContain("http://h0.example");
  });

  it("ends soon where all combinations give one address", () => {
    const names = Array.from({ length: 2000 }, (_, index) => `{v${index}}`).join("");
    expect(expandTemplate(names, () => ["", "x"])).toEqual(["", "x"]);
  });

  it("gives every value while the sum of values fits, never more than 50, all different", () => {
    const values = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,3}$/), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.array(values, { minLength: 1, maxLength: 4 }), (lists) => {
        const template = lists.map((_, index) => `{v${index}}`).join("/");
        const urls = expandTemplate(template, (name) => lists[Number(name.slice(1))] ?? []);
        const product = lists.reduce((count, list) => count * list.length, 1);
        expect(new Set(urls).size).toBe(urls.length);
        expect(urls.length).toBe(Math.min(50, product));
        const parts = urls.map((url) => url.split("/"));
        for (const [index, list] of lists.entries()) {
          for (const value of list) expect(parts.some((part) => part[index] === value)).toBe(true);
        }
      }),
    );
  });
});

describe("servers of a document", () => {
  it("takes them from document, path and operation, numbers in variables included", async () => {
    const facts = collectFacts(
      await submissionOf({
        "api.yaml": `
openapi: 3.0.3
servers:
  - { url: 'https://a.example:{port}', description: Main, variables: { port: { default: 8443 } } }
  - { url: 7 }
  - text
paths:
  /a:
    servers: [{ url: /relative }]
    get: { responses: {} }
    put: { servers: [{ url: 'https://b.example' }], responses: {} }
  /b:
    servers: []
    get: { responses: { '200': { description: x, links: { next: { server: { url: 'https://c.example' } } } } } }
`,
      }),
      [],
    );
    expect(facts.servers.map(({ expanded }) => expanded)).toEqual([
      ["https://a.example:8443"],
      ["/relative"],
      ["https://b.example"],
      ["https://c.example"],
    ]);
    expect(facts.operations.map(({ name, servers }) => [name, servers])).toEqual([
      ["GET /a", ["/relative"]],
      ["PUT /a", ["https://b.example"]],
      ["GET /b", ["https://a.example:8443"]],
    ]);
  });

  it("stops expanding when that would cost much", () => {
    const variables = { a: { default: "x", enum: Array.from({ length: 60 }, (_, index) => `v${index}`) } };
    const servers = Array.from({ length: 3000 }, () => ({ url: `https://{a}.example/${"p".repeat(5000)}`, variables }));
    const facts = collectFacts(submissionOfValues({ "api.json": { openapi: "3.0.3", servers } }), []);
    const characters = facts.servers.flatMap(({ expanded }) => expanded).reduce((sum, url) => sum + url.length, 0);
    expect(facts.servers).toHaveLength(3000);
    expect(facts.servers[0]?.expanded).toHaveLength(50);
    expect(characters).toBeLessThan(50_000_000);
  });
});
