/** A setting in a file of lines. */
export interface LineSetting {
  readonly name: string;
  readonly text: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based, of the name. */
  readonly column: number;
}

const LONGEST_LINE = 2_000;
const MOST = 2_000;

/**
 * The settings of a file of lines: dotenv, Java properties (`java.util.Properties`), ini and TOML as far as one line gives one value.
 * A section in brackets stands in front of its names.
 */
export function settingLines(lines: readonly string[]): LineSetting[] {
  const found: LineSetting[] = [];
  let section = "";
  for (const [index, whole] of lines.entries()) {
    const line = whole.slice(0, LONGEST_LINE);
    const head = /^\s{0,40}\[{1,2}([\w.\s"'-]{1,100})\]{1,2}\s{0,40}(?:[#;].*)?$/u.exec(line)?.[1];
    if (head !== undefined) section = `${head.replace(/["'\s]/gu, "")}.`;
    const match = /^(\s{0,40}(?:export\s{1,10})?)([A-Za-z_][\w.[\]-]{0,150})\s{0,40}(?:=|:(?!\/\/))\s{0,40}(.*)$/u.exec(
      line,
    );
    if (match === null) continue;
    const [, indent = "", name = "", rest = ""] = match;
    found.push({ name: section + name, text: unquoted(rest), line: index + 1, column: indent.length + 1 });
    if (found.length >= MOST) break;
  }
  return found;
}

function unquoted(rest: string): string {
  const quoted = /^"([^"]*)"|^'([^']*)'/u.exec(rest);
  if (quoted !== null) return quoted[1] ?? quoted[2] ?? "";
  const comment = rest.search(/\s#\s/u);
  return (comment < 0 ? rest : rest.slice(0, comment)).trim();
}
