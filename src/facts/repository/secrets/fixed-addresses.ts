/** An address of one environment that stands in source code. */
export interface FixedAddress {
  readonly host: string;
  /** It is an address of a private network (RFC 1918): nobody but one environment has it. Otherwise its name speaks of an environment. */
  readonly certain: boolean;
  readonly offset: number;
}

const MOST = 50;
const ADDRESS =
  /["'`](?:jdbc:)?[a-z][a-z0-9+]{1,15}:\/\/(?:[^\s/@"'`]{1,100}@)?([A-Za-z0-9][A-Za-z0-9.-]{3,200})(?::\d{1,5})?(?=[/"'`?;])/gu;
const PRIVATE = /^(?:10\.\d{1,3}|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.\d{1,3}\.\d{1,3}$/u;
const NAMED = /(?:^|[.-])(?:dev|test|qa|uat|staging|stage|preprod|prod|production)(?:[.-]|\d|$)/iu;
/** Public hosts whose name only looks like that, and names for examples (RFC 2606). */
const PUBLIC =
  /(?:^|\.)(?:mysql\.com|pypi\.org|w3\.org|example(?:\.\w+)?|google\.com|apple\.com|microsoft\.com|android\.com|azure\.com|aws\.amazon\.com|github\.com|dev\.to|web\.dev|go\.dev|pub\.dev|test|localhost|invalid|oracle\.com|java\.net|wordpress\.org)$|\.dev$/iu;

/** Addresses of one environment that source code holds as fixed text, but for those that stand behind `||` or a call that asks for a setting. */
export function fixedAddresses(text: string): FixedAddress[] {
  if (!text.includes("://")) return [];
  const found: FixedAddress[] = [];
  for (const match of text.matchAll(ADDRESS)) {
    const host = match[1] ?? "";
    const certain = PRIVATE.test(host);
    if (!certain && (!NAMED.test(host) || !host.includes(".") || PUBLIC.test(host))) continue;
    const start = text.lastIndexOf("\n", match.index) + 1;
    const before = text.slice(Math.max(start, match.index - 300), match.index);
    if (
      isComment(before) ||
      /(?:\|\||\?\?|\?:|env\w*\s{0,3}[([]|getOrDefault|default|getProperty|config)/iu.test(before)
    )
      continue;
    found.push({ host, certain, offset: match.index + 1 });
    if (found.length >= MOST) break;
  }
  return found;
}

function isComment(before: string): boolean {
  return /^\s*(?:\/\/|#|\*|\/\*|--|<!--)|\s\/\/\s/u.test(before);
}
