import { afterEach, describe, expect, it } from "vitest";
import { folderOf, remove, root, run, widest } from "./program.ts";

// A ministry's rule in a folder of its own, through the real program: what passes, what fails, and what is wrong with its files.

const RULE = `requirement: govstack-cfr-data#req-2
part: format
check: conforms
strength: refutes
params:
  subject: property
  where: { properties: { name: { pattern: "Date$" }, type: { const: string } }, required: [name, type] }
  schema: { properties: { format: { const: date } }, required: [format] }
messages:
  differs: "The property {name} has no format date."
remedy: "Add format: date."
`;
const FAIL = `openapi: 3.0.3
info: { title: Civil Register, version: 1.0.0 }
paths:
  /births:
    get:
      summary: List births
      responses:
        "200":
          description: The births
          content:
            application/json:
              schema:
                type: object
                properties:
                  birthDate: { type: string } # expect: differs
                  issueDate: { type: string, format: date }
`;
const PASS = FAIL.replace("{ type: string } # expect: differs", "{ type: string, format: date }");
const GOOD = { "r/rule.yaml": RULE, "r/fail.yaml": FAIL, "r/pass.yaml": PASS };

const folders: string[] = [];
function tested(files: Readonly<Record<string, string>>, ...args: string[]) {
  const folder = folderOf(files);
  folders.push(folder);
  return run(folder, "test", ".", ...args);
}
afterEach(() => {
  for (const folder of folders.splice(0)) remove(folder);
});

describe("test", () => {
  it("passes a rule that does what its fixtures say; a plain text counts in every language", () => {
    const { stdout, stderr, status } = tested(GOOD);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^ok +r$/mu);
    expect(stdout).toContain("1 rule, 2 fixtures: all as marked.");
    expect(stderr).toContain("exit 0");
    expect(tested(GOOD, "--verbose").stdout).toMatch(/fail\.yaml +1 finding, as marked/u);
  });

  it("runs rules of this project, with the same result as their own tests", () => {
    const { stdout, status } = run(root, "test", "rules/govstack-bb-consent");
    expect(stdout).not.toMatch(/^(?:FAILED|FAULTY)/mu);
    expect(status).toBe(0);
  });

  it("takes a mark without a name where the check has one case", () => {
    expect(tested({ ...GOOD, "r/fail.yaml": FAIL.replace("# expect: differs", "# expect") }).status).toBe(0);
  });

  it("says what was marked and not found, and what was found and not marked", () => {
    const moved = FAIL.replace(" # expect: differs", "").replace("format: date }", "format: date } # expect: differs");
    const { stdout, status } = tested({ ...GOOD, "r/fail.yaml": moved });
    expect(status).toBe(1);
    expect(stdout).toMatch(/Marked, but not found:\n +fail\.yaml:16 {2}differs/u);
    expect(stdout).toMatch(/Found, but not marked:\n +fail\.yaml:15:19 {2}differs\n.*birthDate/u);
    expect(stdout).toContain("The property birthDate has no format date.");
  });

  it.each([
    [
      "a fixture that passes holds a violation",
      { "r/pass.yaml": FAIL.replace(" # expect: differs", "") },
      "not marked",
    ],
    ["a fixture that passes shows nothing", { "r/pass.yaml": PASS.replaceAll("Date:", "Day:") }, "nothing to examine"],
    ["a fixture that passes is marked", { "r/pass.yaml": FAIL }, "must pass, but holds a mark"],
    ["a fixture that fails is not marked", { "r/fail.yaml": PASS }, "no line is marked"],
    ["there must be nothing to examine, but there is", { "r/none.yaml": PASS }, "2 subjects were"],
    ["there is no fixture that fails", { "r/fail.yaml": "", "r/fail2.yaml": "" }, "no fixture that fails"],
    ["something else lies in the folder", { "r/draft.yaml": PASS }, "draft.yaml is neither"],
    ["a fixture cannot be read", { "r/pass.yaml": "openapi: [" }, "When it was read: pass.yaml:1:"],
  ])("exit 1 when %s", (_, files, said) => {
    const all: Record<string, string> = { ...GOOD, ...files };
    const kept = Object.fromEntries(Object.entries(all).filter(([, text]) => text !== ""));
    const { stdout, status } = tested(kept);
    expect(status).toBe(1);
    expect(stdout.replace(/\s+/gu, " ")).toContain(said);
    expect(widest(stdout)).toBeLessThanOrEqual(80);
  });

  it("tests every rule below a folder, and one that is wrong costs the others nothing", () => {
    const { stdout, status } = tested({
      ...GOOD,
      "a/b/broken/rule.yaml": "requirement: [",
      "a/.hidden/x/rule.yaml": "requirement: [",
      "a/node_modules/x/rule.yaml": "requirement: [",
    });
    expect(status).toBe(2);
    expect(stdout).toMatch(/^ok +r$/mu);
    expect(stdout).toMatch(/^FAULTY +a\/b\/broken\n +a\/b\/broken\/rule\.yaml:\d+:\d+/mu);
    expect(stdout.match(/^FAULTY/gmu)).toHaveLength(1);
  });

  it("takes findings from expect.yaml where a fixture has no comments", () => {
    const json = JSON.stringify({
      openapi: "3.0.3",
      info: { title: "A", version: "1" },
      paths: {
        "/a": {
          get: {
            responses: {
              200: {
                description: "",
                content: { "application/json": { schema: { properties: { endDate: { type: "string" } } } } },
              },
            },
          },
        },
      },
    });
    const list = "- { file: fail.json, line: 1, case: differs }\n";
    const files = { "r/rule.yaml": RULE, "r/pass.yaml": PASS, "r/fail.json": json };
    expect(tested({ ...files, "r/expect.yaml": list }).status).toBe(0);
    expect(tested({ ...files, "r/expect.yaml": list.replace("line: 1", "line: 2") }).status).toBe(1);
    const gone = tested({ ...files, "r/expect.yaml": `${list}- { file: gone.json, line: 1, case: differs }\n` });
    expect(gone.status).toBe(2);
    expect(gone.stdout).toMatch(/r\/expect\.yaml:2:5\n +There is no fixture gone\.json/u);
    expect(tested({ ...files, "r/expect.yaml": "- { file: fail.json }\n" }).status).toBe(2);
  });

  it("takes a folder as one fixture", () => {
    const files = {
      "r/rule.yaml": RULE,
      "r/pass.yaml": PASS,
      "r/fail/openapi.yaml": FAIL.replace(/ {16}properties:[\s\S]*/u, "                $ref: parts/birth.yaml\n"),
      "r/fail/parts/birth.yaml": "type: object\nproperties:\n  birthDate: { type: string } # expect: differs\n",
    };
    const { stdout, status } = tested(files);
    expect(stdout).toContain("all as marked");
    expect(status).toBe(0);
  });
});

