import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { folderOf, type Run, remove, root, run, widest } from "./program.ts";

/** Library cards of a municipality: what a reference states. */
const REFERENCE = `openapi: 3.0.3
info: { title: Library cards, version: 1.0.0 }
paths:
  /cards/:
    post:
      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: "#/components/schemas/NewCard" }
      responses:
        "201":
          description: made
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Card" }
    get:
      parameters:
        - { name: page-size, in: query, schema: { type: integer } }
      responses:
        "200":
          description: all
          content:
            application/json:
              schema: { type: array, items: { $ref: "#/components/schemas/Card" } }
  /cards/{cardId}:
    get:
      parameters:
        - { name: cardId, in: path, required: true, schema: { type: string } }
      responses:
        "200":
          description: one
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Card" }
  /reminders:
    post:
      responses:
        "202": { description: will be sent }
components:
  schemas:
    NewCard:
      type: object
      required: [name]
      properties: { name: { type: string } }
    Card:
      type: object
      required: [id, name]
      properties: { id: { type: string }, name: { type: string } }
`;

/** The same service as somebody offers it: no trailing slash, another name for a variable, a field more that must be sent. */
const OFFER = REFERENCE.replace("  /cards/:", "  /cards:")
  .replaceAll("cardId", "number")
  .replace(
    "required: [name]\n      properties: { name: { type: string } }",
    "required: [name, district]\n      properties: { name: { type: string }, district: { type: string } }",
  )
  .replace("  /reminders:", "  /notices:")
  .replace("title: Library cards", "title: City cards");

interface ContractJson {
  readonly counts: { readonly provider: Readonly<Record<string, number>> };
  readonly operations: readonly {
    readonly key: string;
    readonly status: string;
    readonly tier: string | null;
    readonly offered: { readonly name: string } | null;
    readonly differences: readonly {
      readonly kind: string;
      readonly location: { readonly file: string; readonly line: number };
      readonly reference: { readonly file: string; readonly line: number | null };
      readonly counterexample?: Readonly<Record<string, unknown>>;
    }[];
  }[];
  readonly extra: readonly { readonly name: string }[];
  readonly exitCode: number;
}

let folder = "";
beforeAll(() => {
  folder = folderOf({
    "reference.yaml": REFERENCE,
    "offer.yaml": OFFER,
    "empty.yaml": "openapi: 3.0.3\ninfo: { title: Nothing, version: 1.0.0 }\npaths: {}\n",
    "broken.yaml": "openapi: 3.0.3\npaths: [\n",
    "configured/api.yaml": OFFER,
    "configured/govstack.yaml": "solution: { name: City cards }\nopenapi: [api.yaml]\n",
    "loose/api.yaml": REFERENCE,
    "hidden/api.yaml": `${OFFER}\n`.replace("  /notices:", "  /notices: { $ref: lost.yaml }\n  /others:"),
    "hostile.yaml": OFFER.replace("  /notices:", '  "/re\\e[2J\\nminders::error::{x}":').replace("City", "\u202ECity"),
  });
});
afterAll(() => remove(folder));

function contract(...args: string[]): Run {
  return run(folder, "contract", ...args);
}

function json(...args: string[]): ContractJson {
  return JSON.parse(contract(...args, "--format", "json").stdout) as ContractJson;
}

