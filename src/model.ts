/**
 * The words of the project as types (what each word means: src/README.md).
 * This file imports nothing, reads nothing and decides nothing.
 */

// ---------------------------------------------------------------------------
// Where something is

/** The steps of a JSON pointer (RFC 6901), unescaped: object keys as strings, array positions as numbers. */
export type Pointer = readonly (string | number)[];

/** One step as the text of a pointer has it: `~` and `/` escaped (RFC 6901, section 3). */
export function escapedStep(step: string | number): string {
  return String(step).replaceAll("~", "~0").replaceAll("/", "~1");
}

/** The step that a part of a pointer's text stands for (RFC 6901, section 4). */
export function unescapedStep(text: string): string {
  return text.replaceAll("~1", "/").replaceAll("~0", "~");
}

/** A pointer as text; "" for the whole document. */
export function pointerText(pointer: Pointer): string {
  return pointer.map((step) => `/${escapedStep(step)}`).join("");
}

/** The steps of a pointer's text; all are texts, those that count the items of a list, too. */
export function stepsOf(pointer: string): string[] {
  return pointer.split("/").slice(1).map(unescapedStep);
}

/**
 * A spot in a file, as file and JSON pointer. A value: `child` and `key` give new places.
 * Line and column are computed from it only for what is reported (see `Document.locate`).
 */
export class Place {
  /** Path of the file, relative to the submission's root, with forward slashes. */
  readonly file: string;
  /** Whether the value at the pointer is meant, or the key in front of it. */
  readonly at: "value" | "key";
  readonly #parent: Place | undefined;
  readonly #token: string | number | undefined;
  #spot: Spot | undefined;

  constructor(file: string, parent?: Place, token?: string | number, at: "value" | "key" = "value") {
    this.file = file;
    this.#parent = parent;
    this.#token = token;
    this.at = at;
  }

  /** The place of a member or item below this one; several steps go down one after the other. */
  child(...tokens: (string | number)[]): Place {
    let place: Place = this;
    for (const token of tokens) place = place.step(token);
    return place;
  }

  /** The place of one member or item below this one: what `child` is made of, without its list of steps. */
  step(token: string | number): Place {
    return new Place(this.file, this, token);
  }

  /** The same spot, pointing at the key instead of the value. At the root it is the root itself. */
  key(): Place {
    return this.#parent === undefined ? this : new Place(this.file, this.#parent, this.#token, "key");
  }

  /** The place this one was stepped down from, or undefined at the root. */
  get parent(): Place | undefined {
    return this.#parent;
  }

  /** The last step of the pointer, or undefined at the root. */
  get token(): string | number | undefined {
    return this.#token;
  }

