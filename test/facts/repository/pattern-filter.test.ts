import { expect, it } from "vitest";
import { PatternFilter } from "../../../src/facts/repository/pattern-filter.ts";

const PATTERNS = [/\bkafka\b/iu, /[a-z]/u, /log(?:ger)?\.info\(/u, /MD5|SHA-1/u];

it.each([
  ["nothing", [1]],
  ["Kafka and log.INFO(", [0, 1, 2]],
  ["md5", [1, 3]],
])("%s", (text, expected) => {
  const filter = new PatternFilter(PATTERNS, (pattern) => pattern);
  expect(filter.candidates(text)).toEqual(expected.map((index) => PATTERNS[index]));
});
