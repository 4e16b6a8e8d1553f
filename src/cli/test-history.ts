import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readAuthored } from "../load/authored-file.ts";
import type { Problem } from "../model.ts";
import { type NewCommit, type NewHistory, writeGit } from "./test-git.ts";
import { filesOf } from "./test-marks.ts";

/** A folder `.git` cannot be kept in a repository: this file of a fixture says what would be in it. */
export const DESCRIPTION = "dot-git.yaml";

/** Where a fixture is to be loaded from. */
export interface Staged {
  /** The folder that the fixture lies in. */
  readonly cwd: string;
  readonly problems: readonly Problem[];
  /** Removes what was made. */
  remove(): void;
}

/**
 * A fixture that describes a history is copied to a folder of its own, with a `.git` that holds that history and without the description.
 * Any other is used where it lies. The first line of the description stands for `.git/HEAD`, at which findings about the history point.
 *
 * The description (all of it optional): `branch` (main; "" for none), `branches`, `tags`, `shallow`, and `commits`, oldest first: a subject,
 * or an object with `subject`, `author`, `date` and `files`, the files of the fixture that it adds. A commit without `files` adds all.
 *
 * @param folder the rule's folder
 * @param name the fixture's name
 */
export async function stageHistory(folder: string, name: string): Promise<Staged> {
  const description = join(folder, name, DESCRIPTION);
  if (!existsSync(description)) return { cwd: folder, problems: [], remove: () => {} };
  const problems: Problem[] = [];
  const authored = await readAuthored(description, `${name}/${DESCRIPTION}`, problems);
  const files = filesOf(folder, { name, kind: "pass", isFolder: true })
    .map((path) => path.slice(name.length + 1))
    .filter((path) => path !== DESCRIPTION);
  const cwd = mkdtempSync(join(tmpdir(), "govstack-fixture-"));
  const remove = (): void => rmSync(cwd, { recursive: true, force: true });
  try {
    cpSync(join(folder, name), join(cwd, name), { recursive: true });
    rmSync(join(cwd, name, DESCRIPTION));
    const history = problems.length > 0 ? undefined : historyOf(authored.value, files, authored.complain);
    if (history !== undefined && problems.length === 0) writeGit(join(cwd, name), history);
  } catch (error) {
    remove();
    throw error;
  }
  return { cwd, problems, remove };
}

type Complain = (pointer: string, code: string, data: Problem["data"]) => void;

const NAME = /^(?!.*\.\.)[\p{L}\p{N}][\p{L}\p{N}._/@+-]{0,199}$/u;
const START = Date.UTC(2026, 0, 5, 9) / 1000;
const DAY = 86_400;

function historyOf(value: unknown, files: readonly string[], complain: Complain): NewHistory | undefined {
  if (!isObject(value)) return void complain("", "rule-wrong-type", { key: "top", expected: "object" });
  const known = ["branch", "branches", "tags", "shallow", "commits"];
  for (const key of Object.keys(value)) {
    if (!known.includes(key)) complain(`/${key}`, "rule-unknown-key", { key });
  }
  const names = (key: string): string[] => {
    const list = value[key] ?? [];
    if (Array.isArray(list) && list.every((one) => typeof one === "string" && NAME.test(one))) return list;
    complain(`/${key}`, "rule-bad-form", { key, pattern: NAME.source });
    return [];
  };
  const branch = String(value.branch ?? "main");
  if (branch !== "" && !NAME.test(branch))
    complain("/branch", "rule-bad-form", { key: "branch", pattern: NAME.source });
  const commits = value.commits ?? [];
  if (!Array.isArray(commits))
    return void complain("/commits", "rule-wrong-type", { key: "commits", expected: "array" });
  return {
    branch,
    branches: names("branches"),
    tags: names("tags"),
    shallow: value.shallow === true,
    commits: commits.map((commit, index) => commitOf(commit, index, files, complain)),
  };
}

function commitOf(commit: unknown, index: number, all: readonly string[], complain: Complain): NewCommit {
  const written: Record<string, unknown> = isObject(commit) ? commit : { subject: String(commit ?? "") };
  const { subject = "", author = "Ada Example <ada@registry.example>", date, files = all } = written;
  const time = date === undefined ? START + index * DAY : Date.parse(String(date)) / 1000;
  if (Number.isNaN(time)) complain(`/commits/${index}/date`, "rule-does-not-fit", { key: "date", reason: "date" });
  const added = Array.isArray(files) ? files.map(String) : [];
  added.forEach((path, number) => {
    if (!all.includes(path)) complain(`/commits/${index}/files/${number}`, "expect-no-such-file", { file: path });
  });
  return { author: String(author), time: Math.floor(time), message: String(subject), files: added };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
