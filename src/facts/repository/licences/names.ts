import type { KnownLicences } from "./known.ts";

/** What a name of a licence stands for. */
export interface NamedLicence {
  /** An SPDX identifier or expression; "" where the name is none that is known. */
  readonly spdx: string;
  readonly osiApproved: boolean;
}

const UNKNOWN: NamedLicence = { spdx: "", osiApproved: false };
const LONGEST = 300;

/** A word for the version where a name has none, or several. */
const version = (found: string | undefined, usual: string): string => {
  const number = found ?? usual;
  return number.includes(".") ? number : `${number}.0`;
};

/** How people write names and addresses of licences, most special first. `$1` of a match is the version where there is one. */
const NAMES: readonly (readonly [RegExp, (version: string | undefined) => string])[] = [
  [/commons[\s-]+clause/u, () => "LicenseRef-Commons-Clause"],
  [/\bbusiness source\b|\bbusl\b|\bbsl[\s-]*1\.1/u, () => "BUSL-1.1"],
  [/server side public|\bsspl\b/u, () => "SSPL-1.0"],
  [/\belastic[\s-]+licen[cs]e/u, () => "Elastic-2.0"],
  [/(?:affero|\bagpl)[^\d]{0,60}([13](?:\.0)?)?/u, (found) => `AGPL-${version(found, "3")}-only`],
  [
    /(?:lesser general|library general|\blgpl)[^\d]{0,60}(2\.1|2\.0|3\.0|2|3)?/u,
    (found) => `LGPL-${version(found, "3")}-only`,
  ],
  [/(?:gnu general|\bgpl)[^\d]{0,60}(2\.0|3\.0|2|3)?/u, (found) => `GPL-${version(found, "3")}-only`],
  [/apache[^\d]{0,60}(1\.1|2\.0|2)?/u, (found) => `Apache-${version(found, "2")}`],
  [/(?:mozilla public|\bmpl)[^\d]{0,40}(1\.1|2\.0|2)?/u, (found) => `MPL-${version(found, "2")}`],
  [/(?:european union public|\beupl)[^\d]{0,60}(1\.[12])?/u, (found) => `EUPL-${version(found, "1.2")}`],
  [/(?:eclipse public|\bepl)[^\d]{0,40}(1\.0|2\.0|1|2)?/u, (found) => `EPL-${version(found, "2")}`],
  [/(?:common development and distribution|\bcddl)[^\d]{0,40}(1\.[01])?/u, (found) => `CDDL-${version(found, "1.0")}`],
  [/cecill[^\d]{0,20}2\.1/u, () => "CECILL-2.1"],
  [/bsd[\s-]*(?:3|three)|(?:3|three)[\s-]*clause[\s-]*bsd|\b(?:new|modified|revised) bsd/u, () => "BSD-3-Clause"],
  [/bsd[\s-]*(?:2|two)|(?:2|two)[\s-]*clause[\s-]*bsd|\bsimplified bsd|\bfreebsd licen/u, () => "BSD-2-Clause"],
  [/\bunlicense\b|unlicense\.org/u, () => "Unlicense"],
  [/\bboost software/u, () => "BSL-1.0"],
  [/\bisc\b(?:[\s-]+licen[cs]e)?$/u, () => "ISC"],
  [/postgresql licen/u, () => "PostgreSQL"],
  [/\bmulan[^\d]{0,30}2/u, () => "MulanPSL-2.0"],
  [/\bcc0\b|publicdomain\/zero/u, () => "CC0-1.0"],
  [/(?:\bcc[\s-]+by|licenses\/by|creative commons attribution)([^\n]{0,80})/u, (found) => creativeCommons(found ?? "")],
  [/\bmit\b(?!-)/u, () => "MIT"],
];

/** Attribution, with what is forbidden or asked for beside it. */
function creativeCommons(rest: string): string {
  const nc = /non[\s-]*commercial|[-\s]nc\b/u.test(rest) ? "-NC" : "";
  const nd = /no[\s-]*deriv|[-\s]nd\b/u.test(rest) ? "-ND" : "";
  const sa = /share[\s-]*alike|[-\s]sa\b/u.test(rest) ? "-SA" : "";
  return `CC-BY${nc}${nd}${sa}-${/([1-4]\.[05])/u.exec(rest)?.[1] ?? "4.0"}`;
}

/**
 * What a manifest or a text says that the licence is: an SPDX expression (https://spdx.dev/specifications/, annex on licence
 * expressions), a name as people write it, or the address of a licence.
 */
export function licenceNamed(text: string, known: KnownLicences): NamedLicence {
  const written = text.slice(0, LONGEST).trim();
  if (written === "") return UNKNOWN;
  const expression = readExpression(written, known);
  if (expression !== undefined) return expression;
  const spdx = identifierNamed(written);
  if (spdx.startsWith("LicenseRef-")) return { spdx, osiApproved: false };
  const listed = known.approved.get(spdx.toLowerCase());
  return listed === undefined ? UNKNOWN : { spdx: listed.id, osiApproved: listed.osiApproved };
}

/** The SPDX identifier of a licence by one of the names or addresses that people use for it; "" for other names. */
export function identifierNamed(name: string): string {
  const lower = name.slice(0, LONGEST).toLowerCase().replaceAll("licence", "license");
  for (const [shape, identifier] of NAMES) {
    const found = shape.exec(lower);
    if (found !== null) return identifier(found[1]);
  }
  return "";
}

/** Identifiers joined by OR, AND and WITH. One alternative that is open is enough; of those joined by AND all must be. */
function readExpression(text: string, known: KnownLicences): NamedLicence | undefined {
  const words = text
    .replaceAll(/[()]/gu, " ")
    .split(/\s+|\//u)
    .filter((word) => word !== "");
  if (words.length > 40 || (words.length > 1 && !/\b(?:OR|AND|WITH)\b|^[\w.+-]+\/[\w.+-]+$/u.test(text)))
    return undefined;
  const named: string[] = [];
  let isOpen = false;
  let all = true;
  let joint = true;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    if (/^OR$/iu.test(word)) {
      isOpen ||= all;
      all = true;
      joint = true;
      named.push("OR");
    } else if (/^AND$/iu.test(word)) {
      joint = true;
      named.push("AND");
    } else if (/^WITH$/iu.test(word)) {
      at += 1;
      named.push("WITH", words[at] ?? "");
    } else {
      const listed = known.approved.get(word.toLowerCase());
      if (listed === undefined) return undefined;
      // The old way to write alternatives: "MIT/Apache-2.0".
      if (!joint) {
        isOpen ||= all;
        all = true;
        named.push("OR");
      }
      named.push(listed.id);
      all &&= listed.osiApproved;
      joint = false;
    }
  }
  return { spdx: named.join(" "), osiApproved: isOpen || all };
}

/** Identifiers without what says which later versions may be used, for comparing: a text does not say that. */
export function familyOf(spdx: string): string {
  return spdx.replace(/(?:-only|-or-later|\+)$/u, "");
}
