import { imageName } from "../image-name.ts";
import { bare } from "../pipelines/commands.ts";
import type { Instruction } from "./instructions.ts";
import { unquoted } from "./instructions.ts";
import { wordsOf } from "./stages.ts";

/**
 * How the main process of a container is started. `exec`: the program itself is the main process. `shell`: a shell stays in front of it
 * and keeps SIGTERM to itself. `shell-by-image`: the shell form, on an image whose shell may or may not stay. `wrapper`: a script in the
 * repository starts it and stays. `inherited`: neither ENTRYPOINT nor CMD. `unknown`: through something that is not in the repository.
 */
export type Start = "exec" | "shell" | "shell-by-image" | "wrapper" | "inherited" | "unknown";

/** What is known of the main process. */
export interface Started {
  readonly start: Start;
  readonly dropsRoot: boolean;
  /** The program that is started at last, without its folder and what only starts it (`python -m`, `bundle exec`); "" where that can't be told. */
  readonly program: string;
}

/** What is remembered of a shell script. */
export interface Script {
  /** It replaces itself by the program, or passes signals on itself. */
  readonly replaces: boolean;
  /** It gives up the rights of root. */
  readonly dropsRoot: boolean;
  /** A shell runs it. */
  readonly shell: boolean;
}

const DROPS_ROOT =
  /(?:^|[\s/])(?:gosu|su-exec|setpriv|s6-setuidgid|runuser|chpst|setuidgid|start-stop-daemon|su|sudo)\s/;

