import type { Level, Source, Specification } from "../model.ts";
import type { Listed } from "./coverage.ts";
import { type Flags, listOf, oneOf, UsageError } from "./options.ts";

/** What `list` was asked to leave in; nothing named means all. */
export interface Filter {
  readonly specifications: readonly string[];
  readonly levels: readonly Level[];
  readonly sources: readonly Source[];
}

const LEVELS: readonly Level[] = ["REQUIRED", "RECOMMENDED", "OPTIONAL", "DRAFT", "DEPRECATED"];
const SOURCES: readonly Source[] = ["openapi", "repository", "configuration", "live", "attestation"];

/**
 * Reads the filters of `list`.
 *
 * @param all what there is to filter
 * @throws UsageError for a value that names nothing
 */
export function readFilter(flags: Flags, all: readonly Listed[]): Filter {
  const known = [...new Set(all.map(({ requirement }) => requirement.specification))];
  const specifications = listOf(flags.specification).flatMap((name) => {
    const wanted = name.trim().toLowerCase();
    const found = known.filter((id) => answersTo(id, wanted) || all.some((one) => isOf(one, id, wanted)));
    if (found.length === 0) throw new UsageError("no-such-specification", { name, known: known.join(", ") });
    return found;
  });
  return {
    specifications,
    levels: listOf(flags.level).map((level) => oneOf("--level", level.toUpperCase(), LEVELS)),
    sources: listOf(flags.source).map((source) => oneOf("--source", source.toLowerCase(), SOURCES)),
  };
}

/** Whether a specification belongs to the publication of that name, with or without its edition. */
function isOf({ publication, requirement }: Listed, id: string, name: string): boolean {
  return requirement.specification === id && namesOf(publication).includes(name);
}

/** In full, and briefly: `consent` is govstack-bb-consent with all the specifications in it. */
function namesOf({ id, edition }: Specification): string[] {
  const names = [id, id.replace(/^govstack-/u, ""), id.replace(/^govstack-bb-/u, "")];
  return names.flatMap((name) => [name, `${name}@${edition}`]);
}

/** `security` and `cfr-security` are govstack-cfr-security. */
function answersTo(id: string, name: string): boolean {
  return [id, id.replace(/^govstack-/u, ""), id.replace(/^govstack-(?:cfr|bb)-/u, "")].includes(name);
}

/** The requirements that a filter leaves; of a source: those on which evidence of that kind bears. */
export function filtered(all: readonly Listed[], filter: Filter): Listed[] {
  const among = <T>(list: readonly T[], value: T): boolean => list.length === 0 || list.includes(value);
  return all.filter(
    ({ requirement }) =>
      among(filter.specifications, requirement.specification) &&
      among(filter.levels, requirement.level) &&
      (filter.sources.length === 0 || requirement.evidence.some((source) => filter.sources.includes(source))),
  );
}
