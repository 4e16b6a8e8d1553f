import { describe, expect, it } from "vitest";
import { codes, folder, load } from "./folder.ts";

const head = (self: string, version = "3.2.0") =>
  `openapi: ${version}\n$self: ${self}\ninfo: { title: T, version: '1' }\n`;

/** What a reference in `main.yaml` leads to: `file#pointer`, or why it leads nowhere. */
async function target(files: Readonly<Record<string, string>>, reference: string, from = "main.yaml"): Promise<string> {
  const submission = await load(folder(files), []);
  const document = submission.documents.get(from);
  const { apis, resolver } = submission;
  const [place] = apis.map((api) => api.document).filter((one) => one.path === from);
  if (document === undefined || place === undefined) throw new Error(`${from} is not there: ${codes(submission)}`);
  const { Place } = await import("../../src/model.ts");
  const resolution = resolver.resolve(reference, Place.of(from));
  return resolution.found ? `${resolution.place.file}#/${resolution.place.pointer.join("/")}` : resolution.reason;
}

describe("a document that states its own address", () => {
  const web = {
    "main.yaml": `${head("https://api.example/v1/openapi.yaml")}paths: { /a: { $ref: 'parts.yaml#/a' } }\n`,
    "parts.yaml": "a: { get: {} }\n",
    "other.yaml": `${head("https://api.example/shared.yaml")}paths: {}\n`,
    "older.yaml": `${head("https://api.example/older.yaml", "3.1.0")}paths: {}\n`,
  };

  it.each([
    ["itself, by the address", "https://api.example/v1/openapi.yaml#/info", "main.yaml#/info"],
    ["itself, relative to the address", "openapi.yaml#/info", "main.yaml#/info"],
    ["itself, without any", "#/info", "main.yaml#/info"],
    ["its neighbour, who lies beside it there as here", "parts.yaml#/a", "parts.yaml#/a"],
    ["another document of the submission, by its address", "https://api.example/shared.yaml#/info", "other.yaml#/info"],
    ["the same, relative to the address", "../shared.yaml#/info", "other.yaml#/info"],
    ["an address that nobody has: it is never fetched", "https://api.example/v2.yaml#/info", "url"],
    ["an address stated in a version that has no $self", "https://api.example/older.yaml#/info", "url"],
    ["nothing there", "https://api.example/shared.yaml#/nowhere", "dangling"],
    ["out of the folder", "../../../secret.yaml", "outside"],
  ])("finds %s", async (_, reference, expected) => {
    expect(await target(web, reference)).toBe(expected);
  });

  it("is known to documents that have no address of their own", async () => {
    const files = { ...web, "plain.yaml": "openapi: 3.0.3\ninfo: { title: P, version: '1' }\npaths: {}\n" };
    expect(await target(files, "https://api.example/shared.yaml#/info", "plain.yaml")).toBe("other.yaml#/info");
  });

  it("starts from a relative address where one is stated", async () => {
    const files = {
      "main.yaml": `${head("published/openapi.yaml")}paths: { /a: { $ref: 'parts.yaml#/a' } }\n`,
      "published/parts.yaml": "a: { get: {} }\n",
    };
    expect(await target(files, "parts.yaml#/a")).toBe("published/parts.yaml#/a");
    expect(await target(files, "openapi.yaml#/info")).toBe("main.yaml#/info");
    expect(await target({ "main.yaml": `${head("../../x.yaml")}paths: {}\n` }, "parts.yaml")).toBe("outside");
  });
});
