import { allListed, type Coverage, coverageOf, type Listed, sourceOf, sourcesRead } from "../src/cli/coverage.ts";
import type { Rule, Source, Specification } from "../src/model.ts";
import { shortId } from "../src/report/short-id.ts";
import { blockSections } from "./block-page.ts";

/** A page that is written from the rulebook: where it lies below the project's folder, and its text. */
export interface GeneratedPage {
  readonly path: string;
  readonly text: string;
}

const SOURCES: Readonly<Record<Source, string>> = {
  openapi: "OpenAPI documents",
  repository: "a repository",
  configuration: "deployment files",
  live: "a running system",
  attestation: "a signed statement",
};
const COVERAGES: Readonly<Record<Coverage, string>> = {
  prove: "can be proved in full, by files alone",
  "prove-in-part": "can be proved in part; a person confirms the rest",
  refute: "can be refuted, never proved",
  hint: "get hints only",
  elsewhere: "say what another requirement says, and are decided with it",
  none: "have no rule, though an OpenAPI document may bear on them",
  unread: "have no rule: what would show them is not read by this version",
};

/**
 * One README.md per edition of each publication: requirements by rules, and what would settle the open ones.
 *
 * @param root the project's folder
 */
export function rulesReadmes(root: string): GeneratedPage[] {
  const publications = new Map<Specification, Listed[]>();
  for (const listed of allListed()) {
    publications.set(listed.publication, [...(publications.get(listed.publication) ?? []), listed]);
  }
  return [...publications].map(([publication, listed]) => ({
    path: `rules/${publication.id}/${publication.edition}/README.md`,
    text: readme(publication, listed, root),
  }));
}

function readme(publication: Specification, listed: readonly Listed[], root: string): string {
  const required = listed.filter(({ requirement }) => requirement.level === "REQUIRED");
  const specifications = [...new Set(listed.map(({ requirement }) => requirement.specification))];
  const isBlock = publication.extends.length > 0;
  const example = isBlock ? shortId(listed[0]?.requirement.id ?? "") : "security#1";
  return `# ${publication.title.en} ${publication.edition}: requirements and rules

Written by \`npm run readme\` from the files in this folder; a test holds it to them. Titles are in our own words: the
[specification](${publication.url})'s wording prevails. \`govstack-check explain ${example}\` says more of each, with examples.

A rule **decides** (clean proves, a violation refutes), **proves** (clean proves, a miss is only noted), **refutes** (a violation refutes,
clean proves nothing) or **hints** (never decides). A requirement is met only when every part of it is proved.

## How far the rules go

| of ${listed.length} requirements (${required.length} REQUIRED) | all | REQUIRED |
| --- | ---: | ---: |
${coverageRows(listed, required)}

| evidence | bears on | rules | REQUIRED that its rules can prove in full | only refute |
| --- | ---: | ---: | ---: | ---: |
${sourceRows(listed, required)}

${isBlock ? `${blockSections(publication, listed, root)}\n\n` : ""}${specifications.map((id) => section(id, listed)).join("\n\n")}
`;
}

function coverageRows(listed: readonly Listed[], required: readonly Listed[]): string {
  const count = (of: readonly Listed[], coverage: string): number =>
    of.filter((one) => coverageOf(one) === coverage).length;
  return Object.entries(COVERAGES)
    .map(([coverage, text]) => `| ${text} | ${count(listed, coverage)} | ${count(required, coverage)} |`)
    .join("\n");
}

function sourceRows(listed: readonly Listed[], required: readonly Listed[]): string {
  const read = sourcesRead();
  return (Object.keys(SOURCES) as Source[])
    .map((source) => {
      const bears = listed.filter(({ requirement }) => requirement.evidence.includes(source)).length;
      const name = `${SOURCES[source]}${read.has(source) ? "" : " (not read by this version)"}`;
      const own = required.map(({ requirement, rules }) => ({
        requirement,
        rules: rules.filter((rule) => sourceOf(rule) === source),
      }));
      const proved = own.filter((one) => one.rules.length > 0 && coverageOf(one) === "prove").length;
      const rules = listed.flatMap((one) => one.rules).filter((rule) => sourceOf(rule) === source).length;
      return `| ${name} | ${bears} | ${rules} | ${proved} | ${refuted(own)} |`;
    })
    .join("\n");
}

/** Requirements that rules can refute without being able to prove them in full. */
function refuted(all: readonly Pick<Listed, "requirement" | "rules">[]): number {
  return all.filter(
    (one) =>
      coverageOf(one) !== "prove" && one.rules.some(({ strength }) => strength === "decides" || strength === "refutes"),
  ).length;
}

function section(id: string, listed: readonly Listed[]): string {
  const own = listed.filter(({ requirement }) => requirement.specification === id);
  const rows = own.map((one) => {
    const { requirement } = one;
    const name = `[${shortId(requirement.id)}](${requirement.url}) ${requirement.title.en}`;
    const level = requirement.levelStated ? requirement.level : `${requirement.level} (not stated)`;
    return `| ${name} | ${level} | ${rulesCell(one)} | ${settledCell(one)} |`;
  });
  return `## ${id}

| requirement | level | rules | what would settle it |
| --- | --- | --- | --- |
${rows.join("\n")}`;
}

function rulesCell({ rules }: Listed): string {
  return rules.length === 0 ? "none" : rules.map(ruleText).join("<br>");
}

function ruleText(rule: Rule): string {
  const part = rule.part === undefined ? "" : ` *${rule.part}*`;
  return `[${rule.id}](${rule.id}/rule.yaml) ${rule.strength}${part}`;
}

/** What files alone can settle needs nothing else. */
function settledCell(listed: Listed): string {
  if (coverageOf(listed) === "prove") return "the rules";
  const { settledBy, evidence } = listed.requirement;
  return settledBy === undefined ? evidence.map((source) => SOURCES[source]).join(", ") : cell(settledBy.en);
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ").trim();
}
