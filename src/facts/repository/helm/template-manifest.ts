import { plant, type Spot } from "../../../document/spots.ts";
import { Place } from "../../../model.ts";
import type { Purpose } from "../facts.ts";
import type { Manifest } from "../kubernetes/manifest.ts";
import type { YamlTextReader } from "../kubernetes/yaml-text.ts";
import { Origins } from "./origins.ts";
import type { Output } from "./output.ts";
import type { Rendered } from "./template-document.ts";
import { saidElsewhere } from "./values.ts";

/** What a template gave, read: or the offset in the template of what can't be read. */
export type ReadTemplate = { readonly manifest: Manifest; readonly rendered: Rendered } | { readonly faultAt: number };

/** What is known of the chart that a template belongs to. */
export interface Around {
  readonly path: string;
  readonly purpose: Purpose;
  /** The whole chart is switched off. */
  readonly off: boolean;
  /** Other values of the chart. */
  readonly others: readonly unknown[];
}

/** Reads what a template gave as a manifest. */
export function readTemplate(
  output: Output,
  { path, purpose, off, others }: Around,
  read: YamlTextReader,
): ReadTemplate {
  const yaml = read(output.text());
  if ("faultAt" in yaml) return { faultAt: output.sourceOf(yaml.faultAt) };
  const { values, find } = yaml;
  const origins = new Origins(path, values, output, find);
  const rendered: Rendered = { values, find, sourceOf: (offset) => output.sourceOf(offset) };
  const offsets = offsetsOf(values.length, path, find);
  return {
    rendered,
    manifest: {
      path,
      purpose,
      documents: values,
      switchedOff: (place) => off || inStretch(output, offsets[Number(place.pointer[0])] ?? -1),
      writtenAt: (place) => writtenAt(place, origins),
      mayDiffer: (place) => {
        const origin = origins.of(place);
        return origin !== undefined && saidElsewhere(others, origin.pointer);
      },
    },
  };
}

function writtenAt(place: Place, origins: Origins): Place {
  const origin = origins.of(place);
  return origin === undefined ? place : origin.key();
}

function inStretch({ off }: Output, offset: number): boolean {
  return off.some(({ start, end }) => start <= offset && offset < end);
}

/** Where each document begins in the output. */
function offsetsOf(count: number, path: string, find: (root: Spot) => void): readonly number[] {
  const { root, leaves } = plant(Array.from({ length: count }, (_, index) => new Place(path).child(index)));
  find(root);
  return leaves.map(({ value }) => value);
}
