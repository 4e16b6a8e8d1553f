import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { hasFormat } from "../../src/instance/formats.ts";
import { fc } from "../property.ts";

const ROWS: readonly (readonly [format: string, right: readonly unknown[], wrong: readonly unknown[]])[] = [
  [
    "date",
    ["2024-02-29", "2000-02-29", "2026-12-31"],
    ["2023-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "2026-04-31", "01.02.2026", ""],
  ],
  ["time", ["10:00:00Z", "23:59:60z", "10:00:00.123+02:00"], ["10:00Z", "24:00:00Z", "10:00:00", "10:60:00Z"]],
  [
    "date-time",
    ["2026-03-31T08:15:00Z", "2026-03-31t08:15:00.5-05:30"],
    ["2026-03-31", "2026-03-31T08:15:00", "2026-03-31_08:15:00Z", "2026-02-30T08:15:00Z"],
  ],
  ["duration", ["P1D", "PT1H30M", "P2W", "P1Y2M3DT4H5M6S", "PT0.5S"], ["P", "PT", "1D", "P1H"]],
  ["email", ["a@b", "jane.doe@example.org", "é@éxample.org"], ["jane", "@b", "a@", "a b@c.d"]],
  [
    "hostname",
    ["example.org", "example.org.", "a-b.c", "xn--bcher-kva.example", "bücher.example"],
    ["-a.b", "a-.b", "a..b", "a_b", "a b", `${"a".repeat(64)}.b`],
  ],
  ["ipv4", ["127.0.0.1", "255.255.255.255"], ["256.0.0.1", "1.2.3", "01.2.3.4", "1.2.3.4."]],
  [
    "ipv6",
    ["::1", "::", "2001:db8::8a2e:370:7334", "::ffff:192.0.2.1", "1:2:3:4:5:6:7:8"],
    ["1:2:3", "1::2::3", "12345::", "1:2:3:4:5:6:7:8:9", "::1.2.3", "1:2:3:4:5:6:7:8::"],
  ],
  [
    "uri",
    ["https://example.org/a?b=c#d", "urn:a:b", "mailto:a@b", "https://例え.jp/"],
    ["example.org", "/a", "https://a b", "http://a/%zz", "://a", "{url}"],
  ],
  ["uri-reference", ["/a", "a", "", "#x", "https://a"], ["a b", "\\a", 'a"b']],
  [
    "uuid",
    ["123e4567-e89b-12d3-a456-426614174000", "123E4567-E89B-12D3-A456-426614174000"],
    ["123e4567e89b12d3a456426614174000", "123e4567-e89b-12d3-a456-42661417400g"],
  ],
  ["byte", ["", "aGk=", "aGk", "a-_b", "aGk=\n"], ["a b", "é", "a=b"]],
  ["int32", [0, -(2 ** 31), 2 ** 31 - 1], [2 ** 31, 0.5]],
  ["int64", [2 ** 53, -(2 ** 63)], [1e19, 0.5]],
  ["uint8", [0, 255], [-1, 256]],
];

describe.each(ROWS)("format %s", (format, right, wrong) => {
  it("has its values and no others", () => {
    expect(right.filter((value) => hasFormat(value, format) !== true)).toEqual([]);
    expect(wrong.filter((value) => hasFormat(value, format) !== false)).toEqual([]);
  });

  it("says nothing of values of other types", () => {
    for (const value of [null, true, [], {}]) expect(hasFormat(value, format)).toBe(true);
    expect(hasFormat(typeof right[0] === "string" ? 7 : "seven", format)).toBe(true);
  });
});

describe("formats", () => {
  it("that nobody here knows are left open", () => {
    expect(hasFormat("ochre", "paint")).toBeUndefined();
    expect(hasFormat(7, "paint")).toBeUndefined();
    expect(hasFormat("secret", "password")).toBe(true);
  });

  it("are no stricter than Ajv's", () => {
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    const text = fc.oneof(
      fc.constantFrom(
        ...ROWS.flatMap(([, right, wrong]) => [...right, ...wrong]).filter((one) => typeof one === "string"),
      ),
      fc
        .date({ noInvalidDate: true, min: new Date("1900-01-01"), max: new Date("2100-01-01") })
        .map((date) => date.toISOString()),
      fc.uuid(),
      fc.ipV4(),
      fc.ipV6(),
      fc.webUrl({ withFragments: true, withQueryParameters: true }),
      fc.emailAddress(),
      fc.domain(),
    );
    for (const format of [
      "date",
      "time",
      "date-time",
      "duration",
      "email",
      "hostname",
      "ipv4",
      "ipv6",
      "uri",
      "uuid",
    ]) {
      const theirs = ajv.compile({ format });
      fc.assert(
        fc.property(text, (one) => !theirs(one) || hasFormat(one, format) === true),
        { numRuns: 300 },
      );
    }
  });

  it("take no longer for long texts", () => {
    const long = "a".repeat(1_000_000);
    for (const [format] of ROWS) hasFormat(`${long}@${long}`, format);
    expect(hasFormat(`${long}@b`, "email")).toBe(false);
  });
});
