/** A database that a program is told to use. */
export interface DatabaseAddress {
  /** Host in lower case, without its port; a variable as written. */
  readonly host: string;
  /** Name of the database, or the schema; "" where none is stated. */
  readonly name: string;
}

const SCHEMES =
  "postgres|postgresql|postgis|mysql|mysql2|mariadb|mongodb|mongodb\\+srv|sqlserver|mssql|redis|rediss|oracle|cockroachdb|jdbc:postgresql|jdbc:mysql|jdbc:mariadb|jdbc:sqlserver|r2dbc:postgresql|r2dbc:mysql|r2dbc:mariadb|postgresql\\+[a-z0-9]{1,20}|mysql\\+[a-z0-9]{1,20}";
/** `scheme://[user[:password]@]host[:port][/name]`, and `;databaseName=` of SQL Server. */
const URL = new RegExp(
  `^(?:${SCHEMES})://(?:[^@/\\s]{0,300}@)?([^/:;?,\\s@]{1,200})(?::[^/?;,\\s]{0,80})?(?:,[^/\\s]{0,300})?(?:/([^?;\\s]{0,200}))?`,
  "i",
);
/** Where the parts of an address stand in settings of their own: what is in front of HOST says that it is a database. */
const HOST =
  /^((?:.*[_.])?(?:db|database|postgres|postgresql|pg|mysql|mariadb|mongo|mongodb|sql|mssql|oracle|datasource)(?:[_.][a-z0-9]+)?[_.]?)(?:host|hostname|server|addr|address)$/i;
const NAMES = ["name", "database", "db", "dbname", "db_name", "schema"];

/**
 * The databases that a program's settings point to: addresses (`DATABASE_URL`, JDBC, connection strings of .NET), and settings that have
 * the parts (`DB_HOST` with `DB_NAME`). User and password are left out.
 *
 * @param settings names and values; what is unknown stays a variable, and equal variables are equal addresses
 */
export function databasesOf(settings: readonly { readonly name: string; readonly value: string }[]): DatabaseAddress[] {
  const found = new Map<string, DatabaseAddress>();
  const add = (host: string, name: string): void => {
    const address = { host: host.toLowerCase(), name: name.replace(/^\/+|\/+$/g, "") };
    if (host !== "" && found.size < 50) found.set(`${address.host}/${address.name}`, address);
  };
  const values = new Map(settings.map(({ name, value }) => [name.toLowerCase(), value.slice(0, 1_000).trim()]));
  for (const [setting, value] of values) {
    const url = URL.exec(value);
    if (url !== null) {
      add(url[1] ?? "", url[2] ?? /;\s*databaseName=([^;\s]{1,200})/i.exec(value)?.[1] ?? "");
      continue;
    }
    const parts = partsOf(value);
    if (parts !== undefined) {
      add(parts.host, parts.name);
      continue;
    }
    const prefix = HOST.exec(setting)?.[1];
    if (prefix === undefined || value === "") continue;
    const name = NAMES.map((end) => values.get(`${prefix}${end}`)).find((one) => one !== undefined && one !== "");
    add(value.replace(/:[0-9]{1,5}$/, ""), name ?? otherName(values));
  }
  return [...found.values()];
}

/** `Host=db;Port=5432;Database=permits`, `Server=tcp:db,1433;Initial Catalog=permits`. */
function partsOf(value: string): DatabaseAddress | undefined {
  if (!value.includes("=") || !value.includes(";")) return undefined;
  const pairs = new Map<string, string>();
  for (const pair of value.split(";").slice(0, 50)) {
    const equals = pair.indexOf("=");
    if (equals > 0) pairs.set(pair.slice(0, equals).trim().toLowerCase(), pair.slice(equals + 1).trim());
  }
  const host = pairs.get("host") ?? pairs.get("server") ?? pairs.get("data source");
  const name = pairs.get("database") ?? pairs.get("initial catalog");
  return host === undefined || name === undefined
    ? undefined
    : { host: host.replace(/^tcp:/i, "").replace(/[,:].*$/, ""), name };
}

/** A name of a database that stands under one of the usual names while the host stands under another. */
function otherName(values: ReadonlyMap<string, string>): string {
  return (
    values.get("db_name") ??
    values.get("database_name") ??
    values.get("postgres_db") ??
    values.get("mysql_database") ??
    ""
  );
}
