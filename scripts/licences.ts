import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { LicenceData } from "../src/facts/repository/licences/known.ts";
import { choose, runsAfter } from "../src/facts/repository/licences/sketch.ts";

/** A licence of the SPDX list as the package spdx-license-list has it. */
interface Listed {
  readonly osiApproved: boolean;
  readonly licenseText: string;
}

/** Licences that the Open Source Initiative does not approve, and that are met nevertheless. */
const OTHERS =
  /^(?:CC0-1\.0|CC-BY(?:-NC)?(?:-SA|-ND)?-[1-4]\.[05]|CC-PDDC|SSPL-1\.0|BUSL-1\.1|Elastic-2\.0|PolyForm-.*|Hippocratic-2\.1|Parity-.*|JSON|WTFPL|Beerware|CECILL-(?:1\.0|2\.0|B|C)|EUPL-1\.0|BSD-4-Clause|BSD-3-Clause-(?:Clear|No-Nuclear-License|No-Military-License)|OpenSSL|Ruby|X11|curl|Libpng|bzip2-1\.0\.6|PSF-2\.0|ODbL-1\.0|ODC-By-1\.0|PDDL-1\.0|GFDL-1\.[123]|OGL-UK-[123]\.0|etalab-2\.0|GPL-1\.0-only|AGPL-1\.0-only|FSFAP|CPOL-1\.02|MS-LPL|Aladdin|ANTLR-PD|NLOD-[12]\.0|DL-DE-BY-2\.0|OGL-Canada-2\.0|TMate|Sendmail|Glide|NPL-1\.1|RPSL-1\.0|Prosperity-.*|FSL-1\.1-.*)$/u;
/** Identifiers that stand for a text that another one stands for too: the second part of it says which versions may be used. */
const SAME_TEXT =
  /\+$|-or-later$|-no-RFN$|-RFN$|^(?:A|L)?GPL-[123]\.[01]$|-with-|-no-copyleft-exception$|-Combined-Work-Exception$/u;

/**
 * What is kept of licences for telling them by their text: runs of words, as hashes, and no text.
 *
 * @param root the project's folder
 */
export async function licenceData(root: string): Promise<LicenceData> {
  const require = createRequire(join(root, "package.json"));
  const all: Readonly<Record<string, Listed>> = require("spdx-license-list/full");
  const { version } = JSON.parse(
    await readFile(join(root, "node_modules", "spdx-license-list", "package.json"), "utf8"),
  ) as { version: string };
  const ids = Object.keys(all).sort();
  const texts = ids.flatMap((id): LicenceData["texts"][number][] => {
    const listed = all[id];
    if (listed === undefined || SAME_TEXT.test(id) || !(listed.osiApproved || OTHERS.test(id))) return [];
    const { runs, below, hashes } = choose(listed.licenseText);
    return runs < 20 ? [] : [[id, runs, below, base64(hashes)]];
  });
  const appendix = new Set(texts.flatMap(([id]) => [...runsAfter(all[id]?.licenseText ?? "")]));
  const approved = (wanted: boolean): string => ids.filter((id) => all[id]?.osiApproved === wanted).join(" ");
  return { list: version, open: approved(true), other: approved(false), appendix: base64(appendix), texts };
}

function base64(hashes: ReadonlySet<number>): string {
  const bytes = Buffer.alloc(hashes.size * 4);
  let at = 0;
  for (const hash of [...hashes].sort((a, b) => a - b)) at = bytes.writeUInt32LE(hash, at);
  return bytes.toString("base64");
}
