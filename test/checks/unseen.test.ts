import { describe, expect, it } from "vitest";
import { checks } from "../../src/checks/index.ts";
import { shown } from "../../src/checks/shown.ts";
import { unseen } from "../../src/checks/unseen.ts";
import type { UnresolvedFact } from "../../src/facts/facts.ts";
import { Place } from "../../src/model.ts";
import { facts, outcomes, run } from "./facts.ts";

type Reason = UnresolvedFact["resolution"]["reason"];

function hidden(kind: UnresolvedFact["kind"], reason: Reason = "dangling"): UnresolvedFact {
  const place = Place.of("api.yaml", ["paths", "/cases", "$ref"]);
  return { document: "api.yaml", place, kind, resolution: { found: false, reason, target: "#/nowhere" } };
}

const unreadable = { place: Place.of("broken.yaml"), kind: "openapi" as const, inScope: true };

describe("unseen", () => {
  it.each([
    ["operation", "path-item", 1],
    ["operation", "schema", 0],
    ["property", "schema", 1],
    ["property", "security-scheme", 0],
    ["media-type", "response", 1],
    ["security-scheme", "security-scheme", 1],
    ["document", "path-item", 0],
    ["file", "schema", 0],
  ] as const)("a %s may hide behind a %s: %i", (kind, behind, count) => {
    expect([...unseen(facts({ unresolved: [hidden(behind)] }), kind)]).toHaveLength(count);
  });

  it.each([
    ["dangling", "(unresolved-reference)"],
    ["missing-file", "(unresolved-reference)"],
    ["outside", "(unresolved-reference)"],
    ["unreadable", "(unreadable-file)"],
    ["limit", "(out-of-budget)"],
  ] as const)("a reference that is %s: %s", (reason, outcome) => {
    expect(outcomes([...unseen(facts({ unresolved: [hidden("schema", reason)] }), "property")])).toEqual([outcome]);
  });

  it.each([
    ["operation", "path-item", ["(not-understood)"]],
    ["media-type", "media-type", ["(not-understood)"]],
    ["property", "media-type", []],
    ["operation", "response", []],
  ] as const)("a %s may hide in a spot that could not be read as a %s: %j", (kind, as, outcome) => {
    const unread = [{ document: "api.yaml", place: Place.of("api.yaml", ["paths"]), kind: as }];
    expect(outcomes([...unseen(facts({ unread }), kind)])).toEqual(outcome);
  });

  it("names the reference once, whatever may hide there, and the documents that nobody could read", () => {
    const given = facts({ unresolved: [hidden("path-item")], unreadable: [unreadable] });
    expect([...unseen(given, "operation", "property")].map(({ subject }) => subject.file)).toEqual([
      "broken.yaml",
      "api.yaml",
    ]);
  });

  it("leaves referenced files to the references that need them", () => {
    expect([...unseen(facts({ unreadable: [{ ...unreadable, kind: "referenced" }] }), "operation")]).toEqual([]);
  });
});

/** Parameters with which each check runs here. */
const PARAMS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "accepted-work": { receivers: ["callback"], addresses: ["url"], links: ["location"], resources: ["status"] },
  "api-version": { path: ["v1"], server: ["v1"], header: ["v1"], mediaType: ["v1"] },
  conforms: { subject: "operation", schema: {} },
  coverage: { subject: "operation", schema: {} },
  credential: { subject: "example", find: ["jwt"] },
  "media-type": { standard: ["+json"], recognised: [] },
  mention: { in: ["operation"], names: ["history"] },
  offering: { subject: "operation", schema: {} },
  "operation-security": { methods: ["POST"] },
  "server-url": { purposes: ["server"], forbidSchemes: ["http"] },
  "url-parameter": { ending: ["token"] },
  variety: { of: "tag", most: 1 },
};

describe.each([...checks.values()].filter(({ source }) => source === "openapi"))("$id", (check) => {
  it("is named like its file and describes itself", () => {
    expect(check.id).toMatch(/^[a-z]+(?:-[a-z]+)*$/u);
    expect(check.description).toMatch(/\.$/u);
    expect(Object.keys(check.cases)).not.toEqual([]);
  });

  it("examines nothing where there is nothing", () => {
    expect(run(check, facts(), PARAMS[check.id], { schema: () => true })).toEqual([]);
  });

  // Files are looked at one by one, whatever they hold; the validity of a document says itself what it could not check.
  if (!(check.id in PARAMS)) return;

  it("cannot tell of a document that could not be read, or of what a reference hides", () => {
    const given = facts({ unreadable: [unreadable], unresolved: [hidden("path-item", "missing-file")] });
    expect(outcomes(run(check, given, PARAMS[check.id], { schema: () => true }))).toEqual([
      "(unreadable-file)",
      "(unresolved-reference)",
    ]);
  });
});

describe("shown", () => {
  it("keeps short texts and cuts long ones, never in the middle of a character", () => {
    expect(shown("GET /cases")).toBe("GET /cases");
    expect(shown("x".repeat(200))).toHaveLength(200);
    expect(shown("x".repeat(201))).toBe(`${"x".repeat(199)}…`);
    expect(shown(`${"x".repeat(198)}🗂️${"x".repeat(10)}`)).toBe(`${"x".repeat(198)}…`);
  });
});
