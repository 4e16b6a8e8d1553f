/**
 * The short form of a rule's qualified id: `govstack-cfr/plaintext-server-url` is `plaintext-server-url`, and
 * `govstack-bb-consent/service-api` is `consent/service-api`, since building blocks have rules of the same name.
 */
export function shortRuleId(qualifiedId: string): string {
  return qualifiedId.replace(/^govstack-(?:cfr\/|bb-)/u, "");
}

/**
 * The short form of a requirement's id, as people type and read it: `govstack-cfr-security#req-1` is `security#1`,
 * `govstack-bb-consent-fr#6.1.1` is `consent#6.1.1`, and so are numbers of -cfr and -api: no building block uses a number twice. Ids of
 * other publishers stay as they are.
 */
export function shortId(id: string): string {
  const hash = id.indexOf("#");
  if (hash < 0 || !id.startsWith("govstack-")) return id;
  let name = id.slice("govstack-".length, hash);
  const block = name.startsWith("bb-");
  if (name.startsWith("cfr-")) name = name.slice("cfr-".length);
  else if (block) name = name.slice("bb-".length);
  if (block) name = name.replace(/-(?:fr|cfr|api)$/u, "");
  const number = id.slice(hash + 1).replace(/^req-/u, "");
  return `${name}#${/^drs-/u.test(number) ? number.toUpperCase() : number}`;
}
