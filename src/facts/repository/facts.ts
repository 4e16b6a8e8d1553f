import type { Place } from "../../model.ts";
import type { Fact } from "../facts.ts";

/**
 * The facts of a repository and its deployment configuration: flat lists, one per kind of noun. Rules see a fact without what has an
 * underscore in front, in the shape of rules/schema/fact-<kind>.schema.json. `document` of such a fact is the file that it was read from.
 */
export interface RepositoryFacts {
  /** Absent where no repository was handed in: then all lists are empty. */
  readonly root?: RepositoryRoot;
  readonly files: readonly RepositoryFileFact[];
  readonly projects: readonly ProjectFact[];
  readonly dependencies: readonly DependencyFact[];
  readonly licences: readonly LicenceFact[];
  readonly runtimes: readonly RuntimeFact[];
  readonly histories: readonly HistoryFact[];
  readonly containers: readonly ContainerFact[];
  readonly services: readonly ServiceFact[];
  readonly workloads: readonly WorkloadFact[];
  readonly resources: readonly ResourceFact[];
  readonly settings: readonly SettingFact[];
  readonly steps: readonly PipelineStepFact[];
  readonly boms: readonly BomFact[];
  readonly secrets: readonly SecretFact[];
  readonly pages: readonly PageFact[];
  readonly sections: readonly SectionFact[];
  readonly languages: readonly LanguageFact[];
  readonly migrations: readonly MigrationFact[];
  readonly statements: readonly StatementFact[];
  readonly tests: readonly TestFact[];
  readonly interfaces: readonly InterfaceFact[];
  readonly traces: readonly TraceFact[];
  /** Files that could not be understood, with the kinds of fact that may hide in them. */
  readonly unread: readonly { readonly place: Place; readonly kinds: readonly RepositoryKind[] }[];
}

/** What every fact of a repository has. */
export interface RepositoryFact extends Fact {
  /** What the file that it was read from is for, by its path. */
  readonly purpose: Purpose;
  /** Where single fields are written; a field that is not listed is pointed at with `place`. */
  readonly _places?: Readonly<Record<string, Place>>;
}

/**
 * What a file is for, by the folders and the name it has. `product`: part of what is delivered. `example`: samples, demonstrations and
 * templates to be copied. Only `product` is held against the vendor where a rule says no more.
 */
export type Purpose = "product" | "test" | "example" | "documentation";

/** The repository as a whole. */
export interface RepositoryRoot {
  /** Where to point at what is missing: the first manifest of a project, or else the first file of source code, or else the first file. */
  readonly place: Place;
  /** There are files of source code that are part of the product. */
  readonly hasSource: boolean;
}

/** Any file of the repository. */
export interface RepositoryFileFact extends RepositoryFact {
  readonly path: string;
  /** The last step of the path. */
  readonly name: string;
  /** Lower case, with the dot; "" without one. */
  readonly extension: string;
  /** The programming language or markup that it is written in, by its name: "TypeScript", "Dockerfile", "YAML"; "" where that is not known. */
  readonly language: string;
  readonly kind: "source" | "markup" | "data" | "documentation" | "binary" | "other";
  readonly bytes: number;
  /** For publiccode.yml: fields that are missing or not as its format asks for ("legal.license"), at most 20; "YAML" for one that is none. Empty for all other files. */
  readonly faults: readonly string[];
}

/**
 * Where packages come from, as the types of package URLs name it (https://github.com/package-url/purl-spec): Gradle's packages are
 * those of Maven. Packages of Maven are named "group:artifact", those of Go by the path of their module, those of Python in lower
 * case with hyphens; others as they are written.
 */
export type Ecosystem = "npm" | "maven" | "pypi" | "golang" | "cargo" | "composer" | "gem" | "nuget" | "hex";

/** A part of the repository that is built by itself: what a manifest (package.json, pom.xml, go.mod, pyproject.toml …) stands at the head of. */
export interface ProjectFact extends RepositoryFact {
  /** Its folder, "" for the root. */
  readonly folder: string;
  readonly ecosystem: Ecosystem;
  readonly name: string;
  readonly version: string;
  /** As the manifest writes it. */
  readonly licence: string;
  /** The programming language most of its own bytes are in; "" without source code. */
  readonly mainLanguage: string;
  /** How its tests are started, as its manifest declares or its build tool always has it; "" where nothing does, or a placeholder. */
  readonly testCommand: string;
  /** Files of source code that are part of the product. */
  readonly sourceFiles: number;
  /** It is what people use in a browser: "frontend"; otherwise "backend", "both", or "unknown". */
  readonly side: "frontend" | "backend" | "both" | "unknown";
}

