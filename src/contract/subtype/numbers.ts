import type { Json } from "../inclusion.ts";
import { Doubt } from "./doubt.ts";
import { equal } from "./json.ts";
import { EMPTY, found, type Outcome } from "./search.ts";
import type { State } from "./state.ts";

/** Digits behind the point that are worked with; a number with more is not understood. */
const DIGITS = 60;
/** Candidates that are tried before it counts as undecided. */
const TRIES = 2000;

/** A number within bounds, of some multiples and not of others: exact, in decimals scaled to whole numbers. */
export function numberWitness(state: State): Outcome {
  const allowed = state.allowed?.filter((value) => typeof value === "number");
  const forbidden = state.forbidden.filter((value) => typeof value === "number");
  const numbers = [...boundsOf(state), ...state.multiples, ...state.nonMultiples, ...(allowed ?? []), ...forbidden];
  const scale = Math.max(0, ...numbers.map(digitsOf)) + 2;
  if (scale > DIGITS) throw new Doubt("keyword", "multipleOf");
  const whole = (value: number): bigint => scaled(value, scale);
  const fits = fitter(state, whole);
  if (allowed !== undefined) {
    const value = allowed.find((one) => fits(whole(one)) && !state.forbidden.some((other) => equal(one, other)));
    return value === undefined ? EMPTY : found(value);
  }
  const low = narrowest(state.lows, whole, true);
  const high = narrowest(state.highs, whole, false);
  if (low !== undefined && high !== undefined && low > high) return EMPTY;
  // Without a multiple every point of the scale counts, which is fine enough to lie between any two numbers that were named.
  const step = state.multiples.map(whole).reduce((a, b) => (a / divisor(a, b)) * b, 1n);
  const avoid = new Set(forbidden.map((value) => String(whole(value))));
  return tryCandidates(state, { low, high, step, scale, fits, avoid });
}

interface Range {
  readonly low: bigint | undefined;
  readonly high: bigint | undefined;
  readonly step: bigint;
  readonly scale: number;
  readonly fits: (value: bigint) => boolean;
  readonly avoid: ReadonlySet<string>;
}

/** Multiples of the step, the simplest first: near zero, or near the bound that is nearest to zero. */
function tryCandidates(state: State, { low, high, step, scale, fits, avoid }: Range): Outcome {
  const least = low === undefined ? undefined : ceiling(low, step);
  const most = high === undefined ? undefined : floor(high, step);
  if (least !== undefined && most !== undefined && least > most) return EMPTY;
  const inside = (index: bigint): boolean =>
    (least === undefined || index >= least) && (most === undefined || index <= most);
  const start = inside(0n) ? 0n : least !== undefined && least > 0n ? least : (most ?? 0n);
  // Whole numbers first: they read best.
  const one = 10n ** BigInt(scale);
  const strides = step < one && one % step === 0n ? [one / step, one / step / 2n || 1n, 1n] : [1n];
  for (const stride of strides) {
    const from = stride === 1n ? start : ceiling(start * step, stride * step) * stride;
    for (let turn = 0n; turn < BigInt(TRIES); turn++) {
      let tried = false;
      for (const index of turn === 0n ? [from] : [from + turn * stride, from - turn * stride]) {
        if (!inside(index)) continue;
        tried = true;
        const value = index * step;
        if (fits(value) && !avoid.has(String(value))) return found(unscaled(value, scale));
      }
      if (!tried && stride === 1n) return EMPTY;
      if (!tried) break;
    }
  }
  if (coversAll(state, step, scale)) return EMPTY;
  throw new Doubt("keyword", "multipleOf");
}

/** Every multiple of the step is a multiple of something forbidden. */
function coversAll(state: State, step: bigint, scale: number): boolean {
  return state.nonMultiples.some((value) => step % scaled(value, scale) === 0n);
}

function fitter(state: State, whole: (value: number) => bigint): (value: bigint) => boolean {
  const multiples = state.multiples.map(whole);
  const others = state.nonMultiples.map(whole);
  const lows = state.lows.map(({ value, exclusive }) => ({ value: whole(value), exclusive }));
  const highs = state.highs.map(({ value, exclusive }) => ({ value: whole(value), exclusive }));
  return (candidate) =>
    lows.every(({ value, exclusive }) => (exclusive ? candidate > value : candidate >= value)) &&
    highs.every(({ value, exclusive }) => (exclusive ? candidate < value : candidate <= value)) &&
    multiples.every((divisor) => candidate % divisor === 0n) &&
    others.every((divisor) => candidate % divisor !== 0n);
}

function boundsOf(state: State): number[] {
  return [...state.lows, ...state.highs].map(({ value }) => value);
}

function narrowest(bounds: State["lows"], whole: (value: number) => bigint, up: boolean): bigint | undefined {
  const values = bounds.map(({ value, exclusive }) => whole(value) + (exclusive ? (up ? 1n : -1n) : 0n));
  return values.reduce<bigint | undefined>(
    (best, value) => (best === undefined || (up ? value > best : value < best) ? value : best),
    undefined,
  );
}

function digitsOf(value: number): number {
  const [mantissa = "", power = "0"] = String(value).split("e");
  return Math.max(0, (mantissa.split(".")[1] ?? "").length - Number(power));
}

function scaled(value: number, scale: number): bigint {
  const [mantissa = "", power = "0"] = String(value).split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  return BigInt(whole + fraction) * 10n ** BigInt(scale + Number(power) - fraction.length);
}

function unscaled(value: bigint, scale: number): Json {
  const sign = value < 0n ? "-" : "";
  const text = String(value < 0n ? -value : value).padStart(scale + 1, "0");
  return Number(`${sign}${text.slice(0, -scale)}.${text.slice(-scale)}`);
}

function divisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

function ceiling(value: bigint, step: bigint): bigint {
  return -floor(-value, step);
}

function floor(value: bigint, step: bigint): bigint {
  const quotient = value / step;
  return value % step !== 0n && value < 0n ? quotient - 1n : quotient;
}
