// Documents of one kind in several sizes, to see how the cost grows with the size. Each kind has much of one thing.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const range = (length, of) => Array.from({ length }, (_, index) => of(index));
const named = (length, name, of) => Object.fromEntries(range(length, (index) => [`${name}${index}`, of(index)]));
const api = (parts) => ({
  openapi: "3.0.3",
  info: { title: "Growth", version: "1.0.0" },
  servers: [{ url: "https://api.example.org/v1" }],
  paths: {},
  ...parts,
});
const schema = {
  type: "object",
  properties: { name: { type: "string" }, dueDate: { type: "string", format: "date" } },
};
const body = (of) => ({ content: { "application/json": { schema: of } } });
const answer = (of) => ({ 200: { description: "Done", ...body(of) } });
const one = (operation) => ({ "/one": { get: { responses: answer(schema), ...operation } } });

/** Per kind: what is counted, how many there are at most, and the document with so many of them. */
const KINDS = {
  operations: [
    8_000,
    (n) =>
      api({ paths: named(n, "/things/", (i) => ({ get: { operationId: `get${i}`, responses: answer(schema) } })) }),
  ],
  schemas: [16_000, (n) => api({ components: { schemas: named(n, "Thing", () => schema) } })],
  properties: [
    40_000,
    (n) =>
      api({
        components: {
          schemas: { Thing: { type: "object", properties: named(n, "field", () => ({ type: "string" })) } },
        },
      }),
  ],
  "findings of rules": [8_000, (n) => api({ servers: range(n, (i) => ({ url: `http://host${i}.example.org` })) })],
  "findings in one schema": [
    16_000,
    (n) =>
      api({ components: { schemas: { Thing: { properties: named(n, "created", () => ({ type: "integer" })) } } } }),
  ],
  "structural defects": [8_000, (n) => api({ paths: named(n, "/things/", () => ({ get: { respones: {} } })) })],
  "parameters of one operation": [
    8_000,
    (n) =>
      api({
        paths: one({ parameters: range(n, (i) => ({ name: `p${i}`, in: "query", schema: { type: "string" } })) }),
      }),
  ],
  "equal list items": [
    16_000,
    (n) => api({ tags: range(n, () => ({ name: "same" })), paths: one({ tags: range(n, () => "same") }) }),
  ],
  "equal required names": [
    16_000,
    (n) => api({ components: { schemas: { Thing: { ...schema, required: range(n, () => "missing") } } } }),
  ],
  "references to one schema": [
    16_000,
    (n) =>
      api({
        components: {
          schemas: {
            Thing: schema,
            Many: { properties: named(n, "p", () => ({ $ref: "#/components/schemas/Thing" })) },
          },
        },
      }),
  ],
  "schemas that lead to the next": [
    8_000,
    (n) =>
      api({
        paths: one({ responses: answer({ $ref: "#/components/schemas/Thing0" }) }),
        components: {
          schemas: named(n, "Thing", (i) => ({
            properties: { next: { $ref: `#/components/schemas/Thing${(i + 1) % n}` } },
          })),
        },
      }),
  ],
  "references in chains of 90": [
    8_000,
    (n) =>
      api({
        components: {
          schemas: named(n, "Thing", (i) => (i % 90 === 0 ? schema : { $ref: `#/components/schemas/Thing${i - 1}` })),
        },
      }),
  ],
  "parts of one allOf": [
    8_000,
    (n) =>
      api({
        components: {
          schemas: { Thing: { allOf: range(n, (i) => ({ properties: { [`f${i}`]: { type: "string" } } })) } },
        },
      }),
  ],
  "examples of one schema": [
    8_000,
    (n) =>
      api({
        paths: one({
          responses: {
            200: {
              description: "Done",
              content: {
                "application/json": {
                  schema,
                  examples: named(n, "e", () => ({ value: { name: "Ada", dueDate: "2026-01-31" } })),
                },
              },
            },
          },
        }),
      }),
  ],
  "items of one example": [
    40_000,
    (n) =>
      api({
        paths: one({
          responses: {
            200: {
              description: "Done",
              content: {
                "application/json": {
                  schema: { type: "array", items: schema },
                  example: range(n, () => ({ name: "Ada" })),
                },
              },
            },
          },
        }),
      }),
  ],
  "values of one enum": [
    40_000,
    (n) => api({ components: { schemas: { Thing: { type: "string", enum: range(n, (i) => `v${i}`) } } } }),
  ],
  "words of one description": [
    200_000,
    (n) =>
      api({
        info: { title: "Growth", version: "1.0.0", description: range(n, () => "bearer http://a:b eyJx").join(" ") },
      }),
  ],
};

