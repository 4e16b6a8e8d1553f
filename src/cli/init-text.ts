import { stringify } from "yaml";
import type { Messages } from "../messages/messages.ts";
import { printable } from "../report/escape.ts";
import { wrap } from "../report/wrap.ts";

/** Something found, with the file that says so. */
export interface Found {
  readonly text: string;
  readonly file: string;
}

/** What goes into a new govstack.yaml. */
export interface Proposal {
  readonly name: Found;
  readonly version?: Found;
  readonly vendor?: Found;
  readonly licence?: Found;
  /** OpenAPI documents that can be read. */
  readonly openapi: readonly string[];
  /** Files that look like OpenAPI documents and cannot be read, or whose paths cannot be written down. */
  readonly notListed: readonly string[];
  /** The building block that the solution seems to be. */
  readonly block?: string;
  /** The building blocks of this release, as `implements` names them. */
  readonly publications: readonly string[];
  /** Path of the JSON Schema for editors, from the file; undefined where there is none. */
  readonly schema?: string;
}

const WIDTH = 78;

/** A govstack.yaml that says what was found, with comments in the reader's language for what can be added. */
export function configurationText(proposal: Proposal, messages: Messages): string {
  const lines: string[] = [];
  const comment = (key: string, data: Record<string, string> = {}): void => {
    lines.push(...wrap(messages.text(`init.${key}`, data), { first: WIDTH, others: WIDTH }).map((line) => `# ${line}`));
  };
  const from = (found: Found): string => ` # ${messages.text("init.from", { file: printable(found.file) })}`;
  if (proposal.schema !== undefined) lines.push(`# yaml-language-server: $schema=${proposal.schema}`);
  comment("head");
  if (proposal.schema !== undefined) comment("schema");
  lines.push("");
  comment("solution");
  lines.push("solution:", `  name: ${scalar(proposal.name.text)}${from(proposal.name)}`);
  for (const key of ["version", "vendor"] as const) {
    const found = proposal[key];
    const example = key === "version" ? "1.0.0" : "Example Ltd";
    lines.push(found === undefined ? `  # ${key}: ${example}` : `  ${key}: ${scalar(found.text)}${from(found)}`);
  }
  const { licence } = proposal;
  if (licence !== undefined) comment("licence", { file: printable(licence.file), licence: printable(licence.text) });
  lines.push("");
  comment("implements", { known: proposal.publications.join(", ") });
  if (proposal.block !== undefined) comment("block", { block: proposal.block });
  const example = proposal.publications.find(
    (name) => proposal.block === undefined || name.startsWith(`${proposal.block}@`),
  );
  lines.push(`# implements: [${example ?? ""}]`, "");
  if (proposal.openapi.length > 0) {
    comment("openapi");
    lines.push("openapi:", ...proposal.openapi.map((path) => `  - ${scalar(path)}`));
  } else {
    comment("no-openapi");
    lines.push("# openapi:", "#   - api/openapi.yaml");
  }
  if (proposal.notListed.length > 0) {
    comment("not-listed");
    lines.push(...proposal.notListed.map((path) => `#   ${printable(path)}`));
  }
  lines.push("");
  comment("traits");
  lines.push("# traits:");
  for (const trait of ["webUi", "personalData"]) {
    const reason = messages.text(`init.reason.${trait}`);
    lines.push(`#   ${trait}: { value: false, reason: ${JSON.stringify(reason)} }`);
  }
  // The file is read in editors, which need no isolates and show none.
  return `${lines.join("\n").replace(/[\u2068\u2069]/gu, "")}\n`;
}

/** A text as a YAML scalar on one line, in quotes where it needs them. */
function scalar(text: string): string {
  return stringify(text, { lineWidth: 0, blockQuote: false }).trimEnd();
}
