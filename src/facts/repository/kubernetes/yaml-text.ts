import type { Spot } from "../../../document/spots.ts";
import { YamlBuilder } from "../../../document/yaml-build.ts";
import { findInYaml } from "../../../document/yaml-find.ts";
import { measureYaml } from "../../../document/yaml-measure.ts";
import type { YamlNodes } from "../../../document/yaml-nodes.ts";
import { DEFAULT_LIMITS } from "../../../model.ts";

/** A YAML stream that was read, or the offset of what is wrong with it. */
export type YamlText =
  | {
      /** The values of its documents that are not empty. */
      readonly values: readonly unknown[];
      /** Fills in the offsets of places whose pointers begin with a position in `values`. */
      find(root: Spot): void;
    }
  | { readonly faultAt: number };

/** Reads a text as a YAML stream, at once: what a template gives can only be read when its values are known, after all files were seen. */
export type YamlTextReader = (text: string) => YamlText;

/** The numbers of js-yaml's events (its EVENT_ID): where a document begins. */
const DOCUMENT = 1;

/** More documents of one stream are not read. */
const MOST_DOCUMENTS = 500;

/** Loads the parser, and gives what reads with it. */
export async function yamlTextReader(): Promise<YamlTextReader> {
  const { parseEvents, getScalarValue } = await import("../../../document/yaml-events.ts");
  return (text) => {
    const refused = measureYaml(text, DEFAULT_LIMITS);
    if (refused !== undefined) return { faultAt: refused.offset };
    let events: ReturnType<typeof parseEvents>;
    try {
      events = parseEvents(text, { maxDepth: DEFAULT_LIMITS.nesting + 2 });
    } catch (error) {
      return { faultAt: (error as { mark?: { position?: number } }).mark?.position ?? 0 };
    }
    const documents: { readonly value: unknown; readonly nodes: YamlNodes }[] = [];
    for (const part of documentsOf(events)) {
      const built = new YamlBuilder(text, DEFAULT_LIMITS, part.length, getScalarValue).build(part);
      if (!("faults" in built)) {
        if (built.value !== null) documents.push(built);
      } else if (built.faults[0]?.code !== "empty-file") return { faultAt: built.faults[0]?.offset ?? 0 };
    }
    return {
      values: documents.map(({ value }) => value),
      find: (root) => {
        for (const [name, spot] of root.children ?? []) {
          const document = documents[Number(name)];
          if (document === undefined) continue;
          spot.value = document.nodes.start[0] as number;
          findInYaml(text, document.nodes, spot);
        }
        root.value = 0;
      },
    };
  };
}

function documentsOf<E extends { readonly type: number }>(events: readonly E[]): readonly (readonly E[])[] {
  const starts: number[] = [];
  for (let i = 0; i < events.length && starts.length < MOST_DOCUMENTS; i++) {
    if ((events[i] as E).type === DOCUMENT) starts.push(i);
  }
  return starts.map((start, index) => events.slice(start, starts[index + 1] ?? events.length));
}
