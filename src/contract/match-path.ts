/** A template without its query string, and the query string without its question mark. */
export function splitQuery(template: string): { readonly path: string; readonly query: string } {
  const mark = template.indexOf("?");
  return mark < 0 ? { path: template, query: "" } : { path: template.slice(0, mark), query: template.slice(mark + 1) };
}

/** The names of the variables of a path template, in order; those of a query string inside it do not count. */
export function variablesOf(template: string): string[] {
  return [...splitQuery(template).path.matchAll(VARIABLE)].map((match) => match[1] ?? "");
}

/** Braces around anything but braces: found in one pass however hostile the text. */
const VARIABLE = /\{([^{}]*)\}/gu;

/**
 * A template with its variables' names left out. One that is nothing but variables keeps them: `/{callbackUrl}` would otherwise be every
 * path of one segment.
 */
export function nameless(template: string): string {
  const bare = template.replace(VARIABLE, "{}");
  return isOnlyVariables(bare) ? template : bare;
}

/** As `nameless`, and without a slash at the end of the path. */
export function unslashed(template: string): string {
  const { path, query } = splitQuery(nameless(template));
  return query === "" ? withoutSlash(path) : `${withoutSlash(path)}?${query}`;
}

/**
 * As `unslashed`, without case, hyphens and underscores, and without the query string: what that asks for is compared as parameters, since
 * OpenAPI has no place for it in a path.
 */
export function folded(template: string): string {
  return foldedName(withoutSlash(splitQuery(nameless(template)).path));
}

/** A name without case, hyphens, underscores and spaces: `X-Callback_URL` and `x-callback-url` are the same header to people. */
export function foldedName(name: string): string {
  return name.toLowerCase().replace(/[-_ ]/gu, "");
}

/** Whether a template is nothing but variables: `/{id}` is, `/{version}/sign` is not. */
export function isOnlyVariables(template: string): boolean {
  return template.includes("{") && template.replace(VARIABLE, "").replaceAll("/", "") === "";
}

function withoutSlash(path: string): string {
  let end = path.length;
  while (end > 1 && path[end - 1] === "/") end--;
  return path.slice(0, end);
}

/** The path part of a server, or a declared base path, with a slash in front and none behind: "/consent/v1"; "" for none. */
export function basePathOf(base: string): string {
  const path = withoutSlash(splitQuery(base).path);
  if (path === "" || path === "/") return "";
  return path.startsWith("/") ? path : `/${path}`;
}
