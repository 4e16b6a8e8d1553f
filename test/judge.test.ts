import { describe, expect, it } from "vitest";
import { exitCodeOf, judge, reachOf, verdictOf } from "../src/judge.ts";
import type { FailOn, Level, Requirement, Rule, RuleResult, Strength } from "../src/model.ts";

const text = { en: "x", fr: "x", ar: "x" };

function requirement(parts: readonly string[] = [], extra: Partial<Requirement> = {}): Requirement {
  return {
    id: "govstack-cfr-security#req-1",
    specification: "govstack-cfr-security",
    local: "req-1",
    kind: "cross-functional",
    levelStated: true,
    level: "REQUIRED",
    observability: "OBSERVABLE",
    mutability: "IMMUTABLE",
    aliases: [],
    title: text,
    summary: text,
    url: "https://example.org",
    evidence: ["openapi"],
    settledBy: text,
    parts: parts.map((id) => ({ id, title: text })),
    ...extra,
  };
}

interface Told {
  holds?: number;
  violated?: number;
  cannotTell?: number;
  undeclared?: boolean;
  fault?: string;
}

function result(strength: Strength, part: string | undefined, told: Told): RuleResult {
  const { holds = 0, violated = 0, cannotTell = 0, undeclared = false } = told;
  const rule: Rule = {
    id: `${strength}-${part}`,
    qualifiedId: `govstack-cfr/${strength}-${part}`,
    requirement: "govstack-cfr-security#req-1",
    ...(part === undefined ? {} : { part }),
    check: "server-url",
    strength,
    params: {},
    messages: {},
    remedy: text,
  };
  const examined = holds + violated + cannotTell;
  return {
    rule,
    subject: "server",
    examined,
    holds,
    violated,
    cannotTell,
    examinedInScope: undeclared ? 0 : examined,
    violatedInScope: undeclared ? 0 : violated,
    reasons: {},
    findingCount: violated,
    findings: [],
    perFile: [],
    ...(told.fault === undefined ? {} : { fault: told.fault }),
  };
}

function outcome(one: Requirement, results: RuleResult[], traits = {}) {
  const [judged] = judge({ requirements: [one], results, traits });
  return [judged?.outcome, judged?.because];
}

