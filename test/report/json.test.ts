import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { loadMessages } from "../../src/messages/messages.ts";
import type { Language, Report } from "../../src/model.ts";
import { render } from "../../src/report/index.ts";
import { fc } from "../property.ts";
import { blockReport } from "./blocks.ts";
import { commandsIn, FORBIDDEN } from "./output.ts";
import { HOSTILE, report, sampleReport } from "./sample.ts";

const published: unknown = JSON.parse(readFileSync("rules/schema/report.schema.json", "utf8"));

/** The published schema with every object closed, and the reserved keys held to null: the writer promises more than readers rely on. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (schema === null || typeof schema !== "object") return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  if ("properties" in copy && !("additionalProperties" in copy)) copy.additionalProperties = false;
  return copy;
}

const open = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(published as object);
const strict = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true }).compile({
  ...(closed(published) as object),
  $id: "closed",
});

async function json(of: Report, language: Language = "en"): Promise<string> {
  const messages = await loadMessages(language);
  return render(of, "json", { messages, colour: true, width: 20, verbose: false, quiet: true });
}

describe("the JSON report", () => {
  test("is valid against its closed schema", async () => {
    for (const of of [sampleReport(), report([]), blockReport()]) {
      const data = JSON.parse(await json(of));
      expect(strict(data), JSON.stringify(strict.errors?.slice(0, 3))).toBe(true);
      expect(open(data)).toBe(true);
    }
  });

  test("negative control: the closed schema refuses what the published one lets pass, and both refuse what is wrong", async () => {
    const data = JSON.parse(await json(sampleReport()));
    data.requirements[0].rules[0].findings[0].later = 1;
    expect(open(data)).toBe(true);
    expect(strict(data)).toBe(false);
    data.verdict.result = "certified";
    expect(open(data)).toBe(false);
  });

  test("every key that the schema describes is written, and described", () => {
    const described = (schema: unknown): boolean =>
      schema === null || typeof schema !== "object"
        ? true
        : Object.entries(schema).every(([key, value]) =>
            key === "properties"
              ? Object.values(value as object).every((one) => "description" in one || "$ref" in one) &&
                Object.values(value as object).every(described)
              : described(value),
          );
    expect(described(published)).toBe(true);
  });

  test("is the same bytes in every language, for every call and whatever the terminal", async () => {
    const first = await json(sampleReport());
    expect(await json(sampleReport(), "fr")).toBe(first);
    expect(await json(sampleReport(), "ar")).toBe(first);
    expect(await json(sampleReport())).toBe(first);
  });

  test("is sorted by key, at every depth, and ends with a line end", async () => {
    const text = await json(sampleReport());
    expect(text.endsWith("}\n")).toBe(true);
    const check = (value: unknown): void => {
      if (Array.isArray(value)) value.forEach(check);
      else if (value !== null && typeof value === "object") {
        const keys = Object.keys(value).filter((key) => !/^\d+$/u.test(key));
        expect(keys).toEqual([...keys].sort());
        Object.values(value).forEach(check);
      }
    };
    check(JSON.parse(text));
  });

  test("holds nothing that acts on a terminal or a build server", async () => {
    const text = await json(sampleReport());
    expect(text.replaceAll("\n", "")).not.toMatch(FORBIDDEN);
    expect(commandsIn(text)).toEqual([]);
  });

  test("tells everything: requirements, counts, the derivation of the verdict", async () => {
    const of = sampleReport();
    const data = JSON.parse(await json(of));
    expect(data.reportVersion).toBe("1.2");
    expect(data.assurance).toBe("self-check");
    expect(data.requirements.map((one: { id: string }) => one.id)).toEqual(
      of.requirements.map((one) => one.requirement.id),
    );
    expect(data.verdict.derivation.failed).toEqual([
      "govstack-cfr-architecture#req-6",
      "govstack-cfr-quality#req-4",
      "govstack-cfr-security#req-1",
    ]);
    expect(data.verdict.derivation.open).toHaveLength(5);
    expect(data.verdict.derivation.faulty).toEqual(["govstack-cfr-security#req-7"]);
    expect(data.requirements[0].rules[0].findings[0].message).toBe(
      "The query parameter request_token carries a secret, and URLs end up in logs.",
    );
    expect([data.contract, data.decisions, data.profile, data.waivers]).toEqual([null, null, null, null]);
    expect(data.requirements[10].rules[0].findings[2].data.key).toBe(HOSTILE.controls);
  });

  test("any name and value comes back as it was, but for lone surrogates", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary" }), async (name) => {
        const data = JSON.parse(await json(report([], { solution: { name }, generatedBy: { ["__proto__"]: name } })));
        expect(data.solution.name).toBe(name.replace(/\p{Cs}/gu, "\ufffd"));
        expect(Object.hasOwn(data.generatedBy, "__proto__")).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});
