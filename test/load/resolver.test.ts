import { describe, expect, it } from "vitest";
import { createResolver, type Outcome } from "../../src/load/resolver.ts";
import { DEFAULT_LIMITS, type Document, Place, type Resolver } from "../../src/model.ts";
import { fc } from "../property.ts";

function documentOf(path: string, value: unknown): Document {
  return { path, text: "", value, locate: () => [], line: () => "" };
}

function over(files: Readonly<Record<string, unknown>>, others: Readonly<Record<string, Outcome>> = {}): Resolver {
  const outcomes = new Map<string, Outcome>(Object.entries(others));
  for (const [path, value] of Object.entries(files))
    outcomes.set(path, { state: "parsed", document: documentOf(path, value) });
  return createResolver((path) => outcomes.get(path), DEFAULT_LIMITS);
}

const from = Place.of("a.json");

/** The file and pointer that a reference leads to, or why it leads nowhere. */
function ask(resolver: Resolver, reference: unknown, place: Place = from): string {
  const answer = resolver.resolve(reference, place);
  return answer.found ? `${answer.place.file}#${JSON.stringify(answer.place.pointer)}` : answer.reason;
}

describe("the resolver", () => {
  const value = JSON.parse(`{
    "A": { "type": "string" },
    "list": [10, { "x": { "$ref": "#/A" } }],
    "": { "": 1 },
    "a/b~c%": true,
    "nothing": null,
    "chain": { "$ref": "#/link" },
    "link": { "$ref": "b.json#/B" },
    "self": { "$ref": "#/self" },
    "ping": { "$ref": "#/pong" }, "pong": { "$ref": "#/ping" },
    "around": { "$ref": "b.json#/around" },
    "whole": { "$ref": "#" },
    "number": { "$ref": 7 },
    "broken": { "$ref": "#/none" },
    "map": { "$ref": "b.json" },
    "grow": { "$ref": "#/grow/on" },
    "named": { "$anchor": "here", "items": [{ "$dynamicAnchor": "deep" }] },
    "__proto__": { "own": 1 }
  }`);
  const resolver = over(
    {
      "a.json": value,
      "b.json": { B: { $ref: "a.json#/list/1" }, around: { $ref: "a.json#/around" }, C: { $ref: "a.json#/map/B" } },
      "deep/c.json": { up: { $ref: "../a.json#/A" } },
    },
    {
      "gone.json": { state: "missing" },
      "bad.json": { state: "unreadable" },
      "out.json": { state: "outside" },
      "cut.json": { state: "limit" },
    },
  );

  it.each([
    ["#", "a.json#[]"],
    ["", "malformed"],
    ["a.json", "a.json#[]"],
    ["#/A", 'a.json#["A"]'],
    ["#/list/0", 'a.json#["list",0]'],
    ["#/list/1/x", 'a.json#["A"]'],
    ["#/list/2", "dangling"],
    ["#/list/00", "dangling"],
    ["#/list/-", "dangling"],
    ["#/list/length", "dangling"],
    ["#/list/-1", "dangling"],
    ["#/list/1e0", "dangling"],
    ["#//", 'a.json#["",""]'],
    ["#/a~1b~0c%25", 'a.json#["a/b~c%"]'],
    ["#/nothing", 'a.json#["nothing"]'],
    ["#/nothing/more", "dangling"],
    ["#/A/type/length", "dangling"],
    ["#/a", "dangling"],
    ["#/chain", 'a.json#["list",1]'],
    ["#/self", "cycle"],
    ["#/ping", "cycle"],
    ["#/around", "cycle"],
    ["#/whole", "a.json#[]"],
    ["#/number", 'a.json#["number"]'],
    ["#/broken", "dangling"],
    ["#/map/B", 'a.json#["list",1]'],
    ["#/map/C", 'a.json#["list",1]'],
    ["#/grow", "limit"],
    ["#here", 'a.json#["named"]'],
    ["#deep", 'a.json#["named","items",0]'],
    ["#nowhere", "dangling"],
    ["#/__proto__", 'a.json#["__proto__"]'],
    ["#/__proto__/own", 'a.json#["__proto__","own"]'],
    ["#/A/__proto__", "dangling"],
    ["#/constructor/prototype", "dangling"],
    ["#/A/toString", "dangling"],
    ["#/A/hasOwnProperty", "dangling"],
    ["deep/c.json#/up", 'a.json#["A"]'],
    ["none.json", "missing-file"],
    ["gone.json#/x", "missing-file"],
    ["bad.json", "unreadable"],
    ["out.json", "outside"],
    ["cut.json", "limit"],
    ["https://example.test/a.json#/A", "url"],
    ["../a.json", "outside"],
    ["%", "malformed"],
  ])("%s leads to %s", (reference, answer) => {
    expect(ask(resolver, reference)).toBe(answer);
    // Asked again, the answer is the same.
    expect(ask(resolver, reference)).toBe(answer);
  });

  it.each([
    [7, "7"],
    [null, "null"],
    [{ $ref: "#/A" }, "{…}"],
    [["#/A"], "[…]"],
    [undefined, "undefined"],
  ])("takes %j for malformed", (reference, target) => {
    expect(resolver.resolve(reference, from)).toEqual({ found: false, reason: "malformed", target });
  });

  it("reads relative references from the file that they stand in", () => {
    expect(ask(resolver, "a.json#/A", Place.of("deep/c.json"))).toBe("missing-file");
    expect(ask(resolver, "../a.json#/A", Place.of("deep/c.json"))).toBe('a.json#["A"]');
  });

  it("gives the value itself, remembered", () => {
    const first = resolver.resolve("#/A", from);
    expect(first.found && first.value).toBe(value.A);
    expect(resolver.resolve("#/A", from)).toBe(first);
  });

  it("never hands out what every object inherits", () => {
    for (const name of Object.getOwnPropertyNames(Object.prototype)) {
      expect(ask(resolver, `#/A/${name}`)).toBe("dangling");
      expect(ask(resolver, `#/list/${name}`)).toBe("dangling");
    }
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it("follows chains up to the limit, in whatever order they are asked for", () => {
    const links = Object.fromEntries(Array.from({ length: 1000 }, (_, n) => [`S${n}`, { $ref: `#/S${n + 1}` }]));
    const chain = { "a.json": { ...links, S1000: 1 } };
    const forth = over(chain);
    const back = over(chain);
    const names = Array.from({ length: 1001 }, (_, n) => `#/S${n}`);
    const answers = names.map((name) => ask(forth, name));
    expect(
      [...names]
        .reverse()
        .map((name) => ask(back, name))
        .reverse(),
    ).toEqual(answers);
    // S901 takes the reference itself and 99 more.
    expect(answers.map((answer) => answer === "limit").lastIndexOf(true)).toBe(900);
    expect(answers[901]).toBe('a.json#["S1000"]');
  });

  it("finds every value by the pointer of its place", () => {
    fc.assert(
      fc.property(
        fc.object({
          maxDepth: 4,
          key: fc.oneof(fc.constantFrom("a/b", "~", "%41", "", "0", "__proto__", "é"), fc.string()),
        }),
        (root) => {
          const places: { place: Place; value: unknown }[] = [{ place: Place.of("r.json"), value: root }];
          const one = over({ "r.json": root });
          for (const { place, value } of places) {
            const pointer = place.pointer.map(
              (step) => `/${encodeURIComponent(String(step).replaceAll("~", "~0").replaceAll("/", "~1"))}`,
            );
            const reference = `#${pointer.join("")}`;
            if (hasReference(value)) continue;
            const answer = one.resolve(reference, Place.of("r.json"));
            expect(answer.found && answer.value).toBe(value);
            expect(answer.found && answer.place.pointer).toEqual(place.pointer);
            if (Array.isArray(value)) {
              for (const [index, item] of value.entries()) places.push({ place: place.child(index), value: item });
            }
            if (typeof value === "object" && value !== null && !Array.isArray(value)) {
              for (const [key, member] of Object.entries(value)) {
                if (wellFormed(key)) places.push({ place: place.child(key), value: member });
              }
            }
          }
        },
      ),
    );
  });
});

function hasReference(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.hasOwn(value, "$ref");
}

function wellFormed(text: string): boolean {
  return !/\p{Cs}/u.test(text);
}