/** What matters of a shell script, by its lines. */
export function scriptOf(lines: readonly string[]): Script {
  const [first = ""] = lines;
  const shell = !first.startsWith("#!") || /\b(?:sh|bash|ash|dash|zsh|ksh)\b/.test(first.slice(0, 200));
  let replaces = false;
  let dropsRoot = false;
  for (const line of lines.slice(0, 5_000)) {
    const text = line.slice(0, 2_000).trim();
    if (text.startsWith("#")) continue;
    // `exec` that only turns streams (`exec 2>&1`) starts nothing.
    if (/(?:^|[;&|({]\s*|\b(?:then|do|else)\s+)exec\s+(?![0-9]*[<>])/.test(text) || /^trap\s/.test(text))
      replaces = true;
    if (DROPS_ROOT.test(text)) dropsRoot = true;
  }
  return { replaces, dropsRoot, shell };
}

/** Programs that pass signals on to whole groups of processes, whatever form they start. */
const GROUP = /^(?:dumb-init|s6-svscan|init|my_init|supervisord|catatonit)$/;
/** Programs that pass signals on to the process that they start. */
const INIT = /^(?:tini|tini-static|docker-init|dumb-init)$/;
const UNKNOWN: Started = { start: "unknown", dropsRoot: false, program: "" };
/** Images whose /bin/sh is dash, which does not replace itself by its last command: Debian, Ubuntu and what rests on them. */
const DASH =
  /^(?:debian|ubuntu|node|python|ruby|golang|rust|perl|php|gcc|buildpack-deps|openjdk|eclipse-temurin|maven|gradle|tomcat|nginx|httpd|dotnet\/(?:aspnet|runtime|sdk))$/;
const NOT_DASH =
  /alpine|ubi|rhel|centos|fedora|amazonlinux|al20|azurelinux|mariner|nanoserver|windows|oraclelinux|oracle|corretto|graalvm|openjdk-1[2-9]|openjdk-2/;

/** Whether a container's shell form leaves a shell of Debian in front of the program. */
function hasDash(base: string): boolean {
  const { name, tag } = imageName(base);
  if (/^openjdk$/i.test(name) && !/^(?:8|11)(?:\D|$)|slim-|stretch|buster|bullseye|bookworm/.test(tag)) return false;
  return DASH.test(name.toLowerCase()) && !NOT_DASH.test(tag.toLowerCase()) && !/[$<{]/.test(tag);
}

/**
 * How a container starts, by its ENTRYPOINT and CMD. Bash and BusyBox (Alpine, Red Hat) replace themselves by the last command of
 * `sh -c`, dash (Debian, Ubuntu) does not; none does in a script.
 *
 * @param shell the words of SHELL, where the build sets one
 * @param scriptNamed what is known of a script by the last step of its path; undefined where it is not in the repository
 */
export function startOf(
  entrypoint: Instruction | undefined,
  command: Instruction | undefined,
  base: string,
  shell: readonly string[] | undefined,
  scriptNamed: (name: string) => Script | undefined,
): Started {
  const first = entrypoint ?? command;
  if (first === undefined || first.text.trim() === "") return { start: "inherited", dropsRoot: false, program: "" };
  const words = argumentsOf(first);
  // ENTRYPOINT ["tini", "--"] runs what CMD says.
  const all =
    entrypoint !== undefined && first.json !== undefined && command !== undefined
      ? [...words, ...argumentsOf(command)]
      : words;
  return of(all, 0);

  function argumentsOf(instruction: Instruction): readonly string[] {
    return instruction.json ?? [...(shell ?? ["/bin/sh", "-c"]), instruction.text];
  }

  function of(words: readonly string[], depth: number): Started {
    const program = lastStep(words[0] ?? "");
    if (program === "" || depth > 5) return UNKNOWN;
    if (GROUP.test(program) || (INIT.test(program) && words.includes("-g"))) {
      const inner = of(behindOptions(words), depth + 1);
      return { start: "exec", dropsRoot: inner.dropsRoot, program: inner.program };
    }
    if (INIT.test(program) || /^(?:exec|env|nice|stdbuf)$/.test(program)) return of(behindOptions(words), depth + 1);
    if (DROPS_ROOT.test(` ${program} `)) return { start: "exec", dropsRoot: true, program: "" };
    if (/^(?:sh|bash|ash|dash)$/.test(program)) return ofShell(words, depth);
    if (/\$/.test(program)) return UNKNOWN;
    const script = scriptNamed(program);
    if (script?.shell === true) {
      const { replaces, dropsRoot } = script;
      return { start: replaces ? "exec" : "wrapper", dropsRoot, program: replaces ? startedBy(words.slice(1)) : "" };
    }
    if (/\.(?:sh|bash)$/.test(program) || /entrypoint/.test(program)) return UNKNOWN;
    return { start: "exec", dropsRoot: false, program: startedBy(words) };
  }

  function ofShell(words: readonly string[], depth: number): Started {
    const option = words.findIndex((word, index) => index > 0 && /^-[a-z]*c$/.test(word));
    if (option < 0) {
      const script = words.slice(1).find((word) => !word.startsWith("-"));
      return script === undefined ? UNKNOWN : of([script], depth + 1);
    }
    const text = (words[option + 1] ?? "").slice(0, 10_000);
    const last = text.split(/&&|\|\||[;\n]/).findLast((part) => part.trim() !== "") ?? "";
    const inner = wordsOf(last.trim()).map(unquoted);
    while (/^[A-Za-z_][A-Za-z0-9_]*=/.test(inner[0] ?? "")) inner.shift();
    const dropsRoot = DROPS_ROOT.test(` ${text} `);
    if (inner[0] === "exec") {
      const started = of(inner.slice(1), depth + 1);
      return { ...started, dropsRoot: dropsRoot || started.dropsRoot };
    }
    const started = of(inner, depth + 1);
    if (started.start === "wrapper") return started;
    const drops = dropsRoot || started.dropsRoot;
    if (/(?:^|[\s;&|])(?:trap|wait)\s/.test(` ${text} `)) return { ...UNKNOWN, dropsRoot: drops };
    if (/[^|]\|[^|]/.test(last)) return { start: "shell", dropsRoot: drops, program: "" };
    const dash = lastStep(words[0] ?? "") === "dash" || (lastStep(words[0] ?? "") === "sh" && hasDash(base));
    return { start: dash ? "shell" : "shell-by-image", dropsRoot: drops, program: started.program };
  }
}

/** The program behind what only starts it: `python -m gunicorn`, `bundle exec puma`, `opentelemetry-instrument uvicorn`. */
function startedBy(words: readonly string[]): string {
  const command = bare(words.join(" ").slice(0, 2_000)).replace(
    /^(?:opentelemetry-instrument|ddtrace-run|newrelic-admin run-program) /,
    "",
  );
  return lastStep(bare(command).split(/\s/, 1)[0] ?? "").slice(0, 100);
}

/** What an init is told to start: what stands behind its options. */
function behindOptions(words: readonly string[]): readonly string[] {
  const dashes = words.indexOf("--");
  if (dashes >= 0) return words.slice(dashes + 1);
  const at = words.findIndex(
    (word, index) => index > 0 && !word.startsWith("-") && !/^[A-Za-z_][A-Za-z0-9_]*=/.test(word),
  );
  return at < 0 ? [] : words.slice(at);
}

function lastStep(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
