import { nameOf } from "../languages.ts";
import { LONGEST_LINE, MOST_PACKAGES } from "../manifests/manifest.ts";
import type { TextFile } from "../noun.ts";
import type { Locked, LockReader } from "./lock.ts";

/** yarn.lock of Yarn 1 and of later versions (https://yarnpkg.com/configuration/manifest): blocks whose first line names the package. */
export const yarnLock: LockReader = {
  ecosystem: "npm",
  reads: (path) => nameOf(path) === "yarn.lock",
  read(file) {
    const found: Locked[] = [];
    let name = "";
    let line = 0;
    for (const [index, whole] of file.lines.entries()) {
      if (found.length >= MOST_PACKAGES) break;
      const text = whole.slice(0, LONGEST_LINE);
      if (/^[^\s#]/.test(text)) {
        // "@scope/name@npm:^1, @scope/name@^2": or "alias@npm:name@^1". Projects of the repository are "workspace:".
        const [, own = "", rest = ""] = /^"?((?:@[^@/\s]{1,200}\/)?[^@/\s"]{1,200})@([^,"]*)/.exec(text) ?? [];
        const alias = /^npm:((?:@[^@/\s]+\/)?[^@/\s]+)@/.exec(rest)?.[1];
        name = /workspace:|^link:|^portal:/.test(rest) ? "" : (alias ?? own);
        line = index + 1;
      }
      const version = /^ {2}version:? "?([^"\s]{1,100})"?\s*$/.exec(text)?.[1];
      if (version === undefined || name === "" || name === "__metadata") continue;
      found.push({ name, version, licence: "", developmentOnly: "unknown", place: file.at(line) });
      name = "";
    }
    return found;
  },
};

/** pnpm-lock.yaml, lockfileVersion 5 to 9 (https://github.com/pnpm/spec/tree/master/lockfile): the keys below `packages`. */
export const pnpmLock: LockReader = {
  ecosystem: "npm",
  reads: (path) => nameOf(path) === "pnpm-lock.yaml",
  read(file) {
    const found: Locked[] = [];
    let inside = false;
    for (const [index, whole] of file.lines.entries()) {
      if (found.length >= MOST_PACKAGES) break;
      const text = whole.slice(0, LONGEST_LINE);
      if (/^\S/.test(text)) inside = /^packages:/.test(text);
      if (!inside) continue;
      const key = /^ {2}['"]?([^\s'"][^'"]*?)['"]?:\s*(?:\{\}\s*)?$/.exec(text)?.[1];
      const last = found.at(-1);
      if (/^ {4}dev: (?:true|false)\s*$/.test(text) && last !== undefined) {
        found[found.length - 1] = { ...last, developmentOnly: text.includes("true") ? "yes" : "no" };
      }
      const named = key === undefined ? undefined : packageOf(key);
      if (named !== undefined)
        found.push({ ...named, licence: "", developmentOnly: "unknown", place: pointAt(file, index) });
    }
    return found;
  },
};

function pointAt(file: TextFile, index: number) {
  return file.at(index + 1, 3);
}

/** `/name/1.2.3_peer`, `/name@1.2.3(peer)` or `name@1.2.3`; undefined for what comes from elsewhere. */
function packageOf(key: string): { readonly name: string; readonly version: string } | undefined {
  const plain = key.replace(/\(.*$/, "").replace(/^\//, "");
  const [, name, version] = /^((?:@[^@/]{1,200}\/)?[^@/]{1,200})[@/](\d[^_/@]{0,100})/.exec(plain) ?? [];
  return name === undefined || version === undefined ? undefined : { name, version };
}
