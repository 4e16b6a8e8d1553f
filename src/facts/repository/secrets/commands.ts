import { isSensitiveName } from "../sensitive-names.ts";
import type { Assignment } from "./find.ts";

/** How commands take a password, each as it is documented by the program. The last group is the value. */
const ARGUMENTS: readonly RegExp[] = [
  /\bsshpass\s{1,4}-p\s{0,4}(?:'([^']{1,200})'|"([^"]{1,200})"|([^\s'"]{1,200}))/u,
  /\b(?:mysql|mysqldump|mysqladmin|mysqlimport|mariadb|mariadb-dump)\b[^|;&\n]{0,200}\s-p(?:'([^']{1,200})'|"([^"]{1,200})"|([^\s'"]{1,200}))/u,
  /\bdocker\s{1,4}login\b[^|;&\n]{0,200}\s-p\s{1,4}(?:'([^']{1,200})'|"([^"]{1,200})"|([^\s'"]{1,200}))/u,
  /\bcurl\b[^|;&\n]{0,300}\s(?:-u|--user)\s{0,4}['"]?[\w.@-]{1,60}:(?:([^\s'"]{1,200}))/u,
  /\brequirepass\s{1,4}(?:'([^']{1,200})'|"([^"]{1,200})"|([^\s'"]{1,200}))/u,
  /\becho\s{1,4}(?:-\w\s{1,4})?["']?[\w-]{1,40}:([^\s"']{3,100})["']?\s{0,4}\|\s{0,4}(?:sudo\s{1,4})?chpasswd/u,
  /\bmachine\s{1,4}\S{1,100}\s{1,4}login\s{1,4}\S{1,100}\s{1,4}password\s{1,4}(\S{1,200})/u,
];

/** `--password value`, `--token=value`: any option with the name of a credential. */
const OPTION =
  /(?<![\w-])--([a-z][a-z-]{2,40})(?:=|\s{1,4})(?:'([^']{1,200})'|"([^"]{1,200})"|([^\s'"-][^\s'"]{0,200}))/gu;

/** What commands in a line are given as passwords. */
export function* commandArguments(line: string): Iterable<Assignment> {
  for (const pattern of ARGUMENTS) {
    const match = pattern.exec(line);
    const value = match?.slice(1).find((group) => group !== undefined);
    if (match === null || value === undefined) continue;
    yield assignment("password", value, match.index + match[0].lastIndexOf(value));
  }
  for (const match of line.matchAll(OPTION)) {
    const [all, name = "", ...groups] = match;
    const value = groups.find((group) => group !== undefined);
    if (value === undefined || !isSensitiveName(name) || /^(?:[A-Z_]+|<.*)$/u.test(value)) continue;
    yield assignment(name, value, match.index + all.lastIndexOf(value));
  }
}

/** `Base64.encode("user:password")` in what makes an `Authorization: Basic` header (RFC 7617). */
const LOGIN = /(?:encode\w{0,20}|btoa|Buffer\.from|GetBytes)\(\s{0,4}b?["'`][\w.@-]{1,60}:([^"'`\s{}$]{4,100})["'`]/u;

/** The password of a login that code encodes for a header. */
export function* encodedLogins(line: string): Iterable<Assignment> {
  const match = LOGIN.exec(line);
  if (match?.[1] === undefined || !/basic|authorization/iu.test(line)) return;
  yield assignment("password", match[1], match.index + match[0].lastIndexOf(match[1]));
}

/** `CREATE USER … PASSWORD '…'`, `IDENTIFIED BY '…'`, as PostgreSQL, MySQL, Oracle and SQL Server write them. */
const SQL =
  /\b(?:create|alter|grant|set)\b.{0,200}?\bidentified\s{1,10}(?:with\s{1,10}\S{1,40}\s{1,10})?by\s{1,10}(?:password\s{1,10})?'([^']{1,200})'|\b(?:create|alter)\s{1,10}(?:user|role|login)\b.{0,200}?\bpassword\s{0,10}=?\s{0,10}N?'([^']{1,200})'/iu;

/** Passwords of users that a statement of SQL creates. */
export function* sqlPasswords(line: string): Iterable<Assignment> {
  const match = SQL.exec(line);
  const value = match?.[1] ?? match?.[2];
  if (match !== null && value !== undefined)
    yield assignment("password", value, match.index + match[0].lastIndexOf(value));
}

function assignment(name: string, value: string, column: number): Assignment {
  return { name, value, column, isDefault: false, used: true };
}