/** A package that a manifest or lock file names. */
export interface DependencyFact extends RepositoryFact {
  readonly ecosystem: Ecosystem;
  readonly name: string;
  /** As written in the manifest, or as locked. */
  readonly version: string;
  /** `locked`: from a lock file, installed indirectly perhaps. */
  readonly scope: "runtime" | "development" | "locked";
  /** It is needed for building and testing only: `yes` and `no` where the manifest or lock file says so, `unknown` in most lock files. */
  readonly developmentOnly: "yes" | "no" | "unknown";
  /** Licence that the lock file states, "" where none. */
  readonly licence: string;
  /** Folder of the project that needs it. */
  readonly project: string;
}

/** A licence that a file holds or names. */
export interface LicenceFact extends RepositoryFact {
  /** `text`: a whole licence text; `manifest`: a name in a package manifest; `named`: a name in a README, or in place of a text. */
  readonly source: "text" | "manifest" | "named";
  /** SPDX identifier or expression; "" for a text or name that is none. A text does not tell "-only" from "-or-later": it is "-only" then. */
  readonly spdx: string;
  /** As written: the name, or the first line of the text. */
  readonly name: string;
  readonly osiApproved: boolean;
  /** It stands at the root of the repository, or in its folder LICENSES. */
  readonly atRoot: boolean;
  /** For a text: hardly anything else stands in the file that could change what is allowed. */
  readonly complete: boolean;
  /** The text of another licence that the Open Source Initiative approves stands beside it, in the same file or folder. */
  readonly openBeside: boolean;
  /**
   * For a name: it is another licence than those whose texts stand at the root, or in its own folder where there are any. False where
   * either is not known.
   */
  readonly differs: boolean;
}

/** The version of a language, framework, database or base system that the repository asks for. */
export interface RuntimeFact extends RepositoryFact {
  /** "node", "java", "python", "postgres", "debian", "spring-boot" … */
  readonly name: string;
  /** As far as it is told: "14", "3.8". */
  readonly version: string;
  /** Only a lower bound is stated (`>=14`, the `go` line of go.mod): newer ones may be what runs. */
  readonly minimum: boolean;
  /** Where it is stated: an image that is built on or run, a file that pins a version, or a manifest. */
  readonly source: "image" | "pin" | "manifest";
  /** Last day of its support (`YYYY-MM-DD`) by the table of this release, "" where the table does not have it. */
  readonly supportedUntil: string;
  /** Last day of what its maker supports for a fee, "" where there is no such support. */
  readonly paidUntil: string;
}

/** What version control knows. */
export interface HistoryFact extends RepositoryFact {
  readonly branch: string;
  readonly branches: readonly string[];
  readonly tags: readonly string[];
  /** Tags that are semantic versions. */
  readonly releases: readonly string[];
  /** Of the current branch, as many as were read. */
  readonly commits: number;
  /** People who wrote them, told apart by their addresses. */
  readonly authors: number;
  /** The copy holds only the last commits of a longer history. */
  readonly shallow: boolean;
  /** Commits whose message is empty, one word, or says no more than "wip" or "fix bug". */
  readonly poorMessages: number;
  /** The same in percent of all commits that were read, rounded down. */
  readonly poorShare: number;
  /** Files of source code of the product, generated ones aside, that version control has; undefined where that can't be told. */
  readonly tracked?: number;
  /** And those that it does not have. */
  readonly untracked?: number;
}

