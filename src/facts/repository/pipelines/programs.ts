import { isObject, object } from "../../members.ts";
import { folderOf } from "../folder.ts";
import { nameOf } from "../languages.ts";
import type { TextFile } from "../noun.ts";
import { commandsOf, onlySpeaks } from "./commands.ts";
import { joined, type Program, type ProgramBook } from "./tasks.ts";

/** Longer programs are cut. */
const LONGEST = 20_000;
/** More are not kept. */
const MOST = 2_000;

/** Whether a file may hold programs that pipelines call by name. */
export function mayHoldPrograms(path: string): boolean {
  return /(?:^|\/)(?:package\.json|composer\.json|(?:GNUm|[Mm])akefile)$|\.(?:sh|bash)$/.test(path);
}

/** The programs of a repository: gathered file by file, then asked. */
export class Programs implements ProgramBook {
  /** By "folder\nname". */
  readonly #scripts = new Map<string, string>();
  readonly #targets = new Map<string, string>();
  readonly #files = new Map<string, string>();

  async take(file: TextFile): Promise<void> {
    const name = nameOf(file.path);
    const folder = folderOf(file.path);
    if (/^(?:package|composer)\.json$/.test(name)) {
      const value = (await file.parse(["project", "dependency"]))?.value;
      for (const [script, command] of Object.entries((isObject(value) ? object(value, "scripts") : undefined) ?? {})) {
        const body = Array.isArray(command) ? command.filter((one) => typeof one === "string").join("\n") : command;
        if (typeof body === "string" && this.#scripts.size < MOST)
          this.#scripts.set(`${folder}\n${script}`, body.slice(0, LONGEST));
      }
    } else if (/akefile$/.test(name)) {
      for (const [target, body] of targetsOf(file))
        if (this.#targets.size < MOST) this.#targets.set(`${folder}\n${target}`, body);
    } else if (this.#files.size < MOST) this.#files.set(file.path, file.text.slice(0, LONGEST));
  }

  behind(command: string, folder: string): Program | undefined {
    const { called, at } = callOf(command, folder);
    if (called === undefined) return this.#file(command, folder);
    const kept = called.kind === "script" ? this.#scripts : this.#targets;
    const here = kept.get(`${at}\n${called.name}`);
    if (here !== undefined) return { text: here, plain: called.kind === "script", folder: at };
    // Where it runs is not always told: another program of that name counts if all of them do something.
    const others = [...kept].filter(([key]) => key.endsWith(`\n${called.name}`));
    const real = others.find(([, body]) => doesSomething(body));
    const [key, body] = real ?? others[0] ?? [];
    return key === undefined || body === undefined
      ? undefined
      : { text: body, plain: called.kind === "script", folder: key.split("\n")[0] ?? "" };
  }

  #file(command: string, folder: string): Program | undefined {
    const path = /^(?:(?:ba|da|z)?sh\s+(?:-\w+\s+)*)?["']?((?:[\w.-]+\/)*[\w.-]+\.(?:sh|bash))["']?(?:\s|$)/.exec(
      command,
    )?.[1];
    if (path === undefined) return undefined;
    const exact = this.#files.get(joined(folder, path));
    if (exact !== undefined) return { text: exact, plain: !/^\s*set\s+-\w*e|^#!.*\s-\w*e/m.test(exact), folder };
    // The folder in front of a program's name is cut off where commands are taken apart.
    const ends = [...this.#files].filter(([one]) => nameOf(one) === nameOf(path));
    const [only] = ends;
    return only === undefined || ends.length > 1
      ? undefined
      : { text: only[1], plain: !/^\s*set\s+-\w*e|^#!.*\s-\w*e/m.test(only[1]), folder };
  }
}

/** A program of which not every command only prints, succeeds or fails. */
function doesSomething(text: string): boolean {
  return commandsOf(text).some((command) => !onlySpeaks(command.text));
}

interface Call {
  readonly kind: "script" | "target";
  readonly name: string;
}

/** What a command calls: a script of package.json or composer.json, or a target of a Makefile. */
function callOf(command: string, folder: string): { readonly called?: Call; readonly at: string } {
  const line = command.slice(0, 400);
  const make = /^g?make(?:\s+-C\s+(\S+)|\s+-\S+|\s+\w+=\S+)*(?:\s+([\w./-]+)|\s*$)/.exec(line);
  // Without a name it is the first target.
  if (make !== null)
    return {
      called: { kind: "target", name: make[2] ?? "" },
      at: make[1] === undefined ? folder : joined(folder, make[1]),
    };
  const node =
    /^(npm|pnpm|yarn|bun|composer)\s+((?:(?:--prefix|--cwd|-C|--dir|--working-dir)[=\s]\S+\s+|-\S+\s+)*)(?:workspace\s+\S+\s+)?(run(?:-script)?\s+)?(?:-\S+\s+)*([\w:.-]+)/.exec(
      line,
    );
  if (node === null) return { at: folder };
  const [, tool = "", options = "", run, word = ""] = node;
  const into =
    /(?:--prefix|--cwd|-C|--dir|--working-dir)[=\s](\S+)/.exec(options)?.[1] ??
    /\s(?:--prefix|--cwd|-C|--dir)[=\s](\S+)/.exec(line)?.[1];
  const at = into === undefined ? folder : joined(folder, into);
  const name = /^(?:t|tst)$/.test(word) && run === undefined ? "test" : word;
  // `npm build` is no script; the others run what is not theirs.
  if (run === undefined && (tool === "npm" ? !/^(?:test|start|stop|restart)$/.test(name) : OWN_WORDS.test(name)))
    return { at: folder };
  return { called: { kind: "script", name }, at };
}

const OWN_WORDS =
  /^(?:add|audit|bin|cache|config|create|dedupe|dlx|exec|help|import|info|init|install|i|ci|licenses|link|list|login|node|npm|outdated|pack|patch|plugin|publish|rebuild|remove|set|unlink|up|update|upgrade|version|why|workspaces?|deploy|fetch|prune|store|require|dump-autoload|validate|diagnose|self-update|x|pm)$/;

/** The recipes of a Makefile by target, targets that they need put in front of them. A line with `-` in front may fail. */
function targetsOf(file: TextFile): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  let names: readonly string[] = [];
  for (const whole of file.lines.slice(0, 20_000)) {
    const line = whole.slice(0, 2_000);
    const head = /^([\w./ -]{1,300}?)\s*:(?![=])\s*([^#=]*)/.exec(line);
    if (line.startsWith("\t")) {
      const recipe = line.slice(1).replace(/^[@+]+/, "");
      const command = recipe.startsWith("-") ? `${recipe.replace(/^[-@+]+/, "")} || true` : recipe;
      for (const name of names) targets.set(name, `${targets.get(name) ?? ""}${command}\n`.slice(0, LONGEST));
    } else if (head !== null && !line.startsWith(".")) {
      names = (head[1] ?? "").trim().split(/\s+/);
      if (targets.size === 0) targets.set("", `make ${names[0]}\n`);
      const needs = (head[2] ?? "")
        .trim()
        .split(/\s+/)
        .filter((need) => /^[\w.-]+$/.test(need));
      for (const name of names)
        targets.set(name, `${targets.get(name) ?? ""}${needs.map((need) => `make ${need}\n`).join("")}`);
    } else if (line.trim() !== "" && !line.startsWith("#")) names = [];
  }
  return targets;
}
