import type { OperationPair } from "./conform-pair.ts";
import { apiKeysOf, keyWithoutCase, parameterKey } from "./conform-parameter-list.ts";
import type { InterfaceOperation, InterfaceParameter } from "./interface.ts";
import { index } from "./match-index.ts";
import { foldedName } from "./match-path.ts";
import { propertyOf } from "./schema-walk.ts";

/** What is said of parameters of the reference that an offer does not take where clients send them. */
export class AbsentParameters {
  readonly #pair: OperationPair;
  readonly #asked: ReadonlySet<string>;
  readonly #byName: ReadonlyMap<string, readonly InterfaceParameter[]>;
  readonly #apiKeys: ReadonlySet<string>;
  readonly #takesWholeQuery: boolean;

  constructor(pair: OperationPair, asked: readonly InterfaceParameter[], taken: readonly InterfaceParameter[]) {
    this.#pair = pair;
    this.#asked = new Set(asked.map(parameterKey));
    this.#byName = index(taken, ({ name }) => [foldedName(name)]);
    this.#apiKeys = apiKeysOf(pair.offered);
    this.#takesWholeQuery = taken.some((one) => one.in === "querystring");
  }

  /**
   * Says that a parameter is not taken.
   *
   * @returns the offered parameter that has its name and travels elsewhere
   */
  say(parameter: InterfaceParameter): InterfaceParameter | undefined {
    const { reference, offered, tally } = this.#pair;
    const { name, in: where } = parameter;
    // Taken as proof of identity: on the wire the same thing.
    if (this.#apiKeys.has(keyWithoutCase(parameter))) return undefined;
    tally.count();
    const data = { name, in: where };
    const at = `${where} ${name}`;
    // A parameter that is the whole query string may have this one in it.
    if (where === "query" && this.#takesWholeQuery) {
      tally.unknown(at, { code: "keyword", detail: "querystring" }, offered.origin.place);
      return undefined;
    }
    const elsewhere = this.#elsewhere(parameter);
    if (elsewhere !== undefined) {
      tally.differs("parameter-elsewhere", { ...data, offered: elsewhere.in }, elsewhere.place);
    } else if (inBody(offered, name) && !inBody(reference, name)) {
      const place = offered.request?.place ?? offered.origin.place;
      tally.differs("parameter-elsewhere", { ...data, offered: "body" }, place);
    } else tally.lacks("parameter-missing", data, offered.origin.place, at);
    return elsewhere;
  }

  /** The offered parameter of that name which travels elsewhere and is none of the reference's own. */
  #elsewhere({ name, in: where }: InterfaceParameter): InterfaceParameter | undefined {
    const named = this.#byName.get(foldedName(name)) ?? [];
    return named.find((one) => one.in !== where && !this.#asked.has(parameterKey(one)));
  }
}

function inBody({ request }: InterfaceOperation, name: string): boolean {
  return (request?.content ?? []).some(({ schema }) => schema !== undefined && propertyOf(schema, name) !== undefined);
}
