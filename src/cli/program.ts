import { existsSync } from "node:fs";
import { Command, Option } from "commander";
import { type Flags, LIMIT_FLAGS, UsageError } from "./options.ts";

/** What the commands of the program do; each resolves when it is done. */
export interface Actions {
  check(paths: readonly string[], flags: Flags): Promise<void>;
  contract(paths: readonly string[], flags: Flags): Promise<void>;
  schema(name: string | undefined): Promise<void>;
  init(folder: string | undefined, flags: Flags): Promise<void>;
  explain(id: string, path: string | undefined, flags: Flags): Promise<void>;
  list(what: string, flags: Flags): Promise<void>;
  test(folders: readonly string[], flags: Flags): Promise<void>;
}

const EXAMPLES = `
Examples:
  govstack-check api/openapi.yaml                    one OpenAPI document
  govstack-check .                                   a folder with govstack.yaml
  govstack-check . -f text -f junit:report.xml       on the screen and for CI
  govstack-check openapi.yaml --fail-on undecided    stop while anything REQUIRED is open
  cat api.yaml | govstack-check - --stdin-filepath api.yaml

Exit codes:
  0  nothing to stop for
  1  a REQUIRED requirement failed
  2  wrong usage, unreadable input, nothing examined, or a fault of the tool
  3  nothing failed, but something REQUIRED is open (with --fail-on undecided)

What the words mean:
  Met                 proved from the files
  FAILED              a REQUIRED requirement is violated, at the place that is shown
  Advice not met      a RECOMMENDED one is violated: never a reason to fail
  To confirm          nothing wrong was found, but files cannot prove it: a person must
  No evidence seen    nothing was handed in that bears on it

Limits on what is read, each with a number to raise it to:
${limitFlags()}

Every option can be set in the environment too: --fail-on as GOVSTACK_CHECK_FAIL_ON.
Nothing is fetched from the network and nothing of a submission is executed.`;

const CONTRACT_EXAMPLES = `
Examples:
  govstack-check contract openapi.yaml --against consent       a building block's contract
  govstack-check contract . --against govstack-bb-consent      a folder, with its govstack.yaml
  govstack-check contract v2.yaml --against v1.yaml            any two versions of an API
  govstack-check contract api.yaml --against consent --operation "POST /config/policy/"
  govstack-check contract api.yaml --against consent --map "GET /service/policy/{policyId}/=GET /policies/{id}"

Requests must accept what the reference lets clients send; answers must promise what it promises. More than
that is fine. What the reference does not state is not compared, and is said.

Exit codes:
  0  nothing of the provider's differs or is missing (something may still need a person: that is said)
  1  something differs or is missing
  2  wrong usage, or something could not be read`;

/** The names of the limits, in lines of at most 100 columns. */
function limitFlags(): string {
  return Object.keys(LIMIT_FLAGS)
    .map((flag) => `--max-${flag}`)
    .join(" ")
    .replace(/(.{1,90})(?: |$)/gu, "  $1\n")
    .trimEnd();
}

/**
 * The command line, as commander sees it. Options are texts here; src/cli/options.ts reads them.
 *
 * @param version of the tool
 * @param formats the names of the report formats
 * @param schemas the names of the JSON Schemas
 */
export function createProgram(
  version: string,
  formats: readonly string[],
  schemas: readonly string[],
  actions: Actions,
): Command {
  const program = new Command("govstack-check")
    .description(
      "Checks a service against the GovStack specifications and says what is met, what is not and what is open.",
    )
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand("help [command]", "print the help of a command")
    .configureHelp({ helpWidth: 100, showGlobalOptions: false })
    .showSuggestionAfterError()
    .addHelpText("after", EXAMPLES);
  const check = program
    .command("check", { isDefault: true })
    .description("check a submission (this is what happens without a command)")
    .argument("[path...]", "a folder, one or more OpenAPI documents, or - for standard input (default: this folder)")
    .addHelpText("after", EXAMPLES);
  for (const option of checkOptions(formats)) check.addOption(option);
  check.action((paths: string[], flags: Flags) => {
    const commands = program.commands.map((command) => command.name());
    return actions.check(withoutCommand(paths, commands), fromEnvironment(check, flags));
  });
  program
    .command("schema")
    .description("print a JSON Schema of a file that people write or of a report")
    .argument("[name]", `one of: ${schemas.join(", ")}; without a name, this list`)
    .action((name: string | undefined) => actions.schema(name));
  addOtherCommands(program, actions);
  return program;
}

/**
 * With options in front, commander takes a command for a path: `-q check api.yaml`. `check` itself is what was meant anyway.
 *
 * @throws UsageError for another command, whose options are not those that were read
 */
function withoutCommand(paths: readonly string[], commands: readonly string[]): readonly string[] {
  const [first, ...rest] = paths;
  if (first === undefined || !commands.includes(first) || existsSync(first)) return paths;
  if (first !== "check") throw new UsageError("options-after-command", { command: first });
  return rest;
}

/** Flags as the environment writes them: lists with commas, and 0, false or nothing for a switch that is off. */
function fromEnvironment(command: Command, flags: Flags): Flags {
  const read = Object.entries(flags).map(([name, value]) => {
    if (command.getOptionValueSource(name) !== "env") return [name, value];
    const text = process.env[`GOVSTACK_CHECK_${name.replace(/[A-Z]/gu, (letter) => `_${letter}`).toUpperCase()}`] ?? "";
    if (value === true) return [name, !/^(?:0|false|no|off)?$/iu.test(text)];
    return [name, Array.isArray(value) ? text.split(",").map((part) => part.trim()) : value];
  });
  return Object.fromEntries(read);
}

