import { Place } from "../../model.ts";
import { isObject, member, type Source } from "../members.ts";
import { operationsOf } from "../methods.ts";
import { type Listed, ParameterLists } from "./parameters.ts";
import { variablesIn, withoutNames } from "./templates.ts";
import type { Walk } from "./walk.ts";

/** A Path Item Object where it is written. */
interface Item {
  readonly value: Source;
  readonly place: Place;
}

/**
 * What the templates of paths demand (OpenAPI 3.0.3, sections 4.7.8 and 4.7.12; 3.1.1, sections 4.8.8 and 4.8.12): each variable has a
 * parameter and each path parameter a variable, no two paths differ in names of variables alone, and a path has no query.
 * Parameters of callbacks and webhooks are looked at for duplicates only, they have no template.
 */
export function checkPaths(walk: Walk, file: string): void {
  const paths = member(walk.root, "paths");
  const lists = new ParameterLists(walk);
  if (isObject(paths)) {
    const place = new Place(file).child("paths");
    const known = new Map<string, Place>();
    for (const template of Object.keys(paths)) {
      if (!template.startsWith("/")) continue;
      checkTemplate(walk, template, place, known);
      checkItem(walk, lists, template, items(walk, paths[template], place.child(template)));
    }
  }
}

function checkTemplate(walk: Walk, template: string, paths: Place, known: Map<string, Place>): void {
  const key = (): Place => paths.child(template).key();
  if (/[?#]/.test(template)) walk.semantic("path-with-query", { path: template.slice(0, 200) }, key());
  const shape = withoutNames(template);
  const first = known.get(shape);
  if (first !== undefined) walk.semantic("same-path", { path: template.slice(0, 200) }, key(), [first]);
  else if (shape !== template) known.set(shape, key());
}

/** The path item as it is written, and the one that its `$ref` leads to. */
function items(walk: Walk, value: unknown, place: Place): { found: Item[]; whole: boolean } {
  if (!isObject(value)) return { found: [], whole: false };
  if (!Object.hasOwn(value, "$ref")) return { found: [{ value, place }], whole: true };
  const resolution = typeof value.$ref === "string" ? walk.references.resolution(value.$ref, place.file) : undefined;
  const target =
    resolution?.found === true && isObject(resolution.value)
      ? { value: resolution.value, place: resolution.place }
      : undefined;
  return target === undefined
    ? { found: [{ value, place }], whole: false }
    : { found: [{ value, place }, target], whole: true };
}

function checkItem(
  walk: Walk,
  lists: ParameterLists,
  template: string,
  { found, whole }: ReturnType<typeof items>,
): void {
  const end = template.search(/[?#]/);
  const inPath = variablesIn(end < 0 ? template : template.slice(0, end));
  const anywhere = end < 0 ? inPath : variablesIn(template);
  const shared = found.map(({ value, place }) => lists.read(value, place));
  for (const { paths } of shared) reportUnused(walk, template, anywhere, paths);
  const complete = whole && shared.every((one) => one.complete);
  for (const { value, place } of found) {
    for (const { method, steps, operation } of operationsOf(value, walk.version)) {
      const at = place.child(...steps);
      const own = lists.read(operation, at);
      if (walk.version >= "3.2") checkQueryStrings(walk, [...shared, own]);
      if (walk.version === "2.0") checkBodies(walk, [...shared, own]);
      reportUnused(walk, template, anywhere, own.paths);
      if (!complete || !own.complete) continue;
      // Cut once: cutting the whole name anew for each variable would keep a copy of a hostile template for each.
      const name = `${method} ${template.slice(0, 300)}`;
      for (const variable of inPath) {
        if (own.paths.has(variable) || shared.some(({ paths }) => paths.has(variable))) continue;
        walk.semantic("path-variable-undeclared", { name: variable.slice(0, 200), operation: name }, at.key());
      }
    }
  }
}

/**
 * A parameter that is the whole query string leaves no room for another one there (OpenAPI 3.2.0, section 4.12.1), wherever the two are
 * listed. Two that stand in one list themselves were told of by its own rule.
 */
function checkQueryStrings(walk: Walk, lists: readonly Listed[]): void {
  const [whole] = lists.flatMap((one) => one.whole);
  if (whole === undefined) return;
  const others = lists.flatMap((one) => [...one.whole, ...one.single]).filter((one) => one !== whole);
  const told = others.some((one) => whole.own && one.own && one.list === whole.list);
  if (others[0] === undefined || told || walk.memory.alone.has(whole)) return;
  walk.memory.alone.add(whole);
  walk.semantic("querystring-not-alone", {}, whole.place(), [others[0].place()]);
}

/** A request has one body: of any type, or of the fields of a form (OpenAPI 2.0, "Parameter Object"). */
function checkBodies(walk: Walk, lists: readonly Listed[]): void {
  const bodies = lists.flatMap((one) => one.bodies);
  const [first] = bodies;
  if (first === undefined) return;
  const other = bodies.find((one) => one.form !== first.form || (!one.form && one.name !== first.name));
  if (other === undefined || walk.memory.alone.has(other)) return;
  walk.memory.alone.add(other);
  walk.semantic("several-bodies", {}, other.place(), [first.place()]);
}

function reportUnused(walk: Walk, template: string, variables: ReadonlySet<string>, paths: Listed["paths"]): void {
  for (const [name, place] of paths) {
    if (variables.has(name)) continue;
    walk.semantic("path-parameter-unused", { name: name.slice(0, 200), path: template.slice(0, 200) }, place());
  }
}