describe("contract", () => {
  it("finds that a reference stands where it stands itself", () => {
    const { stdout, stderr, status } = contract("reference.yaml", "--against", "reference.yaml");
    expect(status).toBe(0);
    expect(stdout).toContain("Library cards, held against reference.yaml");
    // Nothing but a status is stated of it, and that is said on both streams.
    expect(stdout).toMatch(/nothing to compare +exact path +POST \/reminders/u);
    expect(stderr).toContain("1 of 4 operations must be looked at by a person");
  });

  it("finds what differs and what is missing, with places on both sides and a counterexample", () => {
    const found = json("offer.yaml", "--against", "reference.yaml");
    expect(found.operations.map(({ key, status, tier }) => [key, status, tier])).toEqual([
      ["POST /cards/", "differs", "trailing-slash"],
      ["GET /cards/", "conforms", "trailing-slash"],
      ["GET /cards/{cardId}", "conforms", "parameter-names"],
      ["POST /reminders", "missing", null],
    ]);
    const [difference] = found.operations[0]?.differences ?? [];
    expect(difference?.kind).toBe("request-refused");
    expect(difference?.location.file).toBe("offer.yaml");
    expect(OFFER.split("\n")[(difference?.location.line ?? 0) - 1]).toContain("district");
    expect(difference?.counterexample).not.toHaveProperty("district");
    expect(difference?.reference.file).toBe("reference.yaml");
    expect(found.extra.map(({ name }) => name)).toEqual(["POST /notices"]);
    expect(found.exitCode).toBe(1);
    expect(found.counts.provider).toMatchObject({ total: 4, conforms: 2, differs: 1, missing: 1 });
  });

  it.each([
    ["en", "Here “district” is required.", "exit 1: of 4 operations 1 differs and 1 is missing"],
    ["fr", "Ici, « district » est obligatoire.", "code 1 : sur 4 opérations, 1 diffère et 1 manque"],
    ["ar", "إلزامي", "رمز الخروج 1"],
  ])("says it in %s, in 80 columns", (language, sentence, reason) => {
    for (const more of [[], ["--verbose"], ["--operation", "POST /cards/"]]) {
      const { stdout, stderr, status } = contract(
        "offer.yaml",
        "--against",
        "reference.yaml",
        "--lang",
        language,
        ...more,
      );
      expect(status).toBe(1);
      expect(stdout.replace(/\s+/gu, " ")).toContain(sentence);
      expect(stderr).toContain(reason);
      expect(widest(stdout)).toBeLessThanOrEqual(80);
      expect(stdout).not.toMatch(/undefined|\b(?:contract|difference|contract-report)\.[a-z]/u);
    }
  });

  it("shows one operation in full, by either name", () => {
    for (const name of ["POST /cards/", "POST /cards"]) {
      const { stdout } = contract("offer.yaml", "--against", "reference.yaml", "--operation", name);
      expect(stdout).toContain("Counterexample");
      expect(stdout).not.toContain("GET /cards");
    }
    expect(json("offer.yaml", "--against", "reference.yaml", "--operation", "GET /cards/").operations).toHaveLength(1);
    const { stderr, status } = contract("offer.yaml", "--against", "reference.yaml", "--operation", "get /cards");
    expect([status, stderr]).toEqual([2, expect.stringContaining("Did you mean “GET /cards/”?")]);
  });

  it("takes mappings and a base path from the command line", () => {
    const mapped = json("offer.yaml", "--against", "reference.yaml", "--map", "POST /reminders=POST /notices");
    expect(mapped.operations[3]).toMatchObject({ tier: "declared", status: "mapped-onto-nothing" });
    for (const bad of ["POST /reminders", "POST /reminder=POST /notices", "POST /reminders=POST /notes"]) {
      const { stderr, status } = contract("offer.yaml", "--against", "reference.yaml", "--map", bad);
      expect([status, stderr]).toEqual([2, expect.stringMatching(/POST \/(?:reminders?|notes)/u)]);
    }
    const { status, stderr } = contract("offer.yaml", "--against", "reference.yaml", "--base-path", "v1");
    expect([status, stderr]).toEqual([2, expect.stringContaining("--base-path")]);
    expect(json("offer.yaml", "--against", "reference.yaml", "--base-path", "/v1").exitCode).toBe(1);
  });

  it("takes every document of a folder, and a folder with govstack.yaml", () => {
    expect(contract("loose", "--against", "reference.yaml").status).toBe(0);
    expect(json("configured", "--against", "reference.yaml").operations[0]?.status).toBe("differs");
    expect(contract("reference.yaml", "--against", "loose").status).toBe(0);
  });

  it("says where operations may stand that could not be read", () => {
    const { stdout, status } = contract("hidden", "--against", "reference.yaml");
    expect(status).toBeGreaterThan(0);
    expect(stdout).toContain("Here operations may stand that could not be read");
    expect(stdout).toMatch(/api\.yaml:\d+:\d+/u);
  });

  it.each([
    ["no reference", ["offer.yaml"], "--against"],
    ["an unknown reference", ["offer.yaml", "--against", "govstack-bb-consnt"], "Did you mean “govstack-bb-consent”?"],
    ["one without an API", ["offer.yaml", "--against", "cloud-infrastructure"], "publishes no API"],
    ["another edition", ["offer.yaml", "--against", "govstack-bb-consent@9"], "govstack-bb-consent@1.0.0"],
    ["a broken reference", ["offer.yaml", "--against", "broken.yaml"], "broken.yaml:"],
    ["a broken offer", ["broken.yaml", "--against", "reference.yaml"], "broken.yaml:"],
    ["a reference without operations", ["offer.yaml", "--against", "empty.yaml"], "empty.yaml describes no operation"],
    ["a missing offer", ["none.yaml", "--against", "reference.yaml"], "none.yaml"],
    ["another format", ["offer.yaml", "--against", "reference.yaml", "--format", "xml"], "text, json"],
  ])("exits with 2 for %s", (_, args, reason) => {
    const { status, stderr } = contract(...args);
    expect(status).toBe(2);
    expect(stderr).toContain(reason);
    expect(stderr).not.toMatch(/\n\s+at /u);
  });

  it("calls nothing missing that could not be read", () => {
    const { stdout } = contract("broken.yaml", "--against", "reference.yaml");
    expect(stdout).toContain("broken.yaml:");
    expect(stdout).not.toContain("MISSING");
    expect(contract("empty.yaml", "--against", "reference.yaml").stdout.match(/MISSING/gu)).toHaveLength(4);
  });

  it("is not commanded by what it reads", () => {
    for (const format of ["text", "json"]) {
      const { stdout } = contract("hostile.yaml", "--against", "reference.yaml", "--format", format, "--verbose");
      expect(stdout).not.toMatch(/[\u001b\u202e]/u);
      expect(stdout).not.toMatch(/^[^\p{L}]*::error/mu);
    }
  });
});

