import { isTrue, type Known, known, printed, UNRESOLVED } from "./known.ts";
import { toYaml } from "./to-yaml.ts";
import { KUBERNETES, satisfies } from "./versions.ts";

/** A function of templates: undefined where it can't be told what it gives. */
type Function = (values: readonly Known[]) => Known | undefined;

/** Nothing that a function gives is longer. */
const LONGEST = 200_000;

/** What passes its last argument on: the result is still the value that stands where it was taken from. */
function passing(change: (value: unknown, values: readonly Known[]) => unknown): Function {
  return (values) => {
    const last = values.at(-1);
    if (last === undefined) return undefined;
    const value = change(last.value, values);
    return last.origin === undefined ? known(value) : known(value, last.origin);
  };
}

function plain(work: (...values: unknown[]) => unknown): Function {
  return (values) => known(work(...values.map(({ value }) => value)));
}

const str = (value: unknown): string => (printed(value) ?? toYaml(value)).slice(0, LONGEST);
const num = (value: unknown): number => {
  const number = Math.trunc(Number(value));
  return Number.isFinite(number) ? number : 0;
};

function indented(value: unknown, width: unknown): string {
  const by = " ".repeat(Math.min(100, Math.max(0, num(width))));
  return by + str(value).replaceAll("\n", `\n${by}`);
}

/**
 * The functions of Go's templates, Sprig and Helm that charts use most, as far as they can be worked out without a cluster
 * (https://helm.sh/docs/chart_template_guide/function_list/). What is not here gives nothing that is known.
 */
export const FUNCTIONS: ReadonlyMap<string, Function> = new Map<string, Function>([
  [
    "default",
    (values) => {
      const [fallback, given] = values;
      return given !== undefined && isTrue(given.value) ? given : fallback;
    },
  ],
  ["coalesce", (values) => values.find(({ value }) => isTrue(value)) ?? known(undefined)],
  ["required", (values) => (isTrue(values[1]?.value) ? values[1] : UNRESOLVED)],
  ["ternary", ([yes, no, which]) => (isTrue(which?.value) ? yes : no)],
  ["and", (values) => values.find(({ value }) => !isTrue(value)) ?? values.at(-1)],
  ["or", (values) => values.find(({ value }) => isTrue(value)) ?? values.at(-1)],
  ["not", plain((value) => !isTrue(value))],
  ["empty", plain((value) => !isTrue(value))],
  ["eq", plain((first, ...others) => others.some((one) => one === first))],
  ["ne", plain((first, second) => first !== second)],
  ["lt", plain((a, b) => Number(a) < Number(b))],
  ["le", plain((a, b) => Number(a) <= Number(b))],
  ["gt", plain((a, b) => Number(a) > Number(b))],
  ["ge", plain((a, b) => Number(a) >= Number(b))],
  ["quote", passing((value) => (value === undefined || value === null ? "" : JSON.stringify(str(value))))],
  [
    "squote",
    passing((value) => (value === undefined || value === null ? "" : `'${str(value).replaceAll("'", "''")}'`)),
  ],
  ["toYaml", passing((value) => toYaml(value))],
  ["toJson", passing((value) => JSON.stringify(value ?? null).slice(0, LONGEST))],
  ["indent", passing((value, [width]) => indented(value, width?.value))],
  ["nindent", passing((value, [width]) => `\n${indented(value, width?.value)}`)],
  ["toString", passing(str)],
  ["int", passing(num)],
  ["int64", passing(num)],
  ["float64", passing((value) => Number(value))],
  ["trim", passing((value) => str(value).trim())],
  ["lower", passing((value) => str(value).toLowerCase())],
  ["upper", passing((value) => str(value).toUpperCase())],
  [
    "trunc",
    passing((value, [length]) =>
      num(length?.value) < 0 ? str(value).slice(num(length?.value)) : str(value).slice(0, num(length?.value)),
    ),
  ],
  ["trimSuffix", passing((value, [end]) => withoutEnd(str(value), str(end?.value)))],
  [
    "trimPrefix",
    passing((value, [start]) =>
      str(value).startsWith(str(start?.value)) ? str(value).slice(str(start?.value).length) : str(value),
    ),
  ],
  [
    "replace",
    passing((value, [from, to]) =>
      str(from?.value) === "" ? str(value) : str(value).replaceAll(str(from?.value), str(to?.value)).slice(0, LONGEST),
    ),
  ],
  ["contains", plain((part, whole) => str(whole).includes(str(part)))],
  ["hasPrefix", plain((part, whole) => str(whole).startsWith(str(part)))],
  ["hasSuffix", plain((part, whole) => str(whole).endsWith(str(part)))],
  ["print", plain((...values) => values.map(str).join(""))],
  ["printf", plain((format, ...values) => formatted(str(format), values))],
  ["list", plain((...values) => values)],
  ["dict", plain((...pairs) => dictionary(pairs))],
  ["hasKey", plain((map, name) => typeof map === "object" && map !== null && Object.hasOwn(map, str(name)))],
  ["get", plain((map, name) => memberOf(map, name))],
  [
    "index",
    ([first, ...steps]) => {
      const value = steps.reduce<unknown>((at, step) => memberOf(at, step.value), first?.value);
      const origin = steps.reduce(
        (at, step) => at?.child(typeof step.value === "number" ? step.value : str(step.value)),
        first?.origin,
      );
      return origin === undefined ? known(value) : known(value, origin);
    },
  ],
  ["first", plain((value) => (Array.isArray(value) ? value[0] : undefined))],
  [
    "len",
    plain((value) => (typeof value === "object" && value !== null ? Object.keys(value).length : str(value).length)),
  ],
  ["add", plain((...values) => values.reduce<number>((sum, one) => sum + num(one), 0))],
  ["sub", plain((a, b) => num(a) - num(b))],
  ["mul", plain((...values) => values.reduce<number>((product, one) => product * num(one), 1))],
  ["kindIs", plain((kind, value) => kindOf(value) === kind)],
  ["kindOf", plain(kindOf)],
  ["typeIs", plain((kind, value) => kindOf(value) === kind)],
  [
    "semverCompare",
    ([condition, version]) => {
      const held = satisfies(str(version?.value), str(condition?.value));
      return held === undefined ? undefined : known(held);
    },
  ],
  ["concat", plain((...lists) => lists.flatMap((one) => (Array.isArray(one) ? one : [])))],
  ["merge", plain((...maps) => Object.assign({}, ...maps.filter(isMap).reverse()))],
  ["mergeOverwrite", plain((...maps) => Object.assign({}, ...maps.filter(isMap)))],
  [
    "omit",
    plain((map, ...names) =>
      Object.fromEntries(Object.entries(isMap(map) ? map : {}).filter(([name]) => !names.includes(name))),
    ),
  ],
  ["fail", () => known("")],
  ["deepCopy", passing((value) => value)],
]);

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function withoutEnd(text: string, end: string): string {
  return end !== "" && text.endsWith(end) ? text.slice(0, -end.length) : text;
}

