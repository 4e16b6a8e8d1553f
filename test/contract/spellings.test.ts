import { describe, expect, it } from "vitest";
import { compareInterfaces } from "../../src/contract/compare.ts";
import { readOffer } from "../../src/contract/openapi/index.ts";
import { isObject } from "../../src/facts/members.ts";
import { submissionOf } from "../facts/submission.ts";
import { contractsBelow } from "./contracts.ts";
import { asOpenApi, type Version } from "./mutants/as-openapi.ts";

describe.each<Version>(["3.0.3", "3.1.1", "3.2.0"])("each contract written as OpenAPI %s", (version) => {
  it.each(contractsBelow("rules"))("$name conforms to itself", async ({ reference, data }) => {
    const documents = asOpenApi(reference, isObject(data) ? data.schemas : {}, version);
    const files = Object.fromEntries(documents.map((one, index) => [`api${index}.json`, JSON.stringify(one)]));
    const { apis, resolver } = await submissionOf(files);
    const { operations } = compareInterfaces(reference, readOffer(apis, resolver));
    const others = operations.filter(({ status }) => status !== "conforms" && status !== "nothing-to-compare");
    expect(others.map(({ reference: one, status, differences, open }) => [one.key, status, differences, open])).toEqual(
      [],
    );
  });
});
