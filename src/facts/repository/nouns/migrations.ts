import { Place, type RepositoryFile } from "../../../model.ts";
import type { MigrationFact, StatementFact } from "../facts.ts";
import { type Changelog, readChangelog, readXmlChangelog } from "../migrations/liquibase.ts";
import { tablesOf } from "../migrations/schema-code.ts";
import { statementsInCode, stepOf, withoutDown } from "../migrations/step.ts";
import { DOWN_SCRIPT, SETUP_FILES, SETUP_PACKAGES } from "../migrations/tools.ts";
import type { Lists, NounReader, TextFile, Tree } from "../noun.ts";
import { type Statement, statementsOf } from "../sql/statements.ts";

/** More statements of one repository are not listed. */
const MOST_STATEMENTS = 20_000;
const KINDS = ["migration", "statement"] as const;

/** Reads how the schema of a database is changed, and the SQL that stands in scripts and migrations. */
export function reader(): NounReader {
  return new MigrationReader();
}

/** Code that may hold a migration, by what migrations are called. */
const CODE =
  /(?:migrat|(?:^|\/)versions\/|(?:^|\/)Version\d|(?:^|\/)m\d{8}_)[\s\S]*\.(?:js|ts|mjs|cjs|py|rb|php|cs|exs|go|rs|java|kt|groovy)$/iu;
const CHANGELOG = /(?:changelog|changeset|liquibase|migrat|(?:^|\/)db\/)[\s\S]*\.(?:xml|ya?ml|json)$/iu;
const SQL = /\.(?:sql|psql|pgsql|ddl|pks|pkb|plsql|pls)$/iu;

class MigrationReader implements NounReader {
  readonly #migrations: MigrationFact[] = [];
  readonly #found: { readonly statement: Statement; readonly fact: StatementFact }[] = [];

  wants({ path }: RepositoryFile): boolean {
    return (
      SQL.test(path) ||
      CODE.test(path) ||
      CHANGELOG.test(path) ||
      SETUP_FILES.some((setup) => setup.path.test(path)) ||
      SETUP_PACKAGES.some(({ manifest }) => manifest.test(path))
    );
  }

  async take(file: TextFile, tree: Tree): Promise<void> {
    this.#takeSetup(file);
    if (DOWN_SCRIPT.test(file.path)) return;
    if (CHANGELOG.test(file.path) && file.text.includes("databaseChangeLog")) return this.#takeChangelog(file);
    const step = stepOf(file.path, file.text);
    if (step !== undefined) {
      const { tool, order } = step;
      this.#addStep(file, file.at(1), tool, order, step.reversible || hasWayBack(file.path, tool, tree));
    }
    const text = withoutDown(file.text, step?.way.down);
    if (SQL.test(file.path)) this.#addStatements(file, statementsOf(text));
    else if (step !== undefined) this.#addStatements(file, statementsInCode(file.path, text));
    else if (file.path.endsWith(".prisma"))
      this.#addStatements(file, tablesOf(text.replace(/\/\/[^\n]*/gu, ""), "prisma"));
  }

  finish(): Lists {
    return { migrations: this.#migrations, statements: settled(this.#found) };
  }

  #takeSetup(file: TextFile): void {
    for (const { tool, path, content } of SETUP_FILES) {
      if (!path.test(file.path)) continue;
      const at = content === undefined ? 0 : file.text.search(content);
      if (at >= 0) this.#addSetup(file, file.atOffset(at), tool);
    }
    for (const { manifest, packages } of SETUP_PACKAGES) {
      const match = manifest.test(file.path) ? packages.exec(file.text.slice(0, 500_000)) : null;
      if (match !== null) this.#addSetup(file, file.atOffset(match.index), match[1] ?? "");
    }
  }

