import contractLoaders from "#generated/contracts";
import type { Comparison } from "../contract/comparison.ts";
import { nearest } from "../load/nearest.ts";
import type { ContractDeclaration, Place, Problem, Specification, Submission } from "../model.ts";

/** What is offered beside the contracts of the building blocks that a submission is judged by. */
export interface ContractComparisons {
  /** By publication. */
  readonly contracts: ReadonlyMap<string, Comparison>;
  /** What is wrong with the `contract` of govstack.yaml, by what the contracts and the offer hold. */
  readonly problems: readonly Problem[];
}

/**
 * Compares a submission with the contract of each building block among the specifications. The library and the contracts are loaded only
 * when there is one, and what is offered is read once.
 */
export async function compareContracts(
  submission: Submission,
  specifications: readonly Pick<Specification, "id" | "edition">[],
): Promise<ContractComparisons> {
  const unused = unusedDeclarations(submission, specifications);
  const chosen = specifications.filter(({ id, edition }) => Object.hasOwn(contractLoaders, `${id}@${edition}`));
  if (chosen.length === 0 || submission.apis.length === 0) return { contracts: new Map(), problems: unused };
  const { compareInterfaces, readContract, readOffer } = await import("../contract/index.ts");
  const offer = readOffer(submission.apis, submission.resolver);
  const contracts = new Map<string, Comparison>();
  const problems = [...unused];
  for (const { id, edition } of chosen) {
    const reference = readContract(await loadContract(`${id}@${edition}`));
    const declaration = submission.contracts?.[id];
    const comparison = compareInterfaces(reference, offer, declaration);
    contracts.set(id, comparison);
    if (declaration !== undefined) {
      const names = {
        reference: reference.operations.map(({ method, path }) => `${method} ${path}`),
        offer: offer.operations.map(({ method, path }) => `${method} ${path}`),
      };
      problems.push(...wrongMappings(id, comparison, declaration, names, submission));
    }
  }
  return { contracts, problems };
}

/**
 * The contract of a publication as contract.yaml has it.
 *
 * @param name `<publication>@<edition>`
 */
export async function loadContract(name: string): Promise<unknown> {
  const load = Object.hasOwn(contractLoaders, name) ? contractLoaders[name] : undefined;
  if (load === undefined) throw new Error(`no contract ${name}`);
  return (await load()).default;
}

/** The publications that have a contract, as `<publication>@<edition>`. */
export function contractNames(): readonly string[] {
  return Object.keys(contractLoaders);
}

/** The names that mappings use, on either side. */
export type SideNames = Readonly<Record<"reference" | "offer", readonly string[]>>;

/** The data of a problem for a mapping that names an operation which a side does not have. */
export function badMappingData(
  { reference, offered, side }: Comparison["badMappings"][number],
  specification: string,
  names: SideNames,
): Pick<Problem, "code" | "data"> {
  const name = side === "reference" ? reference : offered;
  const code = side === "reference" ? "unknown-reference-operation" : "unknown-offered-operation";
  return { code, data: { name, specification, suggestion: nearest(name, names[side]) ?? "none" } };
}

function wrongMappings(
  id: string,
  { badMappings }: Comparison,
  { place }: ContractDeclaration,
  names: SideNames,
  submission: Submission,
): Problem[] {
  return badMappings.map((mapping) => {
    const at = place.child("operations", mapping.reference);
    return problemAt(submission, mapping.side === "reference" ? at.key() : at, badMappingData(mapping, id, names));
  });
}

/** What govstack.yaml says of contracts that nobody asked to judge by. */
function unusedDeclarations(submission: Submission, specifications: readonly Pick<Specification, "id">[]): Problem[] {
  return Object.entries(submission.contracts ?? {}).flatMap(([id, { place }]) => {
    if (specifications.some((specification) => specification.id === id)) return [];
    const problem = { code: "contract-not-selected", data: { specification: id } };
    return [{ ...problemAt(submission, place.key(), problem), severity: "note" as const }];
  });
}

function problemAt(submission: Submission, place: Place, problem: Pick<Problem, "code" | "data">): Problem {
  const [location] = submission.documents.get(place.file)?.locate([place]) ?? [];
  return { ...problem, severity: "fatal", file: place.file, ...(location === undefined ? {} : { location }) };
}
