import { readXml, type XmlElement } from "../manifests/xml.ts";
import type { Statement } from "../sql/statements.ts";
import { statementsOf } from "../sql/statements.ts";

/** What a changelog of Liquibase says (https://docs.liquibase.com, "Changelog formats"). */
export interface Changelog {
  /** Identifiers of its change sets, in their order. */
  readonly ids: readonly string[];
  /** Each change set says how it is taken back, or holds only changes that Liquibase can take back by itself. */
  readonly reversible: boolean;
  readonly statements: readonly Statement[];
}

/** Changes without a way back of Liquibase's own ("Automatic and custom rollbacks"). */
const ONE_WAY = new Set(
  "sql sqlFile createProcedure dropTable dropColumn delete update insert loadData loadUpdateData dropView dropIndex dropProcedure executeCommand modifyDataType customChange".split(
    " ",
  ),
);

/** A changelog in XML; undefined where the file is none. */
export function readXmlChangelog(text: string): Changelog | undefined {
  const root = readXml(text);
  if (root?.name !== "databaseChangeLog") return undefined;
  const sets = root.children.filter(({ name }) => name === "changeSet").slice(0, 5_000);
  const statements: Statement[] = [];
  for (const set of sets) {
    for (const change of set.children)
      if (change.name !== "rollback" && change.name !== "preConditions") addXml(change, statements);
  }
  const reversible = sets.every(({ children }) => {
    return children.some(({ name }) => name === "rollback") || !children.some(({ name }) => ONE_WAY.has(name));
  });
  return { ids: sets.map(({ attributes }) => attributes.get("id") ?? ""), reversible, statements };
}

function addXml(change: XmlElement, statements: Statement[]): void {
  const { name, attributes, at } = change;
  const columns = change.children
    .filter((child) => child.name === "column")
    .map((column) => (column.attributes.get("name") ?? "").toLowerCase());
  addChange(name, (key) => attributes.get(key) ?? "", columns, change.text, at, statements);
}

function addChange(
  change: string,
  attribute: (key: string) => string,
  columns: readonly string[],
  sql: string,
  at: number,
  statements: Statement[],
): void {
  const table = attribute("tableName").toLowerCase();
  const known = columns.filter((column) => column !== "").slice(0, 500);
  if (change === "createTable") statements.push({ kind: "table", name: table, columns: known, encoding: "", at });
  else if (change === "addColumn")
    statements.push({ kind: "alteration", name: table, columns: known, encoding: "", at });
  else if (change === "delete") statements.push({ kind: "delete", name: table, columns: [], encoding: "", at });
  else if (change === "dropProcedure") {
    statements.push({ kind: "drop", name: attribute("procedureName").toLowerCase(), columns: [], encoding: "", at });
  } else if (change === "createProcedure" && !/\bcreate\b/iu.test(sql)) {
    statements.push({
      kind: "procedure",
      name: attribute("procedureName").toLowerCase(),
      columns: [],
      encoding: "",
      at,
    });
  } else if (change === "sql" || change === "createProcedure") {
    for (const statement of statementsOf(sql)) statements.push({ ...statement, at });
  }
}

/** A changelog in YAML or JSON; undefined where the file is none. Pointers lead to the change sets and changes. */
export function readChangelog(value: unknown):
  | (Omit<Changelog, "statements"> & {
      readonly statements: readonly (Statement & { readonly pointer: readonly (string | number)[] })[];
    })
  | undefined {
  const items = list(member(value, "databaseChangeLog"));
  if (items === undefined) return undefined;
  const ids: string[] = [];
  const statements: (Statement & { pointer: (string | number)[] })[] = [];
  let reversible = true;
  items.slice(0, 5_000).forEach((item, i) => {
    const set = member(item, "changeSet");
    if (set === undefined) return;
    ids.push(text(member(set, "id")));
    let oneWay = false;
    list(member(set, "changes"))
      ?.slice(0, 1_000)
      .forEach((entry, j) => {
        for (const [change, body] of Object.entries(entry !== null && typeof entry === "object" ? entry : {}).slice(
          0,
          5,
        )) {
          if (ONE_WAY.has(change)) oneWay = true;
          const found: Statement[] = [];
          const columns = list(member(body, "columns"))?.map((column) =>
            text(member(member(column, "column"), "name")).toLowerCase(),
          );
          const sql =
            text(member(body, "sql")) || text(member(body, "procedureText")) || text(member(body, "procedureBody"));
          addChange(change, (key) => text(member(body, key)), columns ?? [], sql, 0, found);
          const pointer = ["databaseChangeLog", i, "changeSet", "changes", j, change];
          for (const statement of found) statements.push({ ...statement, pointer });
        }
      });
    if (oneWay && member(set, "rollback") === undefined) reversible = false;
  });
  return { ids, reversible, statements };
}

function member(value: unknown, key: string): unknown {
  return value !== null && typeof value === "object" && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

function list(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

function text(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
