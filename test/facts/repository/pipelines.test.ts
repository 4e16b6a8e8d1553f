// biome-ignore-all lint/suspicious/noTemplateCurlyInString: they are expressions of pipelines.
import { describe, expect, it } from "vitest";
import type { PipelineStepFact } from "../../../src/facts/repository/facts.ts";
import { tasksOfAction } from "../../../src/facts/repository/pipelines/action-tasks.ts";
import { tasksOfCommand } from "../../../src/facts/repository/pipelines/command-tasks.ts";
import { bare, commandsOf, onlySpeaks } from "../../../src/facts/repository/pipelines/commands.ts";
import { fc } from "../../property.ts";
import { collect, gather, located } from "./gather.ts";

/** Steps that do something, as "name: tasks", with what keeps them from having consequences. */
async function steps(texts: Readonly<Record<string, string>>): Promise<string[]> {
  return (await gather(texts)).steps.filter(({ does }) => does.length > 0).map(shown);
}

function shown({ name, does, ignoredBy, inactive, switchedOffBy, triggers, effective }: PipelineStepFact): string {
  const faults = [ignoredBy, inactive, switchedOffBy, triggers.includes("manual") ? "manual" : ""].filter(
    (one) => one !== "",
  );
  return `${name}: ${does.join("+")}${faults.length > 0 ? ` (${faults.join("; ")})` : ""}${effective ? "" : " -"}`;
}

function workflow(...lines: readonly string[]): string {
  return [
    "on: [push, pull_request]",
    "jobs:",
    "  build:",
    "    runs-on: ubuntu-latest",
    "    steps:",
    ...lines.map((line) => `      ${line}`),
    "",
  ].join("\n");
}

