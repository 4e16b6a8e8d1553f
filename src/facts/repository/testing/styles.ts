/** How tests are written in the languages that look alike. */
export interface TestStyle {
  /** Files that may hold tests. */
  readonly path: RegExp;
  /** One test case; the last group that matched is its title, where it has one. Cases that are skipped do not count. */
  readonly cases: RegExp;
  /** Something is compared. */
  readonly asserts: RegExp;
  /** Comparisons of constants: they compare nothing. */
  readonly trivial?: RegExp;
  /** Titles of the cases that generators leave. */
  readonly generated?: RegExp;
  /** The frameworks, the more special first; `name` of the last is that without a sign. */
  readonly frameworks: readonly { readonly name: string; readonly sign?: RegExp }[];
}

/** Helpers that compare are called so in all languages. */
const HELPER = String.raw`\b(?:assert|expect|verify|check|should|must|require|ensure|validate|compare)\w*\s*[(!.]`;
const also = (pattern: string, flags = "iu") => new RegExp(`${HELPER}|${pattern}`, flags);

const TEST_FOLDER = String.raw`(?:^|\/)(?:tests?|__tests__|specs?|e2e|cypress|integration-?tests?|unit-?tests?|acceptance-?tests?)\/(?:[^/]+\/)*`;

/**
 * Sources: the manuals of the frameworks, for how cases are declared; the templates of Spring Initializr, Angular CLI, Nest CLI, Create React
 * App, Laravel, Cargo, .NET and Maven's quickstart archetype, for what they leave.
 */
