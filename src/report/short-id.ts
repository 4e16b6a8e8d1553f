/**
 * The short form of a requirement's id, as people type and read it: `govstack-cfr-security#req-1` is `security#1`,
 * `govstack-bb-consent-fr#6.1.1` is `consent#6.1.1`. Ids of other publishers stay as they are.
 */
export function shortId(id: string): string {
  const hash = id.indexOf("#");
  if (hash < 0 || !id.startsWith("govstack-")) return id;
  let name = id.slice("govstack-".length, hash);
  if (name.startsWith("cfr-")) name = name.slice("cfr-".length);
  else if (name.startsWith("bb-")) name = name.slice("bb-".length);
  if (name.endsWith("-fr")) name = name.slice(0, -"-fr".length);
  const number = id.slice(hash + 1);
  return `${name}#${number.startsWith("req-") ? number.slice("req-".length) : number}`;
}
