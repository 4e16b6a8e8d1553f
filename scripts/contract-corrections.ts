import { isObject } from "../src/facts/members.ts";
import { stepsOf } from "../src/model.ts";

/** One correction of a published file (format: rules/schema/corrections.schema.json). */
export type Correction = { readonly file: string; readonly reason: string } & (
  | { readonly kind: "strip-lines"; readonly lines: readonly number[] }
  | { readonly kind: "merge-duplicate-keys"; readonly line: number; readonly pointer: string }
  | { readonly kind: "set"; readonly pointer: string; readonly value: unknown }
  | { readonly kind: "remove"; readonly pointer: string }
  | { readonly kind: "move"; readonly pointer: string; readonly to: string }
  | { readonly kind: "remove-member"; readonly member: string; readonly value: unknown; readonly times: number }
  | { readonly kind: "rename-media-type"; readonly from: string; readonly to: string; readonly times: number }
  | { readonly kind: "query-parameter-to-body"; readonly pointer: string; readonly mediaType: string }
);

type Parsed = Record<string | number, unknown>;

/** What a key that is there twice is called until the two are one. No line changes its place by it. */
const SECOND = "second of two";

/**
 * A text with the corrections that are needed before it can be parsed. Lines keep their numbers.
 *
 * @throws Error when a correction does not fit the text
 */
export function correctText(text: string, corrections: readonly Correction[]): string {
  const lines = text.split("\n");
  for (const correction of corrections) {
    if (correction.kind === "strip-lines") {
      for (const line of correction.lines) {
        if (lines[line - 1] === undefined) fail(correction, `there is no line ${line}`);
        lines[line - 1] = "";
      }
    } else if (correction.kind === "merge-duplicate-keys") {
      const key = String(stepsOf(correction.pointer).at(-1));
      const renamed = lines[correction.line - 1]?.replace(`${key}:`, `"${key} ${SECOND}":`);
      if (renamed === undefined || renamed === lines[correction.line - 1]) fail(correction, "the line has another key");
      lines[correction.line - 1] = renamed;
    }
  }
  return lines.join("\n");
}

/**
 * Applies to parsed data, in the order given, the corrections that do not concern the text alone. The data are changed.
 *
 * @throws Error when a correction finds nothing to correct
 */
export function correctData(data: unknown, corrections: readonly Correction[]): void {
  for (const correction of corrections) apply(data, correction);
}

function apply(data: unknown, correction: Correction): void {
  if (correction.kind === "merge-duplicate-keys") merge(data, correction);
  else if (correction.kind === "set") put(data, correction.pointer, correction.value, correction);
  else if (correction.kind === "remove") take(data, correction.pointer, correction);
  else if (correction.kind === "move") put(data, correction.to, take(data, correction.pointer, correction), correction);
  else if (correction.kind === "query-parameter-to-body") toBody(data, correction);
  else if (correction.kind === "remove-member") {
    const { member, value } = correction;
    everywhere(data, correction, (object) => object[member] === value && delete object[member]);
  } else if (correction.kind === "rename-media-type") {
    everywhere(data, correction, (object) => renameMediaType(object, correction));
  }
}

/** Renames a media type in the `content` of a body, in its place. */
function renameMediaType(body: Parsed, { from, to }: { readonly from: string; readonly to: string }): boolean {
  const { content } = body;
  if (!isObject(content) || !Object.hasOwn(content, from)) return false;
  body.content = Object.fromEntries(Object.entries(content).map(([name, media]) => [name === from ? to : name, media]));
  return true;
}

/** Makes a parameter the body that it is meant to be. */
function toBody(data: unknown, correction: Correction & { kind: "query-parameter-to-body" }): void {
  const { schema, required } = take(data, correction.pointer, correction) as Parsed;
  const body = { required: required === true, content: { [correction.mediaType]: { schema } } };
  put(data, `${correction.pointer.replace(/\/parameters\/\d+$/, "")}/requestBody`, body, correction);
}

function merge(data: unknown, correction: Correction & { kind: "merge-duplicate-keys" }): void {
  const { holder, step } = at(data, correction.pointer, correction);
  const [first, second] = [holder[step], holder[`${step} ${SECOND}`]];
  if (Array.isArray(first) && Array.isArray(second)) holder[step] = [...first, ...second];
  else if (isObject(first) && isObject(second)) holder[step] = { ...first, ...second };
  else fail(correction, "the two are neither lists nor objects");
  delete holder[`${step} ${SECOND}`];
}

/** Takes a value out of the data. */
function take(data: unknown, pointer: string, correction: Correction): unknown {
  const { holder, step } = at(data, pointer, correction);
  if (!Object.hasOwn(holder, step)) fail(correction, "nothing is there");
  const value = holder[step];
  if (Array.isArray(holder)) holder.splice(Number(step), 1);
  else delete holder[step];
  return value;
}

/** Puts a value in a place, in that of another one, or at the end of a list (`-`: RFC 6901, section 4). */
function put(data: unknown, pointer: string, value: unknown, correction: Correction): void {
  const { holder, step } = at(data, pointer, correction, true);
  if (Array.isArray(holder) && step === "-") holder.push(value);
  else holder[step] = value;
}

/** What holds the value at a pointer, and its name there. */
function at(data: unknown, pointer: string, correction: Correction, make = false): { holder: Parsed; step: string } {
  const steps = stepsOf(pointer);
  const last = String(steps.at(-1));
  let holder = data as Parsed;
  for (const step of steps.slice(0, -1)) {
    if (make && !Object.hasOwn(holder, step)) holder[step] = {};
    const next = Object.hasOwn(holder, step) ? holder[step] : undefined;
    if (typeof next !== "object" || next === null) fail(correction, `nothing is at ${step}`);
    holder = next as Parsed;
  }
  return { holder, step: last };
}

/** Changes objects anywhere in the data, as often as the correction says. */
function everywhere(
  data: unknown,
  correction: Correction & { readonly times: number },
  change: (object: Parsed) => boolean,
): void {
  const seen = new Set<object>();
  const open: unknown[] = [data];
  let times = 0;
  for (let next = open.pop(); open.length > 0 || next !== undefined; next = open.pop()) {
    if (typeof next !== "object" || next === null || seen.has(next)) continue;
    seen.add(next);
    if (!Array.isArray(next) && change(next as Parsed)) times++;
    open.push(...Object.values(next));
  }
  if (times !== correction.times) fail(correction, `it applies ${times} times and not ${correction.times}`);
}

function fail(correction: Correction, why: string): never {
  throw new Error(`${correction.file}: the correction "${correction.reason}" does not fit: ${why}`);
}
