import { describe, expect, it } from "vitest";
import { check as dependencyLicence } from "../../src/checks/dependency-licence.ts";
import { check as pipelineTasks } from "../../src/checks/pipeline-tasks.ts";
import type { Facts } from "../../src/facts/facts.ts";
import { NO_REPOSITORY, type RepositoryFacts } from "../../src/facts/repository/facts.ts";
import { cannotAvoid, licenceExpression } from "../../src/facts/repository/licences/expression.ts";
import { Place } from "../../src/model.ts";
import { gather } from "../facts/repository/gather.ts";
import { facts, run } from "./facts.ts";

function repository(some: Partial<RepositoryFacts>): Facts {
  return facts({ repository: { ...NO_REPOSITORY, ...some } });
}

/** Cases and data of what is violated, and how much holds or can't be told. */
function summary(all: Facts, check: typeof pipelineTasks, params: Readonly<Record<string, unknown>>): string[] {
  return run(check, all, params).map((one) => {
    if (one.outcome !== "violated") return one.outcome;
    return one.violations.map(({ case: name, data }) => `${name} ${JSON.stringify(data)}`).join();
  });
}

describe("pipeline-tasks", () => {
  const BUILD_AND_TEST = { tasks: [["build"], ["test"]] };
  const pipeline = async (...scripts: readonly string[]): Promise<Facts> => {
    const text = `on: push\njobs:\n  a:\n    steps:\n${scripts.map((one) => `      - run: ${one}\n`).join("")}`;
    return repository(await gather({ ".github/workflows/ci.yml": text }));
  };

  it("holds for each task that a step has consequences for", async () => {
    expect(summary(await pipeline("npm run build", "npm test"), pipelineTasks, BUILD_AND_TEST)).toEqual([
      "holds",
      "holds",
    ]);
    expect(summary(await pipeline("mvn verify"), pipelineTasks, BUILD_AND_TEST)).toEqual(["holds", "holds"]);
  });

  it("cannot tell what a workflow of another repository does, unless it is switched off", async () => {
    const call = "on: push\njobs:\n  a:\n    uses: org/shared/.github/workflows/all.yml@v1\n";
    const calling = (more: string) => gather({ ".github/workflows/ci.yml": `${call}${more}` });
    expect(summary(repository(await calling("")), pipelineTasks, BUILD_AND_TEST)).toEqual(["cannot-tell"]);
    expect(summary(repository(await calling("    if: false\n")), pipelineTasks, BUILD_AND_TEST)).not.toContain(
      "cannot-tell",
    );
    const own = "  b:\n    steps:\n      - run: npm run build\n      - run: npm test\n";
    expect(summary(repository(await calling(own)), pipelineTasks, BUILD_AND_TEST)).toEqual(["holds", "holds"]);
  });

  it("one step that counts outweighs others that do not", async () => {
    expect(
      summary(await pipeline("npm run build", "npm test || true", "npm test"), pipelineTasks, BUILD_AND_TEST),
    ).toEqual(["holds", "holds"]);
  });

  it("with `each`, another step that ignores failures is said beside the one that counts, once for all its tasks", async () => {
    const all = await pipeline("npm run build", "npm test", "mvn verify || true");
    expect(summary(all, pipelineTasks, { ...BUILD_AND_TEST, each: true })).toEqual([
      "holds",
      "holds",
      'ignored {"tasks":"build, test","name":"mvn verify || true","by":"|| true"}',
    ]);
  });

  it("says what is missing in one sentence", async () => {
    expect(summary(await pipeline("echo build"), pipelineTasks, BUILD_AND_TEST)).toEqual([
      'missing {"tasks":"build, test"}',
    ]);
  });

  it("examines nothing without a pipeline, and cannot tell where one can't be read", async () => {
    expect(summary(repository({}), pipelineTasks, BUILD_AND_TEST)).toEqual([]);
    const unread = repository(await gather({ ".github/workflows/ci.yml": "on: push\njobs: [\n" }));
    expect(summary(unread, pipelineTasks, BUILD_AND_TEST)).toEqual(["cannot-tell"]);
  });

  it("does not count pipelines of examples", async () => {
    const all = repository(
      await gather({
        "examples/.github/workflows/ci.yml": "on: push\njobs:\n  a:\n    steps:\n      - run: npm test\n",
      }),
    );
    expect(summary(all, pipelineTasks, BUILD_AND_TEST)).toEqual([]);
  });
});

