import type { Limits } from "../model.ts";
import type { Reading } from "./parse.ts";
import { YamlBuilder } from "./yaml-build.ts";
import { explainYaml } from "./yaml-explain.ts";
import { findInYaml } from "./yaml-find.ts";
import { measureYaml } from "./yaml-measure.ts";

/**
 * Reads one YAML 1.2 document within the limits. js-yaml turns the text into events with offsets and checks the syntax; what the
 * events mean is decided in `YamlBuilder`.
 */
export async function parseYaml(text: string, limits: Limits): Promise<Reading> {
  const refused = measureYaml(text, limits);
  if (refused !== undefined) return { faults: [refused] };
  const { parseEvents, getScalarValue } = await import("./yaml-events.ts");
  let events: ReturnType<typeof parseEvents>;
  try {
    // The parser counts scalars as a level, and a try to read a node as a key as another. The builder counts exactly.
    events = parseEvents(text, { maxDepth: limits.nesting + 2 });
  } catch (error) {
    return { faults: await explainYaml(text, error, limits) };
  }
  const built = new YamlBuilder(text, limits, events.length, getScalarValue).build(events);
  if ("faults" in built) return built;
  return { value: built.value, find: (root) => findInYaml(text, built.nodes, root) };
}