/** The commands around `check`. */
function addOtherCommands(program: Command, actions: Actions): void {
  const add = (name: string, description: string, options: readonly Option[]): Command => {
    const command = program.command(name).description(description);
    for (const option of [...options, ...pageOptions()]) command.addOption(option);
    return command;
  };
  add("contract", "compare an API with a building block's contract, or with another API", contractOptions())
    .argument("<path...>", "OpenAPI documents that make up the offer, or a folder")
    .addHelpText("after", CONTRACT_EXAMPLES)
    .action((paths: string[], flags: Flags) => actions.contract(paths, flags));
  add("init", "write a commented govstack.yaml from what a folder holds", [])
    .argument("[folder]", "the folder of the submission (default: this folder)")
    .action((folder: string | undefined, flags: Flags) => actions.init(folder, flags));
  add(
    "explain",
    "explain a requirement, a rule or a finding, with examples",
    [new Option("--report <file>", "a JSON report to look a finding up in, by its fingerprint")].map(withEnvironment),
  )
    .argument("<id>", "security#1, an earlier number such as 5.12, the id of a rule, or a finding's fingerprint")
    .argument("[path]", "for a finding without a report: the submission, which is then checked again")
    .action((id: string, path: string | undefined, flags: Flags) => actions.explain(id, path, flags));
  add("list", "list specifications, requirements with their coverage, or rules", [
    // Without an environment variable: GOVSTACK_CHECK_FORMAT means the reports of `check`.
    new Option("-f, --format <name>", "text (a table) or json"),
    ...[
      new Option("--specification <id>", "only of this specification, for example security").argParser(several),
      new Option("--level <level>", "only of this level, for example REQUIRED; repeatable").argParser(several),
      new Option("--source <kind>", "only what this kind of evidence bears on, for example openapi").argParser(several),
    ].map(withEnvironment),
  ])
    .argument("<what>", "specifications, requirements or rules")
    .action((what: string, flags: Flags) => actions.list(what, flags));
  add(
    "test",
    "try rules on the marked fixtures in their folders",
    [new Option("-v, --verbose", "each fixture, not only those that are not as marked")].map(withEnvironment),
  )
    .argument("<folder...>", "a rule's folder, or folders of such folders")
    .action((folders: string[], flags: Flags) => actions.test(folders, flags));
}

function contractOptions(): Option[] {
  return [
    // Without environment variables: what is compared with what stands on the command line.
    new Option("--against <what>", "a specification with an API (govstack-bb-consent, consent) or an OpenAPI document"),
    new Option("--base-path <path>", "what the offered paths begin with, for example /v1"),
    new Option(
      "--map <pair>",
      '"GET /a=GET /b": which operation stands for one of the reference; repeatable',
    ).argParser(several),
    new Option("--operation <key>", "only this operation of the reference, in full"),
    new Option("-f, --format <name>", "text or json"),
    new Option("-v, --verbose", "everything that is listed only in part"),
    ...limitOptions(),
  ];
}

/** Options that raise limits; the help of `check` lists them. */
function limitOptions(): Option[] {
  return Object.keys(LIMIT_FLAGS).map((flag) =>
    new Option(`--max-${flag} <number>`, "raise a limit on what is read").hideHelp(),
  );
}

/** The options of every command that writes for people. */
function pageOptions(): Option[] {
  return [
    new Option("--lang <language>", "language of the text: en, fr, ar"),
    new Option("--no-color", "no colours (also NO_COLOR; FORCE_COLOR forces them)"),
  ].map(withEnvironment);
}

/** Collects the values of an option that may be repeated. */
function several(value: string, previous: string[] | string | undefined): string[] {
  return [...(Array.isArray(previous) ? previous : []), value];
}

function checkOptions(formats: readonly string[]): Option[] {
  return [
    new Option(
      "-f, --format <name[:file]>",
      `report to write: ${formats.join(", ")}; to a file after a colon; repeatable`,
    ).argParser(several),
    new Option("-c, --config <file>", "the govstack.yaml to use"),
    new Option("--implements <spec@edition>", "a specification to judge by, besides the core; repeatable").argParser(
      several,
    ),
    new Option("--fail-on <what>", "exit with 1 or 3 when something REQUIRED: failed, undecided (also open), or none"),
    new Option("--lang <language>", "language of the text report: en, fr, ar"),
    new Option("--as-of <date>", "the day to judge as of, YYYY-MM-DD (default: today, UTC)"),
    new Option("--rulebook <version>", "the rule set that is expected; another one is said"),
    new Option(
      "--stdin-filepath <path>",
      "where the document on standard input would stand, for its name and its $refs",
    ),
    new Option("--include-ignored", "look at the files that .gitignore names too, as a reviewer does"),
    ...limitOptions(),
    new Option("-q, --quiet", "only the verdict and what failed"),
    new Option("-v, --verbose", "everything: each finding, each requirement, each rule"),
    new Option("--no-color", "no colours (also NO_COLOR; FORCE_COLOR forces them)"),
    new Option("--profile <file>").hideHelp(),
    new Option("--review <file>").hideHelp(),
    new Option("--base-url <url>").hideHelp(),
  ].map(withEnvironment);
}

/** `--fail-on` can also come from GOVSTACK_CHECK_FAIL_ON. */
function withEnvironment(option: Option): Option {
  const name = (option.long ?? "").replace(/^--(no-)?/u, "");
  if (option.negate) return option;
  return option.env(`GOVSTACK_CHECK_${name.replaceAll("-", "_").toUpperCase()}`);
}
