/**
 * Formats as regular languages, from within and from without: what matches `sure` is certainly of the format, what does not match `possible`
 * certainly is not. What lies between is told by nobody here. Sources as in src/instance/formats.ts, which decides on single texts.
 */
interface Shape {
  readonly sure: string;
  readonly possible: string;
}

const SURE_DATE =
  "\\d{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)";
const DATE = `(?:${SURE_DATE}|\\d{4}-02-29)`;
const TIME = "(?:[01]\\d|2[0-3]):[0-5]\\d:(?:[0-5]\\d|60)(?:\\.\\d+)?(?:[zZ]|[+\\x2d](?:[01]\\d|2[0-3]):[0-5]\\d)";
const BYTE = "25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d";
const HEX = "[\\da-fA-F]";
const LABEL = "[a-z\\d](?:[a-z\\d\\x2d]{0,20}[a-z\\d])?";
const HOST = `${LABEL}(?:\\.${LABEL}){0,3}`;
const URI_CHARACTER = '[^\\s<>"\\\\^`\\{\\|\\}]';
const SURE_URI = `https:\\/\\/${HOST}(?:\\/[a-z\\d\\/]*)?|urn:[a-z\\d]+:[a-z\\d]+`;

const whole = (sure: string, possible: string): Shape => ({ sure: `^(?:${sure})$`, possible: `^(?:${possible})$` });
const exact = (source: string): Shape => whole(source, source);
const email = whole("[a-z\\d]+(?:\\.[a-z\\d]+)*@[a-z\\d]+(?:\\.[a-z\\d]+)*", "[^\\s]+@[^\\s@]+");
const hostname = whole(HOST, "[\\p{L}\\p{N}\\p{M}.\\x2d]+");
const uri = whole(SURE_URI, `[a-zA-Z][a-zA-Z\\d+.\\x2d]*:${URI_CHARACTER}*`);
const reference = whole(`${SURE_URI}|\\/?[a-z\\d\\/]*`, `${URI_CHARACTER}*`);

const SHAPES: ReadonlyMap<string, Shape> = new Map([
  ["date", whole(SURE_DATE, DATE)],
  ["time", exact(TIME)],
  ["date-time", whole(`${SURE_DATE}T${TIME}`, `${DATE}[tT ]${TIME}`)],
  ["duration", whole("P\\d+[YMWD]|PT\\d+[HMS]", "P[\\dYMWDTHS.,]+")],
  ["email", email],
  ["idn-email", email],
  ["hostname", hostname],
  ["idn-hostname", hostname],
  ["ipv4", exact(`(?:(?:${BYTE})\\.){3}(?:${BYTE})`)],
  ["ipv6", whole(`(?:${HEX}{1,4}:){7}${HEX}{1,4}|(?:${HEX}{1,4}:){1,5}:${HEX}{1,4}`, "[\\da-fA-F:.]{2,45}")],
  ["uri", uri],
  ["iri", uri],
  ["uri-reference", reference],
  ["iri-reference", reference],
  ["uuid", exact(`${HEX}{8}(?:-${HEX}{4}){3}-${HEX}{12}`)],
  ["byte", whole("(?:[A-Za-z\\d+\\/]{4})*(?:[A-Za-z\\d+\\/]{2}==|[A-Za-z\\d+\\/]{3}=)?", "[A-Za-z\\d+\\/_=\\s\\x2d]*")],
]);

/** The languages that enclose a format; undefined for one that no standard defines. */
export function shapeOf(format: string): Shape | undefined {
  return SHAPES.get(format);
}

/** Formats that contain others, by definition (JSON Schema 2020-12 validation, sections 7.3.2 to 7.3.5). */
const WIDER: Readonly<Record<string, readonly string[]>> = {
  email: ["idn-email"],
  hostname: ["idn-hostname"],
  uri: ["iri", "uri-reference", "iri-reference"],
  iri: ["iri-reference"],
  "uri-reference": ["iri-reference"],
};

/** Whether every text of a format is of another. */
export function isWithin(format: string, other: string): boolean {
  return format === other || (Object.hasOwn(WIDER, format) && (WIDER[format] ?? []).includes(other));
}
