import { Ajv2020 } from "ajv/dist/2020.js";
import type { Inclusion, Reading } from "../../../src/contract/inclusion.ts";
import { includes } from "../../../src/contract/subtype/index.ts";
import { hasFormat } from "../../../src/instance/formats.ts";
import { type Made, UNIVERSE } from "./arbitrary.ts";
import { typed } from "./typed.ts";

const ajv = new Ajv2020({
  strict: false,
  addUsedSchema: false,
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
  const inside = ajv.compile(sub);
  const outside = ajv.compile(sup);
  const witness = UNIVERSE.find((value) => inside(value) && !outside(value));
  const contradicted = witness !== undefined;
  let wrong: string | undefined;
  if (inclusion.answer === "yes" && contradicted) wrong = `yes, but ${JSON.stringify(witness)}`;
  if (inclusion.answer === "no") {
    const { counterexample } = inclusion;
    if (!inside(counterexample)) wrong = `${JSON.stringify(counterexample)} is no value of the first`;
    else if (outside(counterexample)) wrong = `${JSON.stringify(counterexample)} is a value of the second`;
  }
  ajv.removeSchema();
  return { inclusion, wrong, contradicted };
}