/** An image that is built: a Dockerfile by its final stage, or a build plug-in that makes images without one. */
export interface ContainerFact extends RepositoryFact {
  readonly builder: "dockerfile" | "buildpack" | "jib" | "other";
  /** Name of the final stage, "" without one: the last stage, or the one that a Compose file of the product builds. */
  readonly stage: string;
  readonly stages: number;
  /** What the final stage rests on at last, as written, stages and arguments followed: "node:20-alpine"; "" where that can't be told. */
  readonly base: string;
  /** The name of the base without registry, tag and digest: "node". */
  readonly baseName: string;
  readonly tag: string;
  /**
   * How exactly the base is named: by `digest`, an exact `version`, a `series` (20, 20-alpine), `floating` (latest or none), `unknown`
   * behind an argument without a default; `scratch`: there is none.
   */
  readonly pinned: "digest" | "version" | "series" | "floating" | "unknown" | "scratch";
  /** scratch, distroless, alpine, slim, minimal, micro …: true; a whole operating system: false. */
  readonly minimal: boolean | "unknown";
  /** The user that it runs as, followed through arguments and stages; "" where neither it nor its base sets one. */
  readonly user: string;
  /** `unknown` too where its entry script gives up the rights of root. */
  readonly runsAsRoot: boolean | "unknown";
  readonly healthcheck: boolean;
  /**
   * How the main process is started: by ENTRYPOINT, or else CMD. `exec`: the program is the main process. `shell`: a shell stays in front
   * of it and keeps SIGTERM. `shell-by-image`: the shell form, on an image whose shell may replace itself. `wrapper`: a script of the
   * repository stays in front of it. `inherited`: neither is set. `unknown`: a script that is not in the repository.
   */
  readonly start: "exec" | "shell" | "shell-by-image" | "wrapper" | "inherited" | "unknown";
  /**
   * The program that is started at last, without its folder and what only starts it: "gunicorn" for `python -m gunicorn`; "" where that
   * can't be told.
   */
  readonly program: string;
  /** Compilers, tools for building, shells and package managers that the final stage installs and leaves, or compilers that it calls. */
  readonly installs: readonly string[];
  /** Package managers that the final stage calls: they are in the image. */
  readonly managers: readonly string[];
  /** The final stage copies the whole folder (`COPY . .`), and no .dockerignore keeps files of settings out of it. */
  readonly copiesEverything: boolean;
  /** As EXPOSE names them. */
  readonly ports: readonly string[];
}

/** A service of a Compose file, with what it extends and what other files lay under it. */
export interface ServiceFact extends RepositoryFact {
  readonly name: string;
  /** As written, "" for one that is only built. */
  readonly image: string;
  /** With the defaults of variables in place. */
  readonly tag: string;
  readonly pinned: ContainerFact["pinned"];
  readonly builds: boolean;
  /** Its image is one of common use that the vendor only takes; otherwise, and where it is built here, it may be the vendor's own. */
  readonly common: boolean;
  /** The folder that it is built from, "" for the root; "" too where it is not built. */
  readonly context: string;
  /** The Dockerfile that it is built by; "" where it is not built, or that can't be told. */
  readonly dockerfile: string;
  /** "postgres", "mysql", "mongo", "redis", "kafka" …, by its image; "" for none of these. */
  readonly database: string;
  /** Databases that its environment points to, as "host/name", "host" where no name is stated: "db/permits". Never with a password. */
  readonly databases: readonly string[];
  /** Names of profiles that it is limited to. */
  readonly profiles: readonly string[];
  readonly user: string;
  readonly privileged: boolean;
  readonly readOnly: boolean;
  readonly capDrop: readonly string[];
  readonly capAdd: readonly string[];
  readonly securityOpt: readonly string[];
  readonly networkMode: string;
  readonly pid: string;
  readonly ipc: string;
  readonly networks: readonly string[];
  /** Published ports as "host:container", the address of the host in front where one is stated; ":container" for a port that is drawn. */
  readonly ports: readonly string[];
  /** As "source:target", ":ro" behind it where it is mounted read-only; named volumes and folders of the host. */
  readonly volumes: readonly string[];
  readonly memoryLimit: string;
  readonly cpuLimit: string;
  readonly memoryRequest: string;
  readonly cpuRequest: string;
  readonly healthcheck: boolean;
  readonly restart: string;
  readonly stopGracePeriod: string;
  readonly replicas: number;
  readonly dependsOn: readonly string[];
  /** The driver of its log, "" where none is stated. */
  readonly logging: string;
  readonly secrets: readonly string[];
}

