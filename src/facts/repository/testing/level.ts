import type { TestFact } from "../facts.ts";

/** What shows at which level tests speak to the program, the first that matches counts; `path` is matched with the file's name. */
const LEVELS: readonly {
  readonly level: TestFact["level"];
  readonly framework?: RegExp;
  readonly path?: RegExp;
  readonly text?: RegExp;
}[] = [
  {
    level: "interface",
    framework: /^(?:Cypress|Playwright|Selenium|Puppeteer|TestCafe|Testing Library|Espresso|Capybara|Dusk)$/u,
  },
  {
    level: "interface",
    text: /\btestWidgets\(|\bXCUIApplication\b|from ['"]detox|\bappium\b|SeleniumLibrary|Library\s+Browser\b/u,
  },
  {
    level: "api",
    framework: /^(?:SuperTest|Pactum|Pact|REST Assured|Karate|Schemathesis|Postman|Hurl|Bruno|Tavern)$/u,
  },
  { level: "acceptance", framework: /^(?:Gherkin|Behave|Robot Framework|Codeception)$/u },
  {
    level: "api",
    text: /\bMockMvc\b|\bWebTestClient\b|\bTestRestTemplate\b|\bhttptest\.New|\bAPIClient\(|\bTestClient\(|\.test_client\(|\bAsyncClient\(|\bWebApplicationFactory\b|->(?:get|post|put|patch|delete)Json\(|\$this->(?:get|post|put|patch|delete)\(|\bchai-http\b|\.inject\(\s*\{|\bRack::Test\b|\bConnCase\b|\bself\.client\.(?:get|post|put|patch|delete)\(|\bhttp\.(?:NewRequest|Get|Post)\(|\brequests\.(?:get|post|put|delete)\(|\bactix_web::test\b/u,
  },
  { level: "api", path: /(?:^|\/)spec\/(?:requests|api)\/|(?:^|\/)(?:api|contract)-?tests?\//iu },
  {
    level: "integration",
    text: /[tT]estcontainers|@(?:SpringBoot|DataJpa|DataMongo|WebMvc|Quarkus|Micronaut)Test\b|\bdockertest\b/u,
  },
  { level: "integration", path: /integration|(?:^|[/._-])it[/._-]|e2e|IT(?:Case)?\.\w+$/u },
];

/** At which level the tests of a file speak to the program. */
export function levelOf(path: string, text: string, framework: string): TestFact["level"] {
  for (const { level, framework: name, path: where, text: what } of LEVELS) {
    if (name?.test(framework) || where?.test(path) || what?.test(text)) return level;
  }
  return "unit";
}

/** More paths of one file are not kept. */
const MOST = 200;
const PATH =
  /["'`](?:https?:\/\/[^/"'`\s]{1,200}|\$\{[^}\n]{1,80}\}|\{\{[^}\n]{1,80}\}\}|\{\w{1,40}\})?(\/[A-Za-z_][^"'`\s?#]{0,150})|(?:^|\s)(\/[a-z][\w/{}<>:.-]{1,150})|(?:GET|POST|PUT|PATCH|DELETE)\s+["']?(?:https?:\/\/[^/\s"']{1,200}|\{\{[^}\n]{1,80}\}\})?(\/[^\s"'?#]{1,150})/gmu;

/**
 * Paths of URLs that a test names, each once, without query. What is put in at run time stays as it is written; a slash at the end may have
 * more behind it.
 */
export function pathsIn(text: string): string[] {
  const found = new Set<string>();
  for (const match of text.slice(0, 500_000).matchAll(PATH)) {
    const path = match[1] ?? match[2] ?? match[3] ?? "";
    if (path !== "" && !/\.(?:[jt]sx?|mjs|cjs|json|ya?ml|py|java|css|html|png|svg|sql|txt|xml)$/iu.test(path))
      found.add(path);
    if (found.size >= MOST) break;
  }
  return [...found].sort();
}
