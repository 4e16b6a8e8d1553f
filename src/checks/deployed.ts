import type { Facts } from "../facts/facts.ts";
import type { ResourceFact, WorkloadFact } from "../facts/repository/facts.ts";
import type { CannotTell, Examination, Place } from "../model.ts";

/** Containers of workloads that are part of what is delivered, and that the values of their chart don't switch off. */
export function deployedWorkloads(facts: Facts): readonly WorkloadFact[] {
  return facts.repository.workloads.filter(isDeployed);
}

/** The same for all other objects of Kubernetes. */
export function deployedResources(facts: Facts): readonly ResourceFact[] {
  return facts.repository.resources.filter(isDeployed);
}

function isDeployed({ purpose, switchedOff }: { readonly purpose: string; readonly switchedOff: boolean }): boolean {
  return purpose === "product" && !switchedOff;
}

const LOCAL =
  /(?:^|[/._-])(?:dev|devel|development|local|localhost|minikube|kind|k3d|k3s|sandbox|tests?|testing|e2e|ci|skaffold|tilt)(?:[/._-]|$)/iu;

/** Whether a file is for a developer's machine or a test alone, by the names in its path. */
export function isForLocalUse(path: string): boolean {
  return LOCAL.test(path);
}

/** A member of plain data, down a path of names; undefined where it leads nowhere. */
export function memberAt(value: unknown, ...names: readonly string[]): unknown {
  let at = value;
  for (const name of names) {
    if (typeof at !== "object" || at === null || Array.isArray(at) || !Object.hasOwn(at, name)) return undefined;
    at = (at as Readonly<Record<string, unknown>>)[name];
  }
  return at;
}

/** The items of a list; none where it is no list. */
export function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Text as it stands, "" for everything else. */
export function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** Whether a word stands for what only a template knows, somewhere in a value. */
export function isOpen(value: unknown): boolean {
  return value !== undefined && /‹|\$\{|\{\{/u.test(JSON.stringify(value) ?? "");
}

/** Whether all the labels that a selector names are among those of a pod, written as "name=value". An empty selector selects nothing here. */
export function selects(selector: unknown, labels: readonly string[]): boolean {
  if (typeof selector !== "object" || selector === null || Array.isArray(selector)) return false;
  const wanted = Object.entries(selector);
  return wanted.length > 0 && wanted.every(([name, value]) => labels.includes(`${name}=${String(value)}`));
}

/** An examination that came to nothing. */
export function cannotTell(subject: Place, reason: CannotTell = "not-understood"): Examination {
  return { subject, outcome: "cannot-tell", reason };
}

/** An examination that found what it should. */
export function holds(subject: Place): Examination {
  return { subject, outcome: "holds" };
}

/** An examination that found one thing wrong. */
export function violated(
  subject: Place,
  found: string,
  data: Readonly<Record<string, string | number>>,
  place: Place = subject,
): Examination {
  return { subject, outcome: "violated", violations: [{ case: found, data, place }] };
}