/** A container of a Kubernetes workload, with what its pod says for it. */
export interface WorkloadFact extends RepositoryFact {
  /** "Deployment", "StatefulSet", "CronJob" … */
  readonly kind: string;
  readonly workload: string;
  readonly namespace: string;
  /** Name of the container. */
  readonly name: string;
  readonly init: boolean;
  readonly image: string;
  readonly tag: string;
  readonly pinned: ContainerFact["pinned"];
  readonly database: string;
  /** undefined: not stated. */
  readonly replicas?: number;
  readonly cpuRequest: string;
  readonly cpuLimit: string;
  readonly memoryRequest: string;
  readonly memoryLimit: string;
  readonly liveness: boolean;
  readonly readiness: boolean;
  readonly startup: boolean;
  readonly gracePeriod?: number;
  readonly privileged: boolean;
  /** undefined: not stated; the image decides. */
  readonly runAsNonRoot?: boolean;
  readonly runAsUser?: number;
  readonly allowPrivilegeEscalation?: boolean;
  readonly readOnlyRootFilesystem?: boolean;
  readonly capDrop: readonly string[];
  readonly capAdd: readonly string[];
  readonly hostNetwork: boolean;
  readonly hostPid: boolean;
  readonly hostIpc: boolean;
  /** Paths of the node that it mounts; those that it may only read end with ":ro". */
  readonly hostPaths: readonly string[];
  /** Names of the claims for storage that it writes to and that all its replicas share. */
  readonly claims: readonly string[];
  /** Labels of its pods, as "name=value". */
  readonly labels: readonly string[];
  /** Fields that can't be told: they are behind a template, or an overlay of Kustomize sets them. */
  readonly unresolved: readonly string[];
  /** It comes from a chart whose values switch it off. */
  readonly switchedOff: boolean;
}

/**
 * Any object of a Kubernetes manifest or chart, custom ones too. A chart itself counts as one of kind "Chart" (its Chart.yaml), an overlay
 * of Kustomize as one of kind "Kustomization".
 */
export interface ResourceFact extends RepositoryFact {
  readonly kind: string;
  readonly apiVersion: string;
  readonly name: string;
  readonly namespace: string;
  /** The object as written; what only a template knows stands in it as a word between ‹ and ›. */
  readonly content: Readonly<Record<string, unknown>>;
  /** An overlay of Kustomize changes it, or other values of its chart may; how is not followed. */
  readonly patched: boolean;
  /** It comes from a chart whose values switch it off. */
  readonly switchedOff: boolean;
}

/** A setting that a program is given, or asks for. */
export interface SettingFact extends RepositoryFact {
  readonly name: string;
  readonly where: "compose" | "kubernetes" | "helm" | "dockerfile" | "dotenv" | "properties" | "code" | "pipeline";
  /**
   * Where its value comes from. `literal`: it is written there. `default`: it is written there for the case that nothing is given.
   * `reference`: from the environment. `secret`: from a secret store. `read`: code asks for it. `unknown`: behind a template.
   */
  readonly value: "literal" | "default" | "reference" | "secret" | "empty" | "read" | "unknown";
  /** By its name it holds a credential. */
  readonly sensitive: boolean;
  /** For a literal or default that is no secret by its name: at most 200 characters of the value. Otherwise "". */
  readonly text: string;
  /** Service, workload or file that it belongs to. */
  readonly owner: string;
}

/** One step of a pipeline. */
export interface PipelineStepFact extends RepositoryFact {
  readonly system: "github" | "gitlab" | "circleci" | "jenkins" | "azure" | "bitbucket" | "drone" | "tekton" | "other";
  readonly job: string;
  readonly name: string;
  /** The commands it runs, at most 2,000 characters. */
  readonly runs: string;
  /** The action, image or template it uses, "" for none. */
  readonly uses: string;
  readonly does: readonly PipelineTask[];
  /** A failure does not stop the pipeline: `|| true`, `continue-on-error`, `allow_failure` … */
  readonly ignoresFailure: boolean;
  /** What makes it ignore failures, as written: "|| true"; "" where nothing does. */
  readonly ignoredBy: string;
  /** The file stands where its system looks for it, and the step is not switched off. */
  readonly active: boolean;
  /** Why it is not active: the file stands where no system looks for it, or the step is switched off; "" where it is active. */
  readonly inactive: "" | "misplaced" | "switched-off";
  /** What switches it off, as written: "if: false"; "" where nothing does. */
  readonly switchedOffBy: string;
  /** It is active, stops at failures, and runs without somebody starting it. */
  readonly effective: boolean;
  /** It is the first step of its file. */
  readonly first: boolean;
  /** A scan in it makes the pipeline fail at severe findings, by its options or because its tool always does. */
  readonly gated: boolean;
  /** "push", "pull_request", "schedule", "manual" …; empty where the system always runs it. */
  readonly triggers: readonly string[];
}
export type PipelineTask =
  | "build"
  | "test"
  | "lint"
  | "coverage"
  | "quality"
  | "sast"
  | "dast"
  | "dependency-scan"
  | "image-scan"
  | "secret-scan"
  | "sign"
  | "sbom"
  | "publish"
  | "deploy"
  | "migrate";

