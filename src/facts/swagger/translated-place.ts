import { Place } from "../../model.ts";

/**
 * The place of something that OpenAPI 3 would write otherwise than OpenAPI 2.0: it stands where it stands in the original, and its
 * members do, too, though they have other names there.
 */
export class TranslatedPlace extends Place {
  readonly #original: Place;
  readonly #members: ReadonlyMap<string | number, Place>;

  /** @param members where members stand that are not simply below `original` */
  constructor(original: Place, members: Iterable<readonly [string | number, Place]>) {
    super(original.file, original.parent, original.token, original.at);
    this.#original = original;
    this.#members = new Map(members);
  }

  override step(token: string | number): Place {
    return this.#members.get(token) ?? this.#original.step(token);
  }
}
