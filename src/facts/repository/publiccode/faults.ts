/**
 * What every version of publiccode.yml asks for (https://yml.publiccode.tools/schema.core.html). Keys that only some versions ask for are left
 * alone.
 */

/** A field that is missing or not as it must be: the steps to it, and what is wrong. */
export interface FieldFault {
  readonly steps: readonly string[];
  readonly fault: "missing" | "wrong";
}

const STATUS = ["concept", "development", "beta", "stable", "obsolete"];
const TYPE = /^(?:standalone\/(?:mobile|iot|desktop|web|backend|other)|addon|library|configurationFiles)$/u;
const MAINTENANCE = ["internal", "contract", "community", "none"];
const MOST = 20;

const isText = (value: unknown): boolean => typeof value === "string" && value.trim() !== "";
const isVersion = (value: unknown): boolean => isText(value) || typeof value === "number";
const isList = (value: unknown): boolean => Array.isArray(value) && value.length > 0;
const isFlag = (value: unknown): boolean => typeof value === "boolean";

const FIELDS: readonly (readonly [path: string, test: (value: unknown) => boolean])[] = [
  ["publiccodeYmlVersion", isVersion],
  ["name", isText],
  ["url", (value) => isText(value) && /^(?:https?|git|ssh):\/\//u.test(String(value))],
  ["platforms", isList],
  ["developmentStatus", (value) => STATUS.includes(String(value))],
  ["softwareType", (value) => TYPE.test(String(value))],
  ["description", (value) => isObject(value) && Object.keys(value).length > 0],
  ["legal.license", isText],
  ["maintenance.type", (value) => MAINTENANCE.includes(String(value))],
  ["localisation.localisationReady", isFlag],
  ["localisation.availableLanguages", isList],
];
const DESCRIPTION: readonly (readonly [key: string, test: (value: unknown) => boolean])[] = [
  ["shortDescription", isText],
  ["longDescription", isText],
  ["features", isList],
];

/**
 * What is wrong with the content of a publiccode.yml.
 *
 * @param value the file as plain data
 */
export function publicCodeFaults(value: unknown): FieldFault[] {
  const faults: FieldFault[] = [];
  const look = (steps: readonly string[], test: (value: unknown) => boolean): void => {
    const found = steps.reduce<unknown>(member, value);
    if (found === undefined || found === null) faults.push({ steps, fault: "missing" });
    else if (!test(found)) faults.push({ steps, fault: "wrong" });
  };
  for (const [path, test] of FIELDS) look(path.split("."), test);
  const description = member(value, "description");
  for (const language of isObject(description) ? Object.keys(description).slice(0, MOST) : []) {
    for (const [key, test] of DESCRIPTION) look(["description", language, key], test);
  }
  const kind = member(member(value, "maintenance"), "type");
  // Who looks after it: a firm under contract, or people that can be asked.
  if (kind === "contract") look(["maintenance", "contractors"], isList);
  if (kind === "internal" || kind === "community") look(["maintenance", "contacts"], isList);
  return faults.slice(0, MOST);
}

function member(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