/** A software bill of materials. */
export interface BomFact extends RepositoryFact {
  readonly format: "CycloneDX" | "SPDX";
  readonly version: string;
  readonly valid: boolean;
  /** Why it is not valid, "" where it is. */
  readonly fault: string;
  readonly components: number;
  /**
   * Packages of the lock files beside it, each version once, those for building and testing left out where the lock file tells; and how
   * many of them it lists.
   */
  readonly locked: number;
  readonly covered: number;
  /** At most 20 packages of the lock files that it does not list, as "name 1.2.3". */
  readonly missing: readonly string[];
  /** How many of the packages it lists only in versions that the lock files do not have. */
  readonly differing: number;
  /** At most 20 of those, as "name 1.2.3 (locked 1.2.4)". */
  readonly differences: readonly string[];
  /** The lock files that it was held beside: those of its own folder, or else of the nearest folder above that has one. */
  readonly lockFiles: readonly string[];
  /** Packages of an ecosystem for which it states a licence, at most 5,000; none for the bill of an image. */
  readonly _licensed: readonly {
    readonly name: string;
    readonly version: string;
    readonly licence: string;
    readonly place: Place;
  }[];
}

/** A credential that stands in a file in plain text. */
export interface SecretFact extends RepositoryFact {
  /** By its name "password", "secret", "token" or "key"; by its form "private-key", "address-password", "github-token" …; a file: "key-store", "ssh-key", "copied-file". */
  readonly kind: string;
  /** Name of the variable or field it stands for, "" where there is none. */
  readonly name: string;
  /** `certain`: nothing else looks like it. `likely`: name and value speak for it. */
  readonly confidence: "certain" | "likely";
  /** It is what a program uses when nothing else is given: `${PASSWORD:-changeme}`. */
  readonly isDefault: boolean;
  /** The file stands in a place of deployment: image, manifest, pipeline, settings; or in code; or in a document. */
  readonly where: "code" | "image" | "deployment" | "pipeline" | "settings" | "document" | "key-file";
  /** The value: never printed. */
  readonly _secret: string;
}

/** A document for people, or a template of settings that explains them in comments. */
export interface PageFact extends RepositoryFact {
  readonly path: string;
  /** How it is written; `closed`: a PDF or a file of an office program, of which only the name is known. */
  readonly format: "markdown" | "restructuredtext" | "asciidoc" | "text" | "html" | "settings" | "data" | "closed";
  /**
   * Told by its name: "readme", "contributing", "security", "changelog", "code-of-conduct", "governance", "publiccode", "licence",
   * "authors", "support", "installation"; "template" for what people fill in when they report or propose something;
   * "settings-template" for .env.example and its like; "other".
   */
  readonly role: string;
  /** Its first heading, "" without one. */
  readonly title: string;
  readonly words: number;
  /** What its sections are about, taken together. */
  readonly topics: readonly string[];
  /** A guess: ISO 639-1 code of what it is written in; "und" for what is surely not English and not told further; "" where that can't be told. */
  readonly language: string;
  /** Names of settings that it explains, as `settingKey` of pages/setting-names.ts writes them. `DB_*` for all that begin so. */
  readonly _names: ReadonlySet<string>;
}

/** What stands in a document under one heading, down to the next of the same level; the first is the document as a whole. */
export interface SectionFact extends RepositoryFact {
  /** The heading; for a document without one the name of its file. */
  readonly heading: string;
  /** 0 for the document as a whole, 7 for a line in bold. */
  readonly level: number;
  /**
   * What it is about: by its heading and the name of the file if there is something below it, or by its own text where that says so twice
   * or in words that mean nothing else. "installation", "backup", "restore", "rollback" …: the names in pages/topic-table.ts.
   */
  readonly topics: readonly string[];
  /** What its own text speaks of at least once; its topics, too. */
  readonly mentions: readonly string[];
  /** Of text, lists and tables below it, subsections included. Words that only announce something do not count. */
  readonly words: number;
  /** Items of lists, numbered or not. */
  readonly steps: number;
  /** Rows of tables, the heading row too. */
  readonly rows: number;
  /** Blocks of commands to be typed. */
  readonly commands: number;
  /** Names of classes of sensitivity ("public", "internal", "level 1" …) with which rows or items begin. */
  readonly classes: readonly string[];
  /** A guess, as for a page. */
  readonly language: string;
}

