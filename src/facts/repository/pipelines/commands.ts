/** One command of a step. */
export interface Command {
  /** Without what stands in front of it: variables, `sudo`, `npx` and the like. */
  readonly text: string;
  /** What makes the shell go on when it fails: "|| true", "set +e"; "" where it stops. */
  readonly ignoredBy: string;
  /** 0-based line of the step's text. */
  readonly line: number;
}

/** More commands of one step are not looked at. */
const MOST_COMMANDS = 500;
const LONGEST_LINE = 2_000;

/**
 * Takes the commands of a step apart, as a POSIX shell with `-e` runs them: that is how the systems for pipelines start one. Quotes are
 * respected, here-documents are skipped.
 *
 * @param plain the shell runs without `-e`, as it runs the scripts of package.json: `; exit 0` and `; true` then hide failures, too
 */
export function commandsOf(text: string, plain = false): Command[] {
  const commands: Command[] = [];
  let keepsGoing = false;
  let hereDocument = "";
  let open = "";
  let openLine = 0;
  for (const [index, whole] of text
    .slice(0, 200_000)
    .split(/\r\n|\n|\r/)
    .entries()) {
    if (commands.length >= MOST_COMMANDS) break;
    if (hereDocument !== "") {
      if (whole.trim() === hereDocument) hereDocument = "";
      continue;
    }
    const line = withoutComment(whole.slice(0, LONGEST_LINE));
    if (open === "") openLine = index;
    const joined = `${open}${line}`.slice(0, LONGEST_LINE);
    if (/\\\s*$/.test(line) || /(?:&&|\|\||\|)\s*$/.test(line)) {
      open = joined.replace(/\\\s*$/, " ");
      continue;
    }
    open = "";
    hereDocument = /<<-?\s*["']?([A-Za-z_]\w{0,50})["']?/.exec(joined)?.[1] ?? "";
    for (const chain of splitOutsideQuotes(joined, ";")) {
      if (/^\s*set\s+\+\w*e/.test(chain)) keepsGoing = true;
      else if (/^\s*set\s+-\w*e/.test(chain)) keepsGoing = false;
      commands.push(...ofChain(chain, openLine, keepsGoing));
    }
    if (plain && /[;&]\s*(?:exit 0|true|:)\s*$/.test(joined) && !/&&\s*(?:exit 0|true|:)\s*$/.test(joined)) {
      const end = /(?:exit 0|true|:)\s*$/.exec(joined)?.[0].trim() ?? "";
      for (const [at, one] of commands.entries()) {
        if (one.line === openLine && one.ignoredBy === "") commands[at] = { ...one, ignoredBy: `; ${end}` };
      }
    }
  }
  return commands.slice(0, MOST_COMMANDS);
}

/** `a && b || c`: where c can't fail, a failure of a and b has no consequence. */
function ofChain(chain: string, line: number, keepsGoing: boolean): Command[] {
  const parts = splitOutsideQuotes(chain, "||");
  const last = parts.at(-1)?.trim() ?? "";
  const forgiven = parts.length > 1 && CANNOT_FAIL.test(last) ? `|| ${last}` : "";
  const ignoredBy = forgiven !== "" ? forgiven.slice(0, 60) : keepsGoing ? "set +e" : "";
  return parts
    .flatMap((part) => splitOutsideQuotes(part, "&&"))
    .flatMap((part) => splitOutsideQuotes(part, "|"))
    .map((part) => ({ text: bare(part), ignoredBy, line }))
    .filter(({ text }) => text !== "");
}

const CANNOT_FAIL =
  /^(?:true|:|exit\s+(?:\/b\s+)?0|return\s+0|\/bin\/true|(?:echo|printf|Write-(?:Host|Output|Warning))\b(?!.*(?:exit|return)\s+[1-9]).*)\s*$/;

/** Splits at a separator that does not stand in quotes; `|` is not the half of `||`. */
export function splitOutsideQuotes(text: string, separator: string): string[] {
  const parts: string[] = [];
  let quote = "";
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i] as string;
    if (c === "\\" && quote !== "'") i++;
    else if (quote !== "") {
      if (c === quote) quote = "";
    } else if (c === '"' || c === "'") quote = c;
    else if (text.startsWith(separator, i)) {
      parts.push(text.slice(start, i));
      i += separator.length - 1;
      start = i + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

/** A `#` at the beginning of a word that stands in no quotes begins a comment. */
function withoutComment(line: string): string {
  if (!line.includes("#")) return line;
  let quote = "";
  for (let i = 0; i < line.length; i++) {
    const c = line[i] as string;
    if (c === "\\") i++;
    else if (quote !== "") {
      if (c === quote) quote = "";
    } else if (c === '"' || c === "'") quote = c;
    else if (c === "#" && (i === 0 || /\s/.test(line[i - 1] as string))) return line.slice(0, i);
  }
  return line;
}

/** Words that only start what stands behind them. */
const STARTERS =
  /^(?:[({!&]\s*|(?:if|then|else|elif|do|while|until)\s+|[A-Za-z_]\w{0,60}=(?:"[^"]{0,200}"|'[^']{0,200}'|\$\([^)]{0,200}\)|[^\s"'$(]{0,200}|\$[^\s"'(]{0,200})\s+|(?:sudo(?:\s+-[A-Za-z]+)*|time|exec|command|env|nohup|nice|xvfb-run(?:\s+-\S+)*|timeout\s+\S+|npx(?:\s+-\S+)*|bunx|pnpm\s+(?:exec|dlx)|yarn\s+(?:exec|dlx)|npm\s+exec(?:\s+--)?|poetry\s+run|uv\s+run(?:\s+--\S+)*|uvx|pipenv\s+run|pdm\s+run|hatch\s+run|rye\s+run|pipx\s+run|bundle\s+exec|symfony\s+php|php|python[\d.]*(?:\s+-[WX]\s*(?:'[^']{0,200}'|"[^"]{0,200}"|\S+)|\s+-(?![mc]\s)[A-Za-z]+)*(?:\s+-m|(?=\s+\S+\.py\b))|py\s+-m|node|winpty|call|\.)\s+)/;

/** A command without what only starts it; a program without its folder: `./mvnw` is mvnw, `vendor/bin/phpunit` is phpunit. */
export function bare(text: string): string {
  let command = text.trim().replace(/[)}]+\s*$/, "");
  for (let i = 0; i < 8; i++) {
    const shorter = command.replace(STARTERS, "").trimStart();
    if (shorter === command) break;
    command = shorter;
  }
  const [first = ""] = command.split(/\s/, 1);
  const name = first.slice(first.lastIndexOf("/") + 1).replace(/\.(?:bat|cmd|exe|phar)$/i, "");
  if (name === "" || first.includes("://")) return command;
  // A script of that name in a folder is not the shell's own `test`.
  return (first.includes("/") && /^tests?$/.test(name) ? `${name}.sh` : name) + command.slice(first.length);
}

/** Whether a command only prints, waits or says whether all is well: it does nothing else whatever its words are. */
export function onlySpeaks(command: string): boolean {
  return /^(?:echo|printf|true|false|:|exit|sleep|Write-(?:Host|Output|Warning)|cat|ls|pwd|test|\[|\[\[|export|set|cd|mkdir|git|which)(?:\s|$)/.test(
    command,
  );
}
