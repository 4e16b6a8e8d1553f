import { describe, expect, it } from "vitest";
import { check as apiVersion } from "../../src/checks/api-version.ts";
import type { SchemaTest } from "../../src/checks/check.ts";
import { check as conforms } from "../../src/checks/conforms.ts";
import { check as fileEncoding } from "../../src/checks/file-encoding.ts";
import { check as mediaTypeCheck } from "../../src/checks/media-type.ts";
import { check as operationSecurity } from "../../src/checks/operation-security.ts";
import { check as urlParameter } from "../../src/checks/url-parameter.ts";
import { Place } from "../../src/model.ts";
import { example, facts, mediaType, operation, outcomes, parameter, run, scheme } from "./facts.ts";

const place = (name: string): Place => Place.of("api.yaml", ["components", "schemas", "Query", "properties", name]);

describe("url-parameter", () => {
  const params = { ending: ["token", "email"], exact: ["session"], allow: ["page token"] };
  const judge = (...some: Parameters<typeof parameter>): string =>
    outcomes(run(urlParameter, facts({ parameters: [parameter(...some)] }), params)).join() || "no subject";

  it.each([
    ["request_token", {}, "parameter"],
    ["request_token", { in: "path" }, "parameter"],
    ["request_token", { in: "header" }, "no subject"],
    ["request_token", { in: "cookie" }, "no subject"],
    ["request_token", { operation: "" }, "no subject"],
    ["nextPageToken", {}, "holds"],
    ["session", {}, "parameter"],
    ["courtSession", {}, "holds"],
    ["hasEmail", { type: "boolean" }, "holds"],
    ["filter", { opaque: true }, "(unresolved-reference)"],
    ["filter", { fields: [{ name: "email", place: place("email") }], opaque: true }, "fields"],
    ["token", { fields: [{ name: "email", place: place("email") }] }, "parameter+fields"],
    ["filter", { fields: [{ name: "emailId", place: place("emailId") }] }, "holds"],
  ] as const)("%s %j: %s", (name, some, outcome) => {
    expect(judge(name, some)).toBe(outcome);
  });

  const below = (...path: string[]): Place => Place.of("api.yaml", path);
  const inSchema = (schema: string, ...path: string[]): Place => below("components", "schemas", schema, ...path);

  it.each([
    ["hotelPhone", [], "holds", "parameter"],
    ["main_hotel_phone", [], "holds", "parameter"],
    ["hotelGuestPhone", [], "parameter", "holds"],
    ["phone", [], "parameter", "holds"],
    ["phoneHotel", [], "holds", "holds"],
    ["hotelBirthday", [], "parameter", "holds"],
    ["q", [inSchema("Hotel", "properties", "phone")], "holds", "fields"],
    ["q", [inSchema("hotel_details", "properties", "phone")], "holds", "fields"],
    ["q", [inSchema("Hostel", "properties", "phone")], "fields", "holds"],
    ["q", [inSchema("Q", "properties", "hotel", "properties", "desk", "properties", "phone")], "holds", "fields"],
    ["q", [inSchema("Q", "properties", "hotels", "items", "properties", "phone")], "holds", "fields"],
    ["q", [inSchema("Hotel", "properties", "guests", "items", "properties", "phone")], "fields", "holds"],
    ["q", [inSchema("Hotel", "properties", "birthday")], "fields", "holds"],
    // `items` may also be the name of a field, and a name of any object.
    ["q", [inSchema("Hotel", "properties", "items", "properties", "phone")], "holds", "fields"],
    ["hotel", [below("paths", "/x", "get", "parameters", "0", "schema", "properties", "phone")], "holds", "fields"],
    ["q", [below("paths", "/hotels", "get", "parameters", "0", "schema", "properties", "phone")], "fields", "holds"],
    ["q", [inSchema("Hotel", "properties", "phone"), inSchema("Guest", "properties", "phone")], "fields", "fields"],
  ] as const)("contact data of persons and of organisations: %s %j: %s, %s", (name, places, ofPersons, ofOthers) => {
    const lists = { ending: ["birthday"], contacts: ["phone"], organisations: ["hotel", "hotels"] };
    const fields = places.map((one) => ({ name: String(one.token), place: one }));
    const judgeBy = (some: object): string =>
      outcomes(run(urlParameter, facts({ parameters: [parameter(name, { fields })] }), { ...lists, ...some })).join();
    expect(judgeBy({})).toBe(ofPersons);
    expect(judgeBy({ contactsOf: "persons" })).toBe(ofPersons);
    expect(judgeBy({ ending: [], contactsOf: "organisations" })).toBe(ofOthers);
  });

  it("does not climb without end to tell whose a field is", () => {
    const deep = Array.from({ length: 500 }, () => ["properties", "a"]).flat();
    const field = { name: "phone", place: inSchema("Hotel", ...deep, "properties", "phone") };
    const lists = { contacts: ["phone"], organisations: ["hotel"] };
    expect(outcomes(run(urlParameter, facts({ parameters: [parameter("q", { fields: [field] })] }), lists))).toEqual([
      "fields",
    ]);
  });

  const variables = (...names: Parameters<typeof operation>[]): string =>
    outcomes(run(urlParameter, facts({ operations: names.map((one) => operation(...one)) }), params)).join();
  const declared = [{ name: "email", in: "path" }] as const;

  it.each([
    ["GET /cards/{cardId}/{email}", {}, "holds,parameter"],
    ["GET /cards/{email}", { parameters: declared }, ""],
    ["GET /cards/{email}", { parameters: [{ name: "email", in: "query" }] }, "parameter"],
    ["GET /cards/{+email*}{?page,token:3}", {}, "parameter,holds,parameter"],
    ["GET /cards/{}/{ }/email", {}, ""],
    ["POST {$request.body#/email}", { kind: "callback" }, ""],
  ] as const)("variables that no parameter declares: %s %j: %s", (name, some, outcome) => {
    expect(variables([name, some])).toBe(outcome);
  });

  it("looks at the variables of a path once, however many operations it has, and points at the path", () => {
    const operations = [operation("GET /cards/{email}"), operation("PUT /cards/{email}")];
    const [examination, ...more] = run(urlParameter, facts({ operations }), params);
    expect(more).toEqual([]);
    if (examination?.outcome !== "violated") throw new Error("not violated");
    expect(examination.violations[0]?.place).toMatchObject({ token: "/cards/{email}", at: "key" });
    expect(examination.violations[0]?.data).toEqual({ name: "email", in: "path" });
    expect(variables(["GET /cards/{email}"], ["GET /cards/{email}", { document: "other.yaml" }])).toBe(
      "parameter,parameter",
    );
  });

  it("looks at a thousand variables of a path and says that there are more", () => {
    const many = (count: number): string =>
      `GET /${Array.from({ length: count }, (_, index) => `{v${index}}`).join("/")}`;
    const judged = (count: number) => variables([many(count)]).split(",");
    expect(judged(1000)).toEqual(Array(1000).fill("holds"));
    expect(judged(1200)).toEqual([...Array(1000).fill("holds"), "(out-of-budget)"]);
  });

  it("names each field once and points at where it is written", () => {
    const fields = ["email", "eMail", "email", "name"].map((name) => ({ name, place: place(name) }));
    const [examination] = run(urlParameter, facts({ parameters: [parameter("q", { fields })] }), params);
    if (examination?.outcome !== "violated") throw new Error("not violated");
    const [violation] = examination.violations;
    expect(violation?.data).toEqual({ name: "q", fields: "email, eMail" });
    expect(violation?.place.token).toBe("name");
    expect(violation?.related?.map(({ token, at }) => [token, at])).toEqual([
      ["email", "key"],
      ["eMail", "key"],
      ["email", "key"],
    ]);
  });
});

