import type { Place } from "../../../model.ts";
import type { ContainerFact, Purpose } from "../facts.ts";
import { imageName, isMinimalBase } from "../image-name.ts";
import type { Instruction } from "./instructions.ts";
import { unquoted } from "./instructions.ts";
import { lastStep } from "./names.ts";
import { installedBy } from "./packages.ts";
import { chainOf, type Stage, wordsOf } from "./stages.ts";
import { type Script, startOf } from "./start.ts";
import { type ImageUser, isRoot, userOfBase } from "./users.ts";
import { substituted } from "./variables.ts";

/** A Dockerfile that was read, until all files around it are known. */
export interface BuildFile {
  readonly path: string;
  readonly purpose: Purpose;
  readonly stages: readonly Stage[];
  readonly at: (line: number, column: number) => Place;
}

/** What must be known from other files. */
export interface Around {
  /** The stage that the product's Compose files build, where they agree on one. */
  readonly target?: string;
  /** A shell script of the repository by the last step of its path. */
  scriptNamed(name: string): Script | undefined;
  /** A .dockerignore keeps settings out. */
  readonly settingsKeptOut: boolean;
}

/** Images with compilers or build tools of their own: what ships on one ships them too. */
const TOOLED: readonly (readonly [RegExp, string])[] = [
  [/^golang$/, "go"],
  [/^rust$/, "cargo"],
  [/^maven$/, "maven"],
  [/^gradle$/, "gradle"],
  [/^gcc$/, "gcc"],
  [/^dotnet\/sdk$/, "dotnet SDK"],
  [/^ubi[789]\/go-toolset$/, "go"],
];

/** The image that a Dockerfile makes, by its final stage and those that it continues. */
export function containerOf({ path, purpose, stages, at }: BuildFile, around: Around): ContainerFact | undefined {
  const final = stages.find(({ name }) => name !== "" && name === around.target?.toLowerCase()) ?? stages.at(-1);
  if (final === undefined) return undefined;
  const chain = chainOf(final);
  const base = chain[0]?.image ?? "";
  const { name, tag, pinned } = imageName(base);
  const all = chain.flatMap((stage) => stage.instructions.map((instruction) => ({ instruction, stage })));
  const last = (keyword: string): { instruction: Instruction; stage: Stage } | undefined =>
    all.findLast(({ instruction }) => instruction.keyword === keyword);
  const placeOf = (instruction: Instruction): Place => at(instruction.line, instruction.column);
  const from = placeOf(final.from);
  const root = placeOf(chain[0]?.from ?? final.from);

  const user = last("USER");
  const shell = last("SHELL")?.instruction.json;
  const entrypoint = last("ENTRYPOINT");
  // An ENTRYPOINT makes a CMD of the stages below void.
  const command = all.findLast(
    ({ instruction, stage }) =>
      instruction.keyword === "CMD" &&
      (entrypoint === undefined || chain.indexOf(stage) >= chain.indexOf(entrypoint.stage)),
  );
  const started = startOf(entrypoint?.instruction, command?.instruction, base, shell, (script) =>
    around.scriptNamed(script),
  );
  const runs = all.filter(({ instruction }) => instruction.keyword === "RUN").map(({ instruction }) => instruction);
  const installed = runs.map((run) => ({ run, ...installedBy(run) }));
  const tooled = TOOLED.flatMap(([pattern, tool]) => (pattern.test(name.toLowerCase()) ? [tool] : []));
  const installs = unique([...tooled, ...installed.flatMap(({ tools }) => tools)]);
  const check = last("HEALTHCHECK")?.instruction;
  const copy = all.find(({ instruction }) => copiesAll(instruction))?.instruction;
  const who = whoRuns(user, base, started.dropsRoot);
  const installer = installed.find(({ tools }) => tools.length > 0);
  const caller = installed.find(({ managers }) => managers.length > 0)?.run;
  const start = entrypoint ?? command;
  const placeOfTool = ({ run, tools: [tool = ""] }: { run: Instruction; tools: readonly string[] }): Place => {
    const words = [...run.text.matchAll(/[^\s"'/;&|,()[\]]+/g)];
    const word = words.find((one) => one[0] === tool || one[0].startsWith(`${tool}=`));
    if (word === undefined) return placeOf(run);
    const { line, column } = run.spot(word.index);
    return at(line, column);
  };

  return {
    document: path,
    place: from,
    purpose,
    builder: "dockerfile",
    stage: final.name,
    stages: stages.length,
    base,
    baseName: name,
    tag,
    pinned,
    minimal: isMinimalBase(name, tag),
    user: who.user,
    runsAsRoot: who.root,
    healthcheck: check !== undefined && !/^NONE\b/i.test(check.text),
    start: started.start,
    program: started.program,
    installs,
    managers: unique(installed.flatMap(({ managers }) => managers)),
    copiesEverything: copy !== undefined && !around.settingsKeptOut,
    ports: unique(all.flatMap(({ instruction, stage }) => portsOf(instruction, stage))).slice(0, 100),
    _places: {
      base: root,
      baseName: root,
      tag: root,
      pinned: root,
      minimal: root,
      ...(user === undefined ? {} : { user: placeOf(user.instruction), runsAsRoot: placeOf(user.instruction) }),
      ...(start === undefined ? {} : { start: placeOf(start.instruction) }),
      installs: installer === undefined || tooled.length > 0 ? root : placeOfTool(installer),
      ...(caller === undefined ? {} : { managers: placeOf(caller) }),
      ...(check === undefined ? {} : { healthcheck: placeOf(check) }),
      ...(copy === undefined ? {} : { copiesEverything: placeOf(copy) }),
    },
  };
}

/** USER of the image, or else what its base says; an entry script that gives up root leaves it open. */
function whoRuns(
  set: { instruction: Instruction; stage: Stage } | undefined,
  base: string,
  dropsRoot: boolean,
): ImageUser {
  const who = set === undefined ? userOfBase(base) : userOf(set.instruction, set.stage);
  return who.root === true && dropsRoot ? { user: who.user, root: "unknown" } : who;
}

function userOf({ text }: Instruction, { variables }: Stage): ImageUser {
  const user = substituted(unquoted(wordsOf(text)[0] ?? ""), (name) => variables.get(name));
  return { user, root: isRoot(user) };
}

/** `COPY . .`, `ADD ./ /app`: the whole folder that the build is given. */
function copiesAll({ keyword, flags, text, json }: Instruction): boolean {
  if ((keyword !== "COPY" && keyword !== "ADD") || flags.has("from")) return false;
  const sources = (json ?? wordsOf(text)).slice(0, -1);
  return sources.some((source) => /^(?:\.\/?|\.\/\*|\*)$/.test(unquoted(source)));
}

function portsOf({ keyword, text }: Instruction, { variables }: Stage): string[] {
  if (keyword !== "EXPOSE") return [];
  return wordsOf(text).map((word) => substituted(unquoted(word), (name) => variables.get(name)).slice(0, 100));
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}

/** Names of the scripts that a build puts under another name: `COPY docker/start.sh /entrypoint`. */
export function copiedAs(stages: readonly Stage[], name: string): string | undefined {
  for (const { keyword, flags, text, json } of stages.flatMap((stage) => stage.instructions)) {
    if ((keyword !== "COPY" && keyword !== "ADD") || flags.has("from")) continue;
    const words = (json ?? wordsOf(text)).map(unquoted);
    const target = words.at(-1) ?? "";
    if (words.length === 2 && lastStep(target) === name) return lastStep(words[0] ?? "");
  }
  return undefined;
}
