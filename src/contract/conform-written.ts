import { isObject, member } from "../facts/members.ts";
import type { SchemaAnswer, SchemaAnswers } from "./conform-schemas.ts";
import type { Json, Reading } from "./inclusion.ts";
import type { Typed } from "./schema.ts";
import { formsOf, target } from "./schema-walk.ts";

/**
 * Whether what one side writes into an address, a header or a form is what the other reads there. All of it is text: the number 1 and the
 * text "1" are written alike, and one value looks like a list of one. A value counts as refused only when it is refused in each of these
 * readings; when another reading helps, it cannot be told, unless any text will do.
 */
export function compareWritten(
  answers: SchemaAnswers,
  sub: Typed,
  sup: Typed,
  reading: Reading,
  where: string,
): SchemaAnswer {
  let answer = answers.compare(sub, sup, reading);
  if (answer.answer === "no" && !isWritable(answer.counterexample, where)) {
    const { schema, space } = sub;
    answer = answers.compare(
      { schema: { allOf: [schema, where === "path" ? IN_PATH : WRITABLE] }, space },
      sup,
      reading,
    );
  }
  if (answer.answer !== "no") return answer;
  const { counterexample } = answer;
  const others = [asText(counterexample), asValue(counterexample)];
  const taken = [...others, ...others.map((other) => [other])].some(
    (other) => answers.refusal(sup, other, reading) === undefined,
  );
  if (!taken) return answer;
  const words = [...formsOf(sub)].every((form) => form === "word");
  if (words && takesAnyText(sup)) return { answer: "yes" };
  return { answer: "unknown", why: { code: "unconfirmed", detail: "" } };
}

/** What can be written at all: there is no null in an address, and nothing between two slashes is no segment. */
const WRITABLE = { type: ["boolean", "number", "string", "array", "object"] };
const IN_PATH = { ...WRITABLE, minLength: 1, minItems: 1 };

function isWritable(value: Json, where: string): boolean {
  if (value === null) return false;
  return where !== "path" || (value !== "" && !(Array.isArray(value) && value.length === 0));
}

/** A value with every number and boolean in it as text. */
function asText(value: Json): Json {
  return mapped(value, (word) => (word === null || typeof word === "string" ? word : String(word)));
}

/** A value with every text in it that reads as a number or boolean as just that. */
function asValue(value: Json): Json {
  return mapped(value, (word) => {
    if (typeof word !== "string") return word;
    if (word === "true" || word === "false") return word === "true";
    return /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?$/u.test(word) ? Number(word) : word;
  });
}

function mapped(value: Json, change: (word: Json) => Json): Json {
  if (Array.isArray(value)) return value.map((item) => mapped(item, change));
  if (!isObject(value)) return change(value);
  const members = Object.entries(value).map(([name, item]) => [name, mapped(item as Json, change)]);
  return Object.fromEntries(members) as Json;
}

function takesAnyText(typed: Typed): boolean {
  const schema = target(typed);
  if (!isObject(schema) || Object.keys(schema).some((keyword) => keyword !== "type")) return false;
  const type = member(schema, "type");
  return type === "string" || (Array.isArray(type) && type.includes("string"));
}
