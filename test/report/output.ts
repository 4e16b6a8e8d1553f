/** What the tests of several formats ask of an output. */

/** Characters that may stand in no output: controls but LF, invisible and direction-changing ones, lone surrogates. */
export const FORBIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** Lines that a build server would obey: GitHub (`::` at a line's start, `##[` anywhere), Azure Pipelines, TeamCity, GitLab. */
export function commandsIn(output: string): string[] {
  return output
    .split(/[\n\r]/u)
    .filter((line) => /^[\s\p{Cf}]*::/u.test(line) || /##[a-z]*\[/iu.test(line) || /section_(start|end):/iu.test(line));
}
