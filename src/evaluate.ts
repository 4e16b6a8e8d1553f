import type { Check, CheckTools, SchemaTest } from "./checks/check.ts";
import { patternTest } from "./checks/pattern-test.ts";
import type { Comparison } from "./contract/comparison.ts";
import type { Facts } from "./facts/facts.ts";
import { operationNames } from "./facts/operation-names.ts";
import { fingerprints, stablePointer, stepNamer } from "./fingerprint.ts";
import { locateAll } from "./locate.ts";
import { mask, maskable, maskKnown, maskLine } from "./mask.ts";
import type {
  CannotTell,
  Examination,
  Finding,
  Limits,
  Location,
  Place,
  Rule,
  RuleResult,
  Spot,
  Submission,
  Violation,
} from "./model.ts";

/** A rule with everything that it needs to run. */
export interface PreparedRule {
  readonly rule: Rule;
  readonly check: Check;
  readonly tools: CheckTools;
}

/** The day on which fixtures and examples are looked at, so that what a rule says of them never changes. */
const FIXTURE_DATE = "2026-11-01";

/**
 * Makes a rule's tools: its JSON Schema parameters come compiled, its pattern lists become one test each.
 *
 * @param compiled gives the compiled form of the rule's parameter of that name, or undefined
 * @param contract what is offered beside the contract of the rule's specification, if it has one and anything was compared
 * @param asOf the date of the report
 */
export function prepareRule(
  rule: Rule,
  check: Check,
  compiled: (parameter: string) => SchemaTest | undefined,
  contract?: Comparison,
  asOf: string = FIXTURE_DATE,
): PreparedRule {
  const patterns = new Map<string, (text: string) => boolean>();
  const tools: CheckTools = {
    schema: compiled,
    matches(parameter) {
      let test = patterns.get(parameter);
      if (test === undefined) {
        const list = rule.params[parameter];
        test = patternTest(Array.isArray(list) ? list.map(String) : []);
        patterns.set(parameter, test);
      }
      return test;
    },
    asOf,
    contract: () => contract,
  };
  return { rule, check, tools };
}

/** What one rule found before anything is located, or the fault that ended it. */
interface Raw {
  readonly prepared: PreparedRule;
  readonly tally: Tally;
  readonly violations: readonly Violation[];
  /** The subjects of the first examinations without an answer. */
  readonly unknown: readonly Place[];
  readonly fault?: string;
}

/** Places told of where a rule has no answer. */
const UNKNOWN_PLACES = 20;

/** What is counted of examinations. Large documents have hundreds of thousands, so none but the violated ones is kept. */
type Tally = Pick<
  RuleResult,
  "examined" | "holds" | "violated" | "cannotTell" | "examinedInScope" | "violatedInScope" | "reasons" | "perFile"
>;

/** What rules found, and what it takes to report other things of the same submission. */
export interface Evaluation {
  /** One per rule, in the order given; findings sorted by place. */
  readonly results: readonly RuleResult[];
  /** The location of any place that was asked for. */
  readonly locate: (place: Place) => Location;
  /** A text of the submission without the secrets that rules found. */
  readonly masked: (text: string) => string;
}

/**
 * Runs rules over the facts. A rule that throws costs only itself: it gets a `fault`. Everything to be reported is located
 * together, one pass per file.
 *
 * @param others further places of the submission to locate
 */
export function evaluate(
  rules: readonly PreparedRule[],
  facts: Facts,
  submission: Submission,
  limits: Limits,
  others: readonly Place[] = [],
): Evaluation {
  const inScope = scopeOf(submission);
  const raws = rules.map((prepared) => examine(prepared, facts, inScope));
  const locate = locateAll([...placesIn(raws), ...others], submission.documents);
  const secrets = secretsOf(raws, facts.repository.secrets, locate);
  const operationOf = operationNames(facts.operations);
  return {
    results: raws.map((raw) => summarise(raw, submission, limits, locate, inScope, secrets, operationOf)),
    locate,
    masked: (text) => mask(text, secrets.values),
  };
}

