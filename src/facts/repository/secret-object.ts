import { wordsOf } from "../words.ts";

/** A secret of one of these is a value that it is given, however it looks. */
const HOLDERS = new Set(
  "client app application api jwt session cookie hmac signing shared webhook consumer auth oauth token access csrf encryption master".split(
    " ",
  ),
);

/**
 * Whether a value of a chart only names a Secret of Kubernetes: `superuserSecret: commons-postgresql`. Names of objects are labels as RFC 1123
 * has them; only those made of words are taken for one.
 */
export function namesSecretObject(name: string, value: string): boolean {
  const words = wordsOf(name);
  return (
    words.at(-1) === "secret" &&
    !HOLDERS.has(words.at(-2) ?? "") &&
    /^[a-z]{2,30}(?:-[a-z]{1,30}\d{0,2}){1,8}$/u.test(value)
  );
}

/** Whether a file holds the values of a chart, by its path. */
export function isChartValues(path: string): boolean {
  return /(?:^|\/)values[^/]*\.ya?ml$/u.test(path);
}
