import type { SettingFact } from "../facts.ts";
import { isSensitiveName } from "../sensitive-names.ts";

/** Where a value comes from, and the text that stands for it where nothing else is given. */
export interface SettingValue {
  readonly value: SettingFact["value"];
  readonly literal: string;
}

/** References into stores of secrets, as their makers write them; encrypted values, which a key outside opens. */
const STORE =
  /^(?:vault:|op:\/\/|arn:aws:(?:secretsmanager|ssm)|projects\/[^/]{1,80}\/secrets\/|@Microsoft\.KeyVault|ref\+|ENC[[(]|\{cipher\}|\{\{resolve:(?:secretsmanager|ssm)|\$\{(?:ssm|secretsmanager|vault|keyvault)[:.]|sm:\/\/|awssm:)/u;

/** What a value of a settings file says: `${NAME}` and `${name:default}` of Spring and shells, references to stores, or itself. */
export function settingValue(text: string): SettingValue {
  const plain = text.trim();
  if (plain === "") return { value: "empty", literal: "" };
  if (STORE.test(plain) || /^\/run\/secrets\//u.test(plain)) return { value: "secret", literal: "" };
  if (/\{\{|<%|#\{|@[\w.-]{2,80}@|__[A-Z_]{3,80}__/u.test(plain)) return { value: "unknown", literal: "" };
  if (plain.includes("${")) {
    const fallback = /^[^$]{0,300}\$\{[\w.-]{1,100}?(?::-|:=|-|:)([^${}?]{1,300})\}[^$]{0,300}$/u.exec(plain);
    return fallback?.[1] === undefined || fallback[1].trim() === ""
      ? { value: "reference", literal: "" }
      : { value: "default", literal: fallback[1] };
  }
  return /^\$[A-Za-z_]\w*$/u.test(plain) ? { value: "reference", literal: "" } : { value: "literal", literal: plain };
}

/** Whether a setting holds a credential: by its name, or as an address with a password in it. */
export function isSensitiveSetting(name: string, text: string): boolean {
  return isSensitiveName(name) || /:\/\/[^\s/@:]{0,100}:[^\s/@]{1,200}@/u.test(text.slice(0, 1_000));
}
