import type { Tree } from "../noun.ts";

/**
 * Whether a file may hold Kubernetes manifests by its name: YAML, also as a template to be filled in, and JSON in folders of that name.
 * Templates of charts are read with their values instead.
 */
export function mayBeManifest(path: string, tree: Tree): boolean {
  if (/(?:^|\/)\.github\//u.test(path) || inChart(path, tree)) return false;
  if (/\.(?:ya?ml)(?:\.(?:j2|jinja2?|tpl|tmpl|template|envsubst|in|erb|gotmpl))?$/iu.test(path)) return true;
  if (/(?:^|\/)Kustomization$/u.test(path)) return true;
  return /\.json$/iu.test(path) && /(?:^|\/)(?:k8s|kube[a-z]*|manifests?|openshift)\//iu.test(path);
}

/** In the folder `templates` of a chart, or one of its values. */
export function inChart(path: string, tree: Tree): boolean {
  const folders = path.split("/");
  const name = folders.pop() ?? "";
  if (/^(?:Chart|values[^/]*)\.ya?ml$/u.test(name) && tree.has([...folders, "Chart.yaml"].join("/"))) return true;
  for (let depth = folders.length; depth > 0; depth--) {
    if (folders[depth - 1] === "templates" && tree.has([...folders.slice(0, depth - 1), "Chart.yaml"].join("/")))
      return true;
  }
  return false;
}

/** Whether a text holds an object of Kubernetes, as far as a look tells: `apiVersion` and `kind` at the margin, or in a list there. */
export function looksLikeManifest(text: string): boolean {
  return (
    /^(?:- )?(?: {2,8}(?:- )?)?["']?apiVersion["']?\s{0,3}:/mu.test(text) &&
    /^(?: {0,8}(?:- )?)?["']?kind["']?\s{0,3}:/mu.test(text)
  );
}
