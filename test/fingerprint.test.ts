import { describe, expect, it } from "vitest";
import { fingerprints, stablePointer } from "../src/fingerprint.ts";
import { fc } from "./property.ts";

const api = {
  servers: [{ url: "https://a.example" }, { url: "http://b.example" }],
  paths: {
    "/x": {
      get: {
        parameters: [
          { in: "query", name: "a" },
          { in: "query", name: "token" },
        ],
        tags: ["one", "two"],
      },
    },
  },
  allOf: [{ type: "object" }, { type: "object" }],
};

describe("stablePointer", () => {
  it.each([
    [["servers", 1, "url"], "/servers/http:~1~1b.example/url"],
    [["paths", "/x", "get", "parameters", 1], "/paths/~1x/get/parameters/query:token"],
    [["paths", "/x", "get", "tags", 1], "/paths/~1x/get/tags/two"],
    [["allOf", 1, "type"], "/allOf/*/type"],
    [["nowhere", 3, "at", "all"], "/nowhere/3/at/all"],
    [["__proto__", "toString"], "/__proto__/toString"],
  ])("%j", (pointer, expected) => {
    expect(stablePointer(api, pointer)).toBe(expected);
  });

  it("keeps steps of megabytes short, and apart", () => {
    const step = "x".repeat(2_000_000);
    const [one, other] = [`${step}a`, `${step}b`].map((key) => stablePointer({}, ["paths", key]));
    expect(one?.length).toBeLessThan(300);
    expect(one).not.toBe(other);
  });

  it("does not change when items are added before", () => {
    const longer = { ...api, servers: [{ url: "https://new.example" }, ...api.servers] };
    expect(stablePointer(longer, ["servers", 2, "url"])).toBe(stablePointer(api, ["servers", 1, "url"]));
  });
});

describe("fingerprints", () => {
  const base = { rule: "r", file: "f.yaml", stablePointer: "/a", case: "c", data: {} };

  it("are unique, whatever the findings", () => {
    const finding = fc.record({
      rule: fc.constantFrom("r", "s"),
      file: fc.constantFrom("f.yaml", "g.yaml"),
      stablePointer: fc.constantFrom("/a", "/b", "/*"),
      case: fc.constantFrom("c", "d"),
      data: fc.dictionary(fc.constantFrom("x", "y"), fc.constantFrom("1", "2")),
    });
    fc.assert(
      fc.property(fc.array(finding, { maxLength: 40 }), (list) => {
        const prints = fingerprints(list);
        expect(new Set(prints).size).toBe(list.length);
      }),
    );
  });

  it("depend on data only to tell equal ones apart", () => {
    const [alone] = fingerprints([{ ...base, data: { url: "1" } }]);
    expect(fingerprints([{ ...base, data: { url: "2" } }])).toEqual([alone]);
    const two = fingerprints([
      { ...base, data: { url: "1" } },
      { ...base, data: { url: "2" } },
    ]);
    expect(
      fingerprints([
        { ...base, data: { url: "2" } },
        { ...base, data: { url: "1" } },
      ]),
    ).toEqual([two[1], two[0]]);
  });
});
