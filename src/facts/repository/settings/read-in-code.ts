/** A setting that code asks for, or sets itself. */
export interface CodeSetting {
  readonly name: string;
  /** Its value where code sets it; undefined where it asks. */
  readonly text?: string;
  /** Offset in the text. */
  readonly offset: number;
}

const MOST = 500;

/** A cheap look. */
const TRACE = /env|@Value|DEBUG|debug|display_errors/iu;

/** How programs ask for variables of their environment, and for properties of Spring. The name is one of the groups. */
const READ =
  /process\.env(?:\.([A-Za-z_]\w{0,100})|\[\s?["']([\w.]{1,100})["'])|import\.meta\.env\.([A-Z_]\w{0,100})|(?:os\.environ(?:\.get\(|\[)|os\.getenv\(|System\.getenv\(|GetEnvironmentVariable\(|\bENV\[|\bENV\.fetch\(|\bgetenv\(|(?<![\w.>$])env\(|os\.Getenv\(|os\.LookupEnv\(|env::var\(|System\.(?:get_env|fetch_env!)\(|\$_ENV\[|Deno\.env\.get\()\s?["']([A-Za-z_][\w.]{1,100})["']|@Value\(\s?"\$\{([\w.-]{1,100})/gu;

/** Switches that show callers what is for developers, where code sets them. */
const SWITCH =
  /^[ \t]{0,8}(DEBUG|TEMPLATE_DEBUG|PROPAGATE_EXCEPTIONS)\s{0,4}=\s{0,4}(True|False)\b|\bapp\.run\([^)\n]{0,200}\b(debug)\s{0,2}=\s{0,2}(True|False)\b|\bini_set\(\s{0,2}['"](display_errors)['"]\s{0,2},\s{0,2}['"]?(\w{1,5})/gmu;

/** The settings that a file of source code asks for, each once, and the switches that it sets. */
export function settingsInCode(text: string): CodeSetting[] {
  if (!TRACE.test(text)) return [];
  const found = new Map<string, CodeSetting>();
  for (const match of text.matchAll(READ)) {
    const name = match.slice(1).find((group) => group !== undefined);
    if (name === undefined || found.has(name)) continue;
    found.set(name, { name, offset: match.index + match[0].lastIndexOf(name) });
    if (found.size >= MOST) break;
  }
  const set: CodeSetting[] = [];
  for (const match of text.matchAll(SWITCH)) {
    const groups = match.slice(1).filter((group) => group !== undefined);
    const [name, value] = groups;
    if (name === undefined || value === undefined) continue;
    set.push({ name, text: value, offset: match.index + match[0].indexOf(name) });
    if (set.length >= 50) break;
  }
  return [...found.values(), ...set].sort((a, b) => a.offset - b.offset);
}

/** Switches of ASP.NET in Web.config: `<compilation debug="true">`, `<customErrors mode="Off">`. */
export function settingsInWebConfig(text: string): CodeSetting[] {
  const found: CodeSetting[] = [];
  for (const match of text
    .slice(0, 200_000)
    .matchAll(/<(compilation|customErrors)\b[^<>]{0,300}?\s(debug|mode)="(\w{1,20})"/gu)) {
    const [, element = "", attribute = "", value = ""] = match;
    found.push({ name: `${element}.${attribute}`, text: value, offset: match.index + 1 });
  }
  return found;
}