/** What languages a sort of text is written in, over the whole repository: guesses. */
export interface LanguageFact extends RepositoryFact {
  /** Comments in source code of the product, first lines of commit messages, or documents. A bounded number of each is looked at. */
  readonly of: "comments" | "commit-messages" | "pages";
  /** The language that most of those texts are in that are not English, as for a page; "" where there are none. */
  readonly other: string;
  /** All that were looked at, those whose language can't be told too. */
  readonly texts: number;
  readonly english: number;
  /** In any language that is not English. */
  readonly notEnglish: number;
  /** In `other`. */
  readonly inOther: number;
  /** `notEnglish` in per cent of `texts`. */
  readonly otherShare: number;
}

/** How the schema of a database is changed: one step, or what sets up the tool that takes such steps. */
export interface MigrationFact extends RepositoryFact {
  /** "Flyway", "Alembic" …; for a package that sets a tool up the package's name. "SQL scripts" where no tool is known. */
  readonly tool: string;
  readonly path: string;
  readonly form: "step" | "setup";
  /** What orders a step: a number, a time or the name in a chain; "" where nothing does. */
  readonly order: string;
  /** A way back is written for the step, or its tool knows one. */
  readonly reversible: boolean;
}

/** A statement of SQL, or what stands for one in a migration or a schema. Ways back are left out. */
export interface StatementFact extends RepositoryFact {
  /** `alteration`: columns are added to a table, or a table or database is converted. */
  readonly kind: "trigger" | "function" | "procedure" | "table" | "alteration" | "database" | "delete" | "view";
  /** In lower case, without the schema in front. */
  readonly name: string;
  /** For a table: its columns in lower case; for an alteration: those it adds. */
  readonly columns: readonly string[];
  /** For a database or table: the character set or collation it states or is converted to later, in lower case; "" for none. */
  readonly encoding: string;
  /** A later step in the same folder drops it. */
  readonly dropped: boolean;
}

/** A file of tests. */
export interface TestFact extends RepositoryFact {
  readonly path: string;
  readonly framework: string;
  /** How its tests speak to the program: `interface`, as people do; `api`, over its API; `acceptance`, in sentences; `integration`, with a database or the whole program. */
  readonly level: "unit" | "integration" | "interface" | "api" | "acceptance";
  /** Test cases in it, without those that are switched off. */
  readonly cases: number;
  /** Nothing is compared, or it is the empty one that a generator leaves. */
  readonly empty: boolean;
  /** Paths of URLs that it names, at most 200; none for unit tests. */
  readonly paths: readonly string[];
}

/** A sign that people use the service in a browser or an app. Pages of documentation, reports and mails are none. */
export interface InterfaceFact extends RepositoryFact {
  readonly sign: "framework" | "page" | "template" | "styles" | "mobile";
  /** Of the framework or the language of templates: "React", "Thymeleaf"; "HTML", "CSS", "Android" … */
  readonly name: string;
  /** For a framework in a package of its own, without a server in it: the drivers of databases that this package needs at run time. */
  readonly databases: readonly string[];
  /** For a page: it begins as HTML5 does. False for everything else. */
  readonly html5: boolean;
  /** For a page: it says how wide the screen is taken to be, so that it can adapt. False for everything else. */
  readonly viewport: boolean;
}