describe("dependency-licence", () => {
  const CONFLICTS = {
    conflicts: [
      { own: ["Apache-2.0"], with: ["GPL-2.0-only"] },
      { own: ["GPL-3.0*"], with: ["SSPL-1.0", "CC-BY-NC-*"] },
    ],
  };
  const place = Place.at("LICENSE", { line: 1, column: 1, text: "" });

  function licence(spdx: string, source: "text" | "manifest" = "text"): RepositoryFacts["licences"][number] {
    return {
      document: "LICENSE",
      place,
      purpose: "product",
      source,
      spdx,
      name: spdx,
      osiApproved: true,
      atRoot: true,
      complete: true,
      openBeside: false,
      differs: false,
    };
  }

  function locked(
    name: string,
    spdx: string,
    some: Partial<RepositoryFacts["dependencies"][number]> = {},
  ): RepositoryFacts["dependencies"][number] {
    return {
      document: "package-lock.json",
      place,
      purpose: "product",
      ecosystem: "npm",
      name,
      version: "1.0.0",
      scope: "locked",
      developmentOnly: "no",
      licence: spdx,
      project: "",
      ...some,
    };
  }

  it.each([
    ["Apache-2.0", "GPL-2.0-only", true],
    ["Apache-2.0", "MIT AND GPL-2.0-only", true],
    ["Apache-2.0", "(MIT OR GPL-2.0-only)", false],
    ["Apache-2.0", "GPL-2.0-only WITH Classpath-exception-2.0", false],
    ["Apache-2.0", "GPL-2.0-or-later", false],
    ["Apache-2.0 OR GPL-2.0-only", "GPL-2.0-only", false],
    ["GPL-3.0-or-later", "CC-BY-NC-4.0", true],
    ["MIT", "GPL-2.0-only", false],
  ])("own %s, package %s: %s", (own, other, conflict) => {
    const all = repository({ licences: [licence(own)], dependencies: [locked("a", other)] });
    expect(summary(all, dependencyLicence, CONFLICTS).map((one) => one.split(" ")[0])).toEqual([
      conflict ? "conflict" : "holds",
    ]);
  });

  it("examines only what is known: no own licence, no expression, not at run time", () => {
    expect(summary(repository({ dependencies: [locked("a", "GPL-2.0-only")] }), dependencyLicence, CONFLICTS)).toEqual(
      [],
    );
    const dependencies = [
      locked("a", "SEE LICENSE IN LICENSE"),
      locked("b", "GPL-2.0-only", { developmentOnly: "yes" }),
      locked("c", "GPL-2.0-only", { developmentOnly: "unknown" }),
      locked("d", ""),
    ];
    expect(
      summary(repository({ licences: [licence("Apache-2.0")], dependencies }), dependencyLicence, CONFLICTS),
    ).toEqual([]);
  });

  it("where the repository names two licences, both must conflict", () => {
    const all = repository({
      licences: [licence("Apache-2.0"), licence("MIT")],
      dependencies: [locked("a", "GPL-2.0-only")],
    });
    expect(summary(all, dependencyLicence, CONFLICTS)).toEqual(["holds"]);
  });
});

describe("licence expressions", () => {
  it.each([
    ["MIT", "MIT"],
    ["(MIT OR Apache-2.0) AND ISC", "ISC"],
    ["MIT/Apache-2.0", ""],
  ])("%s can't avoid %s", (text, id) => {
    const expression = licenceExpression(text);
    expect(expression).toBeDefined();
    expect(expression !== undefined && cannotAvoid(expression, (one) => one === (id || "MIT"))).toBe(id !== "");
  });

  it.each(["", "SEE LICENSE IN x", "(MIT", "MIT OR", "MIT)", "(".repeat(500), "Apache License, Version 2.0"])(
    "%j is none",
    (text) => {
      expect(licenceExpression(text)).toBeUndefined();
    },
  );
});
