import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { InterfaceOperation } from "../../../src/contract/interface.ts";
import { readOffer } from "../../../src/contract/openapi/index.ts";
import type { Place } from "../../../src/model.ts";
import { submissionOf } from "../../facts/submission.ts";
import { spelled } from "./spelled.ts";

// The registry of water permits of test/versions: one service, written in each version of OpenAPI.

const VERSIONS = ["2.0", "3.0", "3.1", "3.2"] as const;

async function offer(version: string) {
  const { apis, resolver, documents } = await submissionOf({
    "api.yaml": readFileSync(`test/versions/permits-${version}.yaml`, "utf8"),
  });
  const read = readOffer(apis, resolver);
  const operation = (key: string): InterfaceOperation => {
    const found = read.operations.find((one) => one.key === key);
    if (found === undefined) throw new Error(`no operation ${key}`);
    return found;
  };
  const line = (place: Place): string => {
    const document = documents.get(place.file);
    const [location] = document?.locate([place]) ?? [];
    return document?.line(location?.line ?? 0).trim() ?? "";
  };
  return { read, operation, line };
}

/** Where 2.0 says something else: a list in the query is written with commas, and its 404 has no content. */
function asIn3(operations: unknown[]): unknown[] {
  return JSON.parse(JSON.stringify(operations), (key, value) => {
    if (key === "" || typeof value !== "object" || value === null) return value;
    if (value.name === "states") return { ...value, explode: true };
    return value.status === "404" ? { ...value, content: [] } : value;
  });
}

describe("the same service in every version", async () => {
  const older = spelled((await offer("3.0")).read);

  it("is not empty", () => {
    expect(older).toHaveLength(5);
    expect(JSON.stringify(older)).toContain('"format":"date-time"');
  });

  it.each(["3.1", "3.2"])("is the same interface in %s as in 3.0", async (version) => {
    expect(spelled((await offer(version)).read)).toEqual(older);
  });

  it("is the same in 2.0, but for how a list travels in the query", async () => {
    const swagger = spelled((await offer("2.0")).read);
    expect(asIn3(swagger)).toEqual(asIn3(older));
    expect(JSON.stringify(swagger)).toContain(
      '"name":"states","in":"query","required":false,"style":"form","explode":false',
    );
  });

  it.each(VERSIONS)("has nothing that could not be read: %s", async (version) => {
    const { read } = await offer(version);
    expect(read.incomplete).toEqual([]);
    expect(read.operations.flatMap(({ incomplete }) => incomplete)).toEqual([]);
  });

  it.each(VERSIONS)("points at the right lines: %s", async (version) => {
    const { operation, line } = await offer(version);
    const list = operation("GET /permits");
    const apply = operation("POST /permits");
    expect(line(list.origin.place.key())).toBe("get:");
    expect(list.parameters).toHaveLength(5);
    for (const { name, place } of list.parameters) expect(line(place.child("name"))).toContain(`name: ${name}`);
    const body = apply.request?.content[0]?.schema;
    expect(line(apply.request?.place.key() as Place)).toMatch(/^Application:/);
    const target = body?.space.resolve((body.schema as { $ref: string }).$ref) as { properties: { litres: object } };
    const litres = body?.space.place(target.properties.litres as never) as Place;
    expect(line(litres.key())).toMatch(/^litres: \{ type: integer, minimum: 1/);
  });

  it("keeps security as kinds", async () => {
    const { operation } = await offer("3.0");
    expect(operation("GET /permits").security).toEqual([[{ type: "oauth2", detail: "", scopes: ["permits.read"] }]]);
    expect(operation("DELETE /permits/{permitId}").security).toEqual([[]]);
    expect(operation("POST /permits/{permitId}/plans").security).toEqual([
      [{ type: "apiKey", detail: "header:x-agency-key", scopes: [] }],
    ]);
  });
});
