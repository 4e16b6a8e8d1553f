/**
 * The words of the project as types (what each word means: src/README.md).
 * This file imports nothing, reads nothing and decides nothing.
 */

// ---------------------------------------------------------------------------
// Where something is

/** The steps of a JSON pointer (RFC 6901), unescaped: object keys as strings, array positions as numbers. */
export type Pointer = readonly (string | number)[];

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

  /** The place of a pointer in a file. */
  static of(file: string, pointer: Pointer = []): Place {
    return new Place(file).child(...pointer);
  }
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
  readonly files: readonly SourceFile[];
  readonly apis: readonly ApiDocument[];
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

/** One numbered duty of a specification. */
export interface Requirement {
  /** For example `govstack-cfr-security#req-1`. */
  readonly id: string;
  /** For example `govstack-cfr-security`. */
  readonly specification: string;
  readonly number: number;
  readonly level: Level;
  readonly observability: "OBSERVABLE" | "AUDITABLE";
  readonly mutability: "IMMUTABLE" | "EXTENSIBLE" | "REPLACEABLE";
  /** Numbers that earlier editions used for it. */
  readonly aliases: readonly string[];
  readonly title: Texts;
  readonly summary: Texts;
  readonly url: string;
  /** Where evidence can come from. */
  readonly evidence: readonly Source[];
  /** What would settle it, in one sentence for the person who must provide it. */
  readonly settledBy: Texts;
  readonly parts: readonly Part[];
  /** The trait without which it does not apply, for example `webUi`. */
  readonly trait?: string;
}

/** One published document with an edition. */
export interface Specification {
  /** The publication: `govstack-cfr`. */
  readonly id: string;
  readonly edition: string;
  readonly title: Texts;
  readonly url: string;
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
  /** One message per case of the check. */
  readonly messages: Readonly<Record<string, Texts>>;
  /** What to write instead, one sentence. */
  readonly remedy: Texts;
}

/** All specifications of a release, with the digest that names exactly this content. */
export interface Rulebook {
  readonly version: string;
  /** `sha256:<hex>` over the canonical JSON of the specifications. */
  readonly digest: string;
  readonly specifications: readonly Specification[];
}

// ---------------------------------------------------------------------------
// What a check answers

/** Values for the placeholders of a message. */
export type Data = Readonly<Record<string, string | number>>;

/** One thing wrong (or observed) at one subject. */
export interface Violation {
  /** One of the check's cases: it names the message. */
  readonly case: string;
  readonly data: Data;
  readonly place: Place;
  readonly related?: readonly Place[];
  /** Text found in the submission that must never be printed: it is masked wherever it would appear. */
  readonly secrets?: readonly string[];
}

/** What a check says of one subject. */
export type Examination =
  | { readonly subject: Place; readonly outcome: "holds" }
  | { readonly subject: Place; readonly outcome: "violated"; readonly violations: readonly Violation[] }
  | { readonly subject: Place; readonly outcome: "cannot-tell"; readonly reason: CannotTell };

/** Why a check has no answer; its text is `cannot-tell.<reason>` in the message catalogues. */
export type CannotTell = "unresolved-reference" | "unreadable-file" | "not-stated" | "not-understood" | "out-of-budget";

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
  | "tool-fault";

export interface RequirementResult {
  readonly requirement: Requirement;
  readonly outcome: Outcome;
  readonly because: Because;
  readonly rules: readonly RuleResult[];
  /** Parts with whether some rule proved them. */
  readonly parts: readonly { readonly id: string; readonly proved: boolean }[];
}

/** Requirements of one level, counted by outcome. */
export type OutcomeCounts = Readonly<Record<Outcome, number>> & { readonly total: number };

export interface Verdict {
  readonly result: VerdictResult;
  readonly required: OutcomeCounts;
  readonly recommended: OutcomeCounts;
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
  readonly problems: readonly Problem[];
  readonly verdict: Verdict;
  readonly reach: readonly Reach[];
  readonly requirements: readonly RequirementResult[];
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
};
