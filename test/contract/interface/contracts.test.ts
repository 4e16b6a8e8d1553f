import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readPublished } from "../../../scripts/contract-documents.ts";
import { readReference } from "../../../scripts/contract-reference.ts";
import { deriveContract, editionsWithReference } from "../../../scripts/derive-contract.ts";
import { readContract } from "../../../src/contract/contract-file.ts";
import type { Interface } from "../../../src/contract/interface.ts";
import { readOffer } from "../../../src/contract/openapi/index.ts";
import { isObject } from "../../../src/facts/members.ts";
import type { ContractRole } from "../../../src/model.ts";

/** Where the published files are; they are no part of the project. */
const REFERENCES = "../shared/references";
const HERE = existsSync(REFERENCES);

/** How many operations each building block publishes. */
const COUNTS: Readonly<Record<string, number>> = {
  consent: 42,
  "digital-registries": 15,
  emarketplace: 74,
  esignature: 12,
  gis: 67,
  identity: 23,
  "information-mediator": 26,
  messaging: 4,
  payments: 36,
  registration: 13,
  scheduler: 37,
  wallet: 9,
  workflow: 9,
};

const folders = await editionsWithReference(".");
const contracts = folders.map((folder) => ({
  name: basename(dirname(folder)).replace("govstack-bb-", ""),
  folder,
  data: parse(readFileSync(join(folder, "contract.yaml"), "utf8"), { maxAliasCount: 0 }) as Record<string, unknown>,
}));

function validator(name: string) {
  const schema: unknown = JSON.parse(readFileSync(`rules/schema/${name}.schema.json`, "utf8"));
  const validate = new Ajv2020({ strictTypes: false }).compile(schema as object);
  return (data: unknown) => (validate(data) ? [] : validate.errors);
}

/** Every object in a value, but for the names of members of objects. */
function* objectsIn(value: unknown): Generator<Readonly<Record<string, unknown>>> {
  if (typeof value !== "object" || value === null) return;
  if (isObject(value)) yield value;
  for (const inner of Object.values(value)) yield* objectsIn(inner);
}

describe("the committed contracts", () => {
  it("are those of the thirteen building blocks that publish an interface", () => {
    const counts = contracts.map(({ name, data }) => [name, readContract(data).operations.length]);
    expect(Object.fromEntries(counts)).toEqual(COUNTS);
    expect(Object.values(COUNTS).reduce((sum, count) => sum + count)).toBe(367);
  });

  it("say who serves each operation", () => {
    const roles: Record<ContractRole, number> = { provider: 0, callback: 0, "third-party": 0 };
    for (const { data } of contracts) for (const { role } of readContract(data).operations) roles[role]++;
    expect(roles).toEqual({ provider: 342, callback: 19, "third-party": 6 });
  });

  it.each(contracts)("$name: is valid, and so is what it is made from", ({ folder, data }) => {
    expect(validator("contract")(data)).toEqual([]);
    for (const name of ["reference", "corrections"]) {
      const file = join(folder, `${name}.yaml`);
      if (existsSync(file)) expect(validator(name)(parse(readFileSync(file, "utf8"))), name).toEqual([]);
    }
  });

  it.each(contracts)("$name: every key is there once, and begins with method and path", ({ data }) => {
    const { operations } = readContract(data);
    expect(new Set(operations.map(({ key }) => key)).size).toBe(operations.length);
    for (const { key, method, path } of operations) expect(key.split("#")[0]).toBe(`${method} ${path}`);
  });

  it.each(contracts)("$name: every reference leads to a schema, and every schema is referred to", ({ data }) => {
    for (const part of [data, data.published]) {
      if (!isObject(part)) continue;
      const own = { ...part, published: undefined };
      const schemas = Object.keys(part.schemas as object);
      const used = [...objectsIn(own)].flatMap(({ $ref }) => (typeof $ref === "string" ? [$ref] : []));
      expect([...new Set(used)].sort()).toEqual(schemas.map((name) => `#/schemas/${name}`).sort());
      expect(Object.keys(part.origins as object)).toEqual(schemas);
    }
  });

  it.each(contracts)("$name: holds no prose", ({ data }) => {
    // Names of members may be such words; their values are schemas then.
    const prose = ["description", "summary", "title", "example", "examples", "default", "$comment", "externalDocs"];
    for (const object of objectsIn(data)) {
      for (const word of prose) expect(isObject(object[word] ?? {}), `${word}: ${String(object[word])}`).toBe(true);
    }
  });

  it("tell operations with one method and path apart by the file that states them", () => {
    const payments = readContract(contracts.find(({ name }) => name === "payments")?.data);
    const vouchers = payments.operations.filter(({ method, path }) => `${method} ${path}` === "POST /vouchers");
    expect(vouchers.map(({ key }) => key)).toEqual([
      "POST /vouchers#VoucherPreactivationRequest",
      "POST /vouchers#VoucherRedemption",
      "POST /vouchers#VoucherCancellation",
    ]);
  });
});

