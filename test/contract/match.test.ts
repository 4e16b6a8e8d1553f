import { describe, expect, it } from "vitest";
import type { Declared } from "../../src/contract/comparison.ts";
import type { Interface } from "../../src/contract/interface.ts";
import { match } from "../../src/contract/match.ts";
import { made, operation } from "./made.ts";

/** What serves each operation of the reference, by name, with the tier. */
function matched(reference: Interface, offer: Interface, declared?: Declared): Record<string, string> {
  const { matches } = match(reference, offer, declared, () => ({ differences: 0, open: 0, accepts: false }));
  return Object.fromEntries([...matches].map(([one, { offered, tier }]) => [one.key, `${offered.key} (${tier})`]));
}

describe("one operation beside one", () => {
  it.each([
    ["exact", "GET /things/{id}", "GET /things/{id}"],
    ["parameter-names", "GET /things/{id}", "GET /things/{thingId}"],
    ["parameter-names", "GET /things/{id}.json", "GET /things/{x}.json"],
    ["trailing-slash", "GET /things/{id}/", "GET /things/{thingId}"],
    ["trailing-slash", "GET /things?all=yes", "GET /things/?all=yes"],
    ["folded", "PUT /data/{name}/update-entries", "PUT /data/{x}/updateEntries/"],
    ["folded", "GET /myPersonalDataUsage", "GET /my_personal_data_usage"],
    ["folded", "POST /beneficiaries?command=validate", "POST /beneficiaries"],
  ])("is found: %s", (tier, reference, offered) => {
    expect(matched(made(reference), made(offered))).toEqual({ [reference]: `${offered} (${tier})` });
  });

  it.each([
    ["another method", "GET /things", "POST /things"],
    ["another end", "POST /voucherRedemption", "POST /vouchers/voucher_redemption"],
    ["a prefix that nothing explains", "GET /things", "GET /api/things"],
    ["a variable for a literal", "GET /data/mcts/createEntries", "GET /data/{registry}/{version}"],
    ["a literal for a variable", "GET /data/{registry}/{version}", "GET /data/births/1.0"],
    ["nothing but a variable", "POST /{X-Callback-URL}", "POST /{tenant}"],
    ["nothing but a variable for a word", "POST /callback", "POST /{path}"],
    ["another number of segments", "GET /a/{x}", "GET /a/{x}/{y}"],
  ])("is not found: %s", (_, reference, offered) => {
    expect(matched(made(reference), made(offered))).toEqual({});
  });

  it("finds a path of one variable under its own name", () => {
    expect(matched(made("POST /{callbackUrl}"), made("POST /{callback-url}"))).toEqual({
      "POST /{callbackUrl}": "POST /{callback-url} (folded)",
    });
  });

  it("survives hostile paths", () => {
    const braces = `GET /${"{".repeat(50_000)}`;
    const names = `GET ${"/{x}".repeat(20_000)}`;
    expect(matched(made(braces, names), made(names, braces))).toEqual({
      [braces]: `${braces} (exact)`,
      [names]: `${names} (exact)`,
    });
  });
});

describe("base paths", () => {
  const under = (name: string, ...basePaths: string[]) => operation(name, { basePaths });

  it.each([
    ["of the offer's server", "GET /v1/things", [], "GET /things", ["/v1"]],
    ["of the reference's server", "GET /things/{id}", ["/consent/v1"], "GET /consent/v1/things/{x}", []],
    ["of both", "GET /b/c", ["/a"], "GET /c", ["/a/b"]],
    ["of another of its servers", "GET /v1/things", [], "GET /things", ["", "/v2", "/v1/"]],
    ["that fixes a variable", "GET /{version}/cert", [], "GET /cert", ["/v1"]],
    ["in front of a variable", "GET /things/{id}", [], "GET /{x}", ["/things"]],
  ])("%s", (_, reference, ownBases, offered, bases) => {
    expect(matched(made(under(reference, ...ownBases)), made(under(offered, ...bases)))).toEqual({
      [reference]: `${offered} (base-path)`,
    });
  });

  it.each([
    ["in the paths", "GET /consent/v1/things/", []],
    ["in the server", "GET /things", ["/consent/v1"]],
    ["in both", "GET /v1/things", ["/consent"]],
  ])("is declared and stands %s", (_, offered, bases) => {
    const declared = { basePath: "/consent/v1/", operations: {} };
    const reference = made("GET /things/");
    const found = matched(reference, made(under(offered, ...bases)), declared);
    expect(Object.values(found)).toEqual([expect.stringMatching(/\((?:trailing-slash|base-path)\)$/u)]);
  });

  it("does not take a variable of the server for any path", () => {
    expect(matched(made("GET /{a}/{b}"), made(under("GET /{b}", "/x")))).toEqual({});
    expect(matched(made("GET /{a}"), made(under("GET /", "/x")))).toEqual({});
  });

  it("takes a declared base path as whole segments", () => {
    const declared = { basePath: "/api", operations: {} };
    expect(matched(made("GET /things"), made("GET /apiv2/things"), declared)).toEqual({});
  });
});

