import type { Place } from "../../../model.ts";
import type { Layers } from "./layers.ts";
import { interpolated, mapOf, textOf } from "./values.ts";

/** An item of a list in one line, with its place. */
export interface Item {
  readonly text: string;
  readonly place: Place;
}

/** The published ports: `8080:80`, `127.0.0.1:8080:80`, or the long form. https://docs.docker.com/reference/compose-file/services/#ports */
export function portsOf(layers: Layers): Item[] {
  return layers.items("ports").flatMap(({ value, place }) => {
    const map = mapOf(value);
    if (map === undefined) {
      const text = interpolated(value);
      if (text === "") return [];
      return [{ text: text.includes(":") ? text : `:${text}`, place }];
    }
    const target = interpolated(map.target);
    if (target === "") return [];
    const address = interpolated(map.host_ip);
    return [{ text: `${address === "" ? "" : `${address}:`}${interpolated(map.published)}:${target}`, place }];
  });
}

/** The mounted volumes and folders. https://docs.docker.com/reference/compose-file/services/#volumes */
export function volumesOf(layers: Layers): Item[] {
  return layers.items("volumes").flatMap(({ value, place }) => {
    const map = mapOf(value);
    if (map !== undefined) {
      if (textOf(map.type) === "tmpfs" || textOf(map.source) === "") return [];
      return [
        {
          text: `${interpolated(map.source)}:${interpolated(map.target)}${map.read_only === true ? ":ro" : ""}`,
          place,
        },
      ];
    }
    const [source = "", target, mode = ""] = interpolated(value).split(":");
    // Without a source it is a volume of its own.
    if (target === undefined || source === "") return [];
    return [{ text: `${source}:${target}${/(?:^|,)ro(?:,|$)/.test(mode) ? ":ro" : ""}`, place }];
  });
}
