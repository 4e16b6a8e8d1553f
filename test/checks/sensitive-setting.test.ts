import { describe, expect, it } from "vitest";
import { check } from "../../src/checks/sensitive-setting.ts";
import type { SettingFact } from "../../src/facts/repository/facts.ts";
import { NO_REPOSITORY } from "../../src/facts/repository/facts.ts";
import { Place } from "../../src/model.ts";
import { facts, run } from "./facts.ts";

function outcome(some: Partial<SettingFact>): string | undefined {
  const document = some.document ?? "compose.yaml";
  const setting: SettingFact = {
    document,
    purpose: "product",
    place: Place.of(document, ["services", "api", "environment", "DB_PASSWORD"]),
    name: "DB_PASSWORD",
    where: "compose",
    value: "literal",
    sensitive: true,
    text: "",
    owner: "api",
    ...some,
  };
  const [one] = run(check, facts({ repository: { ...NO_REPOSITORY, settings: [setting] } }), {});
  return one?.outcome === "violated" ? one.violations[0]?.case : one?.outcome;
}

describe("sensitive-setting", () => {
  it.each([
    [{ value: "secret" }, "holds"],
    [{ value: "reference" }, "holds"],
    [{ value: "literal" }, "literal"],
    [{ value: "default" }, "default"],
    [{ value: "empty" }, "cannot-tell"],
    [{ value: "unknown" }, "cannot-tell"],
    [{ sensitive: false }, undefined],
    [{ purpose: "test" }, undefined],
    [{ where: "code", value: "read" }, undefined],
    [{ document: "compose.dev.yaml" }, undefined],
  ] as const)("%o: %s", (some, expected) => expect(outcome(some)).toBe(expected));
});
