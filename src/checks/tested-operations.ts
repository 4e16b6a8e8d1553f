import type { Facts, OperationFact } from "../facts/facts.ts";
import type { TestFact } from "../facts/repository/facts.ts";
import type { Check } from "./check.ts";
import { unseen } from "./unseen.ts";

/** Operations beyond these are not looked for one by one. */
const MOST = 5_000;

/**
 * Whether the tests of the repository name the operations of the contract: some test above the level of units must hold a URL path that an
 * operation's path can stand for, whatever stands in front of it. Tests that are made from the contract itself name them all. Where there
 * is no such test at all, nothing is examined.
 *
 * Placeholders: `operation` that no test names, `tested` of the operations, and `total`.
 */
export const check: Check = {
  id: "tested-operations",
  description:
    "Looks in the tests of the repository for the path of every operation of the contract, and finds the operations that no test names.",
  source: "repository",
  subject: "operation",
  params: {
    type: "object",
    additionalProperties: false,
    required: ["generators"],
    properties: {
      generators: {
        "x-patterns": true,
        type: "array",
        items: { type: "string" },
        description: "Frameworks whose tests are made from the contract, as regular expressions.",
      },
    },
  },
  cases: { untested: ["operation", "tested", "total"] },
  *run(facts, _params, tools) {
    const tests = facts.repository.tests.filter(({ level, empty }) => level !== "unit" && !empty);
    const operations = facts.operations.filter(({ kind }) => kind === "path").slice(0, MOST);
    if (tests.length === 0 || operations.length === 0) return;
    const named = namer(tests, tools.matches("generators"));
    const tested = operations.filter(named).length;
    yield* unseen(facts, "test-file");
    for (const operation of operations) {
      const { place, name } = operation;
      if (named(operation)) yield { subject: place, outcome: "holds" };
      else {
        const data = { operation: name, tested, total: operations.length };
        yield { subject: place, outcome: "violated", violations: [{ case: "untested", data, place: place.key() }] };
      }
    }
  },
};

type Segments = readonly string[];

/** Whether a test names an operation, by its path. */
function namer(
  tests: readonly TestFact[],
  isGenerator: (text: string) => boolean,
): (operation: Facts["operations"][number]) => boolean {
  if (tests.some(({ framework }) => isGenerator(framework))) return () => true;
  const paths = [...new Set(tests.flatMap((test) => test.paths))].map((path) => path.split("/").slice(1));
  const answers = new Map<string, boolean>();
  return ({ path }: OperationFact) => {
    let answer = answers.get(path);
    if (answer === undefined) {
      const wanted = path.split("/").filter((segment) => segment !== "");
      answer = wanted.length > 0 && paths.some((written) => endsAs(written, wanted));
      answers.set(path, answer);
    }
    return answer;
  };
}

/** Whether the last steps of a path in a test are those of a template. A slash at the end has something behind it, or nothing. */
function endsAs(written: Segments, wanted: Segments): boolean {
  const open = written.at(-1) === "";
  const steps = open ? written.slice(0, -1) : written;
  return matches(steps, wanted) || (open && isVariable(wanted.at(-1) ?? "") && matches(steps, wanted.slice(0, -1)));
}

function matches(steps: Segments, wanted: Segments): boolean {
  const first = steps.length - wanted.length;
  if (first < 0 || wanted.length === 0) return false;
  return wanted.every((segment, i) => {
    const step = steps[first + i] ?? "";
    return isVariable(segment) ? step !== "" : segment.toLowerCase() === step.toLowerCase();
  });
}

function isVariable(segment: string): boolean {
  return segment.includes("{");
}
