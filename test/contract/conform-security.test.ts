import { describe, expect, it } from "vitest";
import type { InterfaceOperation } from "../../src/contract/interface.ts";
import { compared, found } from "./conform.ts";

type Security = InterfaceOperation["security"];
const kind = (type: string, detail = "", scopes: string[] = []) => ({ type, detail, scopes });
const bearer = kind("http", "bearer");
const basic = kind("http", "basic");
const key = kind("apiKey", "header:x-key");

describe("proofs of identity", () => {
  it.each<[string, Security, Security, string[]]>([
    ["not asked for", undefined, undefined, []],
    ["asked for here only", undefined, [[bearer]], []],
    ["optional in the reference", [[], [bearer]], undefined, []],
    ["alike", [[bearer]], [[bearer]], []],
    ["one of several here", [[bearer]], [[key], [bearer]], []],
    ["nothing here", [[bearer]], undefined, ["security http bearer"]],
    ["nothing here, said so", [[bearer]], [], ["security http bearer"]],
    ["optional here", [[bearer]], [[bearer], []], ["security http bearer"]],
    ["of another kind", [[bearer]], [[basic]], ["security http bearer http basic"]],
    ["one of two ways", [[bearer], [key]], [[bearer]], ["security http bearer | apiKey header:x-key http bearer"]],
    ["more at once", [[bearer]], [[bearer, key]], ["security http bearer http bearer + apiKey header:x-key"]],
    ["less at once", [[bearer, key]], [[bearer]], []],
    ["keys in another spelling", [[kind("apiKey", "header:x_key")]], [[key]], []],
    ["keys elsewhere", [[key]], [[kind("apiKey", "query:x-key")]], ["security apiKey header:x-key apiKey query:x-key"]],
    ["tokens, however they are got", [[kind("oauth2", "", ["read"])]], [[bearer]], []],
    ["tokens as OpenAPI 2.0 states them", [[kind("apiKey", "header:authorization")]], [[bearer]], []],
    [
      "tokens with other scopes",
      [[kind("oauth2", "", ["read"])]],
      [[kind("openIdConnect", "", ["write"])]],
      ["security oauth2 (read) openIdConnect (write)"],
    ],
    ["tokens of which the reference says no scopes", [[kind("oauth2")]], [[kind("oauth2", "", ["write"])]], []],
    ["a kind that is none", [[kind("http", "string")]], [[basic]], []],
    ["a kind that is none, and nothing here", [[kind("http", "string")]], undefined, ["security http string"]],
    ["a scheme that is not described there", [[kind("undeclared")]], [[basic]], []],
    ["a scheme that is not described here", [[bearer]], [[kind("undeclared")]], ["? security: reference"]],
  ])("%s", (_, reference, offered, expected) => {
    expect(found(compared({ security: reference }, { security: offered }))).toEqual(expected);
  });
});
