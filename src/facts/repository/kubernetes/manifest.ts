import { Place } from "../../../model.ts";
import type { Purpose } from "../facts.ts";
import { items, member, text } from "./members.ts";

/** Kubernetes objects of one file, as they are written there or as a chart's template gives them. */
export interface Manifest {
  readonly path: string;
  readonly purpose: Purpose;
  /** The documents of the file. Places in it begin with a position in this list. */
  readonly documents: readonly unknown[];
  /** The values of a chart switch off what stands at a place. */
  switchedOff(place: Place): boolean;
  /** Where that which stands at a place is written: in the values of a chart perhaps. */
  writtenAt(place: Place): Place;
  /** Other values of the chart may put something else there. */
  mayDiffer(place: Place): boolean;
}

/** One Kubernetes object. */
export interface KubernetesObject {
  readonly kind: string;
  readonly apiVersion: string;
  readonly name: string;
  readonly namespace: string;
  readonly value: Readonly<Record<string, unknown>>;
  readonly place: Place;
}

/** More objects of one file are not read. */
const MOST_OBJECTS = 2_000;

/** The objects of a manifest, those in lists (`kind: List`, `kind: DeploymentList` …) one by one, in order of the file. */
export function objectsOf({ path, documents }: Manifest): readonly KubernetesObject[] {
  const found: KubernetesObject[] = [];
  const root = new Place(path);
  const visit = (value: unknown, place: Place, depth: number): void => {
    if (found.length >= MOST_OBJECTS) return;
    const kind = member(value, "kind");
    if (typeof kind !== "string" || kind === "") return;
    if (kind.endsWith("List") && Array.isArray(member(value, "items"))) {
      if (depth > 3) return;
      for (const [index, item] of items(member(value, "items")).entries()) {
        visit(item, place.child("items", index), depth + 1);
      }
      return;
    }
    const apiVersion = text(member(value, "apiVersion"));
    if (apiVersion === "") return;
    const metadata = member(value, "metadata");
    const name = text(member(metadata, "name")) || text(member(metadata, "generateName"));
    const namespace = text(member(metadata, "namespace"));
    found.push({ kind, apiVersion, name, namespace, value: value as KubernetesObject["value"], place });
  };
  for (const [index, document] of documents.entries()) visit(document, root.child(index), 0);
  return found;
}
