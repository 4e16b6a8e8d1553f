import { isSensitiveName } from "../sensitive-names.ts";
import type { Assignment } from "./find.ts";
import { scalar } from "./line-assignments.ts";

/** The lines of a text around one of them. */
export interface Surroundings {
  /** At most `count` lines behind it, each with the offset of its beginning from that of this line. */
  after(count: number): readonly { readonly text: string; readonly shift: number }[];
  /** At most `count` lines in front of it, the nearest first. */
  before(count: number): readonly string[];
}

/** A line that ends in a name: `- name: DB_PASSWORD`, `"name": "DB_PASSWORD",`, `<name>fs.secret.key</name>`. */
const NAME =
  /(?:^|[\s{,<-])["']?(?:name|Name|key|Key)["']?\s{0,4}[:=]\s{0,4}["']?([A-Za-z_][\w.-]{1,100})["']?\s{0,4},?\s{0,4}$|<(?:name|key)>([\w.-]{2,100})<\/(?:name|key)>\s{0,10}$/u;
const VALUE =
  /^\s{0,200}(?:-\s)?(?:["']?(?:value|Value)["']?\s{0,4}[:=]\s{0,10}|<value>)(.{1,1500}?)(?:<\/value>)?,?\s{0,10}$/u;
/** `variable "db_password" {` of Terraform. */
const VARIABLE = /^\s{0,20}variable\s{1,4}"([\w-]{1,100})"\s{0,4}\{/u;
const DEFAULT = /^\s{0,20}default\s{0,10}=\s{0,10}(.{1,1500}?)\s{0,10}$/u;

/** The value that stands in a line below for a name that this line ends in. */
export function valueBelow(line: string, around: Surroundings): Assignment | undefined {
  if (line.length > 300) return undefined;
  const variable = VARIABLE.exec(line)?.[1];
  if (variable !== undefined) return below(variable, DEFAULT, around.after(8));
  const match = NAME.exec(line);
  const name = match?.[1] ?? match?.[2];
  return name === undefined ? undefined : below(name, VALUE, around.after(2));
}

function below(name: string, pattern: RegExp, lines: ReturnType<Surroundings["after"]>): Assignment | undefined {
  if (!isSensitiveName(name)) return undefined;
  for (const { text, shift } of lines) {
    if (/^\s{0,20}\}/u.test(text) || VARIABLE.test(text)) return undefined;
    const raw = pattern.exec(text)?.[1];
    if (raw === undefined) continue;
    const value = scalar(raw);
    const column = shift + text.indexOf(raw, text.search(/[:=>]/u) + 1) + value.offset;
    return { name, value: value.text, column, isDefault: false, used: true };
  }
  return undefined;
}

const SECTION = /^\s{0,200}(?:-\s)?["'[]{0,2}([A-Za-z_][\w.-]{0,80})["'\]]{0,2}\s{0,4}(?:[:=]\s{0,4}\{?|\{|)\s{0,4}$/u;

/** A name with its section in front, where it says nothing by itself: `Key` in `Jwt`. */
export function withSection(name: string, around: Surroundings): string {
  if (!/^(?:key|pass|value)$/iu.test(name)) return name;
  for (const line of around.before(8)) {
    const section = SECTION.exec(line)?.[1];
    if (section !== undefined) return `${section}.${name}`;
  }
  return name;
}
