import { describe, expect, test } from "vitest";
import { loadMessages } from "../../src/messages/messages.ts";
import type { Language, Report } from "../../src/model.ts";
import { render } from "../../src/report/index.ts";
import { blockReport } from "./blocks.ts";
import { commandsIn, FORBIDDEN } from "./output.ts";

const LANGUAGES: readonly Language[] = ["en", "fr", "ar"];

async function written(
  of: Report,
  format: "text" | "json" | "junit",
  language: Language,
  verbose = false,
): Promise<string> {
  const messages = await loadMessages(language, { strict: true });
  return render(of, format, { messages, colour: false, width: 80, verbose, quiet: false });
}

describe("a report on a building block", () => {
  test.each(LANGUAGES)("as people see it (%s)", async (language) => {
    await expect(await written(blockReport(), "text", language)).toMatchFileSnapshot(`golden/block.${language}.txt`);
    const verbose = await written(blockReport(), "text", language, true);
    await expect(verbose).toMatchFileSnapshot(`golden/block.verbose.${language}.txt`);
    expect(verbose.replaceAll(/[\n\u200f\u2066-\u2069]/gu, "")).not.toMatch(FORBIDDEN);
    expect(commandsIn(verbose)).toEqual([]);
  });

  test("names who changed a level, and what is counted elsewhere", async () => {
    const text = (await written(blockReport(), "text", "en")).replaceAll(/\s+/gu, " ");
    expect(text).toContain("data#4 is REQUIRED here, not RECOMMENDED: govstack-bb-consent@1.0.0 says so (5.3).");
    expect(text).toContain("1 more REQUIRED says what another requirement says and is counted with that one.");
    expect(text).toContain("4 of 5 operations offered: 2 conform, 1 differs, 1 missing, 1 cannot be told.");
    expect(text).toContain("1 callback, 1 operation of a third party");
    expect(text).toContain("govstack-check contract api/openapi.yaml --against govstack-bb-consent");
    expect(text).not.toContain("implies");
  });

  test("has a section for each building block, and says so where nothing is offered", async () => {
    const [contract, ...none] = blockReport().contracts;
    expect(none).toEqual([]);
    if (contract === undefined) return;
    const grade = {
      ...contract.grade,
      level: 0 as const,
      offered: 0,
      conforming: 0,
      differing: 0,
      unknown: 0,
      missing: 5,
    };
    const other = { ...contract, publication: "govstack-bb-payments", grade };
    for (const language of LANGUAGES) {
      const text = await written({ ...blockReport(), contracts: [contract, other] }, "text", language);
      expect(text).toContain("govstack-bb-consent@1.0.0");
      expect(text).toContain("govstack-bb-payments@1.0.0");
    }
    const text = await written({ ...blockReport(), contracts: [other] }, "text", "en");
    expect(text).toContain("None of 5 operations is offered.");
  });

  test("in JSON has the contract with every operation, and the payloads, whatever they hold", async () => {
    const data = JSON.parse(await written(blockReport(), "json", "en"));
    const [contract] = data.contract;
    expect(
      contract.operations.map(({ key, status }: { key: string; status: string }) => `${key} ${status}`),
    ).toHaveLength(7);
    const [first, second] = contract.operations[0].differences;
    expect(Object.keys(first.counterexample)).toEqual(["__proto__", "name"]);
    expect(second.counterexample).toBeNull();
    expect(data.grades.perPublication[0]).toMatchObject({ api: 1, level: 0 });
    expect(data.requirements[1]).toMatchObject({
      countedElsewhere: true,
      sameAs: "govstack-cfr-data#req-4",
      levelStated: false,
    });
    expect(data.requirements[0].levelChangedBy).toMatchObject({
      publication: "govstack-bb-consent",
      level: "REQUIRED",
    });
    expect(data.requirements[2].rules[0].findings[0]).toMatchObject({
      message: expect.stringContaining("POST /agreements/ is not offered."),
      reference: { file: "consent.yaml", line: 20 },
    });
    expect(data.requirements[2].settledBy).toMatch(/^The OpenAPI document .*\.$/u);
  });

  test("in JUnit fails once for what is said twice", async () => {
    const xml = await written(blockReport(), "junit", "en");
    expect(xml.match(/<failure /gu)).toHaveLength(2);
    expect(xml).toContain("Counted with govstack-cfr-data#req-4, which says the same: FAILED");
    expect(xml).toMatch(/classname="govstack-bb-consent-fr" name="govstack-bb-consent-fr#6\.1\.1 /u);
  });
});
