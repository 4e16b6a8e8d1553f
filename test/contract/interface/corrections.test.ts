import { describe, expect, it } from "vitest";
import { type Correction, correctData, correctText } from "../../../scripts/contract-corrections.ts";

const named = { file: "a.yaml", reason: "it is wrong" };

function corrected(data: object, ...corrections: object[]): object {
  correctData(data, corrections.map((one) => ({ ...named, ...one })) as Correction[]);
  return data;
}

describe("corrections of the text", () => {
  it("empty lines, and keep the numbers of the others", () => {
    const strip: Correction = { ...named, kind: "strip-lines", lines: [1, 3] };
    expect(correctText("Sure!\na: 1\n```\nb: 2", [strip])).toBe("\na: 1\n\nb: 2");
    expect(() => correctText("a: 1", [strip])).toThrow("no line 3");
  });

  it("make one of two equal keys", () => {
    const merge: Correction = { ...named, kind: "merge-duplicate-keys", pointer: "/get/parameters", line: 4 };
    const text = "get:\n  parameters:\n    - a\n  parameters:\n    - b";
    expect(correctText(text, [merge])).toBe(
      text.replace(/^ {2}parameters:\n {4}- b/mu, '  "parameters second of two":\n    - b'),
    );
    const lists = { get: { parameters: ["a"], "parameters second of two": ["b"] } };
    expect(corrected(lists, merge)).toEqual({ get: { parameters: ["a", "b"] } });
    const objects = { get: { parameters: { a: 1 }, "parameters second of two": { b: 2 } } };
    expect(corrected(objects, merge)).toEqual({ get: { parameters: { a: 1, b: 2 } } });
    expect(() => corrected({ get: { parameters: [] } }, merge)).toThrow("neither");
    expect(() => correctText("a: 1", [merge])).toThrow("another key");
  });
});

describe("corrections of the data", () => {
  it.each<[string, object, object, object]>([
    ["set", { kind: "set", pointer: "/a~1b/0", value: 2 }, { "a/b": [1] }, { "a/b": [2] }],
    ["set at the end of a list", { kind: "set", pointer: "/a/-", value: 2 }, { a: [1] }, { a: [1, 2] }],
    ["set what is not there", { kind: "set", pointer: "/a/b", value: 2 }, {}, { a: { b: 2 } }],
    ["remove", { kind: "remove", pointer: "/a/b" }, { a: { b: 1, c: 2 } }, { a: { c: 2 } }],
    ["remove from a list", { kind: "remove", pointer: "/a/0" }, { a: [1, 2] }, { a: [2] }],
    ["move", { kind: "move", pointer: "/a", to: "/b/c" }, { a: 1 }, { b: { c: 1 } }],
    [
      "remove a member everywhere",
      { kind: "remove-member", member: "format", value: "", times: 2 },
      { a: { format: "" }, b: [{ format: "", c: 1 }, { format: "date" }] },
      { a: {}, b: [{ c: 1 }, { format: "date" }] },
    ],
    [
      "rename a media type",
      { kind: "rename-media-type", from: "json", to: "application/json", times: 1 },
      { a: { content: { json: { b: 1 }, "text/plain": {} } } },
      { a: { content: { "application/json": { b: 1 }, "text/plain": {} } } },
    ],
    [
      "make a parameter the body",
      { kind: "query-parameter-to-body", pointer: "/post/parameters/0", mediaType: "a/b" },
      { post: { parameters: [{ name: "body", in: "query", required: true, schema: { c: 1 } }], requestBody: 7 } },
      { post: { parameters: [], requestBody: { required: true, content: { "a/b": { schema: { c: 1 } } } } } },
    ],
  ])("%s", (_, correction, data, expected) => {
    expect(corrected(data, correction)).toEqual(expected);
  });

  it("follow each other", () => {
    const all = [
      { kind: "set", pointer: "/a/-", value: 2 },
      { kind: "remove", pointer: "/a/0" },
    ];
    expect(corrected({ a: [1] }, ...all)).toEqual({ a: [2] });
  });

  it.each<[string, object, string]>([
    ["to remove", { kind: "remove", pointer: "/a/x" }, "nothing is there"],
    ["on the way", { kind: "remove", pointer: "/x/y" }, "nothing is at x"],
    ["as often", { kind: "remove-member", member: "b", value: 1, times: 2 }, "applies 1 times and not 2"],
    ["of that name", { kind: "rename-media-type", from: "json", to: "a/b", times: 1 }, "applies 0 times"],
  ])("fail where there is nothing %s", (_, correction, message) => {
    expect(() => corrected({ a: { b: 1 } }, correction)).toThrow(message);
  });
});