function memberOf(value: unknown, name: unknown): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  const key = Array.isArray(value) ? String(num(name)) : str(name);
  return Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
}

function dictionary(pairs: readonly unknown[]): Record<string, unknown> {
  const made: [string, unknown][] = [];
  for (let i = 0; i + 1 < pairs.length; i += 2) made.push([str(pairs[i]), pairs[i + 1]]);
  return Object.fromEntries(made);
}

function formatted(format: string, values: readonly unknown[]): string {
  let next = 0;
  return format
    .replace(/%([-+0-9.]*)([a-z%])/gu, (_, __, verb: string) => {
      if (verb === "%") return "%";
      const value = str(values[next++]);
      return verb === "q" ? JSON.stringify(value) : value;
    })
    .slice(0, LONGEST);
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "slice";
  if (typeof value === "object" && value !== null) return "map";
  if (value === undefined || value === null) return "invalid";
  return { string: "string", boolean: "bool", number: "float64" }[typeof value as string] ?? "invalid";
}

/** What a chart may ask of the cluster: its version, and the interfaces that every Kubernetes has. */
export const CAPABILITIES: Readonly<Record<string, unknown>> = {
  KubeVersion: { Version: `v${KUBERNETES}`, GitVersion: `v${KUBERNETES}`, Major: "1", Minor: "30" },
};

/** Whether every Kubernetes has an interface; undefined for those that must be installed. */
export function clusterHas(api: string): boolean | undefined {
  if (/^(?:apps|batch|policy|networking\.k8s\.io|rbac\.authorization\.k8s\.io|autoscaling)\/v[12](?:\/|$)/u.test(api))
    return true;
  return /^(?:extensions|policy|batch|networking\.k8s\.io|apps|autoscaling)\/v[0-9]+(?:alpha|beta)[0-9]+/u.test(api)
    ? false
    : undefined;
}
