import { Place } from "../../../model.ts";
import { grammarOf, isProgram } from "../code/grammar.ts";
import { isGenerated } from "../languages.ts";
import type { NounReader } from "../noun.ts";
import { commentsOf } from "../pages/comments.ts";
import { LanguageCount } from "../pages/language-count.ts";

/** So many files of source code are looked at, and so many messages of commits. */
const MOST_FILES = 1_000;
const MOST_MESSAGES = 2_000;

/** Counts the languages of comments in source code of the product, and of the first lines of commit messages. */
export function reader(): NounReader {
  const comments = new LanguageCount("comments");
  let files = 0;
  return {
    wants({ path }, tree) {
      const known = grammarOf(path);
      return (
        known !== undefined && isProgram(known.language) && !isGenerated(path) && tree.purposeOf(path) === "product"
      );
    },
    take(file) {
      const known = grammarOf(file.path);
      if (known === undefined || files >= MOST_FILES) return;
      files += 1;
      for (const { text, line } of commentsOf(file.text, known.grammar))
        comments.add(text, file.path, () => file.at(line));
    },
    finish(tree) {
      const messages = new LanguageCount("commit-messages");
      const head = ".git/HEAD";
      for (const { subject, parents } of (tree.history?.commits ?? []).slice(0, MOST_MESSAGES)) {
        // What a machine writes when it merges says nothing of its people's language.
        const text = subject.slice(0, 300).replace(/^(?:\w+(?:\([^)]{0,60}\))?!?:|\[[^\]]{0,40}\])\s*/, "");
        if (parents < 2 && (text.match(/\p{L}{2,}/gu) ?? []).length >= 3) {
          messages.add(text, head, () => Place.at(head, { line: 1, column: 1, text: "" }));
        }
      }
      return { languages: [...comments.facts(), ...messages.facts()] };
    },
  };
}
