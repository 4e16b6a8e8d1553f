import { describe, expect, it } from "vitest";
import { readBothWays } from "../../src/contract/as-published.ts";
import type { Difference } from "../../src/contract/comparison.ts";
import { Place } from "../../src/model.ts";

const place = Place.of("api.yaml", ["paths", "/send", "post"]);

function difference(kind: Difference["kind"], name = ""): Difference {
  return { kind, data: { name, in: "query" }, place, reference: { place } };
}

/** What a comparison found, in short. */
function found(...differences: readonly Difference[]) {
  return { differences, open: [], empty: [], compared: 3, substance: 2 };
}

function kinds({ differences, open }: ReturnType<typeof readBothWays>): unknown {
  return { differences: differences.map(({ kind }) => kind), open: open.map(({ why }) => `${why.code} ${why.detail}`) };
}

describe("a defective reference, read as it was meant and by its letter", () => {
  const body = difference("body-missing");
  const asked = difference("parameter-required", "body");
  const lacks = difference("parameter-missing", "page");

  it("holds nothing against an offer that follows the letter, and calls it open", () => {
    const read = readBothWays(found(body, asked), found());
    expect(kinds(read)).toEqual({ differences: [], open: ["published body-missing", "published parameter-required"] });
    expect([read.compared, read.substance]).toEqual([3, 2]);
  });

  it("keeps what differs either way", () => {
    expect(kinds(readBothWays(found(body, lacks), found(lacks)))).toEqual({
      differences: ["parameter-missing"],
      open: ["published body-missing"],
    });
  });

  it("excuses nothing in an offer that follows neither", () => {
    const neither = found(body);
    expect(readBothWays(neither, found(difference("parameter-missing", "body")))).toBe(neither);
    // The same kind of difference about something else is another one.
    const other = found(difference("parameter-missing", "a"));
    expect(readBothWays(other, found(lacks))).toBe(other);
  });
});
