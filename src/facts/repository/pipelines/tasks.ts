import type { PipelineTask } from "../facts.ts";
import { forgivingOption, tasksOfCommand } from "./command-tasks.ts";
import { bare, type Command, commandsOf, onlySpeaks, splitOutsideQuotes } from "./commands.ts";

/** What a program of the repository runs when a pipeline calls it by name: scripts of package.json, targets of Makefiles, shell scripts. */
export interface ProgramBook {
  /**
   * The commands behind a command, undefined where it names nothing that is known.
   *
   * @param folder that it runs in
   */
  behind(command: string, folder: string): Program | undefined;
}

export interface Program {
  readonly text: string;
  /** Run by a shell that goes on after a failure. */
  readonly plain: boolean;
  readonly folder: string;
}

/** What one command of a step does. */
export interface CommandTasks extends Command {
  readonly tasks: ReadonlySet<PipelineTask>;
}

/** A program that calls a program is followed so far. */
const DEEPEST = 4;

/** What each command of a step does, programs of the repository and commands in containers followed. */
export function tasksOfText(text: string, folder: string, book: ProgramBook, plain = false, depth = 0): CommandTasks[] {
  let here = folder;
  const found: CommandTasks[] = [];
  for (const command of commandsOf(text, plain)) {
    const into = /^cd\s+["']?([\w./-]{1,200})["']?\s*$/.exec(command.text)?.[1];
    if (into !== undefined) here = joined(here, into);
    found.push(...tasksOfOne(command, here, book, depth));
  }
  return found;
}

/** A folder below another, "" for the root; ".." goes up. */
export function joined(folder: string, path: string): string {
  const steps = path.startsWith("/") ? [] : folder.split("/").filter((step) => step !== "");
  for (const step of path.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}

function tasksOfOne(command: Command, folder: string, book: ProgramBook, depth: number): CommandTasks[] {
  const { text } = command;
  const own = new Set(onlySpeaks(text) ? [] : tasksOfCommand(text.slice(0, LONGEST)));
  const ignoredBy = command.ignoredBy || (own.size > 0 ? forgivingOption(text) : "");
  const inner = depth < DEEPEST ? innerText(text) : undefined;
  if (inner !== undefined) {
    const inside = tasksOfText(inner, folder, book, false, depth + 1);
    return [
      { ...command, ignoredBy, tasks: own },
      ...inside.map((one) => ({ ...one, line: command.line, ignoredBy: command.ignoredBy || one.ignoredBy })),
    ];
  }
  const program = depth < DEEPEST ? book.behind(text, folder) : undefined;
  if (program === undefined) return [{ ...command, ignoredBy, tasks: own }];
  const inside = tasksOfText(program.text, program.folder, book, program.plain, depth + 1);
  // A script that is called `test` and only prints is no test; one that does something unknown is believed.
  const doing = inside.filter((one) => !onlySpeaks(one.text));
  const believed = inside.length === 0 || doing.some(({ tasks }) => tasks.size === 0);
  const named = believed ? own : new Set<PipelineTask>();
  const forgiven = doing.length > 0 && doing.every((one) => one.ignoredBy !== "") ? (doing[0]?.ignoredBy ?? "") : "";
  return [
    { ...command, ignoredBy: ignoredBy || forgiven, tasks: named },
    ...inside.map((one) => ({ ...one, line: command.line, ignoredBy: ignoredBy || one.ignoredBy })),
  ];
}

const LONGEST = 400;

/** The text that a command gives to another shell or container to run. */
function innerText(text: string): string | undefined {
  const shell = /^(?:ba|da|z|a)?sh\s+(?:-\w+\s+)*-\w*c\s+(["'])(.*)\1\s*$/.exec(text);
  if (shell !== null) return shell[2];
  const container = /^(?:docker(?:-compose|\s+compose)?|podman|nerdctl|kubectl|oc)\s(?:.*\s)?(?:run|exec)\s+(.*)$/.exec(
    text.slice(0, LONGEST),
  );
  return container === null ? undefined : tails(container[1] ?? "");
}

/** Which word is the image or service can't be told without knowing every option: the first tail that is a known command counts. */
function tails(rest: string): string | undefined {
  const words = splitOutsideQuotes(rest, " ").filter((word) => word !== "");
  for (let i = 0; i < Math.min(words.length, 40); i++) {
    const word = words[i] as string;
    if (word.startsWith("-")) continue;
    const tail = [word.replace(/:[\w.-]+$/, "").replace(/["']/g, ""), ...words.slice(i + 1)].join(" ");
    const named = IMAGES.find(([pattern]) => pattern.test(word.replace(/["']/g, "")));
    if (named !== undefined) return `${named[1]} ${words.slice(i + 1).join(" ")}`;
    const command = bare(tail);
    if (/^(?:ba|da|z|a)?sh\s+(?:-\w+\s+)*-\w*c\s/.test(command) || tasksOfCommand(command.slice(0, LONGEST)).size > 0)
      return tail;
  }
  return undefined;
}

/** Images that are a tool. */
const IMAGES: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\/)(?:zaproxy\/zaproxy|owasp\/zap2docker-\w+|zaproxy|zap2docker-\w+)(?::|$)/, "zap"],
  [/(?:^|\/)aquasec(?:urity)?\/trivy(?::|$)/, "trivy"],
  [/(?:^|\/)anchore\/grype(?::|$)/, "grype"],
  [/(?:^|\/)anchore\/syft(?::|$)/, "syft"],
  [/(?:^|\/)(?:returntocorp|semgrep)\/semgrep(?::|$)/, "semgrep"],
  [/(?:^|\/)sonarsource\/sonar-scanner-cli(?::|$)/, "sonar-scanner"],
  [/(?:^|\/)projectdiscovery\/nuclei(?::|$)/, "nuclei"],
  [/(?:^|\/)(?:zricethezav|gitleaks)\/gitleaks(?::|$)/, "gitleaks"],
  [/(?:^|\/)trufflesecurity\/trufflehog(?::|$)/, "trufflehog"],
  [/(?:^|\/)owasp\/dependency-check(?::|$)/, "dependency-check"],
  [/(?:^|\/)securego\/gosec(?::|$)/, "gosec"],
  [/(?:^|\/)kaniko-project\/executor(?::|$)/, "executor"],
  [/(?:^|\/)postman\/newman(?::|$)/, "newman"],
];