describe("the outcome of a requirement", () => {
  it.each<[string, string[], RuleResult[], [string, string]]>([
    [
      "a refuting violation fails",
      [],
      [result("refutes", undefined, { holds: 3, violated: 1 })],
      ["fail", "violation"],
    ],
    [
      "a violation fails although another rule proved",
      ["a"],
      [result("decides", "a", { holds: 2 }), result("refutes", "a", { violated: 1 })],
      ["fail", "violation"],
    ],
    [
      "a violation outweighs a crash",
      [],
      [result("refutes", undefined, { violated: 1 }), result("decides", undefined, { fault: "x" })],
      ["fail", "violation"],
    ],
    [
      "a crash of a deciding rule is an error",
      [],
      [result("decides", undefined, { fault: "boom" })],
      ["error", "tool-fault"],
    ],
    [
      "a crash of a hint is none",
      [],
      [result("hints", undefined, { fault: "boom" })],
      ["not-evidenced", "nothing-examined"],
    ],
    [
      "hints that saw something, where a deciding rule saw nothing",
      [],
      [result("hints", undefined, { holds: 1 }), result("refutes", undefined, {})],
      ["not-evidenced", "only-hints"],
    ],
    [
      "hints that could tell of nothing",
      [],
      [result("hints", undefined, { cannotTell: 2 })],
      ["not-evidenced", "nothing-examined"],
    ],
    ["all subjects hold: proved", [], [result("decides", undefined, { holds: 40 })], ["pass", "proved"]],
    [
      "one cannot-tell keeps from passing",
      [],
      [result("decides", undefined, { holds: 39, cannotTell: 1 })],
      ["unconfirmed", "cannot-tell"],
    ],
    ["nothing examined does not pass", [], [result("decides", undefined, {})], ["not-evidenced", "nothing-examined"]],
    [
      "clean refuting rules prove nothing",
      [],
      [result("refutes", undefined, { holds: 40 })],
      ["unconfirmed", "clean-but-not-proof"],
    ],
    [
      "a part without proof keeps the whole open",
      ["a", "b"],
      [result("decides", "a", { holds: 1 })],
      ["unconfirmed", "clean-but-not-proof"],
    ],
    [
      "every part proved",
      ["a", "b"],
      [result("decides", "a", { holds: 1 }), result("proves", "b", { holds: 1 })],
      ["pass", "proved"],
    ],
    [
      "a rule for the whole proves every part",
      ["a", "b"],
      [result("decides", undefined, { holds: 1 })],
      ["pass", "proved"],
    ],
    [
      "a missed proof is no failure",
      [],
      [result("proves", undefined, { violated: 2 })],
      ["not-evidenced", "proof-missed"],
    ],
    ["a hint never decides", [], [result("hints", undefined, { violated: 3 })], ["not-evidenced", "only-hints"]],
    [
      "a clean hint never decides either",
      [],
      [result("hints", undefined, { holds: 3 })],
      ["not-evidenced", "only-hints"],
    ],
    ["no rule at all", [], [], ["not-evidenced", "no-rule"]],
    [
      "violations in files that were only found",
      [],
      [result("refutes", undefined, { violated: 2, undeclared: true })],
      ["unconfirmed", "found-undeclared"],
    ],
    [
      "proof from files that were only found",
      [],
      [result("decides", undefined, { holds: 2, undeclared: true })],
      ["unconfirmed", "clean-but-not-proof"],
    ],
    [
      "only unreadable subjects",
      [],
      [result("refutes", undefined, { cannotTell: 2 })],
      ["not-evidenced", "cannot-tell"],
    ],
  ])("%s", (_name, parts, results, expected) => {
    expect(outcome(requirement(parts), results)).toEqual(expected);
  });

  it("a trait that the vendor declares supports, and decides nothing", () => {
    const webOnly = requirement([], { trait: "webUi" });
    const traits = { webUi: { value: false, reason: "API only", place: undefined as never } };
    expect(outcome(webOnly, [], traits)).toEqual(["unconfirmed", "trait-declared"]);
    expect(outcome(webOnly, [result("refutes", undefined, { violated: 1 })], traits)).toEqual(["fail", "violation"]);
    expect(outcome(requirement(), [], traits)).toEqual(["not-evidenced", "no-rule"]);
  });
});

describe("the verdict", () => {
  const judged = (level: Level, told: Told) =>
    judge({ requirements: [requirement([], { level })], results: [result("decides", undefined, told)], traits: {} });

  it.each<[string, ReturnType<typeof judged>, boolean, string]>([
    ["a failed REQUIRED", judged("REQUIRED", { violated: 1 }), true, "not-compliant"],
    ["a failed RECOMMENDED fails nobody", judged("RECOMMENDED", { violated: 1 }), true, "compliant"],
    ["a failed DRAFT fails nobody", judged("DRAFT", { violated: 1 }), true, "compliant"],
    ["an open REQUIRED", judged("REQUIRED", {}), true, "undecided"],
    ["a fault in a REQUIRED", judged("REQUIRED", { fault: "x" }), true, "undecided"],
    ["all REQUIRED met", judged("REQUIRED", { holds: 1 }), true, "compliant"],
    ["nothing could be examined", judged("REQUIRED", {}), false, "not-assessed"],
  ])("%s", (_name, results, examined, expected) => {
    expect(verdictOf(results, [], examined).result).toBe(expected);
  });

  it("gives the RECOMMENDED share as an interval", () => {
    const all = [
      ...judged("RECOMMENDED", { holds: 1 }),
      ...judged("RECOMMENDED", { violated: 1 }),
      ...judged("RECOMMENDED", {}),
      ...judged("RECOMMENDED", {}),
    ];
    expect(verdictOf(all, [], true).recommendedShare).toEqual({ met: 0.25, reachable: 0.75 });
  });

  it.each<[string, ReturnType<typeof judged>, FailOn, boolean, number]>([
    ["failed", judged("REQUIRED", { violated: 1 }), "failed", false, 1],
    ["failed, asked to stop for nothing", judged("REQUIRED", { violated: 1 }), "none", false, 0],
    ["failed and trouble", judged("REQUIRED", { violated: 1 }), "failed", true, 2],
    ["trouble, asked to stop for nothing", judged("REQUIRED", { holds: 1 }), "none", true, 2],
    ["open", judged("REQUIRED", {}), "failed", false, 0],
    ["open, and open counts", judged("REQUIRED", {}), "undecided", false, 3],
    ["failed, and open counts", judged("REQUIRED", { violated: 1 }), "undecided", false, 1],
    ["a tool fault", judged("REQUIRED", { fault: "x" }), "none", false, 2],
    ["met", judged("REQUIRED", { holds: 1 }), "undecided", false, 0],
  ])("exit code: %s", (_name, results, failOn, trouble, expected) => {
    expect(exitCodeOf(verdictOf(results, [], true), failOn, trouble)).toBe(expected);
  });
});

