/** Names of the variables in a path or URL template, each once, in order; an opening brace without its closing one is text. */
export function variablesIn(template: string): Set<string> {
  const names = new Set<string>();
  for (let open = template.indexOf("{"); open >= 0; open = template.indexOf("{", open + 1)) {
    const close = template.indexOf("}", open);
    if (close < 0) break;
    const inner = template.lastIndexOf("{", close);
    names.add(template.slice(inner + 1, close));
    open = close;
  }
  names.delete("");
  return names;
}

/** The template with every variable called alike, so that paths that differ in nothing else become equal. */
export function withoutNames(template: string): string {
  return template.replace(/\{[^{}]*\}/g, "{}");
}
