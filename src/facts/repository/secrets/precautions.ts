import type { TraceSort } from "../facts.ts";
import { keptOut } from "./kept-out.ts";

/** A sign that somebody takes care of secrets or of addresses, or does not. */
export interface Precaution {
  readonly of: TraceSort;
  readonly name: string;
  /** 1-based. */
  readonly line: number;
}

const IGNORE_FILE = /(?:^|\/)\.(?:git|hg|docker)ignore$/u;
/** Files in which hooks and scanners for secrets are set up. */
const HOOKS =
  /(?:^|\/)(?:\.pre-commit-config\.ya?ml|\.?lefthook\.ya?ml|\.husky\/[\w.-]+|\.githooks\/[\w.-]+|\.gitleaks\.toml|\.secretlintrc(?:\.\w+)?|\.secrets\.baseline|\.trufflehog.*|\.gitguardian\.ya?ml|\.talismanrc|package\.json)$/u;
const SCANNER =
  /\b(gitleaks|detect-secrets|detect-private-key|trufflehog|git-secrets|secretlint|ggshield|talisman|whispers)\b/u;

/** Whether a file can hold such a sign. */
export function mayTellPrecaution(path: string): boolean {
  return IGNORE_FILE.test(path) || HOOKS.test(path);
}

/**
 * What a file of ignored paths, or of hooks, says. One of each sort.
 *
 * @param all files of the repository
 */
export function precautionsIn(
  path: string,
  lines: readonly string[],
  all: readonly { readonly path: string }[],
): Precaution[] {
  if (path.endsWith(".gitignore")) {
    const found = keptOut(path, lines, all);
    return found === undefined ? [] : [{ of: "ignores-secret-files", ...found }];
  }
  if (!HOOKS.test(path)) return [];
  const own = SCANNER.exec(path)?.[1] ?? (/\.secrets\.baseline$/u.test(path) ? "detect-secrets" : undefined);
  if (own !== undefined) return [{ of: "secret-scan", name: own, line: 1 }];
  for (const [index, line] of lines.slice(0, 5_000).entries()) {
    const name = SCANNER.exec(line.slice(0, 2_000))?.[1];
    if (name !== undefined && !/^\s*#/u.test(line)) return [{ of: "secret-scan", name, line: index + 1 }];
  }
  return [];
}
