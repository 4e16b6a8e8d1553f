/** Whether a text has a format. */
type Test = (text: string) => boolean;

/** Days of each month in a leap year. */
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** Texts longer than this are of no format of the list but `byte`. */
const LONGEST = 10_000;

const isDate: Test = (text) => {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined || day < 1) return false;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= (month === 2 && !leap ? 28 : (DAYS[month - 1] ?? 0));
};

/** RFC 3339, section 5.6; a leap second is taken wherever it stands. */
const isTime: Test = (text) =>
  /^(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i.test(text);

/** RFC 3339, section 5.6, whose note lets a blank stand for the T. */
const isDateTime: Test = (text) =>
  /^[t ]$/i.test(text.charAt(10)) && isDate(text.slice(0, 10)) && isTime(text.slice(11));

const isIpv4: Test = (text) => /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/.test(text);

/** RFC 4291, section 2.2. */
const isIpv6: Test = (text) => {
  const halves = text.split("::");
  if (text.length > 45 || halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === "" ? [] : half.split(":")));
  const last = groups.at(-1) ?? "";
  const embedded = last.includes(".") && !text.endsWith("::");
  if (embedded && !isIpv4(groups.pop() as string)) return false;
  if (!groups.every((group) => /^[\da-f]{1,4}$/i.test(group))) return false;
  const count = groups.length + (embedded ? 2 : 0);
  return halves.length === 2 ? count <= 7 : count === 8;
};

/** RFC 1123, section 2.1, with the dot of the root that may end it; international names are taken as they are. */
const isHostname: Test = (text) =>
  text.length <= 254 &&
  text
    .replace(/\.$/, "")
    .split(".")
    .every((label) => /^(?!-)[\p{L}\p{N}\p{M}-]{1,63}$/u.test(label) && !label.endsWith("-"));

/** No more than what every address has: something, one sign, something, and no blanks. */
const isEmail: Test = (text) => {
  const at = text.lastIndexOf("@");
  return at > 0 && at < text.length - 1 && !/\s/.test(text);
};

/** RFC 3986 and 3987 as far as nobody doubts it: a scheme, and none of the characters that must be escaped. */
const isUri: Test = (text) => /^[a-z][a-z\d+.-]*:/i.test(text) && isReference(text);
const isReference: Test = (text) => !/[\s<>"\\^`{|}]/.test(text) && !/%(?![\da-f]{2})/i.test(text);

const isUuid: Test = (text) => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);

/** ISO 8601 durations as RFC 3339, appendix A, has them, decimals of the smallest part allowed. */
const isDuration: Test = (text) =>
  /^P(?=.)(?:\d+W|(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:[.,]\d+)?S)?)?)$/.test(text);

/** RFC 4648, sections 4 and 5; line ends are taken, as are texts without padding. */
const isBase64: Test = (text) => /^(?:[a-z\d+/_-]|\r?\n)*={0,2}\s*$/i.test(text);

/** Formats of texts that a standard defines. Names from the OpenAPI format registry and JSON Schema 2020-12, section 7.3. */
const TEXTS: ReadonlyMap<string, Test> = new Map<string, Test>([
  ["date", isDate],
  ["date-time", isDateTime],
  ["time", isTime],
  ["duration", isDuration],
  ["email", isEmail],
  ["idn-email", isEmail],
  ["hostname", isHostname],
  ["idn-hostname", isHostname],
  ["ipv4", isIpv4],
  ["ipv6", isIpv6],
  ["uri", isUri],
  ["iri", isUri],
  ["uri-reference", isReference],
  ["iri-reference", isReference],
  ["uuid", isUuid],
]);

/** Formats that say nothing about how a text or number is written. */
const SILENT: ReadonlySet<string> = new Set([
  "password",
  "binary",
  "float",
  "double",
  "html",
  "markdown",
  "commonmark",
]);

/** Bounds of whole numbers by format; of int64 as near as a double comes. */
const NUMBERS: ReadonlyMap<string, readonly [low: number, high: number]> = new Map([
  ["int8", [-128, 127]],
  ["uint8", [0, 255]],
  ["int16", [-32_768, 32_767]],
  ["uint16", [0, 65_535]],
  ["int32", [-2_147_483_648, 2_147_483_647]],
  ["uint32", [0, 4_294_967_295]],
  ["int64", [-(2 ** 63), 2 ** 63]],
]);

/**
 * Whether a value has a format. Formats of texts say nothing about numbers and the other way round.
 *
 * @returns undefined when the format is not one of those that are known here
 */
export function hasFormat(value: unknown, format: string): boolean | undefined {
  if (SILENT.has(format)) return true;
  if (typeof value === "number") {
    const [low, high] = NUMBERS.get(format) ?? [];
    if (low !== undefined && high !== undefined) return Number.isInteger(value) && value >= low && value <= high;
    return TEXTS.has(format) || format === "byte" ? true : undefined;
  }
  if (typeof value !== "string" || NUMBERS.has(format)) return true;
  if (format === "byte") return isBase64(value);
  const test = TEXTS.get(format);
  return test === undefined ? undefined : value.length <= LONGEST && test(value);
}
