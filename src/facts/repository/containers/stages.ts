import { type Instruction, instructionsOf, unquoted } from "./instructions.ts";
import { substituted } from "./variables.ts";

/** One stage of a build, from its FROM to the next. */
export interface Stage {
  /** "" where FROM gives none. */
  readonly name: string;
  readonly from: Instruction;
  /** The image that FROM names, arguments replaced by their defaults; "" where it is an earlier stage. */
  readonly image: string;
  /** The earlier stage that it continues. */
  readonly parent?: Stage;
  readonly instructions: readonly Instruction[];
  /** The variables at its end: ENV, and ARG with its default, of this stage and those it continues. */
  readonly variables: ReadonlyMap<string, string>;
  /** Names of those that ENV sets: they outrank arguments. */
  readonly environment: ReadonlySet<string>;
}

/** What is known of the variables that base images set. */
const BASE_VARIABLES: readonly (readonly [RegExp, ReadonlyMap<string, string>])[] = [
  // https://devblogs.microsoft.com/dotnet/securing-containers-with-rootless/
  [/^mcr\.microsoft\.com\/dotnet\//, new Map([["APP_UID", "1654"]])],
];

/** The stages of a Dockerfile, in order. */
export function stagesOf(lines: readonly string[]): Stage[] {
  const stages: Stage[] = [];
  const globals = new Map<string, string>();
  let open: { from: Instruction; instructions: Instruction[] } | undefined;
  const close = (): void => {
    if (open !== undefined) stages.push(stageOf(open.from, open.instructions, globals, stages));
  };
  for (const instruction of instructionsOf(lines)) {
    if (instruction.keyword === "FROM") {
      close();
      open = { from: instruction, instructions: [] };
    } else if (open !== undefined) open.instructions.push(instruction);
    else if (instruction.keyword === "ARG") readArguments(instruction, globals, new Map(), new Set());
  }
  close();
  return stages;
}

/** A stage and those it continues, the first of them first. */
export function chainOf(stage: Stage): Stage[] {
  const chain: Stage[] = [];
  for (let one: Stage | undefined = stage; one !== undefined; one = one.parent) chain.unshift(one);
  return chain;
}

function stageOf(
  from: Instruction,
  instructions: readonly Instruction[],
  globals: ReadonlyMap<string, string>,
  earlier: readonly Stage[],
): Stage {
  const [written = "", as = "", name = ""] = from.text.split(/\s+/);
  const reference = substituted(unquoted(written), (one) => globals.get(one));
  const parent = earlier.findLast((stage) => stage.name !== "" && stage.name === reference.toLowerCase());
  const image = parent === undefined ? reference : "";
  const variables = new Map(parent?.variables ?? BASE_VARIABLES.find(([pattern]) => pattern.test(image))?.[1] ?? []);
  const environment = new Set(parent?.environment ?? []);
  for (const instruction of instructions) {
    if (instruction.keyword === "ARG") readArguments(instruction, variables, globals, environment);
    else if (instruction.keyword === "ENV") {
      for (const { name: key, value } of pairsOf(instruction)) {
        environment.add(key);
        variables.set(
          key,
          substituted(value, (one) => variables.get(one)),
        );
      }
    }
  }
  const named = as.toUpperCase() === "AS" ? name.toLowerCase() : "";
  return {
    name: named,
    from,
    image,
    ...(parent === undefined ? {} : { parent }),
    instructions,
    variables,
    environment,
  };
}

/** ARG NAME=default, or ARG NAME, which takes the default that stands in front of the first FROM. ENV outranks it. */
function readArguments(
  instruction: Instruction,
  variables: Map<string, string>,
  globals: ReadonlyMap<string, string>,
  environment: ReadonlySet<string>,
): void {
  for (const word of wordsOf(instruction.text)) {
    const equals = word.indexOf("=");
    const name = equals < 0 ? word : word.slice(0, equals);
    const value =
      equals < 0
        ? globals.get(name)
        : substituted(unquoted(word.slice(equals + 1)), (one) => variables.get(one) ?? globals.get(one));
    if (value !== undefined && !environment.has(name)) variables.set(name, value);
  }
}

/** The pairs of ENV or LABEL: `NAME=value …`, or the older `NAME value`. */
export function pairsOf(
  instruction: Instruction,
): { readonly name: string; readonly value: string; readonly offset: number }[] {
  const words = wordsOf(instruction.text);
  const [first = ""] = words;
  if (!first.includes("=")) {
    const value = instruction.text.slice(first.length).trim();
    return first === "" ? [] : [{ name: first, value, offset: 0 }];
  }
  const pairs: { name: string; value: string; offset: number }[] = [];
  let from = 0;
  for (const word of words) {
    const offset = Math.max(from, instruction.text.indexOf(word, from));
    from = offset + word.length;
    const equals = word.indexOf("=");
    if (equals > 0) pairs.push({ name: word.slice(0, equals), value: unquoted(word.slice(equals + 1)), offset });
  }
  return pairs;
}

/** The words of a text as a shell parts them: quotes hold words together, and stay. At most 2,000. */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  let word = "";
  let quote = "";
  for (let index = 0; index < text.length && words.length < 2_000; index++) {
    const one = text[index] ?? "";
    if (quote === "" && /\s/.test(one)) {
      if (word !== "") words.push(word);
      word = "";
      continue;
    }
    if (one === "\\" && index + 1 < text.length && quote !== "'") {
      word += one + (text[++index] ?? "");
      continue;
    }
    if (quote === one) quote = "";
    else if (quote === "" && (one === '"' || one === "'")) quote = one;
    word += one;
  }
  if (word !== "") words.push(word);
  return words;
}
