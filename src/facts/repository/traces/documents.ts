import type { TraceSort } from "../facts.ts";

/** Files that show something by what they are. `text` must be found in the first part of the file. */
export interface DocumentSign {
  readonly of: TraceSort;
  readonly name: string;
  readonly path: RegExp;
  readonly text?: RegExp;
}

/** Sources: JSON Schema 2020-12, 8.1.1; XML Schema 1.1; W3C DCAT 3; Apache Avro; Protocol Buffers; manuals of WireMock, Mockoon, Prism, Microcks. */
export const DOCUMENT_SIGNS: readonly DocumentSign[] = [
  {
    of: "data-model",
    name: "JSON Schema",
    path: /\.(?:json|ya?ml)$/u,
    text: /["']?\$schema["']?\s*:\s*["']?https?:\/\/json-schema\.org\//,
  },
  {
    of: "message-schema",
    name: "JSON Schema",
    path: /(?:event|message|topic|notification|queue|async)[\s\S]*\.(?:json|ya?ml)$/iu,
    text: /["']?\$schema["']?\s*:\s*["']?https?:\/\/json-schema\.org\//,
  },
  { of: "data-model", name: "XML Schema", path: /\.xsd$/u, text: /XMLSchema/ },
  {
    of: "data-model",
    name: "DCAT",
    path: /\.(?:ttl|rdf|jsonld|json|xml|n3)$/u,
    text: /https?:\/\/www\.w3\.org\/ns\/dcat#|https?:\/\/data\.europa\.eu\/r5r/,
  },
  {
    of: "data-model",
    name: "Dublin Core",
    path: /\.(?:ttl|rdf|jsonld|xml|n3)$/u,
    text: /https?:\/\/purl\.org\/dc\/(?:terms|elements)/,
  },
  { of: "data-model", name: "SHACL", path: /\.(?:ttl|jsonld|n3)$/u, text: /https?:\/\/www\.w3\.org\/ns\/shacl#/ },
  { of: "data-model", name: "Table Schema", path: /datapackage\.json$/u },
  { of: "message-schema", name: "Avro", path: /\.(?:avsc|avdl|avpr)$/u },
  { of: "message-schema", name: "Protocol Buffers", path: /\.proto$/u, text: /\bmessage\s+\w+\s*\{/ },
  {
    of: "mock",
    name: "WireMock",
    path: /(?:^|\/)mappings\/[\s\S]*\.json$/u,
    text: /"request"\s*:[\s\S]*"response"\s*:/,
  },
  {
    of: "mock",
    name: "Mockoon",
    path: /\.json$/u,
    text: /"routes"\s*:\s*\[[\s\S]*"endpointPrefix"|"endpointPrefix"[\s\S]*"routes"\s*:\s*\[/,
  },
  { of: "mock", name: "Mountebank", path: /imposters?[^/]*\.(?:json|ejs)$/iu, text: /"stubs"\s*:/ },
  {
    of: "mock",
    name: "MockServer",
    path: /(?:mock-?server|initializer|expectations?)[^/]*\.json$/iu,
    text: /"httpRequest"\s*:/,
  },
  { of: "mock", name: "Microcks", path: /\.(?:ya?ml)$/u, text: /^kind:\s*(?:APIExamples|APIMetadata)\s*$/m },
  {
    of: "mock",
    name: "Prism",
    path: /(?:^|\/)(?:package\.json|Makefile|[^/]*compose[^/]*\.ya?ml|[^/]*Dockerfile[^/]*)$/iu,
    text: /\bstoplight\/prism\b|\bprism\s+mock\b|@stoplight\/prism-cli/,
  },
  {
    of: "mock",
    name: "WireMock",
    path: /(?:^|\/)[^/]*compose[^/]*\.ya?ml$/iu,
    text: /image:\s*["']?(?:docker\.io\/)?wiremock\/wiremock/,
  },
  { of: "mock", name: "Mockoon", path: /(?:^|\/)(?:package\.json|[^/]*compose[^/]*\.ya?ml)$/iu, text: /mockoon\/cli/ },
  { of: "mock", name: "json-server", path: /(?:^|\/)package\.json$/u, text: /"json-server"\s*:/ },
  { of: "mock", name: "Mock Service Worker", path: /(?:^|\/)mockServiceWorker\.js$/u },
];

/** The language of a set of translated texts, by its path: the last group that matched. Sources: manuals of gettext, Rails, Java, .NET, Android, Apple, i18next, Flutter. */
const CATALOGUES: readonly RegExp[] = [
  /(?:^|\/)(?:locales?|i18n|lang|langs|languages|translations?|messages|nls|l10n)\/(?:[\w-]+\/)*?([a-z]{2,3}(?:[-_][A-Za-z]{2,4})?)(?:\/[^/]+)*\/[^/]+\.(?:json|ya?ml|po|ftl|properties|php|ts|js)$/u,
  /(?:^|\/)(?:locales?|i18n|lang|langs|languages|translations?|messages|nls|l10n|intl)\/(?:[\w-]+\/)*(?:[\w-]+[._])?([a-z]{2,3}(?:[-_][A-Za-z]{2,4})?)\.(?:json|json5|ya?ml|po|ftl|properties|php|ts|js|xlf|xliff|arb|toml)$/u,
  /(?:^|\/)[\w.-]*(?:messages|labels|strings|translations?|i18n|texts|errors)_([a-z]{2,3}(?:_[A-Za-z]{2,4})?)\.(?:properties|ya?ml|json)$/iu,
  /(?:^|\/)values-([a-z]{2,3}(?:-r[A-Z]{2})?)\/strings\.xml$/u,
  /(?:^|\/)([a-z]{2,3}(?:-[A-Za-z]{2,4})?)\.lproj\/[^/]+\.strings$/u,
  /\.([a-z]{2,3}(?:-[A-Za-z]{2,4})?)\.(?:resx|xlf)$/u,
  /(?:^|\/)(?:app|intl)_([a-z]{2,3}(?:_[A-Z]{2})?)\.arb$/u,
  /(?:^|\/)([a-z]{2,3}(?:[-_][A-Za-z]{2,4})?)\/LC_MESSAGES\/[^/]+\.po$/u,
];

/** ISO 639-1 codes, so that `src/i18n/de.json` counts and `src/i18n/api.json` does not. */
const LANGUAGES = new Set(
  "aa ab af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu".split(
    " ",
  ),
);

/** The language of the texts in a catalogue of translations (`fr`), by its path; "" for other files. */
export function localeOf(path: string): string {
  for (const pattern of CATALOGUES) {
    const locale = pattern.exec(path)?.[1];
    const language = locale?.slice(0, 2).toLowerCase() ?? "";
    if (locale !== undefined && LANGUAGES.has(language) && (locale.length === 2 || /^[a-z]{2}[-_]/iu.test(locale)))
      return language;
  }
  return "";
}
