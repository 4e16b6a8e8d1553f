import { afterAll, describe, expect, it } from "vitest";
import { loadSubmission } from "../../src/load/submission.ts";
import { DEFAULT_LIMITS, type Submission } from "../../src/model.ts";
import { folderOf, remove } from "../commands/program.ts";

const SPECIFICATIONS = [
  { id: "govstack-cfr", edition: "2.1.0" },
  { id: "govstack-bb-consent", edition: "1.0.0" },
  { id: "govstack-bb-gis", edition: "0.4" },
];
const API = "openapi: 3.0.3\ninfo: { title: Cards, version: 1.0.0 }\npaths: {}\n";
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) remove(folder);
});

/** What is loaded of a govstack.yaml with this section. */
function load(contract: string): Promise<Submission> {
  const folder = folderOf({
    "govstack.yaml": `solution: { name: Cards }\nopenapi: [api.yaml]\ncontract:${contract}\n`,
    "api.yaml": API,
  });
  folders.push(folder);
  return loadSubmission({ paths: [folder], cwd: folder, limits: DEFAULT_LIMITS, specifications: SPECIFICATIONS });
}

async function faults(contract: string): Promise<unknown[]> {
  const { problems } = await load(contract);
  return problems.map(({ code, data, location }) => [code, data, location?.line, location?.column]);
}

describe("contract in govstack.yaml", () => {
  it("is read by building block", async () => {
    const { contracts, problems } = await load(`
  govstack-bb-consent:
    basePath: /consent/v1
    operations:
      "GET /service/policy/{policyId}/": "GET /policies/{id}"
  govstack-bb-gis: {}`);
    expect(problems).toEqual([]);
    expect(Object.keys(contracts ?? {})).toEqual(["govstack-bb-consent", "govstack-bb-gis"]);
    expect(contracts?.["govstack-bb-consent"]).toMatchObject({
      basePath: "/consent/v1",
      operations: { "GET /service/policy/{policyId}/": "GET /policies/{id}" },
    });
    expect(contracts?.["govstack-bb-gis"]?.operations).toEqual({});
    expect(contracts?.["govstack-bb-consent"]?.place.pointer).toEqual(["contract", "govstack-bb-consent"]);
  });

  it.each([
    [
      "a misspelt building block",
      " { govstack-bb-consnt: {} }",
      [
        [
          "unknown-contract",
          {
            name: "govstack-bb-consnt",
            suggestion: "govstack-bb-consent",
            known: "govstack-bb-consent, govstack-bb-gis",
          },
          3,
          13,
        ],
      ],
    ],
    [
      "something that is no building block",
      " { nonsense: 1 }",
      [
        [
          "unknown-contract",
          { name: "nonsense", suggestion: "none", known: "govstack-bb-consent, govstack-bb-gis" },
          3,
          13,
        ],
      ],
    ],
    [
      "an unknown key",
      "\n  govstack-bb-gis: { operation: {} }",
      [
        [
          "unknown-key",
          {
            key: "operation",
            within: "contract.govstack-bb-gis",
            suggestion: "operations",
            known: "basePath, operations",
          },
          4,
          22,
        ],
      ],
    ],
    [
      "a base path without a slash",
      "\n  govstack-bb-gis: { basePath: v1 }",
      [["bad-base-path", { value: "v1" }, 4, 32]],
    ],
    [
      "operations without a method",
      '\n  govstack-bb-gis:\n    operations:\n      "/a": "GET /a"\n      "GET /b": "get /b"',
      [
        ["bad-operation-name", { name: "/a" }, 6, 7],
        ["bad-operation-name", { name: "get /b" }, 7, 17],
      ],
    ],
    ["another type", " []", [["wrong-type", { key: "contract", expected: "object", got: "array" }, 3, 11]]],
    [
      "another type inside",
      '\n  govstack-bb-gis: { operations: { "GET /a": [] } }',
      [["wrong-type", { key: "contract.govstack-bb-gis.operations.GET /a", expected: "string", got: "array" }, 4, 46]],
    ],
  ] as const)("refuses %s, where it stands", async (_, text, expected) => {
    expect(await faults(text)).toEqual(expected);
  });

  it("uses what is right beside what is wrong, whatever the names", async () => {
    const { contracts } = await load(
      '\n  govstack-bb-gis: { basePath: v1, operations: { "GET /__proto__": "GET /a", x: "GET /b" } }\n  __proto__: {}',
    );
    expect(Object.keys(contracts ?? {})).toEqual(["govstack-bb-gis"]);
    expect(contracts?.["govstack-bb-gis"]).toMatchObject({ operations: { "GET /__proto__": "GET /a" } });
    expect(contracts?.["govstack-bb-gis"]).not.toHaveProperty("basePath");
  });
});
