import type { Place } from "../model.ts";
import type { Difference, DifferenceKind, Open, OperationComparison } from "./comparison.ts";
import type { Json, Unknown } from "./inclusion.ts";
import type { InterfaceOperation } from "./interface.ts";

/** What the comparison of one offered operation with one of the reference finds. */
export interface Conformance {
  readonly differences: readonly Difference[];
  readonly open: readonly Open[];
  readonly empty: OperationComparison["empty"];
  /** Parts that were compared, and how many of them say more than that there is something. */
  readonly compared: number;
  readonly substance: number;
}

/** Kinds of difference in what is sent: an offer that has one of them does not accept every request of the reference. */
const OF_REQUESTS: ReadonlySet<DifferenceKind> = new Set<DifferenceKind>([
  "parameter-required",
  "parameter-missing",
  "parameter-elsewhere",
  "parameter-style",
  "parameter-refused",
  "body-required",
  "body-missing",
  "request-media-type",
  "request-refused",
]);

/** Whether an offered operation accepts every request of the reference's. */
export function acceptsRequests({ differences }: Conformance): boolean {
  return !differences.some(({ kind }) => OF_REQUESTS.has(kind));
}

/** Collects what is found of one pair of operations. */
export class Tally implements Conformance {
  readonly differences: Difference[] = [];
  readonly open: Open[] = [];
  readonly empty: { readonly where: string; readonly side: "reference" | "offer" }[] = [];
  compared = 0;
  substance = 0;
  readonly #reference: InterfaceOperation;
  readonly #offered: InterfaceOperation;

  constructor(reference: InterfaceOperation, offered: InterfaceOperation) {
    this.#reference = reference;
    this.#offered = offered;
    // What could not be read may hold anything: no comparison of such an operation is complete.
    for (const { incomplete } of [reference, offered]) {
      const [first] = incomplete;
      if (first !== undefined) this.unknown("", UNREAD, first);
    }
  }

  /** Counts a part as compared. */
  count(): void {
    this.compared++;
    this.substance++;
  }

  /** Counts a part as compared that alone would say next to nothing: a success status, that there is a body, its media type. */
  countBare(): void {
    this.compared++;
  }

  differs(kind: DifferenceKind, data: Difference["data"], place: Place, counterexample?: Json): void {
    const { place: origin, line } = this.#reference.origin;
    const reference = line === undefined ? { place: origin } : { place: origin, line };
    this.differences.push({
      kind,
      data,
      place,
      reference,
      ...(counterexample !== undefined && { counterexample }),
    });
  }

  /** Something is not there. Where a part of the offer could not be read, it may be just that. */
  lacks(kind: DifferenceKind, data: Difference["data"], place: Place, where: string): void {
    const [unread] = this.#offered.incomplete;
    if (unread === undefined) this.differs(kind, data, place);
    else this.unknown(where, UNREAD, unread);
  }

  unknown(where: string, why: Unknown, place: Place): void {
    this.open.push({ where, why, place });
  }

  /** A side states nothing there. */
  states(side: "reference" | "offer", where: string): void {
    this.empty.push({ where, side });
  }
}

const UNREAD: Unknown = { code: "reference", detail: "" };
