import { describe, expect, it } from "vitest";
import { DIFFERENCE_CASES } from "../../src/checks/contract-differences.ts";
import { check } from "../../src/checks/contract-operation.ts";
import type { Difference, OperationComparison } from "../../src/contract/comparison.ts";
import type { UnresolvedFact } from "../../src/facts/facts.ts";
import { loadMessages } from "../../src/messages/messages.ts";
import { type Data, type Language, Place } from "../../src/model.ts";
import { ruleMessage, ruleRemedy } from "../../src/report/rule-texts.ts";
import { operation } from "../contract/made.ts";
import { beside, documents, examine, of } from "./contracts.ts";
import { facts, outcomes } from "./facts.ts";

const LANGUAGES: readonly Language[] = ["en", "fr", "ar"];
const given = facts({ documents: documents("api.yaml") });
const refused: Difference = {
  kind: "request-refused",
  data: { mediaType: "application/json", payload: "{}", why: "required", keyword: "required", limit: "id", at: "" },
  place: Place.of("api.yaml", ["paths", "/cases", "post", "requestBody"]),
  reference: { place: Place.of("reference.yaml", ["paths", "/a~b", "post"]), line: 12 },
};
const lost: UnresolvedFact = {
  document: "api.yaml",
  place: Place.of("api.yaml", ["paths", "/x", "$ref"]),
  kind: "path-item",
  resolution: { found: false, reason: "dangling", target: "#/x" },
};

const one = (status: OperationComparison["status"], some: Partial<OperationComparison> = {}) =>
  of("POST /cases", status, { ...(status === "differs" && { differences: [refused] }), ...some });

describe("contract-operation", () => {
  it.each([
    ["conforms", "holds", "holds"],
    ["differs", "holds", "request-refused"],
    ["missing", "missing", "missing"],
    ["unknown", "holds", "(nothing-to-compare)"],
    ["nothing-to-compare", "holds", "(nothing-to-compare)"],
    ["mapped-onto-nothing", "(nothing-to-compare)", "(nothing-to-compare)"],
  ] as const)("%s", (status, offered, conforming) => {
    const params = { operations: ["POST /cases"] };
    expect(outcomes(examine(check, given, params, beside(one(status))))).toEqual([offered]);
    expect(outcomes(examine(check, given, { ...params, conform: true }, beside(one(status))))).toEqual([conforming]);
  });

  it.each([
    ["reference", "unresolved-reference"],
    ["budget", "out-of-budget"],
    ["pattern", "not-understood"],
    ["published", "nothing-to-compare"],
  ] as const)("cannot tell for a reason: %s", (code, reason) => {
    const open = [{ where: "200 application/json", why: { code, detail: "" }, place: Place.of("api.yaml") }];
    const params = { operations: ["POST /cases"], conform: true };
    expect(outcomes(examine(check, given, params, beside(one("unknown", { open }))))).toEqual([`(${reason})`]);
  });

  it("examines each operation that is named, in the order of the rule, or all of the provider's", () => {
    const comparison = beside(
      of("GET /cases", "conforms"),
      of("POST /cases", "missing"),
      of("POST /told", "missing", { reference: operation("POST /told", { role: "callback" }) }),
    );
    const named = examine(check, given, { operations: ["POST /cases", "GET /cases"] }, comparison);
    expect(outcomes(named)).toEqual(["missing", "holds"]);
    expect(outcomes(examine(check, given, { role: "provider" }, comparison))).toEqual(["holds", "missing"]);
    expect(outcomes(examine(check, given, { operations: ["POST /told"] }, comparison))).toEqual(["missing"]);
  });

  it("takes one of a group for the group", () => {
    const group = (...statuses: readonly OperationComparison["status"][]) => {
      const operations = statuses.map((status, index) =>
        of(`GET /${index}`, status, status === "differs" ? { differences: [refused] } : {}),
      );
      const params = { operations: operations.map(({ reference }) => reference.key), need: "any", conform: true };
      return outcomes(examine(check, given, params, beside(...operations)));
    };
    expect(group("missing", "differs", "unknown", "conforms")).toEqual(["holds"]);
    expect(group("missing", "differs", "unknown")).toEqual(["(nothing-to-compare)"]);
    expect(group("missing", "differs", "differs")).toEqual(["request-refused+request-refused"]);
    expect(group("missing", "missing")).toEqual(["none-offered"]);
  });

  it("points a missing one at the paths of the first document in scope, and says what is nearest", () => {
    const nearest = { offered: operation("GET /cases"), because: "method" } as const;
    const two = facts({ documents: [...documents("a.yaml", false), ...documents("b.yaml")] });
    const missing = beside(of("POST /cases", "missing", { nearest }));
    const [examination] = examine(check, two, { operations: ["POST /cases"] }, missing);
    if (examination?.outcome !== "violated") throw new Error("not violated");
    const [violation] = examination.violations;
    expect(violation?.data).toEqual({ operation: "POST /cases", nearest: "GET /cases", because: "method" });
    expect([violation?.place.file, violation?.place.pointer, violation?.place.at]).toEqual([
      "b.yaml",
      ["paths"],
      "key",
    ]);
    const alone = examine(check, given, { operations: ["POST /cases"] }, beside(of("POST /cases", "missing")));
    expect(alone[0]).toMatchObject({ violations: [{ data: { nearest: "", because: "none" } }] });
  });

  it("points a difference at the offer, with the reference's place, and says none for nothing", () => {
    const [examination] = examine(check, given, { operations: ["POST /cases"], conform: true }, beside(one("differs")));
    if (examination?.outcome !== "violated") throw new Error("not violated");
    const [violation] = examination.violations;
    expect(violation?.place).toBe(refused.place);
    expect(violation?.reference).toEqual({ file: "reference.yaml", pointer: "/paths/~1a~0b/post", line: 12 });
    expect(violation?.data).toEqual({
      operation: "POST /cases",
      mediaType: "application/json",
      payload: "{}",
      why: "required",
      limit: "id",
      at: "none",
    });
  });

  it("says nothing is missing where something could not be read, and that it was not", () => {
    const hidden = facts({ documents: documents("api.yaml"), unresolved: [lost] });
    const both = beside(of("GET /cases", "conforms"), of("POST /cases", "missing"));
    const params = { operations: ["GET /cases", "POST /cases"] };
    expect(outcomes(examine(check, hidden, params, both))).toEqual(["(unresolved-reference)", "holds"]);
    expect(outcomes(examine(check, hidden, { ...params, need: "any" }, both))).toEqual(["holds"]);
    const none = beside(of("POST /cases", "missing"));
    const any = { operations: ["POST /cases"], need: "any" };
    expect(outcomes(examine(check, hidden, any, none))).toEqual(["(unresolved-reference)"]);
    // Where everything is found nothing can be hidden.
    const found = beside(of("GET /cases", "conforms"), of("POST /cases", "conforms"));
    expect(outcomes(examine(check, hidden, params, found))).toEqual(["holds", "holds"]);
  });

  it("cannot tell where the offered operation may be meant for another one", () => {
    const comparison = beside(of("POST /cases", "differs", { doubtful: true }));
    const params = { operations: ["POST /cases"] };
    expect(outcomes(examine(check, given, params, comparison))).toEqual(["(not-stated)"]);
    const sure = beside(of("POST /cases", "differs"));
    expect(outcomes(examine(check, given, params, sure))).toEqual(["holds"]);
  });

  it("proves nothing by a document that nobody named", () => {
    const both = facts({ documents: [...documents("a.yaml"), ...documents("api.yaml", false)] });
    const params = { operations: ["POST /cases"] };
    expect(outcomes(examine(check, both, params, beside(one("conforms"))))).toEqual(["(not-stated)"]);
    const alone = facts({ documents: documents("api.yaml", false) });
    expect(outcomes(examine(check, alone, params, beside(one("conforms"))))).toEqual(["holds"]);
  });

  it("examines nothing without a document or a comparison, and breaks off at a name that the contract does not have", () => {
    const params = { operations: ["POST /cases"] };
    expect(examine(check, facts(), params, beside(one("missing")))).toEqual([]);
    expect(examine(check, given, params, undefined)).toEqual([]);
    const unread = facts({ unreadable: [{ place: Place.of("api.yaml"), kind: "openapi", inScope: true }] });
    expect(outcomes(examine(check, unread, params, undefined))).toEqual(["(unreadable-file)"]);
    expect(() => examine(check, given, { operations: ["GET /other"] }, beside(one("missing")))).toThrow("GET /other");
  });
});

