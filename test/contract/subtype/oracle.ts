import type { ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { Inclusion, Reading } from "../../../src/contract/inclusion.ts";
import { includes } from "../../../src/contract/subtype/index.ts";
import { hasFormat } from "../../../src/instance/formats.ts";
import { type Made, UNIVERSE } from "./arbitrary.ts";
import { typed } from "./typed.ts";

const ajv = new Ajv2020({
  strict: false,
  addUsedSchema: false,
  logger: false,
  validateSchema: false,
  multipleOfPrecision: 9,
  formats: Object.fromEntries(
    ["date", "uuid", "ipv4"].map((one) => [one, (text: string) => hasFormat(text, one) !== false]),
  ),
});

/** What became of one pair. `wrong`: what cannot be, in words. */
export interface Verdict {
  readonly inclusion: Inclusion;
  readonly wrong: string | undefined;
  /** What a small world of values says: a value of `sub` that is none of `sup`, or none found. */
  readonly contradicted: boolean;
}

/** Asks the library and holds its answer against Ajv on the schemas as they are, over every value of a small world. */
export function judge(sub: Made, sup: Made, reading: Reading = "plain"): Verdict {
  const inclusion = includes(typed(sub), typed(sup), reading);
  const inside = ajv.compile(apart(sub) as Made);
  const outside = ajv.compile(apart(sup) as Made);
  const witness = UNIVERSE.find((value) => asks(inside, value) === true && asks(outside, value) === false);
  const contradicted = witness !== undefined;
  let wrong: string | undefined;
  if (inclusion.answer === "yes" && contradicted) wrong = `yes, but ${JSON.stringify(witness)}`;
  if (inclusion.answer === "no") {
    const { counterexample } = inclusion;
    if (asks(inside, counterexample) === false) wrong = `${JSON.stringify(counterexample)} is no value of the first`;
    else if (asks(outside, counterexample) === true)
      wrong = `${JSON.stringify(counterexample)} is a value of the second`;
  }
  ajv.removeSchema();
  return { inclusion, wrong, contradicted };
}

/** Ajv’s answer, undefined for the few schemas whose code fails. */
function asks(validate: ValidateFunction, value: unknown): boolean | undefined {
  try {
    return validate(value);
  } catch {
    return undefined;
  }
}

/** The same schema with `contains` on its own: Ajv passes over it for an empty list where `prefixItems` stands beside it. */
function apart(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(apart);
  if (typeof schema !== "object" || schema === null) return schema;
  const { contains, minContains, maxContains, ...rest } = Object.fromEntries(
    Object.entries(schema).map(([key, member]) => [key, key === "enum" || key === "const" ? member : apart(member)]),
  );
  if (contains === undefined || rest.prefixItems === undefined) {
    return Object.fromEntries(
      Object.entries({ ...rest, contains, minContains, maxContains }).filter(([, one]) => one !== undefined),
    );
  }
  const counts = Object.entries({ contains, minContains, maxContains }).filter(([, one]) => one !== undefined);
  return { allOf: [rest, Object.fromEntries(counts)] };
}
