import { type Collection, RepositoryCollector } from "../../../src/facts/repository/collector.ts";
import type { RepositoryFacts } from "../../../src/facts/repository/facts.ts";
import { locateAll } from "../../../src/locate.ts";
import { DEFAULT_LIMITS, type History, type Place } from "../../../src/model.ts";

/** What all readers make of a made-up tree: texts by path. */
export async function collect(texts: Readonly<Record<string, string>>, history?: History): Promise<Collection> {
  const collector = new RepositoryCollector(DEFAULT_LIMITS);
  const files = Object.entries(texts)
    .map(([path, text]) => ({ path, bytes: Buffer.byteLength(text), inScope: true }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  collector.begin(files, history);
  for (const file of files) if (collector.wants(file)) await collector.take(file, texts[file.path] ?? "");
  return collector.finish();
}

/** The facts alone. */
export async function gather(texts: Readonly<Record<string, string>>, history?: History): Promise<RepositoryFacts> {
  return (await collect(texts, history)).facts;
}

/** Where places of a collection are, as "file:line:column". */
export function located({ documents }: Collection, places: readonly Place[]): string[] {
  const locate = locateAll(places, documents);
  return places.map((place) => {
    const { file, line, column } = locate(place);
    return `${file}:${line}:${column}`;
  });
}