describe("operation-security", () => {
  const params = {
    methods: ["POST", "DELETE"],
    personal: ["national id"],
    publicNames: ["login"],
    publicBelow: ["oauth 2"],
    personalMembers: ["birth date", "date naissance"],
    closedBelow: ["internal"],
  };
  const login = scheme({ type: "http", scheme: "bearer" });
  const open = { schemes: [], unknown: [] };
  const closed = { schemes: [login], unknown: [] };
  const lost = { schemes: [], unknown: ["nobody"] };

  it.each([
    ["POST /cases", [], "empty"],
    ["POST /cases", [open], "optional"],
    ["POST /cases", [closed, open], "optional"],
    ["POST /cases", [closed], "holds"],
    ["POST /cases", [lost], "(not-stated)"],
    ["POST /cases", [lost, closed], "holds"],
    ["GET /cases", [], "holds"],
    ["GET /persons/{nationalId}/cases", [], "empty"],
    ["GET /national-id/cases", [], "holds"],
    ["POST /auth/login", [], "holds"],
    ["DELETE /login/{sessionId}", [], "holds"],
    ["DELETE /login/history", [], "empty"],
    ["POST /oauth2/cases", [], "holds"],
    ["GET /internal/cases", [], "empty"],
    ["GET /cases/internal", [open], "optional"],
    ["GET /internal/cases", [closed], "holds"],
    ["GET /internal/login", [], "holds"],
    ["GET /oauth2/internal/cases", [], "holds"],
    ["GET /internals/{internal}", [], "holds"],
  ] as const)("%s %j: %s", (name, security, outcome) => {
    const operations = [operation(name, { security, securityStated: "operation" })];
    expect(outcomes(run(operationSecurity, facts({ operations }), params))).toEqual([outcome]);
  });

  it.each([
    ["response", ["id", "dateOfBirth"], "holds"],
    ["response", ["id", "birthDate"], "empty"],
    ["response", ["mother_birth_date"], "empty"],
    ["response", ["dateNaissance"], "empty"],
    ["request", ["birthDate"], "holds"],
    ["error", ["birthDate"], "holds"],
  ] as const)("an open reading operation whose %s has the members %j: %s", (usage, members, outcome) => {
    const body = { usage, status: "", essence: "", hasSchema: true, schema: "", type: "", members, hasExample: false };
    const operations = [operation("GET /cases", { security: [], securityStated: "operation", bodies: [body] })];
    expect(outcomes(run(operationSecurity, facts({ operations }), params))).toEqual([outcome]);
  });

  it("asks for the bodies of an operation only where it is open", () => {
    const guarded = operation("GET /cases", { security: [closed], securityStated: "operation" });
    Object.defineProperty(guarded, "bodies", {
      get: () => {
        throw new Error("asked");
      },
    });
    expect(outcomes(run(operationSecurity, facts({ operations: [guarded] }), params))).toEqual(["holds"]);
  });

  it("leaves out operations without a statement, callbacks and webhooks", () => {
    const operations = [
      operation("POST /cases"),
      operation("POST /done", { kind: "callback", securityStated: "document" }),
      operation("POST /done", { kind: "webhook", securityStated: "operation" }),
    ];
    expect(run(operationSecurity, facts({ operations }), params)).toEqual([]);
  });

  it("points at the operation where the whole document is open, and at the statement beside it", () => {
    const securityPlace = Place.of("api.yaml", ["security"]);
    const operations = [operation("POST /cases", { securityStated: "document", securityPlace })];
    const [examination] = run(operationSecurity, facts({ operations }), params);
    if (examination?.outcome !== "violated") throw new Error("not violated");
    expect(examination.violations[0]?.place.pointer).toEqual(["paths", "/cases", "post"]);
    expect(examination.violations[0]?.related?.[0]?.pointer).toEqual(["security"]);
  });
});