export const TEST_STYLES: readonly TestStyle[] = [
  {
    path: new RegExp(
      String.raw`(?:[._-](?:test|tests|spec|specs|e2e|e2e-spec|cy|it)\.[cm]?[jt]sx?|${TEST_FOLDER}[^/]+\.[cm]?[jt]sx?)$`,
      "iu",
    ),
    cases:
      /(?<![.\w])(?:it|test|specify|Scenario)(?:\.(?:only|concurrent|each\([^)]{0,500}\)|each`[^`]{0,2000}`))?\s*\(\s*(?:'([^'\n]{0,200})|"([^"\n]{0,200})|`([^`]{0,200})|[\w$])/gu,
    asserts: also(
      String.raw`\.should\b|\bt\.(?:is|equal|same|ok|deepEqual|truthy|throws|true|false)\b|\bcy\.\w+|\.to(?:Be|Equal|Have|Contain|Match)\w*\(`,
    ),
    trivial:
      /\bexpect\(\s*(true|false|1)\s*\)\s*\.\s*(?:toBe|toEqual|toStrictEqual|to\.equal|to\.be)\s*\(?\s*(?:\1)?\s*\)?(?:\.(?:true|false))?|\bexpect\(\s*true\s*\)\.toBeTruthy\(\)|\bassert(?:\.(?:ok|equal|isTrue))?\(\s*true\s*(?:,\s*true\s*)?\)/gu,
    generated:
      /^(?:should (?:create|be created|be defined|be truthy|create the app|render title|have as title .*|return "?Hello World!?"?)|renders? learn react link|renders without crashing|\/ \(GET\)|(?:example|sample|dummy|placeholder)(?: test)?|works|it works)$/iu,
    frameworks: [
      { name: "Cypress", sign: /\bcy\.\w|from ['"]cypress/u },
      { name: "Playwright", sign: /@playwright\/test|from ['"]playwright/u },
      { name: "Selenium", sign: /selenium-webdriver|webdriverio|@wdio\//u },
      { name: "Puppeteer", sign: /['"]puppeteer/u },
      { name: "TestCafe", sign: /['"]testcafe|^\s*fixture[`(]/mu },
      { name: "Testing Library", sign: /@testing-library\//u },
      { name: "Pactum", sign: /['"]pactum/u },
      { name: "SuperTest", sign: /['"]supertest/u },
      { name: "Pact", sign: /@pact-foundation/u },
      { name: "Vitest", sign: /['"]vitest/u },
      { name: "node:test", sign: /['"]node:test/u },
      { name: "AVA", sign: /['"]ava['"]/u },
      { name: "Mocha", sign: /['"](?:mocha|chai)['"]/u },
      { name: "Jest" },
    ],
  },
  {
    path: /(?:(?:Tests?|TestCase|IT|ITCase|Spec|Specs)\.(?:java|kt|groovy|scala)|(?:^|\/)src\/(?:\w*[tT]est\w*|it|e2e)\/[\s\S]*\.(?:java|kt|groovy|scala))$/u,
    cases:
      /@(?:Test|ParameterizedTest|RepeatedTest|TestFactory|Property)\b|^\s*(?:def\s+"([^"\n]{1,200})"\s*\(|"([^"\n]{1,200})"\s*(?:\{|should\b|in\s*\{|\.config)|(?:test|it|should|scenario|describe)\s*\(\s*"([^"\n]{1,200})"\s*\)\s*\{)/gmu,
    asserts: also(
      String.raw`\b(?:andExpect|expectStatus|expectBody|then|thenReturn|thenThrow|given)\s*\(|\bshould\w*\b|^\s*(?:then|expect):`,
      "imu",
    ),
    trivial: /\bassert(?:True|That)?\s*\(\s*true\s*\)(?:\.isTrue\(\))?|\bassertEquals\(\s*(\d+),\s*\1\s*\)/gu,
    frameworks: [
      { name: "Karate", sign: /com\.intuit\.karate|io\.karatelabs/u },
      { name: "Selenium", sign: /org\.openqa\.selenium|com\.codeborne\.selenide|com\.microsoft\.playwright/u },
      { name: "REST Assured", sign: /io\.restassured/u },
      { name: "Espresso", sign: /androidx\.test\.espresso/u },
      { name: "Kotest", sign: /io\.kotest/u },
      { name: "Spock", sign: /spock\.lang/u },
      { name: "ScalaTest", sign: /org\.scalatest/u },
      { name: "TestNG", sign: /org\.testng/u },
      { name: "JUnit" },
    ],
  },
  {
    path: new RegExp(
      String.raw`(?:(?:^|\/)(?:test_[^/]*|[^/]*_tests?|tests?)\.py|${TEST_FOLDER}(?!conftest|__init__)[^/]+\.py)$`,
      "u",
    ),
    cases: /^\s*(?:async\s+)?def\s+(test\w*)\s*\(/gmu,
    asserts: also(String.raw`\bassert\b|\.raises\b|\bself\.(?:assert|fail)\w*|\bschema\.parametrize|call_and_validate`),
    trivial:
      /\bassert\s+(?:True|1|1\s*==\s*1|1\s*\+\s*1\s*==\s*2)\s*$|self\.assertTrue\(\s*True\s*\)|self\.assertEqual\(\s*(\d+)(?:\s*\+\s*\d+)?,\s*\d+\s*\)/gmu,
    frameworks: [
      { name: "Selenium", sign: /\bselenium\b/u },
      { name: "Playwright", sign: /\bplaywright\b/u },
      { name: "Schemathesis", sign: /\bschemathesis\b/u },
      { name: "Behave", sign: /from\s+behave\b/u },
      { name: "pytest", sign: /\bpytest\b/u },
      { name: "Django", sign: /django\.test|rest_framework\.test/u },
      { name: "unittest", sign: /\bunittest\b|TestCase\b/u },
      { name: "pytest" },
    ],
  },
  {
    path: /_test\.go$/u,
    cases: /^func\s+((?:Test|Fuzz)\w*)\s*\(\s*\w+\s+\*testing\.[TF]\b|^\s*(?:It|Specify)\(\s*"([^"\n]{0,200})"/gmu,
    asserts: also(
      String.raw`\bt\.(?:Error|Fatal|Fail)\w*\(|\bis\.\w+\(|\w\(\s*t\s*[,)]|cmp\.Diff|^\s*//\s*Output:`,
      "imu",
    ),
    frameworks: [
      { name: "Ginkgo", sign: /onsi\/ginkgo/u },
      { name: "Testify", sign: /stretchr\/testify/u },
      { name: "Go test" },
    ],
  },
  {
    path: /(?:_(?:spec|test)\.rb|(?:^|\/)(?:spec|test)\/(?:[^/]+\/)*[^/]+_(?:spec|test)\.rb)$/u,
    cases:
      /^\s*(?:it|specify|scenario|test|example)\b\s*\(?\s*(?:"([^"\n]{0,200})"|'([^'\n]{0,200})'|(?:\{|do\b))|^\s*def\s+(test_\w+)/gmu,
    asserts: also(String.raw`\bassert\w*\b|\bexpect\b|\bshould\b|\bis_expected\b|\brefute\w*\b|must_\w+|wont_\w+`),
    trivial: /\bassert\s+true\b|expect\(true\)\.to\s+(?:be|eq)\b[^\n]{0,20}/gu,
    generated: /^the truth$/u,
    frameworks: [
      { name: "Capybara", sign: /\bCapybara\b|^\s*visit[\s(]/mu },
      { name: "RSpec", sign: /\bdescribe\b|RSpec/u },
      { name: "Minitest" },
    ],
  },
  {
    path: /(?:Test|Cest|Spec)\.php$|(?:^|\/)tests\/(?:[^/]+\/)*[^/]+\.php$/u,
    cases:
      /\bfunction\s+(test\w*)\s*\(|@test\b|#\[(?:Test|DataProvider)|^\s*(?:it|test)\(\s*['"]([^'"\n]{0,200})|public\s+function\s+(\w+)\(\s*(?:Api|Acceptance|Functional|Unit)Tester/gmu,
    asserts: also(String.raw`->assert\w*\(|::assert\w*\(|->see\w*\(|->should\w*\(|expectException`),
    trivial: /(?:\$this->|self::|static::)assertTrue\(\s*true\s*\)|expect\(\s*true\s*\)->toBeTrue\(\)/gu,
    generated:
      /^(?:test_?(?:example|the_?application_?returns_?a_?successful_?response|basic_?(?:test|example)|that_true_is_true)|that true is true|the application returns a successful response)$/iu,
    frameworks: [
      { name: "Dusk", sign: /Laravel\\Dusk/u },
      { name: "Pest", sign: /^\s*(?:it|test)\(\s*['"]/mu },
      { name: "Codeception", sign: /Codeception|\w+Tester\b/u },
      { name: "PHPUnit" },
    ],
  },
  {
    path: /\.cs$/u,
    cases: /\[(?:Fact|Theory|Test|TestMethod|DataTestMethod|TestCase)\b(?![^\]]{0,200}Skip\s*=)/gu,
    asserts: also(String.raw`\bAssert\.|\.Should\w*\(|\.Verify\w*\(|\.Received\w*\(|ThrowsAsync`),
    trivial: /\bAssert\.(?:True|IsTrue)\(\s*true\s*\)|\bAssert\.Pass\(\s*\)/gu,
    frameworks: [
      { name: "Playwright", sign: /Microsoft\.Playwright/u },
      { name: "Selenium", sign: /OpenQA\.Selenium/u },
      { name: "xUnit", sign: /\[(?:Fact|Theory)\b/u },
      { name: "MSTest", sign: /\[(?:Data)?TestMethod\b/u },
      { name: "NUnit" },
    ],
  },
  {
    path: /\.rs$/u,
    cases: /#\[(?:\w+::)?(?:test|rstest|test_case)\b[^\]\n]{0,200}\]/gu,
    asserts: also(String.raw`\bassert\w*!|\bpanic!|should_panic|\.unwrap\(|\?;`),
    trivial: /assert!\(\s*true\s*\)|assert_eq!\(\s*(?:2\s*\+\s*2|result),\s*4\s*\);?/gu,
    frameworks: [{ name: "Rust test" }],
  },
  {
    path: /_test\.(?:dart|exs)$|Tests?\.swift$/u,
    cases: /^\s*(?:test|testWidgets|property)\s*\(?\s*["']([^"'\n]{0,200})|^\s*func\s+(test\w*)\s*\(/gmu,
    asserts: also(String.raw`\bassert\b|\brefute\b|\bXCTAssert\w*|\bexpect\b`),
    generated: /^(?:Counter increments smoke test|greets the world|testExample|testPerformanceExample)$/u,
    frameworks: [
      { name: "Flutter", sign: /flutter_test/u },
      { name: "XCTest", sign: /\bXCTest/u },
      { name: "ExUnit", sign: /ExUnit|Case\b/u },
      { name: "test" },
    ],
  },
  {
    path: /\.feature$/u,
    // Gherkin's keywords in English, French, Arabic, Spanish and Portuguese (cucumber/gherkin, gherkin-languages.json).
    cases:
      /^\s*(?:Scenario(?: Outline| Template)?|Example|Scénario|Plan du [Ss]cénario|Exemple|سيناريو(?: مخطط)?|مثال|Escenario|Esquema del escenario|Cenário|Cenario)\s*:\s*([^\n]{0,200})/gmu,
    asserts: /^\s*(?:\*\s*match|\*\s*status|Then|Alors|Donc|اذاً|ثم|Entonces|Então|Entao|And match|And status|\*)\b/mu,
    frameworks: [
      { name: "Karate", sign: /^\s*(?:\*|Given|When|Then|And)\s+(?:url|path|method|match)\b/mu },
      { name: "Gherkin" },
    ],
  },
  {
    path: /\.robot$/u,
    cases: /^(?!\*|#|\s)(\S[^\n]{0,200})$/gmu,
    asserts: /\bShould\b|\bStatus\b|\bValidate\b|\bVerify\b/u,
    frameworks: [{ name: "Robot Framework" }],
  },
  { path: /\.hurl$/u, cases: /^HTTP(?:\/[\d.]+)?\s+(\d{3}|\*)/gmu, asserts: /^HTTP/mu, frameworks: [{ name: "Hurl" }] },
  {
    path: /\.bru$/u,
    cases: /^(?:get|post|put|patch|delete)\s*\{/gmu,
    asserts: /^(?:assert|tests)\s*\{/mu,
    frameworks: [{ name: "Bruno" }],
  },
  {
    path: /postman_collection[^/]*\.json$/iu,
    cases: /"request"\s*:\s*[{"]/gu,
    asserts: /pm\.(?:test|expect|response)|tests\[/u,
    frameworks: [{ name: "Postman" }],
  },
  {
    path: /\.tavern\.ya?ml$/u,
    cases: /^test_name\s*:\s*([^\n]{0,200})/gmu,
    asserts: /^\s*response\s*:/mu,
    frameworks: [{ name: "Tavern" }],
  },
];