/** Every value that the texts of the cases choose by. */
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  because: ["method", "path", "taken", "none"],
  in: ["path", "query", "header", "cookie", "querystring"],
  why: [
    ..."required dependentRequired additionalProperties unevaluatedProperties propertyNames type enum const".split(" "),
    ..."minimum exclusiveMinimum maximum exclusiveMaximum multipleOf minLength maxLength pattern format".split(" "),
    ..."minItems maxItems uniqueItems contains minProperties maxProperties anyOf oneOf not false if".split(" "),
  ],
  offered: ["none", "path", "body", "text/plain"],
  at: ["none", "/name"],
};

describe.each(LANGUAGES)("the texts of the check in %s", (language) => {
  it("say every case whatever its data, and end with a full stop", async () => {
    const messages = await loadMessages(language, { strict: true });
    const rule = { check: check.id, messages: {} };
    for (const [name, placeholders] of Object.entries(check.cases)) {
      for (const chosen of placeholders) {
        for (const choice of CHOICES[chosen] ?? [""]) {
          const plain: Data = Object.fromEntries(placeholders.map((one) => [one, CHOICES[one]?.[0] ?? "«value»"]));
          const text = ruleMessage(rule, name, messages, { ...plain, [chosen]: choice === "" ? "«value»" : choice });
          expect(text, `${name} ${chosen} ${choice}`).toMatch(/\p{L}.*[.؟]$/u);
          expect(text, `${name} ${chosen} ${choice}`).not.toMatch(/[{}]|undefined| {2}/u);
        }
      }
    }
    expect(ruleRemedy({ check: check.id }, messages)).toMatch(/\.$/u);
    for (const kind of Object.keys(DIFFERENCE_CASES)) expect(messages.has(`difference.${kind}`)).toBe(true);
  });
});
