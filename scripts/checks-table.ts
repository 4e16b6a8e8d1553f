import type { Check } from "../src/checks/check.ts";
import { checks } from "../src/checks/index.ts";

/** What a check's schema of parameters says of one. */
interface Parameter {
  readonly description?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly items?: Parameter;
  readonly "x-schema"?: boolean;
  readonly "x-patterns"?: boolean;
}

/** The vocabulary of checks for authors of rules: what each looks at, its parameters, its cases with their placeholders. Markdown. */
export function checksTable(): string {
  return [...checks.values()]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(entry)
    .join("\n\n");
}

function entry(check: Check): string {
  const properties = (check.params.properties ?? {}) as Readonly<Record<string, Parameter>>;
  const required = (check.params.required ?? []) as readonly string[];
  const rows = Object.entries(properties).map(([name, parameter]) => {
    const needed = required.includes(name) ? "needed" : "";
    return `| \`${name}\` | ${needed} | ${kind(parameter)} | ${cell(parameter.description ?? "")} |`;
  });
  const parameters =
    rows.length === 0
      ? "It takes no parameters."
      : `| parameter | | takes | |\n| --- | --- | --- | --- |\n${rows.join("\n")}`;
  const cases = Object.entries(check.cases).map(([name, placeholders]) => {
    const list = placeholders.map((one) => `\`{${one}}\``).join(" ");
    return `\`${name}\`${list === "" ? "" : ` ${list}`}`;
  });
  return `### \`${check.id}\`

${check.description}

${parameters}

Cases and the placeholders of their messages: ${cases.join("; ")}.`;
}

function kind(parameter: Parameter): string {
  if (parameter["x-schema"] === true) return "a JSON Schema";
  if (parameter["x-patterns"] === true) return "regular expressions";
  const one = parameter.type === "array" ? (parameter.items ?? {}) : parameter;
  const values = one.enum === undefined ? (one.type ?? "") : one.enum.map((value) => `\`${String(value)}\``).join(" ");
  return parameter.type === "array" ? `a list of ${values || "values"}` : values;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ").trim();
}
