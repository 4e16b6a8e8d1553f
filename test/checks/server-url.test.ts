import { describe, expect, it } from "vitest";
import { check } from "../../src/checks/server-url.ts";
import { Place } from "../../src/model.ts";
import { facts, outcomes, run, server } from "./facts.ts";

const PARAMS = { purposes: ["server"], forbidSchemes: ["http", "ws"] };

function judge(...expanded: string[]): string {
  const [first = ""] = expanded;
  return outcomes(run(check, facts({ servers: [server(first, { expanded })] }), PARAMS))[0] ?? "no subject";
}

describe("server-url", () => {
  it.each([
    "http://api.gov.example",
    "HTTP://api.gov.example",
    " http://api.gov.example",
    "http:api.gov.example",
    "http:/api.gov.example",
    "ws://api.gov.example",
    "http://localhost.gov.example",
    "http://localhost@api.gov.example",
    "http://localhost:80@api.gov.example",
    "http://localhost\\@api.gov.example",
    "http://notlocalhost",
    "http://127.0.0.1.gov.example",
    "http://128.0.0.1",
    "http://10.0.0.1",
    "http://[2001:db8::1]:8080",
    "http://local host",
    "http://",
    "http://{tenant}.gov.example",
    "http://xn--lcalhost-l3a",
  ])("accuses %s", (url) => {
    expect(judge(url)).toBe("plaintext");
  });

  it.each([
    "https://api.gov.example",
    "wss://api.gov.example",
    "https://localhost\\@api.gov.example",
    "https://localhost.gov.example",
  ])("holds %s", (url) => {
    expect(judge(url)).toBe("holds");
  });

  it.each([
    "{scheme}://api.gov.example",
    "{baseUrl}",
    "{baseUrl}/v1",
    "http://{host}",
    "http://{host}:8080/v1",
    "http://api.{zone}/v1",
  ])("cannot tell of %s", (url) => {
    expect(judge(url)).toBe("(not-stated)");
  });

  it.each([
    "http://localhost",
    "http://LOCALHOST.:8080/v1",
    "http://user:pass@localhost/",
    "http://registry.localhost:3000",
    "http://127.0.0.1:8080",
    "http://127.255.0.9",
    "http://127.1",
    "http://0x7f000001/",
    "http://[::1]:8080/v1",
    "http://[0:0:0:0:0:0:0:1]",
    "http://[::ffff:127.0.0.1]",
    "http://0.0.0.0:8080",
    "https://localhost:8443",
    "wss://127.0.0.1/v1",
    "https://[::1]",
  ])("leaves %s out, which says nothing of what leaves the machine", (url) => {
    expect(judge(url)).toBe("no subject");
  });

  it.each(["/v1", "v1", "", "//api.gov.example", "localhost:8080", "?q={x}", "./{version}"])("leaves %s out", (url) => {
    expect(judge(url)).toBe("no subject");
  });

  it("looks at every URL that a server can stand for, plaintext first", () => {
    expect(judge("https://a.example", "http://a.example")).toBe("plaintext");
    expect(judge("{x}://a.example", "http://a.example")).toBe("plaintext");
    expect(judge("https://a.example", "{x}://a.example")).toBe("(not-stated)");
    expect(judge("/v1", "https://a.example")).toBe("holds");
    expect(judge("http://localhost", "https://a.example")).toBe("holds");
    expect(judge("http://localhost", "http://a.example")).toBe("plaintext");
  });

  it("masks passwords and points at the URL", () => {
    const servers = [server("http://clerk:hunter2@api.gov.example/v1")];
    const [examination] = run(check, facts({ servers }), PARAMS);
    if (examination?.outcome !== "violated") throw new Error("not violated");
    expect(examination.violations[0]?.data).toEqual({ url: "http://clerk:•••@api.gov.example/v1" });
    expect(examination.violations[0]?.place.pointer).toEqual(["servers", 0, "url"]);
  });

  it("looks at the purposes it was asked for only", () => {
    const servers = [server("http://a.example", { purpose: "token", place: Place.of("api.yaml", ["tokenUrl"]) })];
    expect(run(check, facts({ servers }), PARAMS)).toEqual([]);
    expect(outcomes(run(check, facts({ servers }), { ...PARAMS, purposes: ["token"] }))).toEqual(["plaintext"]);
  });
});
