import { findCredentials } from "../../credentials/known-credentials.ts";
import { looksRandom } from "../../credentials/likeness.ts";
import type { Found } from "./find.ts";
import { isPlaceholder, isPublicKnown } from "./values.ts";

/** Forms that have no fixed beginning of letters alone, as their issuers document them. Each is bounded. */
const FORMS: readonly (readonly [kind: string, form: RegExp])[] = [
  ["telegram-bot-token", /(?<![\w:])\d{8,10}:AA[A-Za-z0-9_-]{33}(?![\w-])/gu],
  [
    "slack-webhook",
    /https:\/\/hooks\.slack\.com\/(?:services|workflows)\/T[A-Z0-9]{6,12}\/[A-Z]{1,2}[A-Z0-9]{6,12}\/[A-Za-z0-9]{20,30}/gu,
  ],
  ["discord-webhook", /https:\/\/(?:\w{1,10}\.)?discord(?:app)?\.com\/api\/webhooks\/\d{15,21}\/[\w-]{60,80}/gu],
  ["vault-token", /(?<![\w.])hv[sb]\.[A-Za-z0-9_-]{24,300}/gu],
  ["mailgun-key", /(?<![\w-])key-[0-9a-f]{32}(?![\w-])/gu],
  ["square-token", /(?<![\w-])EAAA[A-Za-z0-9_-]{56,64}(?![\w-])/gu],
  ["laravel-key", /(?<![\w:])base64:[A-Za-z0-9+/]{43}=/gu],
  ["new-relic-key", /(?<![\w-])[0-9a-f]{36}NRAL(?![\w-])/gu],
];

/** A cheap look: one of these stands in whatever `FORMS` or the maintained detector finds. */
export const ISSUED =
  /:AA|base64:|hooks\.slack|api\/webhooks|hv[sb]\.|key-|EAAA|NRAL|eyJ|A[KS]IA|gh[pousr]_|github_pat_|gl\w{2,4}-|xox|xapp-|AIza|_live_|SG\.|sk-|shp\w{2,3}_|npm_|lin_api_|ops_ey|pypi-|rubygems_|dckr_pat|GOCSPX|dop_v1|hf_|sntrys_|glsa_|whsec_|figd_|PMAK-|pscale_|NRAK-|AGE-SECRET|[Bb]asic |[Bb]earer |[Ss][Ee][Cc][Rr][Ee][Tt]_?[Aa][Cc][Cc][Ee][Ss][Ss]_?[Kk][Ee][Yy]|_authToken/u;

/** What is told by the form that its issuer gave it. */
export function* issued(line: string): Iterable<Found> {
  for (const [kind, form] of FORMS) {
    for (const match of line.matchAll(form)) {
      if (!isPlaceholder(match[0])) yield found(kind, match[0], match.index);
    }
  }
  for (const { format, value } of findCredentials(line)) {
    const kind = KINDS[format];
    if (kind === undefined || isPublicKnown(value)) continue;
    yield found(kind, value, line.indexOf(value));
  }
}

const KINDS: Readonly<Record<string, string>> = {
  jwt: "json-web-token",
  aws: "aws-access-key",
  github: "github-token",
  gitlab: "gitlab-token",
  slack: "slack-token",
  google: "google-key",
  stripe: "stripe-key",
  issuer: "issued-token",
  basic: "basic-login",
  bearer: "bearer-token",
};

function found(kind: string, value: string, column: number): Found {
  const likely = kind === "bearer-token" || kind === "basic-login";
  return { kind, name: "", value, column, confidence: likely ? "likely" : "certain", isDefault: false };
}

/** A login of a registry as Docker keeps it: base64 of `user:password`. */
export function* registryLogins(line: string): Iterable<Found> {
  for (const match of line.matchAll(/"auth"\s{0,4}:\s{0,4}"([A-Za-z0-9+/]{8,400}={0,2})"/gu)) {
    const value = match[1] ?? "";
    const login = Buffer.from(value, "base64").toString("utf8");
    if (!/^[\x21-\x7e]{1,100}:[\x20-\x7e]{3,200}$/u.test(login)) continue;
    const password = login.slice(login.indexOf(":") + 1);
    if (isPlaceholder(password) && !looksRandom(password)) continue;
    yield { ...found("registry-login", value, match.index + match[0].indexOf(value)), confidence: "certain" };
  }
}
