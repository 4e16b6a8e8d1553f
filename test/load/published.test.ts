import { existsSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { load } from "./folder.ts";

const REFERENCES = resolve("../shared/references");
const present = existsSync(REFERENCES);
const folders = present ? readdirSync(REFERENCES).filter((name) => statSync(join(REFERENCES, name)).isDirectory()) : [];
const files = folders.flatMap((name) => readdirSync(join(REFERENCES, name)).map((file) => join(name, file)));

/** Published files that no parser takes, with the problem and its line. */
const BROKEN = [
  ["payments/GetAuthorizationRequest.yml", "duplicate-key", 63],
  ["payments/billInquiryBillerResponse.yml", "yaml-code-fence", 3],
];

describe.skipIf(!present)("the published OpenAPI files (skipped where ../shared/references is absent)", () => {
  it("load one by one, or say at which line they are broken", async () => {
    const broken: unknown[] = [];
    for (const file of files) {
      const submission = await load(REFERENCES, [file]);
      for (const { code, location } of submission.problems) broken.push([file, code, location?.line]);
      expect(submission.apis.length + submission.unreadable.length).toBe(1);
    }
    expect(files).toHaveLength(61);
    expect(broken).toEqual(BROKEN);
  });

  it.each(folders)("load as the folder %s and as its files together, with the same documents", async (name) => {
    const folder = await load(REFERENCES, [name]);
    const together = await load(
      REFERENCES,
      files.filter((file) => file.startsWith(`${name}/`)),
    );
    expect(together.apis.map((one) => one.document.path)).toEqual(folder.apis.map((one) => one.document.path));
    expect(folder.apis.every((one) => !one.inScope) && together.apis.every((one) => one.inScope)).toBe(true);
    expect(new Set(together.unreadable.map((file) => file.path))).toEqual(
      new Set(folder.unreadable.map((file) => file.path)),
    );
  });
});