/** Secrets that were found. */
interface Secrets {
  /** What of them is masked. */
  readonly values: readonly string[];
  /** By the name of the line that their finding stands on: what of them must be masked there. */
  readonly lines: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * @param facts secrets of the repository: they are masked whether a rule finds them or not
 */
function secretsOf(
  raws: readonly Raw[],
  facts: Facts["repository"]["secrets"],
  locate: (place: Place) => Location,
): Secrets {
  const lines = new Map<string, Set<string>>();
  const found: string[] = [];
  const add = (name: string, secrets: readonly string[]): void => {
    const here = lines.get(name) ?? new Set();
    lines.set(name, here);
    for (const value of maskable(secrets)) here.add(value);
  };
  for (const { place, secrets } of raws.flatMap(({ violations }) => violations)) {
    if (secrets === undefined) continue;
    add(lineName(locate(place)), secrets);
    for (const secret of secrets) found.push(secret);
  }
  for (const { place, document, _secret } of facts) {
    if (_secret === "") continue;
    found.push(_secret);
    if (place.spot === undefined) continue;
    add(lineName({ file: document, ...place.spot }), [_secret]);
    const given = isTelling(_secret) ? undefined : withFront(place.spot, _secret);
    if (given !== undefined) found.push(given);
  }
  return { values: maskable(found).filter(isTelling), lines };
}

/**
 * A secret with the word in front of it, such as `--password admin`: so it is masked wherever it stands. Undefined where no letter stands in
 * front, or where it is not to be seen in its line.
 */
function withFront({ text, column }: Spot, secret: string): string | undefined {
  const at = column - 1;
  if (!text.startsWith(secret, at)) return undefined;
  const front = /\S{1,40}\s{0,3}$/u.exec(text.slice(Math.max(0, at - 43), at))?.[0] ?? "";
  return /[A-Za-z]/u.test(front) ? front + secret : undefined;
}

/** Whether a secret is masked wherever it stands: a word such as `admin` tells nothing but where it is the password. */
function isTelling(secret: string): boolean {
  return secret.length >= 12 || (/\d/u.test(secret) && /\D/u.test(secret)) || !/^\w+$/u.test(secret);
}

function examine(prepared: PreparedRule, facts: Facts, inScope: (path: string) => boolean): Raw {
  const { check, rule, tools } = prepared;
  try {
    return { prepared, ...tallied(check.run(facts, rule.params, tools), inScope) };
  } catch (error) {
    return { prepared, ...tallied([], inScope), fault: error instanceof Error ? error.message : String(error) };
  }
}

function tallied(
  examinations: Iterable<Examination>,
  inScope: (path: string) => boolean,
): Pick<Raw, "tally" | "violations" | "unknown"> {
  const violations: Violation[] = [];
  const unknown: Place[] = [];
  const reasons: Partial<Record<CannotTell, number>> = {};
  const perFile = new Map<string, { examined: number; violated: number }>();
  const counts = { examined: 0, holds: 0, violated: 0, cannotTell: 0, examinedInScope: 0, violatedInScope: 0 };
  for (const one of examinations) {
    const path = one.subject.file;
    const scoped = inScope(path);
    let file = perFile.get(path);
    if (file === undefined) {
      file = { examined: 0, violated: 0 };
      perFile.set(path, file);
    }
    counts.examined += 1;
    file.examined += 1;
    if (scoped) counts.examinedInScope += 1;
    if (one.outcome === "holds") counts.holds += 1;
    else if (one.outcome === "violated") {
      counts.violated += 1;
      file.violated += 1;
      if (scoped) counts.violatedInScope += 1;
      for (const violation of one.violations) violations.push(violation);
    } else {
      counts.cannotTell += 1;
      if (unknown.length < UNKNOWN_PLACES) unknown.push(one.subject);
      reasons[one.reason] = (reasons[one.reason] ?? 0) + 1;
    }
  }
  const files = [...perFile].sort(([a], [b]) => compare(a, b)).map(([file, numbers]) => ({ file, ...numbers }));
  return { tally: { ...counts, reasons, perFile: files }, violations, unknown };
}

/** Every place that any finding names, and those without an answer. */
function* placesIn(raws: readonly Raw[]): Iterable<Place> {
  for (const { violations, unknown } of raws) {
    for (const violation of violations) yield* [violation.place, ...(violation.related ?? [])];
    yield* unknown;
  }
}

/** Tells of a path whether its file is in scope. Files that nothing is known of are. */
function scopeOf(submission: Submission): (path: string) => boolean {
  const outside = new Set([
    ...submission.files.filter((file) => !file.inScope).map((file) => file.path),
    ...submission.unreadable.filter((file) => !file.inScope).map((file) => file.path),
    ...(submission.repository?.files ?? []).filter((file) => !file.inScope).map((file) => file.path),
  ]);
  return (path) => !outside.has(path);
}

function summarise(
  raw: Raw,
  submission: Submission,
  limits: Limits,
  locate: (place: Place) => Location,
  inScope: (path: string) => boolean,
  secrets: Secrets,
  operationOf: (place: Place) => string | undefined,
): RuleResult {
  const { rule, check } = raw.prepared;
  const { tally, violations, unknown, fault } = raw;
  return {
    rule,
    subject: typeof check.subject === "string" ? check.subject : check.subject(rule.params),
    ...tally,
    ...(unknown.length === 0 ? {} : { cannotTellAt: unknown.map(locate).sort(byLine) }),
    findingCount: violations.length,
    findings: toFindings(rule, violations, submission, limits, locate, inScope, secrets, operationOf),
    ...(fault === undefined ? {} : { fault: maskKnown(fault) }),
  };
}

/** The findings of one rule, sorted by place, as many as are told. */
function toFindings(
  rule: Rule,
  violations: readonly Violation[],
  submission: Submission,
  limits: Limits,
  locate: (place: Place) => Location,
  inScope: (path: string) => boolean,
  secrets: Secrets,
  operationOf: (place: Place) => string | undefined,
): Finding[] {
  const pointers = violations.map((violation) => violation.place.pointer);
  const nameOf = stepNamer();
  const prints = fingerprints(
    violations.map((violation, index) => ({
      rule: rule.qualifiedId,
      file: violation.place.file,
      stablePointer: stablePointer(
        submission.documents.get(violation.place.file)?.value,
        pointers[index] ?? [],
        nameOf,
      ),
      case: violation.case,
      data: violation.data,
    })),
  );
  const found = violations.map((violation, index) => ({
    violation,
    case: violation.case,
    location: locate(violation.place),
    pointer: pointers[index] ?? [],
    fingerprint: prints[index] ?? "",
  }));
  const maskedNameOf = maskedNamer(nameOf, secrets.values);
  return found
    .sort(byLocation)
    .slice(0, limits.findingsPerRule)
    .map(({ violation, location, pointer, fingerprint }): Finding => {
      const operation = operationOf(violation.place);
      return {
        fingerprint,
        rule: rule.qualifiedId,
        case: violation.case,
        data: maskData(violation.data, secrets.values),
        location,
        pointer: pointer.map((step) => `/${maskedNameOf(step)}`).join(""),
        related: (violation.related ?? []).map(locate),
        ...(operation === undefined ? {} : { operation: mask(operation, secrets.values) }),
        ...(violation.reference === undefined ? {} : { reference: violation.reference }),
        excerpt: excerpt(lineAt(violation.place, location, submission), location, secrets),
        inScope: inScope(violation.place.file),
      };
    });
}

function maskData(data: Violation["data"], secrets: readonly string[]): Violation["data"] {
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, typeof value === "string" ? mask(value, secrets) : value]),
  );
}

