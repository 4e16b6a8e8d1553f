// The rows of the table: pairs of programs on a document, what their ratio should be, and what it is a ratio of.

/**
 * @typedef {"bare" | "version" | "parse" | "check" | "redocly" | "validate"} Program
 * @type {readonly { row: number, text: string, on: "small" | "medium" | "published" | "largeYaml" | "largeJson", over: Program, under: Program, goal: string, what?: "cpu" | "rss" }[]}
 */
export const ROWS = [
  { row: 1, text: "--version / node -e 0", on: "small", over: "version", under: "bare", goal: "<= 1.25" },
  { row: 2, text: "check, small YAML / node -e 0", on: "small", over: "check", under: "bare", goal: "<= 1.6" },
  { row: 3, text: "check / parse, GovStack YAML", on: "medium", over: "check", under: "parse", goal: "<= 1.6" },
  { row: 4, text: "check / parse, published YAML", on: "published", over: "check", under: "parse", goal: "<= 1.5" },
  { row: 5, text: "check / parse, large YAML", on: "largeYaml", over: "check", under: "parse", goal: "<= 1.5" },
  { row: 6, text: "check / parse, large JSON", on: "largeJson", over: "check", under: "parse", goal: "<= 3" },
  { row: 7, text: "redocly lint / check, GovStack YAML", on: "medium", over: "redocly", under: "check", goal: ">= 3" },
  {
    row: 8,
    text: "redocly lint / check, published YAML",
    on: "published",
    over: "redocly",
    under: "check",
    goal: ">= 6",
  },
  { row: 9, text: "redocly lint / check, large JSON", on: "largeJson", over: "redocly", under: "check", goal: ">= 10" },
  {
    row: 13,
    text: "swagger-parser / check, GovStack YAML",
    on: "medium",
    over: "validate",
    under: "check",
    goal: ">= 2.5",
  },
  {
    row: 13,
    text: "swagger-parser / check, large YAML",
    on: "largeYaml",
    over: "validate",
    under: "check",
    goal: ">= 2",
  },
  {
    row: 14,
    text: "memory: check / parse, GovStack YAML",
    on: "medium",
    over: "check",
    under: "parse",
    goal: "<= 1.3",
    what: "rss",
  },
  {
    row: 14,
    text: "memory: check / parse, large YAML",
    on: "largeYaml",
    over: "check",
    under: "parse",
    goal: "<= 1.3",
    what: "rss",
  },
  {
    row: 14,
    text: "memory: check / parse, large JSON",
    on: "largeJson",
    over: "check",
    under: "parse",
    goal: "<= 2",
    what: "rss",
  },
  {
    row: 14,
    text: "memory: check / redocly lint, large JSON",
    on: "largeJson",
    over: "check",
    under: "redocly",
    goal: "<= 0.6",
    what: "rss",
  },
];
