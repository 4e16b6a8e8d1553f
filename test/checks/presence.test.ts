import { describe, expect, it } from "vitest";
import { check } from "../../src/checks/presence.ts";
import { schemaTest } from "../../src/checks/schema-test.ts";
import { NO_REPOSITORY, type RepositoryFacts } from "../../src/facts/repository/facts.ts";
import { Place } from "../../src/model.ts";
import { facts, outcomes, run } from "./facts.ts";

const manifest = Place.at("package.json", { line: 1, column: 1, text: "{" });

function repository(some: Partial<RepositoryFacts>): ReturnType<typeof facts> {
  return facts({ repository: { ...NO_REPOSITORY, ...some } });
}

/** As much of a fact as this check looks at. */
function fact<T>(path: string, some: object): T {
  const place = Place.at(path, { line: 1, column: 1, text: "" });
  return { place, document: path, purpose: "product", path, ...some } as T;
}

function page(path: string, role: string): RepositoryFacts["pages"][number] {
  return fact(path, { role });
}

function migration(path: string): RepositoryFacts["migrations"][number] {
  return fact(path, { tool: "Flyway" });
}

const root = { place: manifest, hasSource: true };
const readme = schemaTest({ properties: { role: { const: "readme" } }, required: ["role"] });

describe("presence", () => {
  it("examines nothing where nothing asks for it", () => {
    expect(run(check, facts(), { subject: "page" })).toEqual([]);
    expect(run(check, repository({ root: { ...root, hasSource: false } }), { subject: "page" })).toEqual([]);
    expect(run(check, repository({ root }), { subject: "page", given: { subject: "migration" } })).toEqual([]);
  });

  it("holds at the first fact that will do", () => {
    const given = repository({ root, pages: [page("NOTES.md", "other"), page("README.md", "readme")] });
    const [found, ...others] = run(check, given, { subject: "page", where: {} }, { where: readme });
    expect(found).toMatchObject({ outcome: "holds", subject: { file: "README.md" } });
    expect(others).toEqual([]);
  });

  it("points at the repository where nothing will do", () => {
    const given = repository({ root, pages: [page("NOTES.md", "other")] });
    const [found] = run(check, given, { subject: "page", where: {} }, { where: readme });
    expect(found).toMatchObject({
      outcome: "violated",
      violations: [{ case: "absent", data: { count: 1, name: "" }, place: manifest }],
    });
  });

  it("points at the first fact that asks for it", () => {
    const given = repository({ migrations: [migration("a.sql"), migration("b.sql")] });
    const [found] = run(check, given, { subject: "page", given: { subject: "migration" } });
    expect(found).toMatchObject({
      outcome: "violated",
      violations: [{ data: { count: 2, name: "a.sql" }, place: { file: "a.sql" } }],
    });
  });

  it("cannot tell where a file that may hold it was not understood", () => {
    const place = new Place("docs.md");
    const unread = [{ place, kinds: ["page" as const] }];
    expect(outcomes(run(check, repository({ root, unread }), { subject: "page" }))).toEqual(["(unreadable-file)"]);
    expect(outcomes(run(check, repository({ root, unread }), { subject: "migration" }))).toEqual(["absent"]);
  });
});
