import type { ApiDocument, Data, Place } from "../../model.ts";
import type { Defect } from "../facts.ts";
import type { Source } from "../members.ts";
import type { ObjectShape } from "./shapes.ts";

/** Where a walk stands while a rule of a kind looks at an object, and what the rule may do there. */
export interface Site {
  readonly version: ApiDocument["version"];
  /** The whole document. */
  readonly root: Source;
  readonly memory: Memory;
  /** The place of the object, or of something below it. */
  place(...steps: (string | number)[]): Place;
  /** Something that the official schema refuses as well, wherever it sees this object. */
  structural(name: string, data: Data, place: Place): void;
  /** Something that only the text of the specification forbids. */
  semantic(name: string, data: Data, place: Place, related?: readonly Place[]): void;
  /** Looks at what the `$ref` of an object leads to as an object of some shape, once; or reports why it cannot. */
  follow(owner: Source, shape: ObjectShape): void;
  /** Whether a reference leads to an object. */
  leads(reference: string): boolean;
  /** Notes that a schema, or what its `$ref` leads to, is applied together with another one. */
  combine(schema: unknown): void;
  /** Notes a part that cannot be examined. */
  skip(place: Place): void;
}

/** What rules remember of a document until all of it was walked. */
export interface Memory {
  /** First place of each operationId. */
  readonly operationIds: Map<string, Place>;
  /** operationIds that links name. */
  readonly linked: { readonly id: string; readonly place: Place }[];
  /** `required` entries without a property of that name, with the schema they stand in. */
  readonly required: { readonly schema: object; readonly names: { readonly name: string; readonly place: Place }[] }[];
  /** Schemas that others are combined with: what is missing in one may stand in another. */
  readonly combined: Set<object>;
  /** References of schemas that lead nowhere, unless they are relative to an `$id`. */
  readonly doubtful: Defect[];
  /** Whether some schema states an `$id`, so that references below it are relative to that. */
  identified: boolean;
  /** Parameters that are a whole query string and have company, which was told. */
  readonly alone: Set<object>;
  /** Whether some part could not be seen, so that what is missing may be there. */
  incomplete: boolean;
}