  /** The steps from the root of the file to here. */
  get pointer(): Pointer {
    const steps: (string | number)[] = [];
    for (let place: Place = this; place.#parent !== undefined; place = place.#parent) {
      steps.push(place.#token as string | number);
    }
    return steps.reverse();
  }

  /** For a place in plain text: its line and column. It has no pointer, and what it says of itself is all that is reported of it. */
  get spot(): Spot | undefined {
    return this.#spot;
  }

  /** A place in plain text, which needs no document to be located. */
  static at(file: string, spot: Spot): Place {
    const place = new Place(file);
    place.#spot = spot;
    return place;
  }

  /** The place of a pointer in a file. */
  static of(file: string, pointer: Pointer = []): Place {
    return new Place(file).child(...pointer);
  }
}

/** A spot in plain text: 1-based line and column (in UTF-16 code units), and the text of the line. */
export interface Spot {
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

/** A place as people read it: 1-based line and column, columns counted in UTF-16 code units. */
export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

// ---------------------------------------------------------------------------
// What was read

/**
 * A parsed file. `value` holds plain data only: null, booleans, finite numbers, well-formed strings, arrays and objects whose
 * keys, `__proto__` included, are own properties. Look members up with `Object.hasOwn`.
 */
export interface Document {
  readonly path: string;
  readonly text: string;
  readonly value: unknown;
  /**
   * The locations of places in this document, in the order given. A pointer that leads nowhere gets the location of its
   * closest existing ancestor. One pass over the text for all places together.
   */
  locate(places: readonly Place[]): Location[];
  /** The text of a 1-based line without its line end. */
  line(line: number): string;
}

/** A file of the submission, as it was read: once, whole, within the limits. */
export interface SourceFile {
  /** Relative to the submission's root, with forward slashes. */
  readonly path: string;
  readonly bytes: number;
  /** Lower-case hex digest of the bytes read. */
  readonly sha256: string;
  readonly role: "configuration" | "openapi" | "referenced";
  /** Named by the caller or by govstack.yaml, or needed by a `$ref` from such a file; not merely found. */
  readonly inScope: boolean;
  /** For role `openapi`: what it says it is, for example "OpenAPI 3.0.3" or "Swagger 2.0". */
  readonly format?: string;
}

/** An OpenAPI document that can be examined. */
export interface ApiDocument {
  readonly document: Document;
  readonly version: "2.0" | "3.0" | "3.1" | "3.2";
  readonly inScope: boolean;
}

/** Where a `$ref` leads: a value at a place, or why it leads nowhere. */
export type Resolution =
  | { readonly found: true; readonly value: unknown; readonly place: Place }
  | {
      readonly found: false;
      readonly reason: "dangling" | "missing-file" | "cycle" | "outside" | "url" | "unreadable" | "malformed" | "limit";
      /** What was looked for, as written. */
      readonly target: string;
    };

/** Looks `$ref`s up in the files already read. Never reads a file, never the network. */
export interface Resolver {
  /** Resolves the text of a `$ref` that stands in `from.file`, following chains of references to their end; memoised. */
  resolve(reference: unknown, from: Place): Resolution;
  /** The parsed file at a path relative to the submission's root, if it was read. */
  document(path: string): Document | undefined;
}

/**
 * Something that went wrong outside the rules: an unreadable file, a wrong key in govstack.yaml, a limit that was hit.
 * Its text is `problem.<code>` in the message catalogues, with `data` as placeholders.
 */
export interface Problem {
  readonly code: string;
  readonly data: Readonly<Record<string, string | number>>;
  /** `fatal`: exit code 2. `note`: said in the report. */
  readonly severity: "fatal" | "note";
  readonly file?: string;
  readonly location?: Location;
  /** Other places that explain it, for example the first of two equal keys. */
  readonly related?: readonly Location[];
}

/** Bytes of a file that are not UTF-8: what they look like, and where they start. */
export interface EncodingFault {
  readonly encoding: string;
  /** 0-based offset of the first offending byte. */
  readonly offset: number;
  readonly line: number;
}

/** A file of the repository, whatever it holds. */
export interface RepositoryFile {
  /** Relative to the submission's root, with forward slashes. */
  readonly path: string;
  readonly bytes: number;
  /** Part of what the caller or govstack.yaml hands in; not merely lying about. */
  readonly inScope: boolean;
}

/** One commit. Names and addresses of people are compared, never reported. */
export interface Commit {
  readonly id: string;
  readonly author: string;
  /** Seconds since 1970. */
  readonly time: number;
  /** The first line of its message. */
  readonly subject: string;
  readonly parents: number;
}

/** What `.git` holds, as far as it was read; no hook, configuration or program of the submission takes part. */
export interface History {
  /** The branch that HEAD names, "" where it names none. */
  readonly branch: string;
  readonly branches: readonly string[];
  readonly tags: readonly string[];
  /** Of the current branch, newest first, at most `limits.commits`. */
  readonly commits: readonly Commit[];
  /** There are more commits than were read. */
  readonly more: boolean;
  /** The copy holds only the last commits of a longer history. */
  readonly shallow: boolean;
  /** Paths of the files that version control has, relative to the submission's root; absent where that can't be told. */
  readonly tracked?: ReadonlySet<string>;
}

/** The folder that is handed in, seen as a repository of source code: an index, without contents. */
export interface Repository {
  /** Everything in it that was not left out, by path. */
  readonly files: readonly RepositoryFile[];
  /** How many files were left out, by why; folders that were not entered count as one. */
  readonly leftOut: Readonly<
    Record<"ignored" | "vendored" | "built" | "too-large" | "binary" | "unreadable" | "limit", number>
  >;
  /** How many files were read, and their bytes. */
  readonly read: { readonly files: number; readonly bytes: number };
  /** Of all files that were read: their paths and contents. `sha256:<hex>` */
  readonly digest: string;
  /** Files of text that are not UTF-8. */
  readonly misencoded: readonly { readonly path: string; readonly encoding: EncodingFault }[];
  /** Absent without a `.git` that can be read. */
  readonly history?: History;
}

/**
 * Who is shown the files of a repository while it is walked: the index first, then the text of every file it wants, one after the
 * other and each once, in order of path. Nothing is kept but what it keeps.
 */
export interface RepositoryReader {
  begin(files: readonly RepositoryFile[], history?: History): void;
  /** Whether it wants to see the text of a file. */
  wants(file: RepositoryFile): boolean;
  take(file: RepositoryFile, text: string): void | Promise<void>;
}

/** What govstack.yaml says of how the operations of one building block's contract are offered: `contract.<publication>`. */
export interface ContractDeclaration {
  /** What all offered paths begin with. */
  readonly basePath?: string;
  /** From the reference's "METHOD /path" to the offered one. */
  readonly operations: Readonly<Record<string, string>>;
  readonly place: Place;
}

/** What is handed in, after loading. */
export interface Submission {
  /** Absolute path of the folder that everything is read below. Never reported. */
  readonly root: string;
  readonly solution: { readonly name: string; readonly version?: string; readonly vendor?: string };
  /** What was loaded as: a folder with govstack.yaml, a folder without, or files named one by one. */
  readonly kind: "configured" | "folder" | "files";
  readonly traits: Readonly<
    Record<string, { readonly value: boolean; readonly reason: string; readonly place: Place }>
  >;
  /** By publication; absent without a govstack.yaml. */
  readonly contracts?: Readonly<Record<string, ContractDeclaration>>;
  readonly files: readonly SourceFile[];
  readonly apis: readonly ApiDocument[];
  /** What govstack.yaml claims to implement beside the core, as far as it exists; absent without a govstack.yaml. */
  readonly claims?: readonly Publication[];
  /** Absent where files were named one by one. */
  readonly repository?: Repository;
  /** Every parsed file by its path: OpenAPI documents, the files they refer to, and govstack.yaml. */
  readonly documents: ReadonlyMap<string, Document>;
  readonly resolver: Resolver;
  /** Files in scope that could not be read or parsed: whatever needed them cannot be proved. */
  readonly unreadable: readonly {
    readonly path: string;
    readonly inScope: boolean;
    readonly encoding?: EncodingFault;
  }[];
  readonly problems: readonly Problem[];
}

// ---------------------------------------------------------------------------
// What GovStack asks

export type Language = "en" | "fr" | "ar";
/** One text in every language of the project, in ICU MessageFormat. */
export type Texts = Readonly<Record<Language, string>>;

export type Level = "REQUIRED" | "RECOMMENDED" | "OPTIONAL" | "DRAFT" | "DEPRECATED";
/** Kinds of evidence: an OpenAPI document, a repository, deployment configuration, a running system, a person's statement. */
export type Source = "openapi" | "repository" | "configuration" | "live" | "attestation";

/** One obligation inside a requirement. */
export interface Part {
  readonly id: string;
  readonly title: Texts;
}

/** What a requirement is about: what a building block does, how it does everything, or the API that it offers. */
export type RequirementKind = "functional" | "cross-functional" | "service-api";

/** One numbered duty of a specification. */
export interface Requirement {
  /** For example `govstack-cfr-security#req-1` or `govstack-bb-consent-fr#6.1.1`. */
  readonly id: string;
  /** For example `govstack-cfr-security`. */
  readonly specification: string;
  /** What stands behind the `#`: `req-1`, `6.1.1`, `drs-33`. */
  readonly local: string;
  readonly kind: RequirementKind;
  readonly level: Level;
  /** Whether the specification states the level, or it is the one that unlabelled requirements have. */
  readonly levelStated: boolean;
  /** The words of the specification say another level than its label, which counts. */
  readonly wordingConflicts?: true;
  /** When it applies, as the specification limits it. A condition is shown; whether it is met, a person says. */
  readonly condition?: Texts;
  /** The requirement of the core that says the same. */
  readonly restates?: string;
  /** Another requirement of the same building block that says the same. */
  readonly repeats?: string;
  /** Another requirement of the same building block that asks for the opposite, or has another level for the same. */
  readonly contradicts?: string;
  /** How its number came about where the specification prints none. */
  readonly numbered?: "by reading order";
  /** What a machine could do for it at best, as the catalogue judges; what rules really do follows from the rules. */
  readonly decidable?: "decide" | "screen" | "none";
  /** Names that the specification fixes: standards, figures, fields. */
  readonly facts?: string;
  /** The functionality of the building block that it belongs to, as the specification groups them. */
  readonly function?: string;
  /** Of the specification's own text: tells whether that has changed. */
  readonly sourceHash?: string;
  readonly observability: "OBSERVABLE" | "AUDITABLE";
  readonly mutability: "IMMUTABLE" | "EXTENSIBLE" | "REPLACEABLE";
  /** Numbers that earlier editions used for it, and other names of it. */
  readonly aliases: readonly string[];
  readonly title: Texts;
  readonly summary?: Texts;
  readonly url: string;
  /** Where evidence can come from. */
  readonly evidence: readonly Source[];
  /** What would settle it, in one sentence for the person who must provide it; without it a general text names the kinds of evidence. */
  readonly settledBy?: Texts;
  readonly parts: readonly Part[];
  /** The trait without which it does not apply, for example `webUi`. */
  readonly trait?: string;
}

/** Another level that a building block's specification gives to a requirement of the core. */
export interface Reclassification {
  /** Id of the core's requirement. */
  readonly requirement: string;
  readonly level: Level | "INAPPLICABLE";
  /** Stated in so many words: applied. Otherwise it only follows from other requirements: a note. */
  readonly explicit: boolean;
  /** Where the specification says or implies it. */
  readonly by: string;
}

/** A published document by its name and edition. */
export interface Publication {
  /** `govstack-cfr` */
  readonly id: string;
  readonly edition: string;
}

/** One published document with an edition. */
export interface Specification extends Publication {
  readonly title: Texts;
  readonly url: string;
  /** Publications whose requirements apply with its own: the core, for a building block. */
  readonly extends: readonly string[];
  readonly reclassifies: readonly Reclassification[];
  readonly requirements: readonly Requirement[];
  readonly rules: readonly Rule[];
}

/**
 * What a rule's result is worth. `decides`: clean proves, a violation refutes. `proves`: clean proves, a miss is only an
 * observation. `refutes`: a violation refutes, clean proves nothing. `hints`: never decides.
 */
export type Strength = "decides" | "proves" | "refutes" | "hints";

/** How one part of a requirement is examined: data, bound to a check by its id. */
export interface Rule {
  /** The folder's name. */
  readonly id: string;
  /** `govstack-cfr/plaintext-server-url`: the publication and the id. */
  readonly qualifiedId: string;
  readonly requirement: string;
  /** The part it examines; absent: the whole requirement. */
  readonly part?: string;
  readonly check: string;
  readonly strength: Strength;
  readonly params: Readonly<Record<string, unknown>>;
  /** One message per case of the check; a case without one has the check's own text (src/report/rule-texts.ts). */
  readonly messages: Readonly<Record<string, Texts>>;
  /** What to write instead, one sentence; without it the check's own. */
  readonly remedy?: Texts;
}

/** Specifications of a release, all or some of them, with the digest that names exactly the content of the release. */
export interface Rulebook {
  readonly version: string;
  /** `sha256:<hex>` over the canonical JSON of all specifications of the release and the digests of their contracts. */
  readonly digest: string;
  readonly specifications: readonly Specification[];
}

// ---------------------------------------------------------------------------
// What a check answers

/** Values for the placeholders of a message. */
export type Data = Readonly<Record<string, string | number>>;

/** A spot in a published file: its name, a JSON pointer, and the line where that is known. */
export interface PublishedPlace {
  readonly file: string;
  readonly pointer: string;
  readonly line?: number;
}

/** A place of a published file in the form that reports have. */
export function publishedPlace({ place, line }: { readonly place: Place; readonly line?: number }): PublishedPlace {
  const { file, pointer } = place;
  return { file, pointer: pointerText(pointer), ...(line === undefined ? {} : { line }) };
}

/** One thing wrong (or observed) at one subject. */
export interface Violation {
  /** One of the check's cases: it names the message. */
  readonly case: string;
  readonly data: Data;
  readonly place: Place;
  readonly related?: readonly Place[];
  /** What it is held against, in a file as published that is no part of the submission. */
  readonly reference?: PublishedPlace;
  /** Text found in the submission that must never be printed: it is masked wherever it would appear. */
  readonly secrets?: readonly string[];
}

/** What a check says of one subject. */
export type Examination =
  | { readonly subject: Place; readonly outcome: "holds" }
  | { readonly subject: Place; readonly outcome: "violated"; readonly violations: readonly Violation[] }
  | { readonly subject: Place; readonly outcome: "cannot-tell"; readonly reason: CannotTell };

/** Why a check has no answer; its text is `cannot-tell.<reason>` in the message catalogues. */
export type CannotTell =
  | "unresolved-reference"
  | "unreadable-file"
  | "not-stated"
  | "not-understood"
  | "out-of-budget"
  /** A contract, or what is offered, states nothing that could be compared. */
  | "nothing-to-compare";

// ---------------------------------------------------------------------------
// What comes out

/** Per requirement. */
export type Outcome = "pass" | "fail" | "unconfirmed" | "not-evidenced" | "not-applicable" | "error";
export type VerdictResult = "compliant" | "not-compliant" | "undecided" | "not-assessed";
export type FailOn = "failed" | "undecided" | "none";

/** A violation or an observation, located, with its identity. */
export interface Finding {
  /** Survives edits elsewhere in the submission; see src/fingerprint.ts. */
  readonly fingerprint: string;
  /** Qualified id of the rule. */
  readonly rule: string;
  readonly case: string;
  readonly data: Data;
  readonly location: Location;
  /** JSON pointer as text (RFC 6901). */
  readonly pointer: string;
  readonly related: readonly Location[];
  /** What it is held against, in a file as published that is no part of the submission. */
  readonly reference?: PublishedPlace;
  /** The operation it belongs to, for example "POST /consents", where there is one. */
  readonly operation?: string;
  /** The line it stands on, trimmed and with secrets masked. */
  readonly excerpt: string;
  /** Whether the file is in scope: findings in files that were only found never fail a requirement. */
  readonly inScope: boolean;
}

/** How a rule fared. */
export interface RuleResult {
  readonly rule: Rule;
  /** What kind of subject was counted, for example `operation`. */
  readonly subject: string;
  readonly examined: number;
  readonly holds: number;
  /** Subjects, not findings. */
  readonly violated: number;
  readonly cannotTell: number;
  /** Of these, the ones in files that are in scope. */
  readonly examinedInScope: number;
  readonly violatedInScope: number;
  /** Reasons of the `cannot-tell`s with their counts. */
  readonly reasons: Readonly<Partial<Record<CannotTell, number>>>;
  /** Where the first of them are, at most 20, by file and line. */
  readonly cannotTellAt?: readonly Location[];
  /** Every finding counted, though only the first `limits.findingsPerRule` are listed. */
  readonly findingCount: number;
  readonly findings: readonly Finding[];
  /** Subjects per file, for documents of their own and shared files alike. */
  readonly perFile: readonly { readonly file: string; readonly examined: number; readonly violated: number }[];
  /** Set when the check crashed or ran out of its budget. */
  readonly fault?: string;
}

/** Why a requirement has its outcome; its text is `because.<reason>` in the message catalogues. */
export type Because =
  | "violation"
  | "proved"
  | "clean-but-not-proof"
  | "found-undeclared"
  | "trait-declared"
  | "cannot-tell"
  | "nothing-examined"
  | "no-rule"
  | "only-hints"
  | "proof-missed"
  | "tool-fault"
  /** It says the same as another requirement, whose outcome it has. */
  | "restates";

/** Another level that a building block gives to a requirement of the core, and which building block does so. */
export interface LevelChange extends Reclassification {
  /** `govstack-bb-digital-registries` */
  readonly publication: string;
  readonly edition: string;
}

export interface RequirementResult {
  /** With the level in force. */
  readonly requirement: Requirement;
  readonly outcome: Outcome;
  readonly because: Because;
  readonly rules: readonly RuleResult[];
  /** Parts with whether some rule proved them. */
  readonly parts: readonly { readonly id: string; readonly proved: boolean }[];
  /** Id of the requirement that it restates or repeats and whose outcome decided it. */
  readonly sameAs?: string;
  /** No count has it: the one that it restates or repeats is counted, at no lower level. */
  readonly countedElsewhere?: true;
  /** Its level before a building block changed it, and by what that was changed. */
  readonly levelBefore?: { readonly level: Level; readonly by: LevelChange };
  /** Levels that building blocks only imply: notes, which change nothing. */
  readonly levelNotes?: readonly LevelChange[];
}

/**
 * Requirements of one level, counted by outcome. `total` is how many are counted, `elsewhere` how many more of that level are counted
 * with the requirement that they restate or repeat.
 */
export type OutcomeCounts = Readonly<Record<Outcome, number>> & { readonly total: number; readonly elsewhere: number };

/** The verdict on the requirements of one publication alone: the core, or a building block. */
export interface PublicationVerdict {
  readonly publication: string;
  readonly edition: string;
  readonly result: VerdictResult;
  readonly required: OutcomeCounts;
  readonly recommended: OutcomeCounts;
}

export interface Verdict {
  readonly result: VerdictResult;
  readonly required: OutcomeCounts;
  readonly recommended: OutcomeCounts;
  /** The same by publication. The core’s requirements count for every building block, and once. */
  readonly perPublication: readonly PublicationVerdict[];
  /** Share of RECOMMENDED requirements met now, and reachable if everything open were met; 0 to 1. */
  readonly recommendedShare: { readonly met: number; readonly reachable: number };
  /** Who decided the REQUIRED requirements that are decided. */
  readonly decidedBy: { readonly machine: number; readonly reviewer: number; readonly override: number };
}

/** How far one kind of evidence can take the REQUIRED requirements: computed from the rules. */
export interface Reach {
  readonly source: Source;
  /** REQUIRED requirements that rules of this source alone can prove. */
  readonly settle: number;
  /** Further ones that they can only refute. */
  readonly refute: number;
  readonly required: number;
}

/**
 * What became of one operation of the reference.
 *
 * `conforms`: something was compared and nothing differs. `differs`. `missing`: nothing offered is it. `unknown`: nothing differs as far as
 * can be told, but something cannot be told, or the offer states nothing where the reference does. `nothing-to-compare`: it is offered, and
 * the reference states nothing that an offer could break, but perhaps a success status, that there is a body, and its media type.
 * `mapped-onto-nothing`: a declared mapping leads to an operation that states nothing, so that a person must confirm it.
 */
export type ContractStatus =
  | "conforms"
  | "differs"
  | "missing"
  | "unknown"
  | "nothing-to-compare"
  | "mapped-onto-nothing";

/** How an offered operation was found to be the one of the reference, from the surest to the least sure. */
export type ContractTier =
  | "declared"
  | "exact"
  | "parameter-names"
  | "trailing-slash"
  | "folded"
  | "base-path"
  | "operation-id";

/** Who serves an operation: the building block itself, the caller of the building block, or somebody else. */
export type ContractRole = "provider" | "callback" | "third-party";

/** An operation that the submission offers. */
export interface OfferedOperation {
  /** "POST /policies" */
  readonly name: string;
  readonly location: Location;
}

/** One thing in which an offered operation cannot stand where the reference stands. Its text is `difference.<kind>`. */
export interface ContractDifference {
  readonly kind: string;
  readonly data: Data;
  readonly location: Location;
  readonly reference: PublishedPlace;
  /** A JSON value: a payload that shows it. */
  readonly counterexample?: unknown;
}

/** One operation of the reference beside what is offered. */
export interface ContractOperation {
  /** What the reference calls it: "POST /vouchers". */
  readonly key: string;
  readonly role: ContractRole;
  readonly status: ContractStatus;
  readonly tier?: ContractTier;
  readonly reference: PublishedPlace;
  /** Absent when missing. */
  readonly offered?: OfferedOperation;
  /** For a missing one: what almost is it, and what keeps it from being it. */
  readonly nearest?: OfferedOperation & { readonly because: "method" | "path" | "taken" };
  readonly differences: readonly ContractDifference[];
  /** What could not be compared: where in the operation, and why (a code of src/contract/inclusion.ts). */
  readonly open: readonly {
    readonly where: string;
    readonly reason: string;
    readonly detail: string;
    readonly location: Location;
  }[];
  readonly compared: number;
  /** What states nothing that could be compared, and on which side. */
  readonly empty: readonly { readonly where: string; readonly side: "reference" | "offer" }[];
}

/**
 * The API grade of GovStack's older model: level 1 when at least one of the provider's operations of the reference is offered and nothing
 * of it differs, level 2 when all are; 0 for none. Callbacks and third parties' operations do not count.
 */
export interface ContractGrade {
  readonly level: 0 | 1 | 2;
  /** Of the provider: how many there are, are offered, conform (or have nothing to compare), differ, are missing, cannot be told. */
  readonly provider: number;
  readonly offered: number;
  readonly conforming: number;
  readonly differing: number;
  readonly missing: number;
  readonly unknown: number;
}

/** What is offered beside the contract of one building block. */
export interface ContractResult {
  /** The publication: `govstack-bb-consent`. */
  readonly publication: string;
  readonly edition: string;
  /** The published files that the contract was read from. */
  readonly sources: readonly string[];
  /** In the reference's order. */
  readonly operations: readonly ContractOperation[];
  /** Offered operations that serve none of the reference: fine, and listed. */
  readonly extra: readonly OfferedOperation[];
  readonly grade: ContractGrade;
}

/**
 * Grades of GovStack's older model, beside the verdict: how many of the REQUIRED requirements of a building block and the core are met,
 * and what that makes under the thresholds that were read from the published table.
 */
export interface OlderGrade {
  readonly publication: string;
  readonly edition: string;
  /** Of its API: `none` where it has no published contract, `unread` where no OpenAPI document could be read. */
  readonly api: 0 | 1 | 2 | "none" | "unread";
  /** Of its requirements. */
  readonly level: 0 | 1 | 2;
  readonly met: number;
  readonly required: number;
}

/** What share of the REQUIRED requirements each level asks for: more than that. */
export interface GradeThresholds {
  readonly first: number;
  readonly second: number;
}

/** How much of a repository was looked at. */
export interface RepositorySummary {
  /** Files that were not left out. */
  readonly files: number;
  /** Those of which the text was read, and their bytes. */
  readonly read: Repository["read"];
  readonly leftOut: Repository["leftOut"];
  /** Names what was read, so that a report can be replayed: `sha256:<hex>` over paths and contents. */
  readonly digest: string;
  /** Commits of the current branch that were read; absent without a history. */
  readonly commits?: number;
  /** Files of deployment configuration were among them: of Compose, Kubernetes, Helm, or settings. */
  readonly hasConfiguration: boolean;
}

/** Everything a report says. The writers only render it. */
export interface Report {
  readonly tool: { readonly name: string; readonly version: string };
  readonly rulebook: { readonly version: string; readonly digest: string };
  /** UTC date, `YYYY-MM-DD`: an input, not a clock. */
  readonly asOf: string;
  readonly solution: Submission["solution"];
  readonly kind: Submission["kind"];
  readonly specifications: readonly Specification[];
  readonly files: readonly SourceFile[];
  readonly unreadable: Submission["unreadable"];
  /** What was looked at as source code and deployment; absent where files were named one by one. */
  readonly repository?: RepositorySummary;
  readonly problems: readonly Problem[];
  readonly verdict: Verdict;
  readonly reach: readonly Reach[];
  readonly requirements: readonly RequirementResult[];
  /** One for each building block with a published API among the specifications; none where no OpenAPI document was read. */
  readonly contracts: readonly ContractResult[];
  /** Of the older model: one for each building block among the specifications. */
  readonly grades: readonly OlderGrade[];
  /** The reading of the published table that they come from. */
  readonly gradeThresholds: GradeThresholds;
  /** Name of a code generator that an OpenAPI document in scope carries the marks of, by file. */
  readonly generatedBy: Readonly<Record<string, string>>;
  readonly failOn: FailOn;
  readonly exitCode: 0 | 1 | 2 | 3;
}

/** What a caller may raise and a submission may not. Bytes, counts, milliseconds. */
export interface Limits {
  readonly openapiBytes: number;
  readonly fileBytes: number;
  readonly files: number;
  readonly totalBytes: number;
  readonly folderDepth: number;
  readonly nesting: number;
  readonly nodes: number;
  readonly scalarBytes: number;
  readonly referenceChain: number;
  readonly referencedFiles: number;
  readonly findingsPerRule: number;
  readonly commits: number;
  /** Of one file below `.git`. */
  readonly historyBytes: number;
}

/** The limits in force unless the caller raises one. */
export const DEFAULT_LIMITS: Limits = {
  openapiBytes: 64 * 1024 * 1024,
  fileBytes: 4 * 1024 * 1024,
  files: 100_000,
  totalBytes: 1024 * 1024 * 1024,
  folderDepth: 64,
  nesting: 100,
  nodes: 5_000_000,
  scalarBytes: 4 * 1024 * 1024,
  referenceChain: 100,
  referencedFiles: 2_000,
  findingsPerRule: 200,
  commits: 10_000,
  historyBytes: 256 * 1024 * 1024,
};
