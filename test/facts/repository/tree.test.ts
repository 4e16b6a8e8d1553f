import { describe, expect, it } from "vitest";
import { purposeOf, RepositoryTree } from "../../../src/facts/repository/tree.ts";

describe("what a file is for", () => {
  it.each([
    ["src/main.ts", "product"],
    ["Dockerfile", "product"],
    ["deploy/k8s/service.yaml", "product"],
    ["src/contest/latest.py", "product"],
    ["backend/src/attestation/Attest.java", "product"],
    ["src/main/java/com/example/demo/tests/App.java", "product"],
    ["demo/src/main/java/org/office/App.java", "example"],
    ["src/integrationTest/kotlin/org/example/Flow.kt", "test"],
    ["test/main.ts", "test"],
    ["src/test/java/org/example/CaseIT.java", "test"],
    ["src/main.test.ts", "test"],
    ["app/main.spec.js", "test"],
    ["pkg/store/store_test.go", "test"],
    ["app/test_store.py", "test"],
    ["src/CaseServiceTests.cs", "test"],
    ["examples/test/run.sh", "test"],
    ["examples/compose.yaml", "example"],
    ["config/.env.example", "example"],
    ["settings.sample.ini", "example"],
    ["docs/backup.txt", "documentation"],
    ["README.md", "documentation"],
    ["src/case/notes.adoc", "documentation"],
  ])("%s: %s", (path, purpose) => {
    expect(purposeOf(path)).toBe(purpose);
  });
});

describe("the index of a repository", () => {
  const tree = new RepositoryTree(["a.txt", "b/c.txt", "b/d.txt"].map((path) => ({ path, bytes: 1, inScope: true })));

  it("knows paths and folders", () => {
    expect([tree.has("b/c.txt"), tree.has("b"), tree.has("c.txt")]).toEqual([true, false, false]);
    expect(tree.inFolder("")).toEqual(["a.txt"]);
    expect(tree.inFolder("b")).toEqual(["b/c.txt", "b/d.txt"]);
    expect(tree.inFolder("x")).toEqual([]);
  });
});
