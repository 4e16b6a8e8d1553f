import type { SecretFact } from "../facts.ts";

/** How values are written in a file, as far as it matters for finding credentials in it. */
export type Syntax =
  | "lines" // NAME=value, one a line: dotenv, properties, ini, units of systemd
  | "yaml"
  | "json"
  | "xml"
  | "hcl"
  | "toml"
  | "docker"
  | "shell"
  | "sql"
  | "code"
  | "document"
  | "forms"; // only what is known by its form: tables, generated files, texts for translation

/** What a path tells about a file. */
export interface FileSort {
  readonly syntax: Syntax;
  readonly where: SecretFact["where"];
}

const LOCKED =
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|bun\.lockb?|go\.sum|gradle\.lockfile|\.secrets\.baseline|packages\.lock\.json|\.yarnrc\.yml|pdm\.lock)$|\.(?:lock|map|svg|css|scss|less|min\.js|snap|ipynb|csv|tsv|log|po|pot|arb|xlf|xliff|resx|strings|graphqls?|proto|prisma|sum|geojson|wsdl|xsd|xsl|xslt)$/iu;

/** Codes of languages (ISO 639-1) that programs are translated into. */
const LANGUAGE =
  "(?:a[mrz]|b[gns]|c[as]|d[ae]|e[lnstu]|f[air]|h[aeiruy]|i[dt]|ja|k[akmo]|l[otv]|m[gknsy]|n[elo]|p[alst]|r[ouw]|s[ikloqrvw]|t[aehlr]|u[krz]|vi|wo|yo|z[hu])(?:[_-](?:[A-Z]{2}|Han[st]|419))?";
/** Texts that people read on a screen, in several languages. */
const TRANSLATIONS = new RegExp(
  `(?:^|/)(?:locales?|i18n|lang|langs|translations?|l10n)/|(?:^|/)(?:[Mm]essages|[Vv]alidation[Mm]essages|labels|translations?)(?:[_-]${LANGUAGE})?\\.(?:properties|json|ya?ml|php|[jt]s)$|(?:^|/)(?:\\w+_)?${LANGUAGE}\\.(?:json|ya?ml|php|[jt]s|properties)$|/res/values[^/]*/`,
  "u",
);

const BY_NAME: readonly (readonly [RegExp, Syntax, SecretFact["where"]])[] = [
  [
    /^\.env(?:$|[._-])|\.env$|^env\.(?:local|dev|prod|stag|test|example|sample|template)\w*$|^\.(?:envrc|flaskenv)$/u,
    "lines",
    "settings",
  ],
  [/(?:^|\.)(?:docker|container)file(?:$|[.-])/u, "docker", "image"],
  [/^(?:jenkinsfile.*|.*\.jenkinsfile)$/u, "code", "pipeline"],
  [
    /^\.(?:npmrc|yarnrc|pypirc|netrc|git-credentials|pgpass|my\.cnf|s3cfg|boto)$|^_netrc$|^pip\.conf$/u,
    "lines",
    "settings",
  ],
  [/\.(?:properties|ini|cfg|conf|cnf|service|editorconfig)$|^(?:hosts|inventory)$/u, "lines", "settings"],
  [/\.(?:ya?ml)$|^(?:pipfile)$/u, "yaml", "settings"],
  [/\.toml$/u, "toml", "settings"],
  [/\.(?:tf|tfvars|hcl|nomad)$/u, "hcl", "deployment"],
  [/\.(?:json|jsonc|json5|webmanifest)$/u, "json", "settings"],
  [/\.(?:xml|config|csproj|props|plist|pubxml|xhtml)$/u, "xml", "settings"],
  [/\.(?:sh|bash|zsh|ksh|bat|cmd|ps1|psm1|mk)$|^(?:makefile|gnumakefile|justfile|procfile)$/u, "shell", "deployment"],
  [/\.sql$/u, "sql", "code"],
  [/\.(?:md|markdown|rst|adoc|asciidoc|txt|tex|org)$/u, "document", "document"],
];

const CODE =
  /\.(?:java|kts?|groovy|gradle|scala|py|pyi?|[cm]?[jt]sx?|vue|svelte|go|cs|vb|fs|php|phtml|rb|erb|rs|swift|m|mm|dart|exs?|eex|heex|lua|pl|pm|c|h|cc|cpp|hpp|html?|ejs|hbs|jsp|cshtml|razor|twig|ftl|clj|cljs|hs|ml|r|jl|sol|cob|cbl|bas|pas|tcl|jsonnet|libsonnet|bicep|postman_collection)$|^(?:vagrantfile|gemfile|rakefile|fastfile|tiltfile|snakefile)$/iu;

const PIPELINE =
  /(?:^|\/)(?:\.github\/|\.gitlab-ci|\.gitlab\/|\.circleci\/|\.azure|azure-pipelines|bitbucket-pipelines|\.drone|\.travis|\.woodpecker|appveyor|cloudbuild|buildspec|\.buildkite\/|\.tekton\/)/iu;
const DEPLOYMENT =
  /(?:^|\/)(?:(?:docker-)?compose[^/]*\.ya?ml$|k8s|kubernetes|manifests?|helm|charts?|kustomize|kustomization|overlays|ansible|deploy|deployment|deployments|infra|terraform|templates\/[^/]+\.ya?ml$|values[^/]*\.ya?ml$|stack[^/]*\.ya?ml$|serverless|ecs|nomad|prometheus|alertmanager)/iu;

/** What a path tells. Undefined where nothing is known of a file of that name: it is read for what is known by its form. */
export function sortOf(path: string): FileSort {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const lower = name.toLowerCase();
  if (LOCKED.test(lower) || TRANSLATIONS.test(path)) return { syntax: "forms", where: "code" };
  for (const [pattern, syntax, where] of BY_NAME) {
    if (pattern.test(lower)) return { syntax, where: placed(path, where) };
  }
  return CODE.test(lower) ? { syntax: "code", where: "code" } : { syntax: "forms", where: "settings" };
}

function placed(path: string, where: SecretFact["where"]): SecretFact["where"] {
  if (where !== "settings" && where !== "deployment") return where;
  if (PIPELINE.test(path)) return "pipeline";
  return DEPLOYMENT.test(path) ? "deployment" : where;
}

/** JSON that settings are written in, by its path; other JSON may hold any data. */
export function isSettingsJson(path: string): boolean {
  return /(?:^|\/)(?:config|conf|configs|configuration|settings|ecs|terraform|keycloak)\/|(?:appsettings|settings|config|secrets?|credentials?|task|realm|tfvars|env|parameters|sqltargets)[^/]*\.json$/iu.test(
    path,
  );
}
