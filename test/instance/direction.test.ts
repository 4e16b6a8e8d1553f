import { describe, expect, it } from "vitest";
import { judge, short } from "./judge.ts";

// Which required members may be missing, by the way that a value travels.

const id = { id: { type: "string", readOnly: true } };
const password = { password: { type: "string", writeOnly: true } };
const flagged = { properties: { ...id, ...password, name: {} }, required: ["id", "password", "name"] };

const ROWS: readonly (readonly [title: string, schema: unknown])[] = [
  ["stated beside the requirement", flagged],
  [
    "stated in another part of an allOf",
    { allOf: [{ properties: { ...id, ...password } }, { required: ["id", "password", "name"] }] },
  ],
  [
    "stated around it",
    { properties: { ...id, ...password }, allOf: [{ allOf: [{ required: ["id", "password", "name"] }] }] },
  ],
  [
    "stated behind a reference of the property",
    {
      properties: {
        id: { $ref: "#/components/schemas/Id" },
        password: { allOf: [{ $ref: "#/components/schemas/Password" }] },
      },
      required: ["id", "password", "name"],
    },
  ],
  ["stated behind a reference of the object", { allOf: [{ $ref: "#/components/schemas/Flagged" }] }],
  ["required by a branch", { properties: { ...id, ...password }, anyOf: [{ required: ["id", "password", "name"] }] }],
];
const schemas = {
  Id: id.id,
  Password: password.password,
  Flagged: flagged,
};

describe.each(ROWS)("readOnly and writeOnly, %s", (_, schema) => {
  it.each([
    ["request", "/ required password; / required name"],
    ["response", "/ required id; / required name"],
    [undefined, "/ required name"],
  ] as const)("in a %s", (direction, answer) => {
    for (const dialect of ["3.0", "3.1"] as const) {
      expect(short(judge(schema, {}, { dialect, schemas, ...(direction === undefined ? {} : { direction }) }))).toBe(
        answer,
      );
    }
  });
});

describe("readOnly and writeOnly", () => {
  it("excuse nothing but absence", () => {
    expect(short(judge(flagged, { id: 1, password: 2, name: 3 }, { direction: "request" }))).toBe(
      "/id type string integer; /password type string integer",
    );
  });

  it("say nothing of the members of another object", () => {
    const schema = { properties: { ...id, inner: { required: ["id"] } } };
    expect(short(judge(schema, { inner: {} }, { direction: "request" }))).toBe("/inner required id");
  });

  it("do not travel with a schema from one user to the next", () => {
    const Needs = { required: ["id"] };
    const excused = { properties: { ...id }, allOf: [{ $ref: "#/components/schemas/Needs" }] };
    const strict = { allOf: [{ $ref: "#/components/schemas/Needs" }] };
    // The same value for both, so that what is remembered of one could be taken for the other.
    const value = {};
    const both = (first: unknown, second: unknown) =>
      short(judge({ prefixItems: [first, second] }, [value, value], { schemas: { Needs }, direction: "request" }));
    expect(both(excused, strict)).toBe("/1 required id");
    expect(both(strict, excused)).toBe("/0 required id");
  });

  it("keep a doubt that stands beside them", () => {
    const schema = { properties: { ...id, code: { pattern: "(?=a)" } }, required: ["id"] };
    expect(short(judge(schema, { code: "a" }))).toBe("unknown (pattern)");
  });
});