describe("contract in govstack.yaml", () => {
  const configured = (contract: string): Run => {
    const submission = folderOf({
      "api.yaml": OFFER,
      "govstack.yaml": `solution: { name: City cards }\nopenapi: [api.yaml]\nimplements: [govstack-bb-consent]\n${contract}\n`,
    });
    const result = run(submission, "check", ".");
    remove(submission);
    return result;
  };

  it("is held to the contract and to what is offered, where it stands", () => {
    const { stdout, status } = configured(`contract:
  govstack-bb-consent:
    operations:
      "GET /config/policys/": "GET /cards"
      "GET /config/policies/": "GET /card"
  govstack-bb-gis: {}`);
    const text = stdout.replace(/\s+/gu, " ");
    expect(status).toBe(2);
    expect(text).toContain(
      "govstack.yaml:7:7 The contract of govstack-bb-consent has no operation “GET /config/policys/”. Did you mean “GET /config/policies/”?",
    );
    expect(text).toContain(
      "govstack.yaml:8:32 No OpenAPI document that was read has an operation “GET /card”. Did you mean “GET /cards”?",
    );
    expect(text).toContain("govstack.yaml:9:3 What “contract” says of govstack-bb-gis is not used");
  });

  it("names the operation that stands for one of the contract", () => {
    const { stdout } = configured(
      'contract: { govstack-bb-consent: { operations: { "GET /config/policies/": "GET /cards" } } }',
    );
    expect(stdout).toContain("Contract of govstack-bb-consent@1.0.0");
    expect(stdout).toContain("1 of 42 operations offered");
  });
});

describe("contract --format json", () => {
  const published = JSON.parse(readFileSync(join(root, "rules", "schema", "contract-report.schema.json"), "utf8"));
  const closed = (schema: unknown): unknown => {
    if (Array.isArray(schema)) return schema.map(closed);
    if (schema === null || typeof schema !== "object") return schema;
    const copy = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
    return "properties" in copy && !("additionalProperties" in copy) ? { ...copy, additionalProperties: false } : copy;
  };
  const strict = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true }).compile({
    ...(closed(published) as object),
    $id: "closed",
  });

  it("has the published shape, closed, with its keys sorted", () => {
    for (const args of [["offer.yaml"], ["reference.yaml"], ["hidden"], ["broken.yaml"]]) {
      const { stdout } = contract(...args, "--against", "reference.yaml", "--format", "json");
      const data = JSON.parse(stdout) as Record<string, unknown>;
      expect(strict(data), JSON.stringify(strict.errors?.slice(0, 3))).toBe(true);
      expect(Object.keys(data)).toEqual([...Object.keys(data)].sort());
      expect(strict({ ...data, later: 1 })).toBe(false);
    }
  });

  it("is the same in every language, and every time", () => {
    const texts = ["en", "fr", "ar", "en"].map((language) => {
      return contract("offer.yaml", "--against", "reference.yaml", "--format", "json", "--lang", language).stdout;
    });
    expect(new Set(texts).size).toBe(1);
  });
});

const references = join(root, "..", "shared", "references");

describe.skipIf(!existsSync(references))("contract --against a building block (with ../shared/references)", () => {
  const filesOf = (block: string): string[] =>
    readdirSync(join(references, block)).map((name) => join(references, block, name));

  it("matches consent's operations offered without the trailing slash", () => {
    const published = readFileSync(join(references, "consent", "consent-openapi.yaml"), "utf8");
    const offer = folderOf({ "api.yaml": published.replaceAll(/^( {2}"?\/\S*)\/("?:)/gmu, "$1$2") });
    const { stdout, status } = run(offer, "contract", "api.yaml", "--against", "consent", "--format", "json");
    const { operations } = JSON.parse(stdout) as ContractJson;
    expect(status).toBe(0);
    expect(operations).toHaveLength(42);
    expect(new Set(operations.map(({ tier }) => tier))).toEqual(new Set(["trailing-slash"]));
    remove(offer);
  });

  // Of the files for payments some cannot be read.
  const blocks = existsSync(references) ? readdirSync(references).filter((name) => name !== "payments") : [];
  it.each(blocks)("%s stands where its own contract stands", (block) => {
    const { stdout, stderr, status } = run(root, "contract", ...filesOf(block), "--against", `govstack-bb-${block}`);
    expect(status, stderr).toBe(0);
    expect(widest(stdout)).toBeLessThanOrEqual(80);
    expect(stdout).not.toMatch(/ MISSING | DIFFERS /u);
  });
});
