import { checksTable } from "./checks-table.ts";

export { type GeneratedPage, rulesReadmes } from "./rules-readme.ts";

/** docs/writing-rules.md with its list of checks made anew. */
export function renderGuide(text: string): string {
  return text.replace(
    /(<!-- checks -->)[^]*?(<!-- \/checks -->)/u,
    (_, open: string, close: string) => `${open}\n\n${checksTable()}\n\n${close}`,
  );
}
