import { describe, expect, it } from "vitest";
import { requiredWords } from "../../../src/facts/repository/required-words.ts";
import { fc } from "../../property.ts";

describe("the words that a match must have", () => {
  it.each<[RegExp, readonly string[] | undefined]>([
    [/MessageDigest\.getInstance\("(MD5|SHA-?1)"\)/u, ['messagedigest.getinstance("']],
    [/\b(?:kafka|amqp)\b/iu, ["kafka", "amqp"]],
    [/ab+c/u, undefined],
    [/abc?d/u, undefined],
    [/(?:one)?two/u, ["two"]],
    [/(?:three)+/u, ["three"]],
    [/(?:three)*/u, undefined],
    [/[xy]trace[0-9]/u, ["trace"]],
    [/(?=never)log\(/u, ["log("]],
    [/one|[a-z]/u, undefined],
    [/(?:log|console)\.(?:debug|info)/u, ["debug", "info"]],
    [/é-accent/u, ["-accent"]],
  ])("%s", (pattern, words) => {
    expect(requiredWords(pattern)).toEqual(words);
  });

  it("stand in every match", () => {
    const piece = fc.constantFrom(
      "log",
      "trace",
      "(?:audit|delete)",
      "x?",
      "[ab]+",
      "(?:session)*",
      "\\.",
      "(?:zz){2}",
      "(?!no)",
      "|",
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), fc.context(), (pieces, context) => {
        const pattern = new RegExp(pieces.join(""), "iu");
        const words = requiredWords(pattern);
        context.log(String(words));
        if (words === undefined) return;
        for (const text of fc.sample(fc.stringMatching(new RegExp(pieces.join("").replaceAll("(?!no)", ""), "u")), {
          numRuns: 20,
          seed: 3,
        })) {
          if (pattern.test(text))
            expect(
              words.some((word) => text.toLowerCase().includes(word)),
              text,
            ).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});
