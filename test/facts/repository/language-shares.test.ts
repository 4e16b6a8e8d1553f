import { describe, expect, it } from "vitest";
import { grammarOf } from "../../../src/facts/repository/code/grammar.ts";
import { commentsOf } from "../../../src/facts/repository/pages/comments.ts";
import { fc } from "../../property.ts";
import { gather } from "./gather.ts";

function comments(path: string, text: string): string[] {
  return commentsOf(text, grammarOf(path)!.grammar).map((comment) => `${comment.line}: ${comment.text}`);
}

describe("comments for people", () => {
  it("joins lines that follow each other, and parts those behind code", () => {
    const text =
      "// Returns all permits\n// of the person.\nconst a = 1; // the first of them\nconst b = 2; // the last of them\n";
    expect(comments("a.ts", text)).toEqual([
      "1: Returns all permits\nof the person.",
      "3: the first of them",
      "4: the last of them",
    ]);
  });

  it.each([
    ["a licence", "a.ts", "/* Copyright 2024 the authors. All rights reserved. */"],
    ["a note to a tool", "a.ts", "// eslint-disable-next-line no-console because of the logs"],
    ["code that is commented out", "a.ts", "// const first = all.of.them(one, two);"],
    ["two words", "a.py", "# Helper functions"],
    ["what stands in quotes", "a.py", 'x = "# la liste des permis de la personne"'],
  ])("leaves out %s", (_what, path, text) => {
    expect(comments(path, text)).toEqual([]);
  });

  it.each([
    ["a.py", "# Renvoie la liste des permis", "Renvoie la liste des permis"],
    ["A.java", "/**\n * Renvoie la liste des permis\n */", "Renvoie la liste des permis"],
    ["a.sh", "# Renvoie la liste des permis", "Renvoie la liste des permis"],
    ["a.go", "// @param x la liste des permis", "la liste des permis"],
  ])("reads those of %s", (path, text, said) => {
    expect(comments(path, text).map((line) => line.replace(/^\d+: /u, ""))).toEqual([said]);
  });

  it("is soon done with any text", () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 500 }),
        fc.constantFrom("a.ts", "a.py", "a.php", "a.rb", "a.sql"),
        (text, path) => {
          const known = grammarOf(path);
          if (known !== undefined) commentsOf(`${text}\n// ${text}\n# ${text}`, known.grammar);
        },
      ),
    );
  });
});

describe("shares of languages", () => {
  const french = "// Récupère la liste des permis de la personne\n\n// Vérifie que le jeton est encore valide\n";
  it("counts comments of the product alone, and points at the first in the other language", async () => {
    const { languages } = await gather({
      "src/a.js": "// Returns the list of permits\n",
      "src/b.js": french,
      "src/gen/b.pb.go": french,
      "test/c.test.js": french,
    });
    expect(languages).toMatchObject([
      {
        of: "comments",
        other: "fr",
        texts: 3,
        english: 1,
        notEnglish: 2,
        inOther: 2,
        otherShare: 66,
        document: "src/b.js",
        place: { file: "src/b.js" },
      },
    ]);
  });

  it("counts messages without what tools put in front, merges left out", async () => {
    const commit = (subject: string, parents = 1): object => ({ id: "", author: "", time: 0, subject, parents });
    const history = {
      branch: "main",
      branches: ["main"],
      tags: [],
      commits: [
        commit("fix(api): la liste des permis est vide"),
        commit("Merge la branche de Nasra dans main", 2),
        commit("Add the page to sign in"),
        commit("wip"),
      ],
      more: false,
      shallow: false,
    };
    const { languages } = await gather({}, history as never);
    expect(languages).toMatchObject([{ of: "commit-messages", other: "fr", texts: 2, english: 1, notEnglish: 1 }]);
  });

  it("counts documents that are long enough, without those that people are given to fill in", async () => {
    const page =
      "Ce service délivre des permis aux commerçants du marché. Les agents de la commune les contrôlent chaque jour avec une application.";
    const { languages } = await gather({
      "LISEZMOI.md": page,
      "CODE_OF_CONDUCT.md": page,
      ".github/ISSUE_TEMPLATE/bug.md": page,
      "examples/README.md": page,
      "docs/short.md": "Voir la page",
    });
    expect(languages).toMatchObject([{ of: "pages", other: "fr", texts: 1, otherShare: 100 }]);
  });
});
