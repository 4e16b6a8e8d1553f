import type { Instruction } from "./instructions.ts";
import { wordsOf } from "./stages.ts";

/** What a RUN instruction leaves in the image. */
export interface Installed {
  /** Compilers, tools for building and shells that it installs and does not remove, or that it calls. */
  readonly tools: readonly string[];
  /** Package managers that it calls: what it calls is in the image. */
  readonly managers: readonly string[];
}

/** Packages of compilers and tools for building, under their names in Debian, Alpine and Red Hat. */
const TOOL_PACKAGE =
  /^(?:build-essential|build-base|alpine-sdk|gcc(?:-[0-9.]+|-c\+\+)?|g\+\+(?:-[0-9.]+)?|clang(?:-?[0-9.]+)?|llvm(?:-?[0-9.]+)?|make|gmake|cmake|ninja-build|meson|autoconf|automake|libtool|bison|flex|golang(?:-go|-[0-9.]+)?|go|rustc|rust|cargo|maven|gradle|ant|sbt|default-jdk(?:-headless)?|openjdk-?[0-9]+(?:-jdk(?:-headless)?)?|java-[0-9.]+-openjdk-devel|dotnet-sdk-[0-9.]+|gfortran|nasm|dpkg-dev|rpm-build|git|subversion|mercurial)$/;
const SHELL_PACKAGE = /^(?:bash|zsh|fish|ksh|tcsh)$/;
/** Package managers that other package managers install. */
const MANAGER_PACKAGE =
  /^(?:npm|yarn|pnpm|python3-pip|py3-pip|poetry|pipenv|uv|composer|bundler|conda)(?:[@=<>~!].*)?$/;
/** Commands of compilers and tools for building. */
const TOOL_COMMAND =
  /^(?:gcc|g\+\+|cc|clang|clang\+\+|make|cmake|ninja|javac|mvn|mvnw|gradle|gradlew|cargo|rustc|ant|sbt)$/;

const MANAGERS: Readonly<Record<string, readonly string[]>> = {
  "apt-get": ["install"],
  apt: ["install"],
  aptitude: ["install"],
  apk: ["add"],
  yum: ["install", "groupinstall", "localinstall"],
  dnf: ["install", "groupinstall"],
  microdnf: ["install"],
  tdnf: ["install"],
  zypper: ["install", "in"],
  pacman: ["-S", "-Sy", "-Syu"],
  pip: ["install"],
  pip3: ["install"],
  npm: ["install", "i", "ci", "add"],
  yarn: ["add", "install"],
  pnpm: ["add", "install", "i"],
  gem: ["install"],
  bundle: ["install"],
  composer: ["install", "require"],
  poetry: ["install"],
  uv: ["sync", "pip"],
  conda: ["install"],
};
const REMOVING = new Set(["del", "remove", "purge", "autoremove", "erase"]);
/** Managers whose packages are those of the system. */
const SYSTEM = /^(?:apt-get|apt|aptitude|apk|yum|dnf|microdnf|tdnf|zypper|pacman)$/;

/** More commands of one instruction are not read. */
const MOST = 1_000;

/** What a RUN instruction installs and calls; what the same instruction removes again is not counted. */
export function installedBy(run: Instruction): Installed {
  const tools = new Set<string>();
  const managers = new Set<string>();
  const removed = new Set<string>();
  const groups = new Map<string, string[]>();
  const called = new Set<string>();
  // What is only mounted for the time of the build is not in the image.
  const mounted = /type=bind/.test(run.flags.get("mount") ?? "") && /from=/.test(run.flags.get("mount") ?? "");
  for (const words of commandsOf(run)) {
    const [program = "", ...rest] = words;
    const operation = rest.find((word) => !word.startsWith("-") || MANAGERS[program]?.includes(word)) ?? "";
    const names = rest.slice(rest.indexOf(operation) + 1).filter((word) => !word.startsWith("-"));
    if (MANAGERS[program]?.includes(operation) === true) {
      managers.add(program);
      const kept = names.map(withoutVersion);
      const group = groupOf(rest);
      if (group !== undefined) groups.set(group, kept);
      for (const name of kept) {
        if (SYSTEM.test(program) && (TOOL_PACKAGE.test(name) || SHELL_PACKAGE.test(name) || MANAGER_PACKAGE.test(name)))
          tools.add(name);
        else if (
          (program === "npm" && rest.some((word) => word === "-g" || word === "--global")) ||
          program.startsWith("pip")
        ) {
          if (MANAGER_PACKAGE.test(name)) tools.add(name);
        }
      }
      if (/^(?:yum|dnf)$/.test(program) && /development tools/i.test(rest.join(" "))) tools.add("Development Tools");
    } else if (SYSTEM.test(program) && REMOVING.has(operation)) {
      for (const name of names) {
        for (const one of groups.get(name) ?? [withoutVersion(name)]) removed.add(one);
      }
    } else if (TOOL_COMMAND.test(program)) called.add(program);
    else if (program === "go" && /^(?:build|install|run)$/.test(operation)) called.add("go");
    else if (program === "dotnet" && /^(?:build|publish|restore)$/.test(operation)) called.add("dotnet SDK");
    else if (program === "corepack" && operation === "enable") managers.add("corepack");
  }
  for (const name of removed) tools.delete(name);
  // Where something is removed again, what was called may be gone with it.
  if (!mounted && removed.size === 0) for (const name of called) tools.add(name);
  return { tools: [...tools], managers: [...managers] };
}

/** The name that `apk add --virtual` gives a group of packages. */
function groupOf(words: readonly string[]): string | undefined {
  const at = words.findIndex((word) => word === "--virtual" || word === "-t" || word.startsWith("--virtual="));
  const word = words[at];
  return word?.startsWith("--virtual=") === true ? word.slice("--virtual=".length) : words[at + (at < 0 ? 0 : 1)];
}

/** `gcc=12.2.0-r4`, `bash~=5.2`, `make:amd64`: the name alone. */
function withoutVersion(name: string): string {
  return name.replace(/["']/g, "").replace(/(?:[=<>~:]|@(?!.*\/)).*$/, "");
}

/** The commands of a RUN instruction, each as its words: program first, without its path. */
function commandsOf(run: Instruction): string[][] {
  const texts = run.json === undefined ? [run.text, ...run.documents] : [run.json.join(" ")];
  const commands: string[][] = [];
  for (const text of texts) {
    for (const part of text.split(/&&|\|\||[;|\n]|\$\(|`/).slice(0, MOST)) {
      const words = wordsOf(part.replace(/\\$/, "").trim());
      while (words.length > 0 && isPrefix(words[0] ?? "")) words.shift();
      const [program] = words;
      if (program === undefined || program.startsWith("#")) continue;
      // python -m pip install …
      if (/^python[0-9.]*$/.test(program) && words[1] === "-m") words.splice(0, 2);
      words[0] = (words[0] ?? "").replace(/^.*\//, "");
      commands.push(words.map((word) => word.replace(/^["'(]+|["')]+$/g, "")));
    }
  }
  return commands;
}

/** What may stand in front of a program: assignments, `sudo`, `exec`, words of the shell. */
function isPrefix(word: string): boolean {
  return (
    /^[A-Za-z_][A-Za-z0-9_]*=/.test(word) ||
    /^(?:sudo|exec|env|time|then|do|else|if|!|\{|\(|set|eatmydata)$/.test(word) ||
    word.startsWith("<<")
  );
}
