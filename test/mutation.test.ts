import { describe, expect, it } from "vitest";
import { fieldsAlwaysThere, mutantsOf } from "../scripts/mutants.ts";
import { type Trial, tryRules } from "../scripts/mutation.ts";

describe("mutants of parameters", () => {
  it("leave out every member and item, one at a time and at any depth", () => {
    const params = { list: ["a", "b"], schema: { properties: { name: { const: "x" } } } };
    const mutants = mutantsOf(params, new Set());
    expect(Object.fromEntries(mutants.map(({ path, params: changed }) => [path, changed]))).toEqual({
      "/list": { schema: params.schema },
      "/list/0": { ...params, list: ["b"] },
      "/list/1": { ...params, list: ["a"] },
      "/schema": { list: params.list },
      "/schema/properties": { ...params, schema: {} },
      "/schema/properties/name": { ...params, schema: { properties: {} } },
      "/schema/properties/name/const": { ...params, schema: { properties: { name: {} } } },
    });
    expect(mutants.find(({ path }) => path === "/list/1")?.dropped).toBe("b");
  });

  it("leave a demand alone that every fact meets anyway", () => {
    const always = fieldsAlwaysThere({
      required: ["name"],
      properties: { bodies: { items: { required: ["usage"] } }, license: { type: "object" } },
    });
    expect([...always]).toEqual(["name", "usage"]);
    const paths = (schema: object) => mutantsOf({ schema }, always).map(({ path }) => path);
    expect(paths({ required: ["name", "usage"] })).toEqual(["/schema"]);
    expect(paths({ required: ["license"] })).toEqual(["/schema", "/schema/required", "/schema/required/0"]);
  });
});

describe("trials of a rule", () => {
  it("are noticed by its fixtures", async () => {
    const trials: Trial[] = [];
    const chosen = (id: string) => id === "govstack-cfr/no-erasure-operation";
    for await (const trial of tryRules(process.cwd(), chosen)) trials.push(trial);
    expect(trials.filter(({ noticed }) => !noticed)).toEqual([]);
    expect(new Set(trials.map(({ kind }) => kind))).toEqual(new Set(["disabled", "emptied", "parameter"]));
  });

  it("show every rule switched off, and every finding whose target is gone", async () => {
    const survivors: Trial[] = [];
    for await (const trial of tryRules(process.cwd(), () => true, ["disabled", "emptied"])) {
      if (!trial.noticed) survivors.push(trial);
    }
    expect(survivors).toEqual([]);
  });
});