describe("media-type", () => {
  const params = { standard: ["application/json", "+json", "image/*"], recognised: ["text/csv", "+xml"] };

  it.each([
    ["application/json", {}, "holds"],
    ["application/problem+json", {}, "holds"],
    ["image/png", {}, "holds"],
    ["text/csv", {}, "(not-stated)"],
    ["application/soap+xml", {}, "(not-stated)"],
    ["*/*", {}, "(not-stated)"],
    ["application/*", {}, "(not-stated)"],
    ["application/x-thing", {}, "unrecognised"],
    ["application/x-thing", { alternatives: ["application/x-thing", "application/json"] }, "holds"],
    ["application/x-thing", { alternatives: ["application/x-thing", "text/csv"] }, "(not-stated)"],
    ["application/json", { binary: true }, "(not-stated)"],
    ["application/problem+json", { binary: true, alternatives: ["application/problem+json", "image/png"] }, "holds"],
    ["application/x-thing", { binary: true, alternatives: ["application/x-thing", "application/json"] }, "holds"],
    ["image/png", { binary: true }, "holds"],
    ["application/x+json+thing", {}, "unrecognised"],
    ["+json", {}, "malformed"],
    ["json", {}, "malformed"],
    ["", {}, "malformed"],
    ["a/b/c", {}, "malformed"],
    ["application/x-thing", { operation: "" }, ""],
  ] as const)("%s %j: %s", (name, some, outcome) => {
    expect(outcomes(run(mediaTypeCheck, facts({ mediaTypes: [mediaType(name, some)] }), params)).join()).toBe(outcome);
  });
});

