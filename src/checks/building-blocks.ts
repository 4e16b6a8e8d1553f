/** The names of GovStack's building blocks, as services, images and folders are named after them. */
const NAMES =
  "consent|registration|identity|digital-identity|payments?|workflow|messaging|scheduler|scheduling|wallet|e-?signature|digital-registr(?:y|ies)|registr(?:y|ies)|information-mediator|e-?marketplace|gis|cms|cloud-infrastructure|ussd";
const WRITTEN = [
  new RegExp(`(?:^|[/_.-])(?:bb|govstack)[_-](?:bb[_-])?(${NAMES})(?=$|[/_.:-])`, "i"),
  new RegExp(`(?:^|[/_.-])(${NAMES})[_-](?:bb|building-block)(?=$|[/_.:-])`, "i"),
];

/**
 * The building block that a service says it belongs to, by one of its names: `bb-consent-api`, `ghcr.io/acme/govstack-payments`,
 * `workflow-bb`. "" where none says so: a word alone (`scheduler`) names a part of any block.
 */
export function blockOf(...names: readonly string[]): string {
  for (const name of names) {
    for (const pattern of WRITTEN) {
      const found = pattern
        .exec(name.slice(0, 500))?.[1]
        ?.toLowerCase()
        .replace(/^e-?(?=sign|market)/, "e");
      if (found !== undefined) return found.replace(/^payments$/, "payment").replace(/^scheduling$/, "scheduler");
    }
  }
  return "";
}
