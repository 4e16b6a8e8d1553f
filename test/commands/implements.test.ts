import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { folderOf, remove, root, run } from "./program.ts";

const api = readFileSync(join(root, "fixtures/registry-block/submission/api/data.yaml"), "utf8");

interface Report {
  readonly judgedBy: readonly { readonly id: string; readonly edition: string }[];
  readonly problems: readonly {
    readonly code: string;
    readonly location: { readonly line: number; readonly column: number };
  }[];
  readonly contract: readonly { readonly publication: string }[] | null;
  readonly grades: { readonly perPublication: readonly { readonly publication: string }[] } | null;
  readonly requirements: readonly { readonly id: string; readonly level: string; readonly outcome: string }[];
  readonly verdict: {
    readonly required: { readonly total: number };
    readonly perPublication: readonly { readonly publication: string }[];
  };
}

describe("what a submission is judged by", () => {
  const folder = folderOf({
    "api.yaml": api,
    "govstack.yaml": "solution: { name: Registry }\nopenapi: [api.yaml]\nimplements: [digital-registries]\n",
    "wrong.yaml":
      "solution: { name: Registry }\nopenapi: [api.yaml]\nimplements: [consent, govstack-bb-consent@9.9.9]\n",
  });
  afterAll(() => remove(folder));
  const check = (...args: string[]): Report =>
    JSON.parse(run(folder, "check", ...args, "--format", "json", "--as-of", "2026-11-25").stdout);
  const ids = ({ judgedBy }: Report): string[] => judgedBy.map(({ id }) => id.replace("govstack-", ""));

  it.each<[string[], string[]]>([
    [["api.yaml"], ["cfr"]],
    [
      ["api.yaml", "--implements", "consent"],
      ["cfr", "bb-consent"],
    ],
    [
      ["api.yaml", "--implements", "govstack-bb-consent"],
      ["cfr", "bb-consent"],
    ],
    [
      ["api.yaml", "--implements", "govstack-bb-consent@1.0.0"],
      ["cfr", "bb-consent"],
    ],
    [
      ["api.yaml", "--implements", "wallet", "--implements", "gis@0.4"],
      ["cfr", "bb-gis", "bb-wallet"],
    ],
    [["."], ["cfr", "bb-digital-registries"]],
    [
      [".", "--implements", "digital-registries"],
      ["cfr", "bb-digital-registries"],
    ],
    [
      [".", "--implements", "cloud-infrastructure"],
      ["cfr", "bb-cloud-infrastructure", "bb-digital-registries"],
    ],
  ])("%j: %j", (args, expected) => {
    const report = check(...args);
    expect(ids(report)).toEqual(expected);
    expect(report.verdict.perPublication.map(({ publication }) => publication)).toEqual(
      report.judgedBy.map(({ id }) => id),
    );
    const blocks = expected.filter((id) => id.startsWith("bb-"));
    expect(report.grades?.perPublication.map(({ publication }) => publication.replace("govstack-", "")) ?? []).toEqual(
      blocks,
    );
    // One of the fourteen publishes no API.
    const compared = blocks.filter((id) => id !== "bb-cloud-infrastructure");
    expect(report.contract === null).toBe(blocks.length === 0);
    expect(report.contract?.map(({ publication }) => publication.replace("govstack-", "")) ?? []).toEqual(compared);
  });

  it("says in the report that no building block was judged", () => {
    const { stdout } = run(folder, "check", "api.yaml");
    expect(stdout.replace(/\s+/gu, " ")).toContain("core only: no building block was claimed, none was judged");
  });

  it("raises the level of core requirements where a building block says so, and nowhere else", () => {
    const level = (report: Report, id: string): string | undefined =>
      report.requirements.find((one) => one.id === `govstack-cfr-data#req-${id}`)?.level;
    expect(["4", "7", "5"].map((id) => level(check("."), id))).toEqual(["REQUIRED", "REQUIRED", "RECOMMENDED"]);
    expect(["4", "7"].map((id) => level(check("api.yaml", "--implements", "gis"), id))).toEqual([
      "RECOMMENDED",
      "RECOMMENDED",
    ]);
    expect(check("api.yaml").verdict.required.total).toBe(19);
  });

  it.each(["consnt", "consent@2.0.0", "govstack-bb-cms", "govstack-bb-cms@0.1", ""])(
    "refuses --implements %j, and lists all that exist",
    (name) => {
      const { stdout, stderr, status } = run(folder, "check", "api.yaml", `--implements=${name}`);
      expect([stdout, status]).toEqual(["", 2]);
      expect(stderr).toContain("govstack-bb-cloud-infrastructure@1.0.1, ");
      expect(stderr).toContain(", govstack-bb-workflow@1.0, govstack-cfr@2.1.0");
    },
  );

  it("refuses an unknown one in govstack.yaml at its place, lists all that exist, and judges by the others", () => {
    const args = ["check", ".", "--config", "wrong.yaml", "--as-of", "2026-11-25"];
    const { stdout, stderr, status } = run(folder, ...args, "--format", "json");
    const report = JSON.parse(stdout) as Report;
    expect(status).toBe(2);
    expect(stderr).toContain("wrong.yaml:3:23 ");
    expect(ids(report)).toEqual(["cfr", "bb-consent"]);
    expect(report.problems).toMatchObject([{ code: "unknown-specification", location: { line: 3, column: 23 } }]);
    const text = run(folder, ...args).stdout.replace(/\s+/gu, " ");
    expect(text).toContain("govstack-bb-workflow@1.0, govstack-cfr@2.1.0.");
  });
});
