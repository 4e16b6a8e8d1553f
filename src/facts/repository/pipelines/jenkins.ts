import type { TextFile } from "../noun.ts";
import type { Located } from "./file.ts";
import { type WrittenStep, written } from "./step.ts";

/** A block in braces that is open where the reader is. */
interface Block {
  /** Word in front of the brace: "stage", "catchError", "when" … */
  readonly word: string;
  /** What stands between word and brace. */
  readonly head: string;
  readonly line: number;
  /** What makes the pipeline go on when a step in it fails; "" where nothing does. */
  readonly forgives: string;
}

const LONGEST = 400_000;
const MOST_STEPS = 1_000;
const DEEPEST = 100;

/** Steps that make an image or call a tool without a shell (https://www.jenkins.io/doc/pipeline/steps/), and the tasks they have. */
const STEPS: readonly (readonly [RegExp, NonNullable<WrittenStep["tasks"]>])[] = [
  [/^docker\.build\s*\(/, ["build"]],
  [/^\w+\.push\s*\(/, ["publish"]],
  [/^(?:dependencyCheck|owaspDependencyCheck|snykSecurity)\b/, ["dependency-scan"]],
  [/^(?:withSonarQubeEnv|waitForQualityGate)\b/, ["quality"]],
  [/^(?:kubernetesDeploy|openshiftDeploy|sshPublisher|azureWebAppPublish|deploy)\b\s*[(\s]/, ["deploy"]],
  [/^(?:gitLeaks|checkmarx|fortify\w*|veracode)\b/, ["sast"]],
  [/^(?:zapAttack|startZap|runZapAttack|arachniScanner)\b/, ["dast"]],
  [/^(?:aquaMicroscanner|anchore|trivy)\b/, ["image-scan"]],
];

/**
 * The steps of a Jenkinsfile (https://www.jenkins.io/doc/book/pipeline/syntax/). It is a program in Groovy and is not run: shells and the
 * usual steps are looked for, with the stage and the blocks around them. What shared libraries do can't be seen.
 */
export function jenkinsSteps(file: TextFile): Located[] {
  const origin = { system: "jenkins", document: file.path, purpose: file.purpose, misplaced: false } as const;
  return new JenkinsReader(file).read().map((step) => ({ origin, step }));
}

class JenkinsReader {
  readonly #file: TextFile;
  readonly #text: string;
  readonly #open: Block[] = [];
  readonly #steps: WrittenStep[] = [];
  #triggers: string[] = [];

  constructor(file: TextFile) {
    this.#file = file;
    this.#text = file.text.slice(0, LONGEST);
  }

  read(): WrittenStep[] {
    const text = this.#text;
    /** Where the statement that is being read began. */
    let start = 0;
    for (let at = 0; at < text.length && this.#steps.length < MOST_STEPS; ) {
      const c = text[at] as string;
      if (text.startsWith("//", at)) at = endOf(text, "\n", at);
      else if (text.startsWith("/*", at)) at = endOf(text, "*/", at + 2);
      else if (c === '"' || c === "'") at = this.#skipString(at);
      else if (c === "{") {
        this.#enter(text.slice(Math.max(start, at - 500), at), at);
        start = ++at;
      } else if (c === "}") {
        this.#open.pop();
        start = ++at;
      } else if (c === "\n" || c === ";") start = ++at;
      else if (/[A-Za-z_]/.test(c) && !/[\w.$]/.test(text[at - 1] ?? "")) at = this.#word(at);
      else at++;
    }
    return this.#triggers.length === 0
      ? this.#steps
      : this.#steps.map((step) => ({ ...step, triggers: [...step.triggers, ...this.#triggers] }));
  }

  #enter(before: string, at: number): void {
    const statement = before.slice(before.lastIndexOf("\n") + 1).trim();
    const word = /^(?:\}\s*)?([A-Za-z_]\w*)/.exec(statement)?.[1] ?? "";
    const head = statement.slice(statement.indexOf(word) + word.length);
    if (this.#open.length >= DEEPEST) return;
    this.#open.push({ word, head, line: this.#lineOf(at), forgives: this.#forgives(word, head, at) });
  }

  /**
   * What makes the pipeline go on when a step in a block fails. `catchError` marks the build as failed unless it is told another result,
   * `warnError` never does; `try` passes failures on unless its `catch` keeps them.
   */
  #forgives(word: string, head: string, at: number): string {
    const written = `${word}${head}`.trim().slice(0, 100);
    if (word === "warnError") return written;
    if (word === "catchError")
      return /buildResult\s*:\s*(?:null|["']?(?:SUCCESS|UNSTABLE)["']?)/.test(head) ? written : "";
    if (word !== "try") return "";
    const end = this.#closing(at);
    const handler = /^\s*catch\s*\([^)\n]{0,200}\)\s*\{/.exec(this.#text.slice(end + 1, end + 400));
    if (handler === null) return "";
    const body = end + handler[0].length;
    const text = this.#text.slice(body + 1, this.#closing(body));
    return FAILS_AGAIN.test(text)
      ? ""
      : handler[0]
          .trim()
          .replace(/\s*\{$/, "")
          .slice(0, 100);
  }

  /** The offset of the brace that closes the one at an offset. */
  #closing(at: number): number {
    const { length } = this.#text;
    const last = Math.min(length, at + 20_000);
    let depth = 0;
    for (let i = at; i < last; ) {
      const c = this.#text[i] as string;
      if (this.#text.startsWith("//", i)) i = endOf(this.#text, "\n", i);
      else if (this.#text.startsWith("/*", i)) i = Math.max(i + 1, endOf(this.#text, "*/", i + 2));
      else if (c === '"' || c === "'") i = Math.max(i + 1, this.#skipString(i));
      else if (c === "}" && --depth === 0) return i;
      else {
        if (c === "{") depth++;
        i++;
      }
    }
    return length;
  }

  #lineOf(offset: number): number {
    return this.#file.atOffset(offset).spot?.line ?? 1;
  }

  /** A word at the beginning of a step: what it runs is kept. Gives the offset to go on at. */
  #word(at: number): number {
    const word = /^[\w.]{1,100}/.exec(this.#text.slice(at, at + 100))?.[0] ?? "x";
    const rest = this.#text.slice(at, at + 400);
    if (/^(?:sh|bat|powershell|pwsh)$/.test(word)) {
      const command = this.#commandAt(at + word.length);
      if (command === undefined) return at + word.length;
      const ignored = command.returns && !this.#isLookedAt(at, command.end);
      this.#keep(at, { runs: command.text, ...(ignored ? { ignoredBy: "returnStatus: true" } : {}) });
      return command.end;
    }
    if (/^(?:cron|pollSCM|upstream|githubPush)$/.test(word) && this.#inside("triggers"))
      this.#triggers.push(word === "cron" ? "schedule" : "push");
    const known = STEPS.find(([pattern]) => pattern.test(rest));
    if (known !== undefined && !this.#inside("environment")) this.#keep(at, { uses: word, tasks: known[1] });
    return at + word.length;
  }

  /** Whether the status that a step returns is kept in a variable, or compared, and fails the build further down. */
  #isLookedAt(at: number, end: number): boolean {
    const before = this.#text.slice(Math.max(0, at - 200), at);
    const behind = this.#text.slice(end, end + 4_000);
    if (/\bif\s*\(\s*$/.test(before)) return FAILS_AGAIN.test(behind.slice(0, 400));
    const name = /([A-Za-z_]\w{0,60})\s*=\s*$/.exec(before)?.[1];
    if (name === undefined) return false;
    const used = behind.search(new RegExp(`\\b${name}\\b`));
    return used >= 0 && FAILS_AGAIN.test(behind.slice(used, used + 400));
  }

  /** The text that a shell step is given: `sh '…'`, `sh """…"""`, `sh(script: '…', returnStatus: true)`. */
  #commandAt(from: number): { readonly text: string; readonly end: number; readonly returns: boolean } | undefined {
    const window = this.#text.slice(from, from + 300);
    const lead =
      /^\s*\(?\s*(?:(?:label|encoding|returnStdout|returnStatus)\s*:\s*(?:true|false|'[^'\n]*'|"[^"\n]*")\s*,\s*)*(?:script\s*:\s*)?(?=["'])/.exec(
        window,
      );
    if (lead === null) return undefined;
    const start = from + lead[0].length;
    const end = this.#skipString(start);
    const mark = this.#text.startsWith(this.#text[start]?.repeat(3) ?? "", start) ? 3 : 1;
    const behind = this.#text.slice(end, end + 200);
    const returns = /returnStatus\s*:\s*true/.test(lead[0]) || /^[^)\n]*returnStatus\s*:\s*true/.test(behind);
    return { text: this.#text.slice(start + mark, Math.max(start + mark, end - mark)), end, returns };
  }

  #skipString(at: number): number {
    const quote = this.#text[at] as string;
    const mark = this.#text.startsWith(quote.repeat(3), at) ? quote.repeat(3) : quote;
    for (let i = at + mark.length; i < this.#text.length; i++) {
      if (this.#text[i] === "\\") i++;
      else if (this.#text.startsWith(mark, i)) return i + mark.length;
      else if (mark.length === 1 && this.#text[i] === "\n") return i;
    }
    return this.#text.length;
  }

  #inside(word: string): boolean {
    return this.#open.some((block) => block.word === word);
  }

  #keep(at: number, step: Partial<WrittenStep>): void {
    const stages = this.#open.filter(({ word }) => word === "stage");
    const stage = stages.at(-1)?.head.match(/["']([^"'\n]{1,100})["']/)?.[1] ?? "";
    const forgiving = this.#open.find(({ forgives }) => forgives !== "");
    const off = this.#switchedOff();
    const folder = this.#open
      .filter(({ word }) => word === "dir")
      .map(({ head }) => /["']([\w./-]{1,200})["']/.exec(head)?.[1] ?? "");
    this.#steps.push(
      written({
        job: stage,
        place: this.#file.atOffset(at),
        folder: folder.filter((one) => one !== "").join("/"),
        ...(forgiving === undefined
          ? {}
          : {
              ignoredBy: forgiving.forgives,
              ignoredPlace: this.#file.at(forgiving.line),
            }),
        ...(off === undefined ? {} : { switchedOffBy: off.text, switchedOffPlace: this.#file.at(off.line) }),
        ...step,
      }),
    );
  }

  /** `when { expression { false } }` of a stage around it. Looked for in the text, because it may stand behind the steps. */
  #switchedOff(): { readonly text: string; readonly line: number } | undefined {
    for (const { word, line } of this.#open) {
      if (word !== "stage") continue;
      for (let at = line; at < Math.min(line + 8, this.#file.lines.length); at++) {
        const text = this.#file.lines[at] ?? "";
        if (/^\s*(?:steps|stages|parallel|stage)\b/.test(text)) break;
        const joined = `${text} ${this.#file.lines[at + 1] ?? ""}`.slice(0, 500);
        if (/\bwhen\s*\{\s*expression\s*\{\s*(?:return\s+)?false\s*;?\s*\}/.test(joined))
          return { text: "when { expression { false } }", line: at + 1 };
      }
    }
    return undefined;
  }
}

/** What a handler does that keeps the failure: it throws again, or marks the build as failed. */
const FAILS_AGAIN =
  /\bthrow\b|\berror\s*[('"]|\bsh\s*\(?\s*['"]exit [1-9]|(?:currentBuild\.(?:result|currentResult)|buildResult)\s*[=:]\s*["']?(?:hudson\.model\.)?(?:Result\.)?(?:FAILURE|ABORTED)|\bfail\w*\s*\(/;

function endOf(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at === -1 ? text.length : at + (mark === "\n" ? 0 : mark.length);
}