describe("media-type, where an answer has none", () => {
  const params = { standard: ["application/json"], recognised: ["text/csv"] };
  const body = (usage: "response" | "error", status: string) => ({
    usage,
    status,
    essence: "application/json",
    hasSchema: true,
    schema: "",
    type: "object",
    members: [],
    hasExample: false,
  });
  const told = (name: string, some: Parameters<typeof operation>[1]): string[] =>
    outcomes(run(mediaTypeCheck, facts({ operations: [operation(name, some)] }), params));

  it.each([
    ["GET /deeds", { statuses: ["200"], bodies: [] }, ["(not-stated)"]],
    ["GET /deeds", { statuses: ["2XX", "404"], bodies: [body("error", "404")] }, ["(not-stated)"]],
    ["GET /deeds", { statuses: ["200"], bodies: [body("response", "200")] }, []],
    ["GET /deeds", { statuses: ["204", "302"], bodies: [] }, []],
    ["POST /deeds", { statuses: ["200"], bodies: [] }, []],
    ["GET /deeds", { kind: "callback", statuses: ["200"], bodies: [] }, []],
  ] as const)("%s %j: %j", (name, some, outcome) => {
    expect(told(name, some)).toEqual(outcome);
  });
});

describe("file-encoding", () => {
  it("tells files that are not UTF-8 from those that nobody could look at", () => {
    const file = (path: string, some = {}) => ({ document: path, path, place: Place.of(path), ...some });
    const encodingFault = { encoding: "ISO 8859-1", offset: 7, line: 2 };
    const given = facts({
      files: [file("good.yaml"), file("latin.yaml", { encodingFault }), file("huge.yaml")],
      unreadable: ["latin.yaml", "huge.yaml"].map((path) => ({
        place: Place.of(path),
        kind: "openapi",
        inScope: true,
      })),
    });
    const examinations = run(fileEncoding, given);
    expect(outcomes(examinations)).toEqual(["holds", "not-utf8", "(unreadable-file)"]);
    expect(examinations[1]).toMatchObject({
      violations: [{ data: { file: "latin.yaml", encoding: "ISO 8859-1", offset: 7, line: 2 } }],
    });
  });
});