describe("what is corrected", () => {
  const found = (block: string, key: string) => {
    const { data } = contracts.find(({ name }) => name === block) ?? {};
    const operation = readContract(data).operations.find((one) => one.key === key);
    if (operation === undefined) throw new Error(`no operation ${key}`);
    return operation;
  };

  it("messaging sends its bodies as bodies, and asks for a key that exists", () => {
    const { request, parameters, security, basePaths } = found("messaging", "POST /send/email/single");
    expect(request).toMatchObject({ required: true, content: [{ mediaType: "application/json" }] });
    expect(parameters.map(({ name }) => name)).toEqual(["apiKey"]);
    expect(security).toEqual([[{ type: "apiKey", detail: "header:apikey", scopes: [] }]]);
    expect(basePaths).toEqual(["/v1"]);
  });

  it("payments takes both lists of parameters", () => {
    const { parameters } = found("payments", "POST /batches/{batchId}");
    expect(parameters.map(({ name }) => name)).toEqual(["batchId", "command", "X-Client-Correlation-ID"]);
  });

  it("identity has dates and times, and kinds of proof that exist", () => {
    const { request } = found("identity", "POST /linked-authorization/consent");
    const schema = request?.content[0]?.schema?.schema as { properties: { requestTime: unknown } };
    expect(schema.properties.requestTime).toEqual({ type: "string", format: "date-time" });
    expect(found("identity", "POST /update-uin").security).toEqual([[{ type: "http", detail: "bearer", scopes: [] }]]);
  });

  it("keeps what was published beside it", () => {
    const { data } = contracts.find(({ name }) => name === "messaging") ?? {};
    const published = readContract(data).published?.get("POST /send/email/single");
    expect(published?.parameters.map(({ name }) => name)).toEqual(["apiKey", "body"]);
    expect(contracts.filter((one) => readContract(one.data).published !== undefined)).toHaveLength(8);
  });
});

describe.skipIf(!HERE)("the published files (skipped without ../shared/references)", () => {
  it("are all there is", () => {
    expect(readdirSync(REFERENCES).sort()).toEqual(contracts.map(({ name }) => name).sort());
  });

  it.each(contracts)("$name: give the same contract again, byte for byte", async ({ folder }) => {
    const committed = readFileSync(join(folder, "contract.yaml"), "utf8");
    expect(await deriveContract(folder, REFERENCES)).toBe(committed);
  });

  describe("read as a submission", () => {
    let offers: readonly { readonly name: string; readonly offer: Interface }[] = [];
    beforeAll(async () => {
      offers = await Promise.all(
        contracts.map(async ({ name, folder }) => {
          const { apis, resolver } = await readPublished(await readReference(folder), REFERENCES);
          return { name, offer: readOffer(apis, resolver) };
        }),
      );
    });

    it("are the interface that the contract is, but for roles and lines", () => {
      for (const { name, data } of contracts) {
        const offer = offers.find((one) => one.name === name)?.offer;
        expect(outline(readContract(data)), name).toEqual(outline(offer as Interface));
      }
    });
  });
});

/** Everything of an interface but its schemas, roles and lines. */
function outline({ operations }: Interface): unknown {
  return JSON.parse(
    JSON.stringify(operations, (key, value: unknown) => {
      if (key === "schema") return value === undefined ? undefined : "schema";
      if (key === "role" || key === "line") return undefined;
      // A place: where it is, whatever it is called there.
      return isObject(value) && "pointer" in value ? [value.file, (value.pointer as unknown[]).map(String)] : value;
    }),
  );
}
