import { type Commit, Place } from "../../../model.ts";
import type { HistoryFact } from "../facts.ts";
import { isGenerated, languageOf } from "../languages.ts";
import type { NounReader, Tree } from "../noun.ts";

/** Reads no file: what version control knows comes with the tree. One fact, or none. */
export function reader(): NounReader {
  return {
    wants: () => false,
    take: () => {},
    finish: (tree) => ({ histories: tree.history === undefined ? [] : [factOf(tree, tree.history)] }),
  };
}

/** The file that names the current branch: there is none that holds the history as a whole. */
const HEAD = ".git/HEAD";

function factOf(tree: Tree, history: NonNullable<Tree["history"]>): HistoryFact {
  const { branch, branches, tags, commits, shallow, tracked } = history;
  const poor = commits.filter(({ subject }) => saysNothing(subject)).length;
  const source = tracked === undefined ? [] : ownSource(tree);
  const kept = source.filter((path) => tracked?.has(path)).length;
  return {
    document: HEAD,
    place: Place.at(HEAD, { line: 1, column: 1, text: branch === "" ? "" : `ref: refs/heads/${branch}` }),
    purpose: "product",
    branch,
    branches,
    tags,
    releases: tags.filter(isRelease),
    commits: commits.length,
    authors: new Set(commits.map(personOf)).size,
    shallow,
    poorMessages: poor,
    poorShare: commits.length === 0 ? 0 : Math.floor((100 * poor) / commits.length),
    ...(tracked === undefined ? {} : { tracked: kept, untracked: source.length - kept }),
  };
}

/** Files of source code of the product that people wrote. */
function ownSource(tree: Tree): string[] {
  return tree.files
    .filter(
      ({ path }) => languageOf(path).kind === "source" && !isGenerated(path) && tree.purposeOf(path) === "product",
    )
    .map(({ path }) => path);
}

/** The address tells people apart; names are spelled in many ways. */
function personOf({ author }: Commit): string {
  const address = /<([^<>]*)>\s*$/u.exec(author)?.[1]?.trim() ?? "";
  return (address === "" ? author : address).toLowerCase();
}

const NUMBER = "(?:0|[1-9][0-9]{0,8})";
const LABELS = "[0-9A-Za-z-]{1,40}(?:\\.[0-9A-Za-z-]{1,40}){0,9}";
const RELEASE = new RegExp(`^v?${NUMBER}\\.${NUMBER}\\.${NUMBER}(?:-${LABELS})?(?:\\+${LABELS})?$`, "iu");

/**
 * Whether a tag is a semantic version (https://semver.org/), after a `v` or the name of a part of the repository: "v1.2.0", "2.0.0-rc.1",
 * "api-v1.4.2", "@health/web@1.0.0".
 */
export function isRelease(tag: string): boolean {
  if (tag.length > 200) return false;
  for (let start = 0; start !== -1; ) {
    if (RELEASE.test(tag.slice(start))) return true;
    const step = /[-_/@]/u.exec(tag.slice(start));
    start = step === null ? -1 : start + step.index + 1;
  }
  return false;
}

/** Words that tell that something was changed, and not what. */
const EMPTY_WORDS = new Set(
  (
    "a an and the some more misc minor small little quick various tiny wip tmp temp test tests testing fix fixes fixed fixing bug bugs bugfix " +
    "hotfix update updates updated updating change changes changed edit edits edited commit commits save saved work working progress in stuff " +
    "things code file files cleanup clean up refactor refactoring refactored improve improvements tweak tweaks done final again oops asdf ok " +
    "modif modifs modification modifications correction corrections maj divers"
  ).split(" "),
);
/** Scripts whose words are not parted by spaces: there a message of four characters may say much. */
const UNSPACED =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}|\p{Script=Lao}|\p{Script=Khmer}|\p{Script=Myanmar}/u;

/**
 * Whether the first line of a commit's message says nothing: it is empty, one word, or made only of words such as "minor fix". A number of
 * a version or an issue alone is a reference, and what a machine writes when it merges or releases is left alone.
 */
export function saysNothing(subject: string): boolean {
  const text = subject.slice(0, 300).trim();
  if (/^v?\d+\.\d+(?:\.\d+)?[\w.+-]*$|^(?:#|[A-Z][A-Z0-9]{1,9}-)\d+$|^Merge |^Revert |^Release /u.test(text))
    return false;
  if (UNSPACED.test(text)) return text.length < 4;
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'’_./-]*/gu) ?? [];
  if (words.length < 2) return true;
  return words.every((word) => EMPTY_WORDS.has(word));
}
