import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { allListed, type Listed } from "../src/cli/coverage.ts";
import { asStrictAs } from "../src/levels.ts";
import type { Requirement, Specification } from "../src/model.ts";
import { shortId } from "../src/report/short-id.ts";

/** What corrections.yaml says of one correction (rules/schema/corrections.schema.json), as far as it is shown. */
interface Correction {
  readonly file: string;
  readonly kind: string;
  readonly reason: string;
  readonly pointer?: string;
  readonly member?: string;
  readonly from?: string;
  readonly lines?: readonly number[];
}

/** What contract.yaml says of the interface as a whole. */
interface Contract {
  readonly source: { readonly repository: string; readonly commit: string; readonly files: readonly unknown[] };
  readonly operations: readonly { readonly role: string }[];
}

/**
 * What sets a building block's page apart from the core's: its interface with the corrections, the levels that it changes, and what it
 * says twice or against itself. Markdown.
 *
 * @param root the project's folder
 */
export function blockSections(publication: Specification, listed: readonly Listed[], root: string): string {
  const folder = join(root, "rules", publication.id, publication.edition);
  const requirements = listed.map(({ requirement }) => requirement);
  const sections = [
    interfaceSection(folder),
    levelSection(publication),
    sameSection(listed),
    againstSection(requirements),
  ];
  return sections.filter((text) => text !== "").join("\n\n");
}

function interfaceSection(folder: string): string {
  const file = join(folder, "contract.yaml");
  if (!existsSync(file))
    return "## The interface\n\nThis building block publishes no API: there is no contract to compare with.";
  const { source, operations } = parse(readFileSync(file, "utf8"), { maxAliasCount: -1 }) as Contract;
  const count = (role: string): number => operations.filter((one) => one.role === role).length;
  const of = [`${count("provider")} of the building block itself`];
  if (count("callback") > 0) of.push(`${count("callback")} callbacks, which its callers serve`);
  if (count("third-party") > 0) of.push(`${count("third-party")} of third parties`);
  const from = `\`${source.repository}\` at \`${source.commit.slice(0, 7)}\``;
  const files = source.files.length === 1 ? "one published file" : `${source.files.length} published files`;
  return `## The interface

[contract.yaml](contract.yaml) has ${operations.length} operations: ${of.join(", ")}. They come from ${files} of ${from}. Only the building
block's own operations count.

${correctionsText(folder)}`;
}

function correctionsText(folder: string): string {
  const file = join(folder, "corrections.yaml");
  if (!existsSync(file)) return "Nothing in the published files had to be corrected.";
  const { corrections } = parse(readFileSync(file, "utf8")) as { corrections: readonly Correction[] };
  const rows = corrections.map(
    (one) => `| ${cell(one.file)} | ${cell(placeOf(one))} | ${one.kind} | ${cell(one.reason)} |`,
  );
  return `Corrected before the contract was derived ([corrections.yaml](corrections.yaml)):

| published file | where | what is done | why |
| --- | --- | --- | --- |
${rows.join("\n")}`;
}

function placeOf({ pointer, member, from, lines }: Correction): string {
  if (pointer !== undefined) return `\`${pointer}\``;
  if (lines !== undefined) return `lines ${lines.join(", ")}`;
  return `every \`${member ?? from ?? ""}\``;
}

function levelSection({ reclassifies }: Specification): string {
  if (reclassifies.length === 0) return "";
  const rows = reclassifies.map(({ requirement, level, explicit, by }) => {
    const effect = explicit && level !== "INAPPLICABLE" ? "applied" : "only implied: a note, which changes nothing";
    return `| ${shortId(requirement)} | ${level} | ${cell(by)} | ${effect} |`;
  });
  return `## Core requirements on another level

| core requirement | level here | where | |
| --- | --- | --- | --- |
${rows.join("\n")}`;
}

function sameSection(listed: readonly Listed[]): string {
  const levels = new Map(allListed().map(({ requirement }) => [requirement.id, requirement.level]));
  const rows = listed.flatMap(({ requirement: { id, level, restates, repeats }, rules }) => {
    const other = restates ?? repeats;
    if (other === undefined) return [];
    const theirs = levels.get(other);
    const stricter = theirs !== undefined && !asStrictAs(theirs, level);
    const taken = stricter ? "has its outcome, counted by itself: a stricter level" : "has its outcome";
    const how = rules.length === 0 ? taken : "has rules of its own, and fails where the other fails";
    return [
      `| ${shortId(id)} | ${level} | ${shortId(other)}${restates === undefined ? "" : " of the core"} | ${how} |`,
    ];
  });
  if (rows.length === 0) return "";
  return `## Requirements that say what another says

Without rules of its own such a requirement is counted with the other, unless it stands on a stricter level.

| requirement | level | says the same as | |
| --- | --- | --- | --- |
${rows.join("\n")}`;
}

function againstSection(requirements: readonly Requirement[]): string {
  const lines = [
    ...requirements
      // A pair that names each other is told once.
      .filter(({ id, contradicts }) => {
        const other = requirements.find((one) => one.id === contradicts);
        return other !== undefined && (other.contradicts !== id || id < other.id);
      })
      .map(({ id, title, contradicts = "" }) => {
        const other = requirements.find((one) => one.id === contradicts);
        return `- ${shortId(id)} (${title.en}) and ${shortId(contradicts)} (${other?.title.en ?? ""}) do not agree.`;
      }),
    ...sentence(
      "the sentence speaks of another level than the label, which counts",
      (one) => one.wordingConflicts === true,
    ),
    ...sentence("no level is stated, which means RECOMMENDED", (one) => !one.levelStated),
    ...requirements.flatMap(({ id, condition }) =>
      condition === undefined ? [] : [`- ${shortId(id)} applies under a condition: ${condition.en}.`],
    ),
  ];
  return lines.length === 0 ? "" : `## Where the specification leaves questions\n\n${lines.join("\n")}`;

  function sentence(what: string, is: (one: Requirement) => boolean): string[] {
    const ids = requirements.filter(is).map(({ id }) => shortId(id).replace(/^.*#/u, ""));
    return ids.length === 0
      ? []
      : [`- In ${ids.length} of ${requirements.length} requirements ${what}: ${ids.join(", ")}.`];
  }
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ").trim();
}