describe("operationId", () => {
  const named = (name: string, operationId: string) => operation(name, { operationId });

  it("is the last resort, with one method", () => {
    const reference = made(named("GET /policy/{id}", "readPolicy"), named("PUT /policy/{id}", "updatePolicy"));
    const offer = made(named("GET /rules/{id}", "readPolicy"), named("PATCH /rules/{id}", "updatePolicy"));
    expect(matched(reference, offer)).toEqual({ "GET /policy/{id}": "GET /rules/{id} (operation-id)" });
  });

  it("says nothing where it is not unique, matched or not", () => {
    const reference = made(named("GET /a", "list"));
    expect(matched(reference, made(named("GET /x", "list"), named("GET /y", "list")))).toEqual({});
    const twice = made(named("GET /a", "list"), named("GET /b", "list"));
    expect(matched(twice, made(named("GET /a", "other"), named("GET /x", "list")))).toEqual({
      "GET /a": "GET /a (exact)",
    });
  });

  it("never pairs two that have none", () => {
    expect(matched(made("GET /a"), made("GET /b"))).toEqual({});
  });
});

describe("all together", () => {
  it("lets the surest go first, whatever the order", () => {
    const reference = made("GET /things/", "GET /things");
    const offer = made("GET /things", "GET /Things");
    expect(matched(reference, offer)).toEqual({
      "GET /things": "GET /things (exact)",
      "GET /things/": "GET /Things (folded)",
    });
  });

  it("lets literal segments win over templates", () => {
    const reference = made("POST /data/{registryName}/{versionNumber}", "POST /data/mcts/createEntries");
    const offer = made("POST /data/{registry}/{version}/", "POST /data/mcts/create-entries");
    expect(matched(reference, offer)).toEqual({
      "POST /data/mcts/createEntries": "POST /data/mcts/create-entries (folded)",
      "POST /data/{registryName}/{versionNumber}": "POST /data/{registry}/{version}/ (trailing-slash)",
    });
  });

  it("gives one offered operation to one of the reference", () => {
    expect(matched(made("GET /a", "GET /A"), made("GET /a"))).toEqual({ "GET /a": "GET /a (exact)" });
  });

  it("costs little however many there are", () => {
    const many = (prefix: string) =>
      made(...Array.from({ length: 10_000 }, (_, index) => `GET /${prefix}${index}/{id}`));
    expect(Object.keys(matched(many("A"), many("a")))).toHaveLength(10_000);
    const alike = made(...Array.from({ length: 10_000 }, (_, index) => `GET /a/{x${index}}`));
    expect(Object.keys(matched(alike, made(...[...alike.operations].reverse())))).toHaveLength(10_000);
  });
});

describe("declared mappings", () => {
  const declared = (operations: Record<string, string>): Declared => ({ operations });

  it("come before everything else", () => {
    const reference = made("GET /a", "GET /b");
    const offer = made("GET /a", "POST /x/{id}");
    expect(matched(reference, offer, declared({ "GET /b": "GET /a", "get  /a/": "POST /x/{y}" }))).toEqual({
      "GET /b": "GET /a (declared)",
      "GET /a": "POST /x/{id} (declared)",
    });
  });

  it("mean the very key where there is one", () => {
    const reference = made("POST /vouchers#Create", "POST /vouchers#Cancel");
    expect(matched(reference, made("POST /x", "POST /y"), declared({ "POST /vouchers#Cancel": "POST /x" }))).toEqual({
      "POST /vouchers#Cancel": "POST /x (declared)",
    });
  });

  it("are bad when a side lacks what they name, or when it serves another one already", () => {
    const mapping = declared({
      "GET /no": "GET /x",
      "GET /a": "GET /no",
      "GET /b": "GET /x",
      "GET /c": "GET /x",
      nonsense: "",
    });
    const { badMappings, matches } = match(made("GET /a", "GET /b", "GET /c"), made("GET /x"), mapping, () => ({
      differences: 0,
      open: 0,
      accepts: true,
    }));
    expect(badMappings).toEqual([
      { reference: "GET /no", offered: "GET /x", side: "reference" },
      { reference: "GET /a", offered: "GET /no", side: "offer" },
      { reference: "GET /c", offered: "GET /x", side: "offer" },
      { reference: "nonsense", offered: "", side: "reference" },
    ]);
    expect([...matches.keys()].map(({ key }) => key)).toEqual(["GET /b"]);
  });
});
