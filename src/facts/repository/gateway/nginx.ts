import type { Place } from "../../../model.ts";
import type { TextFile } from "../noun.ts";

/** A directive of nginx with its place, and what stands in its block (https://nginx.org/en/docs/beginners_guide.html#conf_structure). */
export interface Directive {
  readonly name: string;
  readonly values: readonly string[];
  readonly place: Place;
  readonly block: readonly Directive[];
}

/** More directives of one file are not read. */
const MOST = 20_000;
const DEEPEST = 30;

/** The directives of a file. What is not closed ends with the file. */
export function directivesOf(file: TextFile): readonly Directive[] {
  const root: Directive[] = [];
  const blocks: Directive[][] = [root];
  let words: { text: string; place: Place }[] = [];
  let count = 0;
  const add = (block: readonly Directive[]): void => {
    const [first, ...others] = words;
    words = [];
    count += 1;
    if (first === undefined) return;
    blocks.at(-1)?.push({ name: first.text, values: others.map(({ text }) => text), place: first.place, block });
  };
  for (const [index, line] of file.lines.entries()) {
    if (count > MOST) break;
    for (const { text, column } of wordsOf(line.slice(0, 2_000))) {
      if (text === ";") add([]);
      else if (text === "{") {
        const block: Directive[] = [];
        add(block);
        if (blocks.length < DEEPEST) blocks.push(block);
      } else if (text === "}") {
        words = [];
        if (blocks.length > 1) blocks.pop();
      } else if (words.length < 100) words.push({ text, place: file.at(index + 1, column) });
    }
  }
  return root;
}

/** Words and marks of a line. `${NAME}` is one word, as it is for envsubst. */
function wordsOf(line: string): readonly { readonly text: string; readonly column: number }[] {
  const words: { text: string; column: number }[] = [];
  const pattern =
    /#.*$|"[^"]*"|'[^']*'|[;{}]|(?:\$\{[^}\s]*\}|[^\s;{}#"'$]|\$(?!\{))(?:\$\{[^}\s]*\}|[^\s;{}$]|\$(?!\{))*/gu;
  for (const match of line.matchAll(pattern)) {
    const [text] = match;
    if (!text.startsWith("#")) words.push({ text: text.replace(/^(["'])(.*)\1$/u, "$2"), column: match.index + 1 });
  }
  return words;
}
