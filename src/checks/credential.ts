import { type Credential, findCredentials } from "../facts/credentials/known-credentials.ts";
import { looksChosen, looksRandom } from "../facts/credentials/likeness.ts";
import type { ExampleFact, Facts } from "../facts/facts.ts";
import type { Examination, Place, Violation } from "../model.ts";
import type { Check } from "./check.ts";
import { shown } from "./shown.ts";
import { unseen } from "./unseen.ts";
import { secretParameters } from "./url-parameters.ts";
import { wordList } from "./words.ts";

interface Params {
  readonly subject: "example" | "server";
  readonly find: readonly string[];
  readonly names?: readonly string[];
}

const FORMATS = [
  "jwt",
  "aws",
  "github",
  "gitlab",
  "slack",
  "google",
  "stripe",
  "privateKey",
  "basic",
  "bearer",
  "urlPassword",
  "urlParameter",
  "random",
  "chosen",
];

/** What has no known form and is told by its looks, under a name that says what it would be. The first that fits counts. */
const LOOKS = [
  ["random", looksRandom],
  ["chosen", looksChosen],
] as const;

/** Values in a contract that look like credentials in use. What is found is never passed on: only its kind and a masked form. */
export const check: Check = {
  id: "credential",
  description:
    "Looks at the example values and descriptions, or at the server addresses, of a contract and finds what has the form of a live credential; values that only stand for one are not accused.",
  source: "openapi",
  subject: (params) => (params as unknown as Params).subject,
  params: {
    type: "object",
    additionalProperties: false,
    required: ["subject", "find"],
    properties: {
      subject: {
        enum: ["example", "server"],
        description: "Where to look: at values and descriptions, or at addresses.",
      },
      find: {
        type: "array",
        minItems: 1,
        uniqueItems: true,
        items: { enum: FORMATS },
        description:
          "Kinds of credential to find; `random` means a random-looking value under one of the names, `chosen` one that a person may have made up as a password there, `urlParameter` a value under one of them in an address.",
      },
      names: {
        type: "array",
        uniqueItems: true,
        items: { type: "string", minLength: 1 },
        description:
          "For `random`, `chosen` and `urlParameter`: names, as words, at whose end a value would be a secret.",
      },
    },
  },
  cases: { found: ["name", "format", "masked"] },
  *run(facts, params) {
    const { subject, find, names } = params as unknown as Params;
    const wanted = new Set(find);
    yield* unseen(facts, subject);
    if (subject === "server") yield* servers(facts, wanted, wordList(names).endsWith);
    else yield* examples(facts, wanted, secretNames(names));
  },
};

/** Makes the test that tells whether the value of an example would be a secret if it looks like one. */
function secretNames(names: readonly string[] = []): (example: ExampleFact) => boolean {
  const list = wordList(names);
  return ({ kind, name }) => kind !== "description" && kind !== "enum" && list.endsWith(name);
}

function* examples(
  facts: Facts,
  wanted: ReadonlySet<string>,
  isSecret: (example: ExampleFact) => boolean,
): Iterable<Examination> {
  const looks = LOOKS.filter(([format]) => wanted.has(format));
  const byForm = wanted.size > looks.length;
  for (const example of facts.examples) {
    if (example.valueType !== "string") continue;
    const { value, name, place } = example;
    const like = looks.length > 0 && isSecret(example) ? looks.find(([, fits]) => fits(value))?.[0] : undefined;
    const known = byForm || like !== undefined ? findCredentials(value) : [];
    const found = known.filter(({ format }) => wanted.has(format));
    // What has a known form is found by the rule that looks for that form.
    if (like !== undefined && known.length === 0) found.push({ format: like, value, visible: 0 });
    yield examine(place, name, found);
  }
}

/** Addresses, also with the values that their variables have: a password is one wherever it is written. */
function* servers(
  facts: Facts,
  wanted: ReadonlySet<string>,
  isSecret: (name: string) => boolean,
): Iterable<Examination> {
  for (const { url, expanded, place } of facts.servers) {
    const found = new Map<string, Credential>();
    for (const address of new Set([url, ...expanded])) {
      for (const credential of [...findCredentials(address), ...secretParameters(address, isSecret)]) {
        // A value under a secret name can have a known form besides: that one tells more.
        if (wanted.has(credential.format) && !found.has(credential.value)) found.set(credential.value, credential);
      }
    }
    yield examine(place, "", [...found.values()]);
  }
}

function examine(subject: Place, name: string, found: readonly Credential[]): Examination {
  if (found.length === 0) return { subject, outcome: "holds" };
  const violations = found.map(
    ({ format, value, visible }): Violation => ({
      case: "found",
      data: { name: shown(name), format, masked: `${value.slice(0, visible)}••• (${value.length})` },
      place: subject,
      secrets: [value],
    }),
  );
  return { subject, outcome: "violated", violations };
}
