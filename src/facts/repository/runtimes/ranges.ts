/** What a range of versions comes to: the newest series that it allows, or the oldest where nothing ends it. */
export interface Range {
  readonly version: string;
  readonly minimum: boolean;
}

/**
 * Reads a range as npm and Composer write them (https://semver.npmjs.com/): "14.x", "^14.2", ">=14", ">=14 <19", "12 || 14". Only the
 * newest series that is allowed is of interest: what it does not reach, nothing does.
 *
 * @returns undefined for a range without a number, or one of another form
 */
export function newestAllowed(range: string): Range | undefined {
  const alternatives = range.slice(0, 300).split(/\s*\|\|?\s*/u);
  let newest: Range | undefined;
  for (const one of alternatives) {
    const found = oneRange(one.trim());
    if (found === undefined) return undefined;
    if (newest === undefined || found.minimum || (!newest.minimum && Number(found.version) > Number(newest.version)))
      newest = found;
  }
  return newest;
}

function oneRange(text: string): Range | undefined {
  const upper =
    /(<=?)\s*v?(\d{1,4})(?:\.(\d{1,4}|x|\*))?(?:\.(\d{1,4}|x|\*))?/u.exec(text) ?? /\s-\s()v?(\d{1,4})/u.exec(text);
  if (upper !== null) {
    const [, sign, major = "", minor = "0", patch = "0"] = upper;
    const below = sign === "<" && /^[0x*]$/u.test(minor) && /^[0x*]$/u.test(patch);
    return { version: String(Number(major) - (below ? 1 : 0)), minimum: false };
  }
  const [, sign, major = ""] = /^(>=?|\^|~>?|=|)\s*v?(\d{1,4})(?:\.(?:\d{1,4}|x|\*)){0,2}/u.exec(text) ?? [];
  return major === "" ? undefined : { version: major, minimum: sign?.startsWith(">") === true };
}