describe("the reach of files", () => {
  it("counts what rules of a source can settle and what they can only refute", () => {
    const rules = [result("decides", "a", {}).rule, result("refutes", "b", {}).rule];
    expect(reachOf([{ requirement: requirement(["a"]) }], rules, () => "openapi")[0]).toEqual({
      source: "openapi",
      settle: 1,
      refute: 0,
      required: 1,
    });
    expect(reachOf([{ requirement: requirement(["a", "b"]) }], rules, () => "openapi")[0]).toMatchObject({
      settle: 0,
      refute: 1,
    });
    expect(reachOf([{ requirement: requirement(["a"]) }], rules, () => "repository")[0]).toMatchObject({
      settle: 0,
      refute: 0,
    });
  });
});

describe("requirements that say the same as another", () => {
  const CORE = "govstack-cfr-data#req-3";
  const BLOCK = "govstack-bb-consent-cfr#5.3.2";
  const OTHER = "govstack-bb-consent-cfr#5.3.9";
  type Rules = Readonly<Record<string, Told | undefined>>;

  function named(id: string, level: Level, extra: Partial<Requirement> = {}): Requirement {
    return requirement([], { id, specification: id.split("#")[0] ?? "", level, ...extra });
  }

  /** Judges requirements, each by one deciding rule where something is told of it. */
  function judgedAll(requirements: readonly Requirement[], told: Rules) {
    const results = Object.entries(told).flatMap(([id, one]) => {
      if (one === undefined) return [];
      const made = result("decides", undefined, one);
      return [{ ...made, rule: { ...made.rule, requirement: id } }];
    });
    return judge({ requirements, results, traits: {} });
  }

  it.each<[string, Level, Level, Rules, string, string, boolean]>([
    ["takes the other's pass", "REQUIRED", "REQUIRED", { [CORE]: { holds: 1 } }, "pass", "restates", true],
    ["takes the other's failure", "REQUIRED", "REQUIRED", { [CORE]: { violated: 1 } }, "fail", "restates", true],
    ["takes the other's doubt", "REQUIRED", "REQUIRED", {}, "not-evidenced", "restates", true],
    ["is milder: counted there", "REQUIRED", "RECOMMENDED", { [CORE]: { violated: 1 } }, "fail", "restates", true],
    ["is stricter: counted itself", "RECOMMENDED", "REQUIRED", { [CORE]: { violated: 1 } }, "fail", "restates", false],
    [
      "has rules of its own",
      "REQUIRED",
      "REQUIRED",
      { [CORE]: { holds: 1 }, [BLOCK]: { violated: 1 } },
      "fail",
      "violation",
      false,
    ],
    [
      "passes by its own rules where the other is open",
      "REQUIRED",
      "REQUIRED",
      { [BLOCK]: { holds: 1 } },
      "pass",
      "proved",
      false,
    ],
    [
      "fails with the other whatever its own rules say",
      "REQUIRED",
      "REQUIRED",
      { [CORE]: { violated: 1 }, [BLOCK]: { holds: 1 } },
      "fail",
      "restates",
      false,
    ],
  ])("%s", (_name, coreLevel, level, told, outcome, because, elsewhere) => {
    const [, restating] = judgedAll([named(CORE, coreLevel), named(BLOCK, level, { restates: CORE })], told);
    expect([restating?.outcome, restating?.because]).toEqual([outcome, because]);
    expect(restating?.countedElsewhere ?? false).toBe(elsewhere);
    if (because === "restates") expect(restating?.sameAs).toBe(CORE);
  });

  it("are counted once, and it is said how many are counted elsewhere", () => {
    const all = judgedAll(
      [
        named(CORE, "REQUIRED"),
        named(BLOCK, "REQUIRED", { restates: CORE }),
        named(OTHER, "RECOMMENDED", { repeats: BLOCK }),
      ],
      { [CORE]: { violated: 1 } },
    );
    expect(all.map(({ outcome }) => outcome)).toEqual(["fail", "fail", "fail"]);
    const verdict = verdictOf(all, [], true);
    expect(verdict.required).toMatchObject({ fail: 1, total: 1, elsewhere: 1 });
    expect(verdict.recommended).toMatchObject({ fail: 0, total: 0, elsewhere: 1 });
    expect(verdict.decidedBy.machine).toBe(1);
  });

  it("follow a chain to its end, and no circle", () => {
    const chain = [
      named(CORE, "REQUIRED"),
      named(BLOCK, "REQUIRED", { restates: CORE }),
      named(OTHER, "REQUIRED", { repeats: BLOCK }),
    ];
    expect(judgedAll(chain, { [CORE]: { holds: 1 } }).map(({ outcome }) => outcome)).toEqual(["pass", "pass", "pass"]);
    const circle = [named(BLOCK, "REQUIRED", { repeats: OTHER }), named(OTHER, "REQUIRED", { repeats: BLOCK })];
    expect(judgedAll(circle, {}).map(({ outcome }) => outcome)).toEqual(["not-evidenced", "not-evidenced"]);
  });

  it("stand for themselves where the other is not judged", () => {
    const [alone] = judgedAll([named(BLOCK, "REQUIRED", { restates: CORE })], {});
    expect(alone).toMatchObject({ outcome: "not-evidenced", because: "no-rule" });
    expect(verdictOf(alone === undefined ? [] : [alone], [], true).required).toMatchObject({ total: 1, elsewhere: 0 });
  });

  it("reach as far as the rules of the other", () => {
    const rule = { ...result("decides", undefined, {}).rule, requirement: CORE };
    const open = judgedAll([named(CORE, "RECOMMENDED"), named(BLOCK, "REQUIRED", { restates: CORE })], {});
    expect(reachOf(open, [rule], () => "openapi")[0]).toMatchObject({ settle: 1, required: 1 });
    const counted = judgedAll([named(CORE, "REQUIRED"), named(BLOCK, "REQUIRED", { restates: CORE })], {});
    expect(reachOf(counted, [rule], () => "openapi")[0]).toMatchObject({ settle: 1, required: 1 });
  });

  it("contradicting ones are judged each by itself", () => {
    const pair = [
      named(BLOCK, "REQUIRED", { contradicts: OTHER }),
      named(OTHER, "RECOMMENDED", { contradicts: BLOCK }),
    ];
    expect(judgedAll(pair, { [BLOCK]: { holds: 1 } }).map(({ outcome }) => outcome)).toEqual(["pass", "not-evidenced"]);
  });
});

