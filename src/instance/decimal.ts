/** A finite number as it is written in decimals: `digits` times ten to the power of `exponent`. */
interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

/**
 * Whether a number is a multiple of another, in decimals as people write them: 0.3 is a multiple of 0.1, though their doubles are not.
 *
 * @param divisor not zero
 */
export function isMultiple(value: number, divisor: number): boolean {
  if (Number.isSafeInteger(value) && Number.isSafeInteger(divisor)) return value % divisor === 0;
  const first = decimalOf(value);
  const second = decimalOf(divisor);
  const exponent = Math.min(first.exponent, second.exponent);
  return scaled(first, exponent) % scaled(second, exponent) === 0n;
}

function decimalOf(value: number): Decimal {
  const [mantissa = "", power = "0"] = String(value).split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  return { digits: BigInt(whole + fraction), exponent: Number(power) - fraction.length };
}

function scaled({ digits, exponent }: Decimal, to: number): bigint {
  return digits * 10n ** BigInt(exponent - to);
}
