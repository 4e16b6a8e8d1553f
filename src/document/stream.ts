import { type Document, type Limits, type Location, Place, type Problem } from "../model.ts";
import { Lines } from "./lines.ts";
import { type Parsed, parseDocument } from "./parse.ts";

/** One document of several in a file. */
interface Member {
  readonly document: Document;
  /** 0-based line of the file on which it begins. */
  readonly line: number;
}

/** More documents in one file are not read. */
const MOST = 2_000;

/**
 * Parses a YAML stream (YAML 1.2.2, chapter 9): documents separated by `---`. The value is the list of their values, empty documents
 * left out; pointers begin with the position in that list. A document that cannot be parsed is a fault of the file.
 */
export async function parseStream(path: string, text: string, limits: Limits): Promise<Parsed> {
  const members: Member[] = [];
  const problems: Problem[] = [];
  for (const { line, text: part } of partsOf(text)) {
    if (members.length >= MOST) break;
    const parsed = await parseDocument(path, part, limits);
    if (!parsed.ok) problems.push(...parsed.problems.map((problem) => moved(problem, line)));
    else if (parsed.document.value !== null && parsed.document.value !== undefined) {
      members.push({ document: parsed.document, line });
    }
  }
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, document: new StreamDocument(path, text, members) };
}

/** The documents of a stream as texts, each with the 0-based line that it begins on. A marker is never part of a document's content. */
function partsOf(text: string): { line: number; text: string }[] {
  const parts: { line: number; text: string }[] = [];
  let lines: string[] = [];
  let start = 0;
  const close = (next: number): void => {
    if (lines.some((line) => line.trim() !== "" && !line.trimStart().startsWith("#"))) {
      parts.push({ line: start, text: lines.join("\n") });
    }
    lines = [];
    start = next;
  };
  for (const [index, line] of text.split(/\r\n|\n|\r/u).entries()) {
    if (/^---(?:\s|$)/u.test(line)) {
      close(index);
      // What stands behind the marker belongs to the document.
      lines.push(`   ${line.slice(3)}`);
    } else if (/^\.\.\.(?:\s|$)/u.test(line)) close(index + 1);
    else if (lines.length === 0 && line.startsWith("%")) start = index + 1;
    else lines.push(line);
  }
  close(0);
  return parts;
}

class StreamDocument implements Document {
  readonly path: string;
  readonly text: string;
  readonly value: readonly unknown[];
  readonly #members: readonly Member[];
  readonly #lines: Lines;

  constructor(path: string, text: string, members: readonly Member[]) {
    this.path = path;
    this.text = text;
    this.#members = members;
    this.value = members.map(({ document }) => document.value);
    this.#lines = new Lines(text);
  }

  locate(places: readonly Place[]): Location[] {
    const locations: Location[] = places.map(() => ({ file: this.path, line: 1, column: 1 }));
    const groups = new Map<number, number[]>();
    for (const [index, place] of places.entries()) {
      const first = place.pointer[0];
      if (typeof first === "number") groups.set(first, [...(groups.get(first) ?? []), index]);
    }
    for (const [position, indexes] of groups) {
      const member = this.#members[position];
      if (member === undefined) continue;
      const inside = indexes.map((index) => withoutFirstStep(places[index] as Place));
      for (const [at, location] of member.document.locate(inside).entries()) {
        locations[indexes[at] as number] = { ...location, line: location.line + member.line };
      }
    }
    return locations;
  }

  line(line: number): string {
    return this.#lines.line(line);
  }
}

/**
 * A file that was read both as one document and as a list of several: places whose first step is a position are looked up in the list.
 * Of two that are no list, or two that are, the later one counts.
 */
export function bothWays(one: Document, other: Document): Document {
  const lists = [one, other].filter(({ value }) => Array.isArray(value));
  const [list] = lists;
  const single = one === list ? other : one;
  if (list === undefined || lists.length > 1) return other;
  return {
    path: one.path,
    text: one.text,
    value: single.value,
    line: (line) => one.line(line),
    locate(places) {
      const inList = list.locate(places);
      const inSingle = single.locate(places);
      return places.map(({ pointer }, index) => {
        return (typeof pointer[0] === "number" ? inList[index] : inSingle[index]) as Location;
      });
    },
  };
}

function withoutFirstStep(place: Place): Place {
  const inside = Place.of(place.file, place.pointer.slice(1));
  return place.at === "key" ? inside.key() : inside;
}

function moved(problem: Problem, lines: number): Problem {
  const { location, related } = problem;
  const down = (one: Location): Location => ({ ...one, line: one.line + lines });
  return {
    ...problem,
    ...(location === undefined ? {} : { location: down(location) }),
    ...(related === undefined ? {} : { related: related.map(down) }),
  };
}
