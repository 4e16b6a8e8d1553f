import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { transform } from "esbuild";
import { describe, expect, it } from "vitest";
import { packageSize, renderReadme } from "../scripts/readme.mjs";

const root = resolve(import.meta.dirname, "..");
const readme = readFileSync(join(root, "README.md"), "utf8");

describe("README.md", () => {
  it("shows what the program says of itself (npm run readme writes it)", () => {
    expect(renderReadme(readme)).toBe(readme);
  });

  it("holds the two lines in its first screen", () => {
    const screen = readme.split("\n").slice(0, 24).join("\n");
    expect(screen).toContain("npm ci && npm start");
    expect(screen).toContain("npm ci && npm test");
  });
});

describe("the package", () => {
  const { kilobytes, files } = packageSize();

  it("is as large as the README says, give or take a tenth", () => {
    const said = Number(/<!-- size -->(\d+) kB/u.exec(readme)?.[1]);
    expect(Math.abs(kilobytes - said) / said).toBeLessThan(0.1);
  });

  it("holds the program, the rules, the schemas, the sample and the licences, and nothing else", () => {
    for (const needed of [
      "bin/govstack-check.cjs",
      "bin/start.cjs",
      "dist/main.cjs",
      "dist/THIRD-PARTY-NOTICES.txt",
      "rules/govstack-cfr/2.1.0/requirements.yaml",
      "rules/govstack-cfr/2.1.0/plaintext-server-url/rule.yaml",
      "rules/schema/report.schema.json",
      "fixtures/consent-service/submission/govstack.yaml",
      "README.md",
      "LICENSE",
    ]) {
      expect(files).toContain(needed);
    }
    expect(files.filter((file) => /^(src|test|scripts|generated|node_modules|\.ci)\//u.test(file))).toEqual([]);
  });

  it("needs no other package at run time", () => {
    const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    expect(manifest.dependencies ?? {}).toEqual({});
  });

  it("says on any old Node which one it needs", async () => {
    const entry = readFileSync(join(root, "bin", "govstack-check.cjs"), "utf8");
    // esbuild refuses what it cannot write as ES5, and leaves what already is.
    const { warnings } = await transform(entry.replace(/^#!.*\n/u, ""), { target: "es5" });
    expect(warnings).toEqual([]);
    await expect(transform("const a = () => import('x');", { target: "es5" })).rejects.toThrow();
    const lines: string[] = [];
    const process = {
      versions: { node: "12.22.0" },
      stderr: { write: (line: string) => lines.push(line) },
      exitCode: 0,
    };
    new Function("process", "require", entry.replace(/^#!.*\n/u, ""))(process, () => {
      throw new Error("started on an old Node");
    });
    expect(lines.join("")).toBe("govstack-check needs Node 20.19 or newer; this is Node 12.22.0.\n");
    expect(process.exitCode).toBe(2);
  });
});