/** Files of other notations and shapes, by what they have many of. */
const TEXTS = {
  "YAML aliases": [
    16_000,
    "yaml",
    (n) =>
      `openapi: 3.0.3\ninfo: {title: Growth, version: 1.0.0}\npaths: {}\nx: &x {a: 1, b: [1, 2]}\ny:\n${range(n, () => "  - *x\n").join("")}`,
  ],
  "YAML lines": [
    100_000,
    "yaml",
    (n) =>
      `openapi: 3.0.3\ninfo: {title: Growth, version: 1.0.0}\npaths: {}\nx:\n${range(n, (i) => `  - key${i}: "value"\n`).join("")}`,
  ],
  "findings on one line of JSON": [
    16_000,
    "json",
    (n) => JSON.stringify(api({ servers: range(n, (i) => ({ url: `http://h${i}.example.org` })) })),
  ],
  "nested lists": [20_000, "json", (n) => JSON.stringify(api({ "x-deep": range(n, () => [[[[[[[[1]]]]]]]]) }))],
};

/**
 * Writes documents of every kind in sizes that double.
 *
 * @param {string} folder
 * @param {number} steps how many sizes
 * @returns {{ kind: string, sizes: { count: number, path: string }[] }[]}
 */
export function growingDocuments(folder, steps) {
  const counts = (most) => range(steps, (step) => Math.round(most / 2 ** (steps - 1 - step)));
  const write = (name, text) => {
    const path = join(folder, name.replaceAll(" ", "-"));
    writeFileSync(path, text);
    return path;
  };
  const documents = Object.entries(KINDS).map(([kind, [most, make]]) => ({
    kind,
    sizes: counts(most).map((count) => ({
      count,
      path: write(`${kind}-${count}.json`, JSON.stringify(make(count), null, 1)),
    })),
  }));
  const texts = Object.entries(TEXTS).map(([kind, [most, ending, make]]) => ({
    kind,
    sizes: counts(most).map((count) => ({ count, path: write(`${kind}-${count}.${ending}`, make(count)) })),
  }));
  return [
    ...documents,
    ...texts,
    {
      kind: "files",
      sizes: counts(1_600).map((count) => ({ count, path: manyFiles(join(folder, `files-${count}`), count) })),
    },
  ];
}

/** A document that refers to so many files, each of which refers to the next. */
function manyFiles(folder, count) {
  mkdirSync(folder);
  range(count, (i) =>
    writeFileSync(
      join(folder, `f${i}.yaml`),
      `type: object\nproperties:\n  next: { $ref: './f${(i + 1) % count}.yaml' }\n`,
    ),
  );
  const path = join(folder, "openapi.json");
  writeFileSync(
    path,
    JSON.stringify(api({ components: { schemas: named(count, "Thing", (i) => ({ $ref: `./f${i}.yaml` })) } })),
  );
  return path;
}

/** How the cost grows: 1 in proportion to the size, 2 with its square. The slope of a line through the logarithms (least squares). */
export function slope(points) {
  const logs = points.map(({ size, cost }) => [Math.log(size), Math.log(cost)]);
  const mean = (index) => logs.reduce((sum, point) => sum + point[index], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  return logs.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0) / logs.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
}
