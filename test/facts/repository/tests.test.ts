/* biome-ignore-all lint/suspicious/noTemplateCurlyInString: texts of other languages are read here */
import { describe, expect, it } from "vitest";
import { fc } from "../../property.ts";
import { gather } from "./gather.ts";

const SPRING = (body: string) =>
  `import org.junit.jupiter.api.Test;\n@SpringBootTest\nclass AppTests {\n  @Test\n  void contextLoads() {${body}}\n}\n`;

describe("files of tests", () => {
  it.each([
    [
      "test/cases.test.ts",
      "import { it, expect } from 'vitest';\nit('adds', () => { expect(add(1, 2)).toBe(3); });",
      "Vitest",
      "unit",
      1,
      false,
    ],
    [
      "src/a.spec.js",
      "test('a', () => { expect(a()).toEqual(1); });\ntest.each([1, 2])('b %s', (n) => { expect(n).toBe(n); });",
      "Jest",
      "unit",
      2,
      false,
    ],
    [
      "test/api.test.js",
      "const request = require('supertest');\nit('lists', async () => { await request(app).get('/consents').expect(200); });",
      "SuperTest",
      "api",
      1,
      false,
    ],
    [
      "cypress/e2e/login.cy.js",
      "it('logs in', () => { cy.visit('/login'); cy.get('h1').should('be.visible'); });",
      "Cypress",
      "interface",
      1,
      false,
    ],
    [
      "e2e/home.spec.ts",
      "import { test, expect } from '@playwright/test';\ntest('home', async ({ page }) => { await expect(page).toHaveTitle(/x/); });",
      "Playwright",
      "interface",
      1,
      false,
    ],
    ["src/test/java/AppTests.java", SPRING(""), "JUnit", "integration", 1, true],
    [
      "src/test/java/AppTest.java",
      SPRING(" assertThat(repository.count()).isZero(); "),
      "JUnit",
      "integration",
      1,
      false,
    ],
    [
      "src/test/java/ApiIT.java",
      'import static io.restassured.RestAssured.given;\nclass ApiIT { @Test void lists() { given().when().get("/consents").then().statusCode(200); } }',
      "REST Assured",
      "api",
      1,
      false,
    ],
    [
      "src/test/java/com/example/AppTest.java",
      "public class AppTest { @Test public void shouldAnswerWithTrue() { assertTrue( true ); } }",
      "JUnit",
      "unit",
      1,
      true,
    ],
    [
      "src/app/app.component.spec.ts",
      "it('should create the app', () => { expect(app).toBeTruthy(); });\nit('should render title', () => { expect(1).toBe(2); });",
      "Jest",
      "unit",
      2,
      true,
    ],
    [
      "src/app.controller.spec.ts",
      "it('should return \"Hello World!\"', () => { expect(c.getHello()).toBe('Hello World!'); });",
      "Jest",
      "unit",
      1,
      true,
    ],
    ["src/x.test.js", "it('true', () => { expect(true).toBe(true); });", "Jest", "unit", 1, true],
    ["people/tests.py", "from django.test import TestCase\n\n# Create your tests here.\n", "Django", "unit", 0, true],
    ["tests/test_a.py", "def test_a():\n    assert add(1, 2) == 3\n", "pytest", "unit", 1, false],
    ["tests/test_b.py", "def test_b():\n    assert True\n", "pytest", "unit", 1, true],
    [
      "tests/test_api.py",
      "from fastapi.testclient import TestClient\nclient = TestClient(app)\ndef test_list():\n    assert client.get('/consents/1').status_code == 200\n",
      "pytest",
      "api",
      1,
      false,
    ],
    [
      "a_test.go",
      'package a\nfunc TestA(t *testing.T) {\n  if add(1, 2) != 3 { t.Fatal("no") }\n}\n',
      "Go test",
      "unit",
      1,
      false,
    ],
    [
      "spec/models/a_spec.rb",
      "RSpec.describe A do\n  it 'adds' do\n    expect(add).to eq 3\n  end\nend\n",
      "RSpec",
      "unit",
      1,
      false,
    ],
    [
      "tests/Unit/ExampleTest.php",
      "<?php class ExampleTest extends TestCase { public function test_that_true_is_true(): void { $this->assertTrue(true); } }",
      "PHPUnit",
      "unit",
      1,
      true,
    ],
    [
      "tests/Feature/CaseTest.php",
      "<?php class CaseTest extends TestCase { public function test_lists(): void { $this->getJson('/cases')->assertOk(); } }",
      "PHPUnit",
      "api",
      1,
      false,
    ],
    ["Api.Tests/UnitTest1.cs", "public class UnitTest1 { [Fact] public void Test1() { } }", "xUnit", "unit", 1, true],
    ["Api.Tests/CaseTests.cs", "[Test] public void A() { Assert.That(1, Is.EqualTo(x)); }", "NUnit", "unit", 1, false],
    [
      "src/lib.rs",
      "#[cfg(test)]\nmod tests {\n  #[test]\n  fn it_works() { let result = add(2, 2); assert_eq!(result, 4); }\n}\n",
      "Rust test",
      "unit",
      1,
      true,
    ],
    [
      "features/consent.feature",
      "Feature: Consent\n  Scenario: A citizen withdraws\n    When she withdraws\n    Then it is withdrawn\n",
      "Gherkin",
      "acceptance",
      1,
      false,
    ],
    [
      "features/consentement.feature",
      "# language: fr\nFonctionnalité: Consentement\n  Scénario: Retrait\n    Quand elle le retire\n    Alors il est retiré\n",
      "Gherkin",
      "acceptance",
      1,
      false,
    ],
    [
      "api.feature",
      "Feature: x\nScenario: y\n  Given url baseUrl\n  And path 'consents'\n  When method get\n  Then status 200\n",
      "Karate",
      "api",
      1,
      false,
    ],
    [
      "consent.postman_collection.json",
      '{ "item": [{ "request": { "url": "{{base}}/consents" }, "event": [{ "script": { "exec": ["pm.test(\\"ok\\", f)"] } }] }] }',
      "Postman",
      "api",
      1,
      false,
    ],
  ])("%s", async (path, text, framework, level, cases, empty) => {
    const { tests } = await gather({ [path]: text });
    expect(tests).toMatchObject([{ path, framework, level, cases, empty }]);
  });

  it.each([
    ["test/helpers.ts", "export const wait = (ms: number) => new Promise((r) => setTimeout(r, ms));"],
    ["src/test/java/Data.java", 'class Data { String name() { return "it"; } }'],
    ["tests/conftest.py", "import pytest\n@pytest.fixture\ndef app():\n    return 1\n"],
    ["test/skipped.test.js", "// it('is gone', () => { expect(1).toBe(1); });\nit.skip('later', () => {});"],
    ["tests/__init__.py", "# expect\n"],
    ["src/Service.cs", "public class Service { public void Test() { } }"],
    ["src/latest.ts", "export const it = 1;"],
  ])("%s is none", async (path, text) => {
    expect((await gather({ [path]: text })).tests).toEqual([]);
  });

  it.each(["tests/test_main.cpp", "test/run.bats", "test/main_test.c", "tests/testthat/test-a.R"])(
    "%s is taken for one",
    async (path) => {
      expect((await gather({ [path]: "x" })).tests).toMatchObject([{ path, framework: "", cases: 0, empty: false }]);
    },
  );

  it("keep the paths that they name", async () => {
    const { tests } = await gather({
      "test/api.test.js":
        "const request = require('supertest');\nit('a', () => request(app).get(`/consents/${id}?x=1`).expect(200));\nit('b', () => request('http://localhost:3000/v1/agents/').post('/a.json').expect(200));",
    });
    expect(tests[0]?.paths).toEqual(["/consents/${id}", "/v1/agents/"]);
  });

  it("are read from any text without failing", async () => {
    const words = fc.constantFrom(
      "it(",
      "test('",
      "@Test",
      "`",
      "${",
      "}",
      "'",
      '"',
      "\n",
      "/*",
      "*/",
      "//",
      "expect(",
      ")",
      "Scenario:",
      "def test_a():",
      '"""',
      "#[test]",
      "[Fact]",
      "/",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(words, { maxLength: 80 }), async (parts) => {
        const text = parts.join("");
        await gather({
          "a.test.ts": text,
          "test_a.py": text,
          "ATest.java": text,
          "a.feature": text,
          "a.rs": text,
          "a.cs": text,
          "a_test.go": text,
        });
      }),
      { numRuns: 150 },
    );
  });
});