describe("a rule.yaml that is wrong", () => {
  it.each([
    ["an unknown key", ["strength:", "strenght: x\nstrength:"], "4:1", "strenght"],
    ["a missing key", [/^strength: .*\n/mu, ""], "1:1", "strength"],
    ["an unknown strength", ["refutes", "proofs"], "4:1", "decides, proves, refutes, hints"],
    ["an unknown requirement", ["data#req-2", "data#req-99"], "1:1", "no requirement"],
    ["an unknown part", ["part: format", "part: foo"], "2:1", "format, offset"],
    ["an unknown check", ["check: conforms", "check: conform"], "3:1", "conforms"],
    ["an unknown kind of fact", ["subject: property", "subject: properties"], "6:3", "property"],
    ["an unknown parameter", ["  subject:", "  subjekt: 1\n  subject:"], "6:3", "subjekt"],
    ["an unknown shared part", ["{ const: date }", "{ shared: nothing }"], "8:37", "development-file"],
    ["an unknown field of a fact", ["properties: { name:", "properties: { nmae:"], "7:26", "Did you mean “name”?"],
    ["a required field that no fact has", ["required: [format]", "required: [fromat]"], "8:65", "“format”"],
    ["an unknown keyword of JSON Schema", ["{ const: date }", "{ constant: date }"], "8:3", "constant"],
    ["a pattern that is none", ['"Date$"', '"(Date$"'], "7:3", "Unterminated group"],
    ["a case without a message", ["differs:", "differ:"], "9:1", "“differs”"],
    ["a placeholder that is not filled", ["{name}", "{nmae}"], "10:3", "name, field, value"],
    ["a text that is no message", ["{name}", "{name"], "10:3", "ICU MessageFormat"],
    ["a remedy that is no sentence", ["format: date.", "format: date"], "11:1", "full stop"],
    ["a duplicate key", ["part: format", "part: format\npart: offset"], "3:1", "stands twice"],
    ["languages that are not all there", ['"Add format: date."', "{ en: Add it. }"], "11:1", "“fr”"],
  ] as const)("%s is said with its place", (_, [from, to], place, said) => {
    const text = RULE.replace(from, to);
    expect(text).not.toBe(RULE);
    const { stdout, stderr, status } = tested({ ...GOOD, "r/rule.yaml": text });
    expect(status).toBe(2);
    expect(stdout).toContain(`r/rule.yaml:${place}\n`);
    expect(stdout.replace(/\s+/gu, " ")).toContain(said);
    expect(stdout + stderr).not.toMatch(/^\s+at /mu);
  });

  it.each(["fr", "ar"])("is said in %s too", (language) => {
    const { stdout } = tested({ ...GOOD, "r/rule.yaml": RULE.replace("{name}", "{nmae}") }, "--lang", language);
    expect(stdout).not.toMatch(/problem\.|test\.|uses the placeholder/u);
    expect(widest(stdout)).toBeLessThanOrEqual(80);
  });

  it("patterns in lists are held to be regular expressions", () => {
    const text = `requirement: govstack-cfr-architecture#req-3
check: api-version
strength: proves
params: { path: ["/v[0-9]+", "/v("], server: [a], header: [a], mediaType: [a] }
messages: { unversioned: "No version in {operation}." }
remedy: Add one.
`;
    const { stdout, status } = tested({ "r/rule.yaml": text, "r/fail.yaml": FAIL, "r/pass.yaml": PASS });
    expect(status).toBe(2);
    expect(stdout).toMatch(/r\/rule\.yaml:4:30\n +“params\.path\.1” is not a regular expression/u);
  });
});

describe("folders without rules", () => {
  it.each([
    ["nowhere", "no folder nowhere"],
    [".", "No folder with a rule.yaml"],
  ])("%s: exit 2", (name, said) => {
    const folder = folderOf({ "x.txt": "" });
    folders.push(folder);
    const { stderr, status } = run(folder, "test", name);
    expect(status).toBe(2);
    expect(stderr).toContain(said);
  });
});