describe("api-version", () => {
  const params = { path: ["/v[0-9]"], server: ["/v[0-9]"], header: ["^api-version$"], mediaType: ["[.]v[0-9]"] };

  it.each([
    ["GET /v1/cases", {}, "holds"],
    ["GET /cases", {}, "unversioned"],
    ["GET /cases", { servers: ["https://a.example/v1"] }, "holds"],
    ["GET /cases", { servers: ["https://a.example/v1", "https://b.example"] }, "unversioned"],
    ["GET /cases", { requestHeaders: ["api-version"] }, "holds"],
    ["GET /cases", { kind: "webhook" }, ""],
  ] as const)("%s %j: %s", (name, some, outcome) => {
    expect(outcomes(run(apiVersion, facts({ operations: [operation(name, some)] }), params)).join()).toBe(outcome);
  });

  it.each([
    [["application/x.v2+json"], "holds"],
    [["application/x.v2+json", "application/json"], "unversioned"],
    [[], "unversioned"],
  ])("media types %j: %s", (names, outcome) => {
    const mediaTypes = [
      ...names.map((name) => mediaType(name)),
      mediaType("application/problem+json", { usage: "error" }),
    ];
    const operations = [operation("GET /cases")];
    expect(outcomes(run(apiVersion, facts({ operations, mediaTypes }), params))).toEqual([outcome]);
  });

  it("keeps documents apart", () => {
    const operations = [operation("GET /cases"), operation("GET /cases", { document: "other.yaml" })];
    const mediaTypes = [mediaType("application/x.v2+json")];
    expect(outcomes(run(apiVersion, facts({ operations, mediaTypes }), params))).toEqual(["holds", "unversioned"]);
  });
});

describe("conforms", () => {
  const failing = (errors: NonNullable<SchemaTest["errors"]>): SchemaTest => Object.assign(() => false, { errors });
  const operations = [operation("GET /cases"), operation("POST /cases", { tags: ["cases", "writing"] })];
  const params = { subject: "operation", schema: {} };

  function violation(errors: NonNullable<SchemaTest["errors"]>) {
    const [, examination] = run(conforms, facts({ operations }), params, { schema: failing(errors) });
    if (examination?.outcome !== "violated") throw new Error("not violated");
    return examination.violations[0];
  }

  it("examines what `where` selects", () => {
    const where: SchemaTest = (view) => (view as { method: string }).method === "POST";
    const given = facts({ operations });
    expect(outcomes(run(conforms, given, params, { schema: () => true, where }))).toEqual(["holds"]);
    expect(outcomes(run(conforms, given, params, { schema: () => true }))).toEqual(["holds", "holds"]);
  });

  it("names the first field that an error names, and shows lists as text", () => {
    const found = violation([{ instancePath: "/tags/0", keyword: "pattern", params: {} }]);
    expect(found?.data).toEqual({ name: "POST /cases", field: "tags", value: "cases, writing" });
  });

  it("names a member that is missing", () => {
    const found = violation([{ instancePath: "", keyword: "required", params: { missingProperty: "licence" } }]);
    expect(found?.data).toEqual({ name: "POST /cases", field: "licence", value: "" });
    expect(found?.place.at).toBe("key");
  });

  it("points at the fact where no field is to blame", () => {
    const found = violation([{ instancePath: "", keyword: "not", params: {} }]);
    expect(found?.data).toEqual({ name: "POST /cases", field: "", value: "" });
    expect(found?.place.pointer).toEqual(["paths", "/cases", "post"]);
  });

  it("points at an example itself", () => {
    const schema = failing([{ instancePath: "/value", keyword: "pattern", params: {} }]);
    const [one] = run(conforms, facts({ examples: [example("soon")] }), { ...params, subject: "example" }, { schema });
    expect(one).toMatchObject({ violations: [{ data: { value: "soon" }, place: { at: "value" } }] });
  });

  it("says which parameter is missing when it was not compiled", () => {
    expect(() => run(conforms, facts({ operations }), params)).toThrow(/schema/u);
  });
});
