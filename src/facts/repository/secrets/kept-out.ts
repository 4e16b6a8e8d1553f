/** A pattern of gitignore(5) that covers `.env` or files of keys: the folder that it is bound to, and the name. */
const PATTERN =
  /^\/?((?:[\w.*@-]{1,100}\/){0,10})(\.env(?:\*|\.\*|\.[\w*-]{1,40}){0,3}|\*\.env|[^/]{0,60}\*\.(?:pem|key|p12|pfx|jks|keystore)|secrets?(?:\/.{0,100})?|id_rsa\*?)\/?$/u;
/** Files that are there to be copied, and belong into the repository. */
const MODEL = /\.(?:example|sample|template|dist|defaults?)$/u;
/** Files of settings, and models of them. */
const SETTINGS = /(?:^|\/)(?:\.env|\.env\.[\w.-]{1,60}|[\w-]{1,60}\.env|env\.(?:example|sample|template|dist))$/u;

/** At most so many lines are read. */
const MOST = 5_000;

/**
 * The first pattern of a `.gitignore` that keeps files of settings or of keys out of the repository. One that is bound to a folder does where
 * such files, or models of them, stand in that folder, or where none stand anywhere.
 *
 * @param path of the `.gitignore`
 * @param all files of the repository
 */
export function keptOut(
  path: string,
  lines: readonly string[],
  all: readonly { readonly path: string }[],
): { readonly name: string; readonly line: number } | undefined {
  const read = lines.slice(0, MOST).map((line) => line.trim());
  const own = path.slice(0, path.lastIndexOf("/") + 1);
  let models: readonly string[] | undefined;
  for (const [index, name] of read.entries()) {
    const [, folder = "", file = ""] = PATTERN.exec(name.slice(0, 300)) ?? [];
    if (file === "" || MODEL.test(file) || read.indexOf(`!${name}`, index) >= 0) continue;
    const bound = name.startsWith("/") || folder !== "";
    if (bound && file.includes("env") && !folder.includes("*")) {
      models ??= all
        .filter((one) => SETTINGS.test(one.path))
        .map((one) => one.path.slice(0, one.path.lastIndexOf("/") + 1));
      if (models.length > 0 && !models.includes(own + folder)) continue;
    }
    return { name, line: index + 1 };
  }
  return undefined;
}