/** A spot in code or settings that shows how something is done. Comments are no code. At most one of a sort and name in a file, unless it speaks against something. */
export interface TraceFact extends RepositoryFact {
  /** What it shows; each sort is told in the table that finds it, in src/facts/repository/traces/, gateway/ and provisioning/. */
  readonly of: TraceSort;
  /** Of the library, algorithm, variable or document that shows it. */
  readonly name: string;
  /** The language of the file ("Java", "YAML" …), or the gateway or tool that it is for ("nginx", "terraform"); "" where it is not known. */
  readonly language: string;
  /** Nothing else can be meant. Otherwise it is a guess: from a name, or where something else may take it back. */
  readonly certain: boolean;
  /** What a report or a set of catalogues counts: tests that failed, percent that are covered, languages. Absent for everything else. */
  readonly number?: number;
}
export type TraceSort =
  | "weak-hash"
  | "weak-cipher"
  | "weak-key"
  | "weak-signature"
  | "strong-algorithm"
  | "algorithm-setting"
  | "tls-unverified"
  | "logging"
  | "logs-secret"
  | "logs-personal-data"
  | "log-redaction"
  | "structured-log"
  | "debug-mode"
  | "debug-off"
  | "ignores-secret-files"
  | "secret-scan"
  | "fixed-address"
  | "refuses-unknown-fields"
  | "ignores-unknown-fields"
  | "server-session"
  | "shared-session"
  | "signal-handler"
  | "no-timeout"
  | "timeout"
  | "resilience"
  | "tracing"
  | "validation"
  | "internationalization"
  | "translations"
  | "locales"
  | "asyncapi"
  | "message"
  | "message-schema"
  | "broker"
  | "soft-delete"
  | "hard-delete"
  | "audit-column"
  | "feature-flag"
  | "encoding"
  | "data-model"
  | "mock"
  | "test-report"
  | "coverage-report"
  | "coverage-floor"
  | "key-store"
  | "tamper-protection"
  | "mediator"
  | "provisioning"
  | "time-sync"
  | "encryption-on"
  | "encryption-off"
  | "region"
  | "tls-minimum"
  | "rate-limit-guarded"
  | "rate-limit-unguarded"
  | "rate-limit-unclear"
  | "authentication-guarded"
  | "authentication-unguarded"
  | "authentication-unclear";

/** The kinds of fact by the name used in rules. */
export interface RepositoryKinds {
  "repository-file": RepositoryFileFact;
  project: ProjectFact;
  dependency: DependencyFact;
  licence: LicenceFact;
  runtime: RuntimeFact;
  history: HistoryFact;
  container: ContainerFact;
  service: ServiceFact;
  workload: WorkloadFact;
  resource: ResourceFact;
  setting: SettingFact;
  "pipeline-step": PipelineStepFact;
  bom: BomFact;
  secret: SecretFact;
  page: PageFact;
  section: SectionFact;
  "language-share": LanguageFact;
  migration: MigrationFact;
  statement: StatementFact;
  "test-file": TestFact;
  "interface-sign": InterfaceFact;
  trace: TraceFact;
}
export type RepositoryKind = keyof RepositoryKinds;

/** Where the facts of each kind are listed, the field that names one, and which evidence they are. */
export const REPOSITORY_KINDS: {
  readonly [K in RepositoryKind]: {
    readonly list: Exclude<keyof RepositoryFacts, "root" | "unread">;
    readonly name: keyof RepositoryKinds[K] & string;
    readonly source: "repository" | "configuration";
  };
} = {
  "repository-file": { list: "files", name: "path", source: "repository" },
  project: { list: "projects", name: "name", source: "repository" },
  dependency: { list: "dependencies", name: "name", source: "repository" },
  licence: { list: "licences", name: "name", source: "repository" },
  runtime: { list: "runtimes", name: "name", source: "repository" },
  history: { list: "histories", name: "branch", source: "repository" },
  container: { list: "containers", name: "base", source: "repository" },
  service: { list: "services", name: "name", source: "configuration" },
  workload: { list: "workloads", name: "workload", source: "configuration" },
  resource: { list: "resources", name: "name", source: "configuration" },
  setting: { list: "settings", name: "name", source: "configuration" },
  "pipeline-step": { list: "steps", name: "name", source: "repository" },
  bom: { list: "boms", name: "format", source: "repository" },
  secret: { list: "secrets", name: "kind", source: "repository" },
  page: { list: "pages", name: "path", source: "repository" },
  section: { list: "sections", name: "heading", source: "repository" },
  "language-share": { list: "languages", name: "of", source: "repository" },
  migration: { list: "migrations", name: "path", source: "repository" },
  statement: { list: "statements", name: "name", source: "repository" },
  "test-file": { list: "tests", name: "path", source: "repository" },
  "interface-sign": { list: "interfaces", name: "name", source: "repository" },
  trace: { list: "traces", name: "name", source: "repository" },
};

export type RepositoryLists = Omit<RepositoryFacts, "root" | "unread">;

/** No facts of any kind. */
export function emptyLists(): RepositoryLists {
  return Object.fromEntries(
    Object.values(REPOSITORY_KINDS).map(({ list }) => [list, []]),
  ) as unknown as RepositoryLists;
}

/** Nothing was handed in that is a repository. */
export const NO_REPOSITORY: RepositoryFacts = { ...emptyLists(), unread: [] };
