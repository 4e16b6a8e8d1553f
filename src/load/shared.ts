import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Problem } from "../model.ts";
import { readAuthored } from "./authored-file.ts";

/** Parts of parameters that several rules have in common, by name: what stands in `rules/shared/<name>.yaml`. */
export type Shared = Readonly<Record<string, unknown>>;

/** Reads a folder of shared parts of parameters; what is wrong with their YAML is added to the problems. */
export async function readShared(folder: string, problems: Problem[]): Promise<Shared> {
  const shared: [string, unknown][] = [];
  for (const file of (await readdir(folder)).filter((name) => name.endsWith(".yaml")).sort()) {
    const { value } = await readAuthored(join(folder, file), `shared/${file}`, problems);
    shared.push([file.replace(/\.yaml$/u, ""), value]);
  }
  return Object.fromEntries(shared);
}

/**
 * The same parameters with what `{ shared: <name> }` stands for in its place, at any depth.
 *
 * @param unknown is told of a name that nothing is shared under, with the JSON pointer of it inside the parameters
 */
export function withShared(value: unknown, shared: Shared, unknown: (pointer: string, name: string) => void): unknown {
  const visit = (one: unknown, pointer: string): unknown => {
    if (Array.isArray(one)) return one.map((item, index) => visit(item, `${pointer}/${index}`));
    if (typeof one !== "object" || one === null) return one;
    const members = Object.entries(one);
    const [only] = members;
    if (members.length === 1 && only?.[0] === "shared" && typeof only[1] === "string") {
      if (Object.hasOwn(shared, only[1])) return shared[only[1]];
      unknown(`${pointer}/shared`, only[1]);
    }
    return Object.fromEntries(members.map(([key, member]) => [key, visit(member, `${pointer}/${key}`)]));
  };
  return visit(value, "");
}
