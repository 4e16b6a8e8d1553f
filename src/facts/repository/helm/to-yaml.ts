/** A value as YAML in block style, as Helm's `toYaml` gives it, without a line end. Bounded; what is beyond is left out. */
export function toYaml(value: unknown): string {
  const budget = { left: 20_000 };
  return lines(value, budget, 0).join("\n");
}

interface Budget {
  left: number;
}

function lines(value: unknown, budget: Budget, depth: number): string[] {
  budget.left -= 1;
  if (budget.left < 0 || depth > 50) return ["null"];
  if (Array.isArray(value) && value.length > 0) return value.flatMap((one) => item(lines(one, budget, depth + 1)));
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    const entries = Object.entries(value);
    if (entries.length > 0) return entries.flatMap(([name, one]) => entry(name, one, lines(one, budget, depth + 1)));
  }
  return [scalar(value)];
}

function item(inner: readonly string[]): string[] {
  return inner.map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`));
}

function entry(name: string, value: unknown, inner: readonly string[]): string[] {
  const key = `${word(name)}:`;
  const block = typeof value === "object" && value !== null && Object.keys(value).length > 0;
  return block ? [key, ...inner.map((line) => `  ${line}`)] : [`${key} ${inner[0]}`];
}

function scalar(value: unknown): string {
  if (Array.isArray(value)) return "[]";
  if (value === undefined || value === null) return "null";
  if (typeof value === "object") return "{}";
  return typeof value === "string" ? word(value) : String(value);
}

/** Plain where nobody could take it for anything else. */
function word(text: string): string {
  const plain = /^[A-Za-z][A-Za-z0-9_./-]*$/u.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/iu.test(text);
  return plain ? text : JSON.stringify(text);
}
