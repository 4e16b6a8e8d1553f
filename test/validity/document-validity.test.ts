import { describe, expect, it } from "vitest";
import type { CheckTools } from "../../src/checks/check.ts";
import { check } from "../../src/checks/document-validity.ts";
import type { DocumentDefects, Facts } from "../../src/facts/facts.ts";
import { NO_REPOSITORY } from "../../src/facts/repository/facts.ts";
import { Place } from "../../src/model.ts";

const place = new Place("api.yaml");
const NOTHING = {
  documents: [],
  servers: [],
  operations: [],
  parameters: [],
  properties: [],
  schemas: [],
  mediaTypes: [],
} as const;

function run(...defects: readonly Pick<DocumentDefects, "defects" | "unchecked">[]) {
  const facts: Facts = {
    ...NOTHING,
    securitySchemes: [],
    examples: [],
    samples: [],
    files: [],
    defects: defects.map((one) => ({ place, document: "api.yaml", ...one })),
    unresolved: [],
    unread: [],
    unreadable: [],
    repository: NO_REPOSITORY,
  };
  const tools: CheckTools = {
    schema: () => undefined,
    matches: () => () => false,
    contract: () => undefined,
    asOf: "",
  };
  return [...check.run(facts, {}, tools)];
}

describe("document-validity", () => {
  const defect = { case: "missing-file", data: { target: "b.yaml" }, place };

  it("holds for a document without defects that was seen as a whole", () => {
    expect(run({ defects: [], unchecked: [] })).toEqual([{ subject: place, outcome: "holds" }]);
  });

  it("cannot tell where a part was not seen", () => {
    expect(run({ defects: [], unchecked: [place] })).toMatchObject([
      { outcome: "cannot-tell", reason: "unresolved-reference" },
    ]);
  });

  it("is violated by what was found, whatever else was not seen", () => {
    expect(run({ defects: [defect, defect], unchecked: [place] })).toMatchObject([
      { outcome: "violated", violations: [defect, defect] },
    ]);
  });

  it("answers for each document by itself", () => {
    expect(run({ defects: [defect], unchecked: [] }, { defects: [], unchecked: [] }).map((one) => one.outcome)).toEqual(
      ["violated", "holds"],
    );
  });

  it("keeps a password in an address from being printed", () => {
    const data = { target: "https://reader:s3cret@files.example/a.yaml" };
    const [found] = run({ defects: [{ case: "reference-url", data, place }], unchecked: [] });
    expect(found?.outcome === "violated" && found.violations[0]?.secrets).toEqual(["reader:s3cret"]);
  });
});