  #addSetup(file: TextFile, place: Place, tool: string): void {
    const { path, purpose } = file;
    this.#migrations.push({ document: path, place, purpose, path, tool, form: "setup", order: "", reversible: false });
  }

  #addStep(file: TextFile, place: Place, tool: string, order: string, reversible: boolean): void {
    const { path, purpose } = file;
    this.#migrations.push({ document: path, place, purpose, path, tool, form: "step", order, reversible });
  }

  async #takeChangelog(file: TextFile): Promise<void> {
    if (file.path.endsWith(".xml")) {
      const changelog = readXmlChangelog(file.text);
      if (changelog === undefined) return;
      this.#addChangelog(file, file.at(1), changelog);
      this.#addStatements(file, changelog.statements);
      return;
    }
    const document = await file.parse(KINDS);
    const changelog = document === undefined ? undefined : readChangelog(document.value);
    if (changelog === undefined) return;
    const root = new Place(file.path);
    this.#addChangelog(file, root.child("databaseChangeLog").key(), changelog);
    for (const statement of changelog.statements) this.#add(file, statement, root.child(...statement.pointer).key());
  }

  /** A changelog that only includes others sets Liquibase up. */
  #addChangelog(file: TextFile, place: Place, { ids, reversible }: Omit<Changelog, "statements">): void {
    if (ids.length === 0) this.#addSetup(file, place, "Liquibase");
    else this.#addStep(file, place, "Liquibase", ids[0] ?? "", reversible);
  }

  #addStatements(file: TextFile, statements: readonly Statement[]): void {
    for (const statement of statements) this.#add(file, statement, file.atOffset(statement.at));
  }

  #add({ path, purpose }: TextFile, statement: Statement, place: Place): void {
    if (this.#found.length >= MOST_STATEMENTS) return;
    const { kind, name, columns, encoding } = statement;
    const known = kind === "drop" || kind === "conversion" ? "alteration" : kind;
    const fact = { document: path, place, purpose, kind: known, name, columns, encoding, dropped: false } as const;
    this.#found.push({ statement, fact });
  }
}

/** A script for the way back stands beside the step. */
function hasWayBack(path: string, tool: string, tree: Tree): boolean {
  const beside = (pattern: RegExp, by: string) => {
    const other = path.replace(pattern, by);
    return other !== path && tree.has(other);
  };
  return (
    beside(/(\.?)(?:up|migration)\.(sql|yaml)$/u, "$1down.$2") ||
    (tool === "Flyway" && beside(/(^|\/)V([^/]+)$/u, "$1U$2")) ||
    (tool === "Sqitch" && beside(/(^|\/)deploy\//u, "$1revert/")) ||
    ["down", "undo", "rollback"].some((word) => beside(/\.sql$/u, `.${word}.sql`))
  );
}

/**
 * What a later step drops is no longer there, and what it converts has the later encoding. The order is that of numbers in the paths, within
 * one folder.
 */
function settled(found: readonly { readonly statement: Statement; readonly fact: StatementFact }[]): StatementFact[] {
  const sorted = [...found].sort((a, b) => compare(a.fact.document, b.fact.document));
  const gone = new Set<StatementFact>();
  const encodings = new Map<StatementFact, string>();
  const alive = new Map<string, StatementFact[]>();
  for (const { statement, fact } of sorted) {
    const folder = fact.document.slice(0, fact.document.lastIndexOf("/") + 1);
    const key = `${folder}\0${statement.name}`;
    const before = alive.get(key) ?? [];
    if (statement.kind === "drop") {
      for (const one of before) gone.add(one);
      alive.delete(key);
    } else if (statement.kind === "conversion") {
      for (const one of before) if (one.encoding !== "") encodings.set(one, statement.encoding);
      alive.set(key, [...before, fact]);
    } else alive.set(key, [...before, fact]);
  }
  return found
    .filter(({ statement }) => statement.kind !== "drop")
    .map(({ fact }) => ({ ...fact, dropped: gone.has(fact), encoding: encodings.get(fact) ?? fact.encoding }));
}

/** Numbers in paths by their size: V2 before V10. */
function compare(a: string, b: string): number {
  const x = a.split(/(\d+)/u);
  const y = b.split(/(\d+)/u);
  for (let i = 0; i < Math.min(x.length, y.length); i++) {
    const [one = "", other = ""] = [x[i], y[i]];
    if (one === other) continue;
    const sizes = i % 2 === 1 ? Number(one) - Number(other) : 0;
    return sizes !== 0 && !Number.isNaN(sizes) ? sizes : one < other ? -1 : 1;
  }
  return x.length - y.length;
}