describe("what never fails anyone", () => {
  it.each<Level>(["OPTIONAL", "DRAFT", "DEPRECATED", "RECOMMENDED"])("%s, violated", (level) => {
    const verdict = verdictOf(
      judge({
        requirements: [requirement([], { level })],
        results: [result("decides", undefined, { violated: 1 })],
        traits: {},
      }),
      [],
      true,
    );
    expect(verdict.result).toBe("compliant");
    expect(exitCodeOf(verdict, "undecided", false)).toBe(0);
  });
});

describe("the verdict by publication", () => {
  it("counts the requirements of each, and all together", () => {
    const core = requirement([], { id: "govstack-cfr-a#req-1" });
    const block = requirement([], { id: "govstack-bb-b-fr#6.1" });
    const made = result("decides", undefined, { violated: 1 });
    const results = [{ ...made, rule: { ...made.rule, requirement: block.id } }];
    const judgedBoth = judge({ requirements: [core, block], results, traits: {} });
    const verdict = verdictOf(
      judgedBoth,
      [
        { id: "govstack-cfr", edition: "2.1.0", requirements: [core] },
        { id: "govstack-bb-b", edition: "1", requirements: [block] },
      ],
      true,
    );
    expect([verdict.result, verdict.required.total, verdict.required.fail]).toEqual(["not-compliant", 2, 1]);
    expect(
      verdict.perPublication.map(({ publication, result: own, required }) => [publication, own, required.total]),
    ).toEqual([
      ["govstack-cfr", "undecided", 1],
      ["govstack-bb-b", "not-compliant", 1],
    ]);
  });
});
