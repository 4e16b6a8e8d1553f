import type { Location, Place, Submission } from "./model.ts";

/**
 * Locates places, file by file, in one pass over each. A place in a file that is not there is at its beginning.
 *
 * @returns the location of any of these places
 */
export function locateAll(places: Iterable<Place>, documents: Submission["documents"]): (place: Place) => Location {
  const byFile = new Map<string, Set<Place>>();
  for (const place of places) {
    if (place.spot !== undefined) continue;
    const known = byFile.get(place.file);
    if (known === undefined) byFile.set(place.file, new Set([place]));
    else known.add(place);
  }
  const locations = new Map<Place, Location>();
  for (const [file, set] of byFile) {
    const list = [...set];
    const found = documents.get(file)?.locate(list);
    list.forEach((place, index) => {
      const location = found?.[index];
      if (location !== undefined) locations.set(place, location);
    });
  }
  return (place) => {
    const { file, spot } = place;
    if (spot !== undefined) return { file, line: spot.line, column: spot.column };
    return locations.get(place) ?? { file, line: 1, column: 1 };
  };
}
