import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { readContract } from "../../src/contract/contract-file.ts";
import type { Interface } from "../../src/contract/interface.ts";

/** A building block's contract as the project keeps it. */
export interface Contract {
  /** "consent". */
  readonly name: string;
  readonly text: string;
  readonly data: unknown;
  readonly reference: Interface;
}

/** All contracts below a folder of rules, by name. */
export function contractsBelow(rules: string): Contract[] {
  return readdirSync(rules)
    .filter((folder) => folder.startsWith("govstack-bb-"))
    .flatMap((folder) =>
      readdirSync(join(rules, folder)).map((edition) => join(rules, folder, edition, "contract.yaml")),
    )
    .filter((path) => existsSync(path))
    .sort()
    .map((path) => {
      const text = readFileSync(path, "utf8");
      const data = load(text);
      const name = path.split("/").at(-3)?.replace("govstack-bb-", "") ?? "";
      return { name, text, data, reference: readContract(data) };
    });
}