describe("commands", () => {
  it.each([
    ["npm test", "test"],
    ["npm run test:unit -- --ci", "test"],
    ["yarn workspace api test", "test"],
    ["pnpm -r test", "test"],
    ["./mvnw -B -ntp verify", "build+test"],
    ["mvn -B package -DskipTests", "build"],
    ["mvn clean install -Dmaven.test.skip=true", "build"],
    ["./gradlew build -x test", "build"],
    ["./gradlew :api:check", "build+test"],
    ["go test ./... -race -coverprofile=c.out", "coverage+test"],
    ["go build ./cmd/server", "build"],
    ["python -m pytest --cov=app", "coverage+test"],
    ["poetry run pytest", "test"],
    ["uv run pytest", "test"],
    ["tox -e py311", "test"],
    ["python manage.py test", "test"],
    ["dotnet test --no-build", "test"],
    ["cargo test --all", "test"],
    ["vendor/bin/phpunit", "test"],
    ["php artisan test", "test"],
    ["bundle exec rspec", "test"],
    ["mix test", "test"],
    ["npx playwright test", "test"],
    ["docker build -t registry/app:1 .", "build"],
    ["docker buildx build --push -t a .", "build+publish"],
    ["docker push registry/app:1", "publish"],
    ["podman build -t a .", "build"],
    ["mvn compile jib:build", "build+publish"],
    ["helm upgrade --install app charts/app --atomic", "deploy"],
    ["kubectl apply -f deploy/", "deploy"],
    ["kubectl -n prod set image deployment/api api=x", "deploy"],
    ["argocd app sync registry", "deploy"],
    ["ssh deploy@host 'cd /srv && docker compose up -d'", "deploy"],
    ["terraform -chdir=infra apply -auto-approve", "deploy"],
    ["npm audit --audit-level=high", "dependency-scan"],
    ["pip-audit -r requirements.txt", "dependency-scan"],
    ["govulncheck ./...", "dependency-scan"],
    ["mvn org.owasp:dependency-check-maven:check", "dependency-scan"],
    ["./gradlew dependencyCheckAnalyze", "dependency-scan"],
    ["trivy fs --exit-code 1 .", "dependency-scan"],
    ["trivy image --severity CRITICAL app:1", "image-scan"],
    ["grype registry/app:1 --fail-on high", "image-scan"],
    ["grype dir:.", "dependency-scan"],
    ["snyk test", "dependency-scan"],
    ["snyk container test app:1", "image-scan"],
    ["snyk code test", "sast"],
    ["semgrep ci", "sast"],
    ["bandit -r app", "sast"],
    ["gosec ./...", "sast"],
    ["mvn -B sonar:sonar -Dsonar.projectKey=x", "quality+sast"],
    ["sonar-scanner", "quality+sast"],
    ["zap-baseline.py -t https://test.example", "dast"],
    ["nuclei -u https://test.example", "dast"],
    ["gitleaks detect", "secret-scan"],
    ["cosign sign --yes app@sha256:x", "sign"],
    ["notation sign app:1", "sign"],
    ["syft app:1 -o cyclonedx-json", "sbom"],
    ["npx @cyclonedx/cyclonedx-npm --output-file bom.json", "sbom"],
    ["mvn org.cyclonedx:cyclonedx-maven-plugin:makeAggregateBom", "sbom"],
    ["trivy image --format cyclonedx app:1", "sbom"],
    ["eslint src", "lint"],
    ["npm run lint", "lint"],
    ["golangci-lint run", "lint"],
    ["alembic upgrade head", "migrate"],
    ["npx prisma migrate deploy", "migrate"],
    ["npm run build", "build"],
    ["npm ci", ""],
    ["pip install pytest bandit", ""],
    ["npm install -g snyk", ""],
    ["echo npm test", ""],
    ["git push origin test", ""],
    ["cd test", ""],
    ["docker login registry", ""],
    ["npm run start:test-server", ""],
    ["make", "build"],
    ["make test", "test"],
    ["cat test", ""],
    ["python -W error -W 'ignore:x' -m pytest", "test"],
    ["EPOCH=$(git log -1 --pretty=%ct) python -m build", "build"],
    ["script/test -sv", "test"],
    ["test -f a.txt", ""],
    ["nox -s mypy", ""],
    ["coverage run -m unittest", "coverage+test"],
    ["dpl --provider=heroku", "deploy"],
  ])("%s: %s", (command, expected) => {
    const [one] = commandsOf(command);
    expect([...(one === undefined || onlySpeaks(one.text) ? [] : tasksOfCommand(one.text))].sort().join("+")).toBe(
      expected,
    );
  });

  it.each([
    ["npm test || true", ["|| true"]],
    ["npm test || exit 0", ["|| exit 0"]],
    ["npm test || echo failed", ["|| echo failed"]],
    ["npm test || exit 1", [""]],
    ["npm test || (echo failed && exit 1)", [""]],
    ["npm test || npm run other", [""]],
    ["npm test # || true", [""]],
    ['echo "npm test || true"', [""]],
    ["set +e\nnpm test", ["set +e", "set +e"]],
    ["set +e\nfoo\nset -e\nnpm test", ["set +e", "set +e", "", ""]],
    ["npm test; exit 0", ["", ""]],
  ])("%j goes on because of %j", (text, expected) => {
    const found = commandsOf(text).filter(
      ({ text: one }) => !/^(?:true|exit|echo failed|\(?echo failed|npm run other)/.test(one),
    );
    const wanted = expected.filter((_, index) => index < found.length);
    expect(found.map(({ ignoredBy }) => ignoredBy)).toEqual(wanted);
  });

  it("what starts a command is left out", () => {
    expect(
      [
        "FOO=1 npx jest",
        "sudo -E ./gradlew check",
        "xvfb-run npm test",
        "node_modules/.bin/eslint .",
        "timeout 10m go test ./...",
        "if ! npm test",
      ].map(bare),
    ).toEqual(["jest", "gradlew check", "npm test", "eslint .", "go test ./...", "npm test"]);
  });
});

describe("ready-made steps", () => {
  it.each([
    ["github/codeql-action/analyze@v3", {}, "sast"],
    ["github/codeql-action/init@v3", {}, ""],
    ["github/codeql-action/upload-sarif@v3", {}, ""],
    ["aquasecurity/trivy-action@0.20.0", {}, "image-scan"],
    ["aquasecurity/trivy-action@0.20.0", { "scan-type": "fs" }, "dependency-scan"],
    ["aquasecurity/trivy-action@0.20.0", { "scan-type": "image", format: "cyclonedx" }, "sbom"],
    ["zaproxy/action-baseline@v0.12.0", {}, "dast"],
    ["actions/dependency-review-action@v4", {}, "dependency-scan"],
    ["docker/build-push-action@v5", { push: true }, "build+publish"],
    ["docker/build-push-action@v5", { push: "${{ github.event_name != 'pull_request' }}" }, "build+publish"],
    ["docker/build-push-action@v5", { push: false }, "build"],
    ["docker/setup-buildx-action@v3", {}, ""],
    ["sigstore/cosign-installer@v3", {}, ""],
    ["anchore/sbom-action@v0", {}, "sbom"],
    ["SonarSource/sonarqube-scan-action@v4", {}, "quality+sast"],
    ["actions/checkout@v4", {}, ""],
    ["actions/setup-node@v4", {}, ""],
    ["azure/k8s-deploy@v5", {}, "deploy"],
    ["gitleaks/gitleaks-action@v2", {}, "secret-scan"],
    ["Security/SAST.gitlab-ci.yml", {}, "sast"],
    ["Security/Dependency-Scanning.gitlab-ci.yml", {}, "dependency-scan"],
    ["DAST.gitlab-ci.yml", {}, "dast"],
    ["Maven@4", { goals: "clean verify" }, "build+test"],
    ["Docker@2", { command: "buildAndPush" }, "build+publish"],
    ["DotNetCoreCLI@2", { command: "test" }, "test"],
  ])("%s %j: %s", (uses, inputs, expected) => {
    expect([...tasksOfAction(uses, inputs)].sort().join("+")).toBe(expected);
  });
});

describe("GitHub Actions", () => {
  it("reads steps, what they do and what ignores failures", async () => {
    expect(
      await steps({
        ".github/workflows/ci.yml": workflow(
          "- uses: actions/checkout@v4",
          "- name: Test",
          "  run: |",
          "    npm ci",
          "    npm test",
          "    npm audit || true",
          "- name: Scan",
          "  continue-on-error: true",
          "  uses: github/codeql-action/analyze@v3",
          "- if: false",
          "  run: docker push app",
          "- name: Pretend",
          '  run: echo "npm test"',
        ),
      }),
    ).toEqual([
      "Test: test",
      "Test: dependency-scan (|| true) -",
      "Scan: sast (continue-on-error: true) -",
      "docker push app: publish (switched-off; if: false) -",
    ]);
  });

  it("a pipeline in a folder below never runs, unless the folder is a repository", async () => {
    const text = workflow("- run: npm test");
    expect(await steps({ "backend/.github/workflows/ci.yml": text })).toEqual(["npm test: test (misplaced) -"]);
    expect(
      await steps({
        "backend/.github/workflows/ci.yml": text,
        ".gitmodules": '[submodule "backend"]\n\tpath = backend\n\turl = x\n',
      }),
    ).toEqual(["npm test: test"]);
  });

  it("a script that only prints is no test; what a script runs is followed", async () => {
    const ci = workflow("- run: npm test", "- run: npm run verify", "- run: make check");
    const texts = {
      ".github/workflows/ci.yml": ci,
      "package.json": JSON.stringify({
        scripts: {
          test: 'echo "Error: no test specified" && exit 1',
          verify: "npm run lint && jest || true",
          lint: "eslint .",
        },
      }),
      Makefile: "check: unit\n\t-semgrep ci\nunit:\n\tgo test ./...\n",
    };
    expect(await steps(texts)).toEqual([
      "npm run verify: lint+test (|| true) -",
      "make check: test",
      "make check: sast (|| true) -",
    ]);
  });

  it("follows reusable workflows and composite actions of the repository", async () => {
    expect(
      await steps({
        ".github/workflows/ci.yml":
          "on: push\njobs:\n  test:\n    uses: ./.github/workflows/test.yml\n  build:\n    steps:\n      - uses: ./.github/actions/build\n",
        ".github/workflows/test.yml": "on: { workflow_call: {} }\njobs:\n  t:\n    steps:\n      - run: npm test\n",
        ".github/workflows/unused.yml": "on: workflow_call\njobs:\n  t:\n    steps:\n      - run: npm test\n",
        ".github/actions/build/action.yml":
          "name: Build\nruns:\n  using: composite\n  steps:\n    - run: docker build .\n      shell: bash\n",
        ".github/actions/unused/action.yml":
          "name: Other\nruns:\n  using: composite\n  steps:\n    - run: docker build .\n      shell: bash\n",
      }),
    ).toEqual(["docker build .: build", "npm test: test", "npm test: test (switched-off; on: workflow_call) -"]);
  });

  it("knows what is started by hand, and what needs something that is switched off", async () => {
    expect(
      await steps({
        ".github/workflows/release.yml":
          "on: { workflow_dispatch: { inputs: {} } }\njobs:\n  r:\n    steps:\n      - run: npm publish\n",
        ".github/workflows/ci.yml":
          "on: push\njobs:\n  a:\n    if: ${{ false }}\n    steps:\n      - run: npm test\n  b:\n    needs: [a]\n    steps:\n      - run: npm run build\n",
      }),
    ).toEqual([
      "npm test: test (switched-off; if: ${{ false }}) -",
      "npm run build: build (switched-off; needs: a) -",
      "npm publish: publish (manual) -",
    ]);
  });

  it("points at the line that ignores failures", async () => {
    const collection = await collect({
      ".github/workflows/ci.yml": workflow(
        "- name: Test",
        "  run: |",
        "    npm ci",
        "    npm test || true",
        "- run: npm audit || exit 0",
        "- continue-on-error: true",
        "  run: npm run lint",
      ),
    });
    const places = collection.facts.steps.flatMap(({ _places }) =>
      _places?.ignoredBy === undefined ? [] : [_places.ignoredBy],
    );
    expect(located(collection, places)).toEqual([
      ".github/workflows/ci.yml:9:11",
      ".github/workflows/ci.yml:10:14",
      ".github/workflows/ci.yml:11:28",
    ]);
  });
});

describe("GitLab CI", () => {
  it("follows includes, extends, defaults and references", async () => {
    expect(
      await steps({
        ".gitlab-ci.yml": [
          "include:",
          "  - local: /ci/build.yml",
          "  - template: Security/SAST.gitlab-ci.yml",
          "default:",
          "  before_script: [npm ci]",
          ".base:",
          "  script:",
          "    - npm test",
          "unit:",
          "  extends: .base",
          "quick:",
          "  script:",
          "    - !reference [.base, script]",
          "    - npm audit || true",
          "  allow_failure: false",
          "lenient:",
          "  extends: .base",
          "  allow_failure: true",
          "never:",
          "  extends: .base",
          "  rules:",
          "    - when: never",
          "deploy:",
          "  script: kubectl apply -f k8s",
          "  when: manual",
          "",
        ].join("\n"),
        "ci/build.yml": "image:\n  script: docker build .\nimg:\n  script:\n    - docker build -t a .\n",
      }),
    ).toEqual([
      "Security/SAST.gitlab-ci.yml: sast",
      "unit: test",
      "quick: test",
      "quick: dependency-scan (|| true) -",
      "lenient: test (allow_failure: true) -",
      "never: test (switched-off; when: never) -",
      "deploy: deploy (manual) -",
      "img: build",
    ]);
  });

  it("a file below the root runs only where the root includes it", async () => {
    const child = "t:\n  script: [npm test]\n";
    expect(await steps({ "api/.gitlab-ci.yml": child })).toEqual(["t: test (misplaced) -"]);
    expect(await steps({ "api/.gitlab-ci.yml": child, ".gitlab-ci.yml": "include: api/.gitlab-ci.yml\n" })).toEqual([
      "t: test",
    ]);
  });

  it("points at the line of a list of commands", async () => {
    const collection = await collect({ ".gitlab-ci.yml": "t:\n  script:\n    - npm ci\n    - npm test || true\n" });
    expect(located(collection, [collection.facts.steps[0]?._places?.ignoredBy as never])).toEqual([
      ".gitlab-ci.yml:4:7",
    ]);
  });
});

describe("other systems", () => {
  it("CircleCI: jobs of workflows, commands, orbs and approvals", async () => {
    expect(
      await steps({
        ".circleci/config.yml": [
          "version: 2.1",
          "orbs: { snyk: snyk/snyk@2 }",
          "commands:",
          "  check:",
          "    steps:",
          "      - run: npm test",
          "jobs:",
          "  test:",
          "    steps: [checkout, check, { run: { name: Audit, command: npm audit || true } }]",
          "  deploy:",
          "    steps:",
          "      - run: helm upgrade app chart",
          "  unused:",
          "    steps: [{ run: docker build . }]",
          "workflows:",
          "  main:",
          "    jobs: [test, snyk/scan, { hold: { type: approval } }, { deploy: { requires: [hold] } }]",
          "",
        ].join("\n"),
      }),
    ).toEqual([
      "npm test: test",
      "Audit: dependency-scan (|| true) -",
      "helm upgrade app chart: deploy (manual) -",
      "docker build .: build (switched-off; in no workflow) -",
      "snyk/scan: dependency-scan",
    ]);
  });

  it("Jenkins: stages, shells and blocks that ignore failures", async () => {
    expect(
      await steps({
        Jenkinsfile: [
          "pipeline {",
          "  agent any",
          "  stages {",
          "    // sh 'npm run build'",
          "    stage('Build') { steps { sh 'mvn -B package -DskipTests' } }",
          "    stage('Test') {",
          "      steps {",
          "        sh '''",
          "          mvn test",
          "        '''",
          "        catchError(buildResult: 'SUCCESS', stageResult: 'FAILURE') {",
          "          sh 'semgrep ci'",
          "        }",
          "        catchError { sh 'gitleaks detect' }",
          '        sh(script: "npm audit", returnStatus: true)',
          "        echo 'pytest'",
          "      }",
          "    }",
          "    stage('Deploy') {",
          "      when { expression { false } }",
          "      steps { sh 'helm upgrade a b' }",
          "    }",
          "  }",
          "}",
          "",
        ].join("\n"),
      }),
    ).toEqual([
      "mvn -B package -DskipTests: build",
      "mvn test: build+test",
      "semgrep ci: sast (catchError(buildResult: 'SUCCESS', stageResult: 'FAILURE')) -",
      "gitleaks detect: secret-scan",
      "npm audit: dependency-scan (returnStatus: true) -",
      "helm upgrade a b: deploy (switched-off; when { expression { false } }) -",
    ]);
  });

  it.each([
    ["try { sh 'mvn test' } catch (e) { echo 'failed' }", "catch (e)"],
    ["try {\n  sh 'mvn test'\n}\ncatch (Exception e) {\n  unstable('tests failed')\n}", "catch (Exception e)"],
    ["try { sh 'mvn test' } catch (e) { currentBuild.result = 'UNSTABLE' }", "catch (e)"],
    ["try { sh 'mvn test' } catch (e) { echo '}'; throw e }", ""],
    ["try { sh 'mvn test' } catch (e) { currentBuild.result = 'FAILURE' }", ""],
    ["try { sh 'mvn test' } catch (e) { error('tests failed') }", ""],
    ["try { sh 'mvn test' } finally { junit '**/*.xml' }", ""],
    ["warnError('tests') { sh 'mvn test' }", "warnError('tests')"],
    ["catchError(buildResult: 'UNSTABLE') { sh 'mvn test' }", "catchError(buildResult: 'UNSTABLE')"],
    ["catchError { sh 'mvn test' }", ""],
    ["sh script: 'mvn test', returnStatus: true", "returnStatus: true"],
    ["sh returnStatus: true, script: 'mvn test'", "returnStatus: true"],
    ["def rc = sh(script: 'mvn test', returnStatus: true)\necho \"${rc}\"", "returnStatus: true"],
    ["def rc = sh(script: 'mvn test', returnStatus: true)\nif (rc != 0) { error 'tests failed' }", ""],
    ["if (sh(script: 'mvn test', returnStatus: true) != 0) { error('tests failed') }", ""],
  ])("Jenkins, what keeps failures: %s", async (text, ignoredBy) => {
    const Jenkinsfile = `pipeline { stages { stage('Test') { steps { script {\n${text}\n} } } } }\n`;
    const found = (await gather({ Jenkinsfile })).steps.filter(({ does }) => does.includes("test"));
    expect(found).toMatchObject([{ ignoredBy, ignoresFailure: ignoredBy !== "" }]);
  });

  it("Azure Pipelines: stages, tasks, deployments and templates", async () => {
    expect(
      await steps({
        "azure-pipelines.yml": [
          "trigger: [main]",
          "stages:",
          "  - stage: Build",
          "    jobs:",
          "      - job: a",
          "        steps:",
          "          - task: Maven@4",
          "            inputs: { goals: verify }",
          "          - script: npm audit",
          "            continueOnError: true",
          "          - template: ci/scan.yml",
          "  - stage: Deploy",
          "    jobs:",
          "      - deployment: d",
          "        strategy: { runOnce: { deploy: { steps: [{ bash: kubectl apply -f k8s }] } } }",
          "",
        ].join("\n"),
        "ci/scan.yml": "steps:\n  - bash: semgrep ci\n    enabled: false\n",
      }),
    ).toEqual([
      "Maven@4: build+test",
      "npm audit: dependency-scan (continueOnError: true) -",
      "kubectl apply -f k8s: deploy",
      "semgrep ci: sast (switched-off; enabled: false) -",
    ]);
    expect(await steps({ "azure-pipelines.yml": "trigger: none\nsteps:\n  - script: npm test\n" })).toEqual([
      "npm test: test (manual) -",
    ]);
  });

  it("Bitbucket, Drone, Woodpecker, Tekton and Travis", async () => {
    expect(
      await steps({
        "bitbucket-pipelines.yml":
          "pipelines:\n  default:\n    - step:\n        name: Test\n        script:\n          - npm test\n          - npm audit || true\n          - pipe: sonarsource/sonarqube-scan:4.0.0\n  custom:\n    ship:\n      - step: { name: Ship, script: [docker push a] }\n",
        ".drone.yml":
          "kind: pipeline\nname: main\nsteps:\n  - name: test\n    image: node\n    commands: [npm test]\n  - name: image\n    image: plugins/docker\n    failure: ignore\n",
        ".woodpecker/a.yml": "steps:\n  unit:\n    image: golang\n    commands:\n      - go test ./...\n",
        "tekton/task.yaml":
          "apiVersion: tekton.dev/v1\nkind: Task\nmetadata: { name: t }\nspec:\n  steps:\n    - name: test\n      image: golang\n      script: |\n        go test ./...\n---\napiVersion: tekton.dev/v1\nkind: Pipeline\nmetadata: { name: p }\nspec:\n  tasks:\n    - name: img\n      taskRef: { name: kaniko }\n",
        ".travis.yml": "script:\n  - npm test\nafter_success:\n  - codecov\n",
      }),
    ).toEqual([
      "test: test",
      "image: build+publish (failure: ignore) -",
      "script: test",
      "after_success: coverage (after_success) -",
      "unit: test",
      "Test: test",
      "Test: dependency-scan (|| true) -",
      "sonarsource/sonarqube-scan:4.0.0: quality+sast",
      "Ship: publish (manual) -",
      "test: test",
      "img: build+publish",
    ]);
  });
});

describe("gates", () => {
  it.each([
    ["trivy image --exit-code 1 --severity CRITICAL a:1", true],
    ["trivy image a:1", false],
    ["npm audit --audit-level=critical", true],
    ["grype a/b:1 --fail-on critical", true],
    ["grype a/b:1", false],
    ["pip-audit", true],
    ["npm audit || true", false],
  ])("%s: %s", async (command, gated) => {
    const facts = await gather({ ".github/workflows/ci.yml": workflow(`- run: ${command}`) });
    expect(facts.steps.map((step) => step.gated)).toEqual([gated]);
  });

  it("of ready-made steps", async () => {
    const facts = await gather({
      ".github/workflows/ci.yml": workflow(
        "- uses: aquasecurity/trivy-action@1",
        "- uses: aquasecurity/trivy-action@1",
        '  with: { exit-code: "1" }',
        "- uses: aquasecurity/trivy-action@1",
        "  with: { exit-code: 0 }",
      ),
    });
    expect(facts.steps.map(({ gated, ignoredBy }) => [gated, ignoredBy])).toEqual([
      [false, ""],
      [true, ""],
      [false, "exit-code: 0"],
    ]);
  });
});

describe("hostile pipelines", () => {
  const paths = [
    ".github/workflows/a.yml",
    ".gitlab-ci.yml",
    ".circleci/config.yml",
    "Jenkinsfile",
    "azure-pipelines.yml",
    "bitbucket-pipelines.yml",
    ".drone.yml",
    "tekton/a.yaml",
    ".travis.yml",
    "action.yml",
    "Makefile",
    "package.json",
  ];

  it("never throw", async () => {
    const leaf = fc.oneof(
      fc.constantFrom(
        "npm test || true",
        "!reference [a, script]",
        "a",
        "./.github/workflows/a.yml",
        "when: never",
        "make a",
        "bash -c 'bash -c x'",
        "docker run -v a b c",
      ),
      fc.jsonValue({ maxDepth: 1 }),
    );
    const key = fc.constantFrom(
      "on",
      "jobs",
      "steps",
      "run",
      "uses",
      "script",
      "include",
      "local",
      "extends",
      "rules",
      "when",
      "a",
      "needs",
      "workflows",
      "commands",
      "stages",
      "template",
      "pipelines",
      "step",
      "kind",
      "apiVersion",
      "spec",
      "tasks",
      "name",
      "scripts",
    );
    const tree = fc.letrec((tie) => ({
      node: fc.oneof(
        { depthSize: "small" },
        leaf,
        fc.array(tie("node"), { maxLength: 3 }),
        fc.dictionary(key, tie("node"), { maxKeys: 4 }),
      ),
    })).node;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), tree, async (path, value) => {
        await gather({ [path]: JSON.stringify(value) });
      }),
      { numRuns: 300 },
    );
    const token = fc.constantFrom(
      "pipeline",
      "{",
      "}",
      "stage('a')",
      "sh '",
      "'''",
      '"',
      "catchError",
      "try {",
      "} catch (e) {",
      "//",
      "/*",
      "\n",
      "when { expression { false } }",
      "sh(script: ",
      "returnStatus: true",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(token, { maxLength: 50 }), async (tokens) => {
        await gather({ Jenkinsfile: tokens.join("") });
      }),
      { numRuns: 200 },
    );
  });

  it("that call themselves end", async () => {
    expect(
      await steps({
        ".github/workflows/a.yml":
          "on: [push, workflow_call]\njobs:\n  a:\n    uses: ./.github/workflows/a.yml\n  b:\n    steps: [{ run: make a }, { uses: ./x }]\n",
        "x/action.yml":
          "name: x\nruns: { using: composite, steps: [{ uses: ./x }, { run: npm run a, shell: bash }] }\n",
        Makefile: "a: b\n\tmake a\nb: a\n\tmake b\n",
        "package.json": JSON.stringify({ scripts: { a: "npm run b", b: "npm run a && npm run a" } }),
        ".gitlab-ci.yml":
          "include: .gitlab-ci.yml\na:\n  extends: [a, b]\n  script: [!reference [a, script]]\nb:\n  extends: a\n",
      }),
    ).toEqual([]);
  });

  it.each(["mvn ", "npm run ", "docker run a ", "trivy --format ", "ssh a ", "set +e; ", "x || ", "'", "a=b ", "nx "])(
    "a line of %j a megabyte long ends soon",
    async (part) => {
      const start = performance.now();
      const line = part.repeat(1_000_000 / part.length);
      await gather({
        ".github/workflows/a.yml": `on: push\njobs:\n  a:\n    steps:\n      - run: |\n          ${line}\n${`          ${part.repeat(300)}\n`.repeat(300)}`,
        "build.sh": line,
      });
      expect(performance.now() - start).toBeLessThan(5_000);
    },
  );
});