/** Names steps of a pointer with secrets masked, each step once: the same ones stand in many pointers. */
function maskedNamer(
  nameOf: (step: string | number) => string,
  secrets: readonly string[],
): (step: string | number) => string {
  const names = new Map<string | number, string>();
  return (step) => {
    let name = names.get(step);
    if (name === undefined) {
      name = nameOf(typeof step === "string" ? mask(step, secrets) : step);
      names.set(step, name);
    }
    return name;
  };
}

/**
 * The line a finding stands on: secrets masked, trimmed, at most 200 characters. Empty where a line is too long to be looked at
 * as a whole (a minified document), and where a secret stands on it in a spelling that cannot be masked.
 */
function excerpt(line: string, location: Location, secrets: Secrets): string {
  if (line.length > 10_000) return "";
  const here = [...(secrets.lines.get(lineName(location)) ?? [])];
  for (const secret of here) if (!line.includes(secret)) return "";
  return (maskLine(line, [...here, ...secrets.values]) ?? "").trim().slice(0, 200);
}

/** The line that a place is on: a place in plain text has it with it. */
function lineAt(place: Place, { line }: Location, { documents }: Submission): string {
  return place.spot?.text ?? documents.get(place.file)?.line(line) ?? "";
}

function lineName(location: Location): string {
  return `${location.line}:${location.file}`;
}

/** What findings are sorted by. */
type Ordered = Pick<Finding, "location" | "case" | "fingerprint">;

function byLine(a: Location, b: Location): number {
  return compare(a.file, b.file) || a.line - b.line || a.column - b.column;
}

function byLocation(a: Ordered, b: Ordered): number {
  return byLine(a.location, b.location) || compare(a.case, b.case) || compare(a.fingerprint, b.fingerprint);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
