import type { PipelineTask } from "../facts.ts";

/** Ends a word. */
const E = "(?=\\s|$|:|=)";
/** Any words in between. */
const W = "(?:\\s.*)?\\s";

/**
 * What commands do, as the manuals of their tools say. Each pattern is held against a command as `bare` gives it. A command has the
 * tasks of every line that it matches.
 */
const COMMANDS: readonly (readonly [readonly PipelineTask[], string])[] = [
  // Tests.
  [
    ["test"],
    `(?:npm|pnpm|yarn|bun)${E}(?:\\s-\\S+(?:\\s\\S+)?)*\\s(?:run(?:-script)?\\s)?(?:-\\S+\\s)*(?:t|tst|test|tests|test[:-][\\w:-]+|(?:unit|integration|e2e|api)[:-]?tests?|e2e)${E}`,
  ],
  [
    ["test"],
    `(?:jest|vitest|mocha|ava|jasmine|karma\\s+start|tap|c8|nyc|web-test-runner|wtr|testcafe|nightwatch|newman\\s+run|bats|behave|robot|cucumber(?:-js)?|codecept|codeceptjs\\s+run|ctest|rspec|phpunit|paratest|pest|simple-phpunit|py\\.test|pytest|nose2|nosetests|tox|nox|unittest|cypress\\s+run|playwright\\s+test|pact-verifier|karate|schemathesis|dredd|k6\\s+run|bun\\s+test|deno\\s+test|tape|uvu|lab|borp|unit2|stestr\\s+run|trial|coverage\\s+run\\s.*test\\S*|node\\s+--test|(?:[\\w-]*[_-])?(?:run_?)?tests?(?:_\\w+)?\\.(?:py|js|mjs|cjs|ts|sh|php|rb|pl)|setup\\.py\\s+test)${E}`,
  ],
  [
    ["test"],
    `(?:ng|nx|lerna|turbo|rush|moon|react-scripts|vue-cli-service|craco|lage)${W}(?:test|test:unit|e2e|run-many.*\\btest|affected.*\\btest)${E}`,
  ],
  [
    ["test"],
    `(?:go|gotestsum|cargo|dotnet|swift|flutter|dart|sbt|lein|mix|stack|cabal|zig|bazel|bazelisk|buck2?|pants|rails|artisan|manage\\.py|ant|gulp|grunt|composer|poe|just|task|make|invoke|inv|hatch|pdm|rake|earthly|dagger|perl\\s+Build|meson|ember|helm)${W}(?:[\\w-]*:)?\\+?(?:test|tests|nextest|spec|vstest|testOnly|unit-?tests?|integration-?tests?|test[-:_][\\w:-]+|[\\w]+[-_]tests?)${E}`,
  ],
  [["test"], `gotestsum|make\\s+(?:.*\\s)?check${E}|vstest\\.console${E}`],
  [["build", "test"], `(?:mvn|mvnw|mvnd)${W}(?:test|package|verify|install|deploy|integration-test)${E}`],
  [
    ["build", "test"],
    `(?:gradle|gradlew)${W}(?:[:\\w-]*:)?(?:test|check|build|integrationTest|jacocoTestReport|jacocoTestCoverageVerification)${E}`,
  ],
  // Builds.
  [
    ["build"],
    `(?:npm|pnpm|yarn|bun)${E}(?:\\s-\\S+(?:\\s\\S+)?)*\\s(?:run(?:-script)?\\s)?(?:build|compile|bundle|build[:-][\\w:-]+)${E}`,
  ],
  [
    ["build"],
    `(?:tsc|webpack|rollup|esbuild|parcel\\s+build|vite\\s+build|next\\s+build|nuxt\\s+(?:build|generate)|ng\\s+build|(?:nx|turbo|lerna|rush|lage)${W}build|react-scripts\\s+build|vue-cli-service\\s+build|gulp\\s+build|grunt\\s+build|tsup|astro\\s+build|gatsby\\s+build)${E}`,
  ],
  [["build"], `(?:mvn|mvnw|mvnd)${W}(?:compile|jib:dockerBuild|spring-boot:build-image(?:-no-fork)?)${E}`],
  [
    ["build"],
    `(?:gradle|gradlew)${W}(?:[:\\w-]*:)?(?:assemble|jar|bootJar|shadowJar|classes|installDist|bootBuildImage|jibDockerBuild)${E}`,
  ],
  [
    ["build"],
    `(?:go\\s+(?:build|install)|goreleaser\\s+(?:build|release)|ko\\s+build|cargo\\s+(?:build|install)|cross\\s+build|dotnet\\s+(?:build|publish|pack)|msbuild|mix\\s+(?:compile|release)|sbt${W}(?:compile|assembly|package|dist)|swift\\s+build|flutter\\s+build|cmake\\s+--build|ninja|python\\s+setup\\.py|setup\\.py\\s+(?:sdist|bdist_wheel|build)|build(?:\\s+-\\S+)*$|pip3?\\s+wheel|poetry\\s+build|uv\\s+build|flit\\s+build|hatch\\s+build|gem\\s+build|bazel(?:isk)?\\s+build|rails\\s+assets:precompile|rake\\s+(?:build|assets:precompile)|make(?:\\s+(?:build|all|image|docker|docker-build|package|dist|compile))?\\s*$|make\\s+(?:.*\\s)?(?:build|docker-build|image|package)${E}|just\\s+build|task\\s+build|earthly\\s+\\+(?:build|docker|image))${E}`,
  ],
  [
    ["build"],
    `(?:docker|podman|nerdctl|img)\\s+(?:image\\s+)?build${E}|docker\\s+buildx\\s+(?:build|bake)${E}|docker(?:-compose|\\s+compose)${W}build${E}|buildah\\s+(?:bud|build)${E}|pack\\s+build${E}|buildctl${W}build${E}|s2i\\s+build${E}|nixpacks\\s+build${E}|depot\\s+(?:build|bake)${E}|skaffold\\s+(?:build|run)${E}|executor${W}--(?:dockerfile|context)`,
  ],
  // Published.
  [
    ["build", "publish"],
    `(?:mvn|mvnw|mvnd)${W}(?:jib:build|fabric8:push|docker:push|com\\.google\\.cloud\\.tools:jib-maven-plugin:(?:[\\d.]+:)?build)${E}|(?:gradle|gradlew)${W}(?:[:\\w-]*:)?(?:jib|dockerPush|dockerPushImage)${E}|executor${W}--destination${E}|docker\\s+buildx\\s+(?:build|bake)${W}--push${E}|ko\\s+(?:build|publish)${E}|pack\\s+build${W}--publish${E}`,
  ],
  [
    ["publish"],
    `(?:mvn|mvnw|mvnd)${W}deploy${E}|(?:gradle|gradlew)${W}(?:[:\\w-]*:)?publish\\w*${E}|(?:docker|podman|buildah|nerdctl)\\s+(?:image\\s+)?push${E}|docker(?:-compose|\\s+compose)${W}push${E}|(?:npm|pnpm|yarn|bun|lerna|nx|changeset)${W}publish${E}|semantic-release${E}|release-it${E}|twine\\s+upload${E}|(?:poetry|uv|flit|hatch|cargo|pdm)\\s+publish${E}|gem\\s+push${E}|dotnet\\s+nuget\\s+push${E}|nuget\\s+push${E}|helm\\s+(?:cm-)?push${E}|chart-releaser|cr\\s+upload${E}|oras\\s+push${E}|crane\\s+(?:push|copy|cp)${E}|skopeo\\s+(?:copy|sync)${E}|gh\\s+release\\s+(?:create|upload)${E}|glab\\s+release${E}|release-cli\\s+create${E}|goreleaser\\s+release${E}|jf\\s+(?:rt|docker)\\s+(?:u|upload|push|dp|docker-push)${E}|make\\s+(?:.*\\s)?(?:push|docker-push|publish|release)${E}|mix\\s+hex\\.publish${E}`,
  ],
  // Deployed.
  [
    ["deploy"],
    `(?:kubectl|oc|k3s\\s+kubectl|microk8s\\.kubectl)${W}(?:apply|rollout\\s+restart|set\\s+image|replace|new-app|patch)${E}|helm3?${W}(?:upgrade|install)${E}|helmfile${W}(?:apply|sync)${E}|argocd\\s+app\\s+(?:sync|set|create)${E}|flux\\s+(?:reconcile|bootstrap)${E}|(?:terraform|tofu|terragrunt)${W}apply${E}|pulumi\\s+up${E}|cdk\\s+deploy${E}|sam\\s+deploy${E}|(?:serverless|sls)\\s+deploy${E}|ansible-playbook${E}|dpl${E}|docker\\s+stack\\s+deploy${E}|docker\\s+(?:--context|-H|-c)\\s.*\\bup${E}|gcloud\\s+(?:beta\\s+)?(?:run|app|functions)(?:\\s+services)?\\s+(?:deploy|update)${E}|az\\s+(?:webapp|containerapp|functionapp|aks|container)${W}(?:deploy|up|update|create|set)${E}|aws\\s+(?:ecs\\s+update-service|s3\\s+(?:sync|cp)|lambda\\s+update-function-code|deploy\\s+create-deployment|cloudformation\\s+deploy|elasticbeanstalk)${E}|eb\\s+deploy${E}|(?:fly|flyctl|railway|caprover|dokku|vercel|netlify|firebase|wrangler|cf|heroku|kamal|deployer|dep|nomad)${W}(?:deploy|push|up|--prod|container:release|run)${E}|cap\\s+\\w+\\s+deploy${E}|copilot\\s+(?:svc\\s+)?deploy${E}|kustomize\\s+build${E}.*kubectl|skaffold\\s+(?:run|deploy)${E}|nixos-rebuild|rsync${W}[^\\s]+:|scp${W}[^\\s]+:|make\\s+(?:.*\\s)?deploy[\\w-]*${E}`,
  ],
  [
    ["deploy"],
    `ssh${E}.*(?:docker(?:-compose|\\s+compose)\\b.*\\bup\\b|docker\\s+(?:stack|service|run|restart)\\b|kubectl|helm|systemctl\\s+(?:re)?start|pm2|deploy)`,
  ],
  // Style and quality.
  [
    ["lint"],
    `(?:eslint|tslint|standard|xo|biome|oxlint|stylelint|prettier|ruff|flake8|pylint|black|isort|mypy|pyright|pre-commit\\s+run|golangci-lint|staticcheck|revive|gofmt|go\\s+vet|cargo\\s+(?:clippy|fmt)|rubocop|standardrb|phpcs|php-cs-fixer|phpstan|psalm|pint|rector|mix\\s+(?:credo|format|dialyzer)|dotnet\\s+format|hadolint|dockle|yamllint|actionlint|shellcheck|markdownlint\\S*|spectral\\s+lint|redocly\\s+lint|ktlint|detekt|checkov|tfsec|tflint|kics|kube-linter|kubeconform|kubeval|kube-score|helm\\s+lint|ct\\s+lint|ansible-lint|sqlfluff|buf\\s+lint|ng\\s+lint|next\\s+lint|scalafmt|swiftlint|clang-format|clang-tidy|cppcheck)${E}|(?:npm|pnpm|yarn|bun|nx|turbo|make|composer|just|task|poe|hatch|tox|mix)${W}(?:\\S*[:-])?(?:lint|format|style|typecheck|type-check)\\S*${E}|(?:mvn|mvnw|gradle|gradlew)${W}\\S*(?:checkstyle|spotless|pmd|detekt|ktlint|formatter|license)\\S*${E}`,
  ],
  [
    ["quality", "sast"],
    `(?:sonar-scanner|sonarscanner|dotnet-sonarscanner|dotnet\\s+sonarscanner)${E}|(?:mvn|mvnw|gradle|gradlew)${W}\\S*sonar(?:qube)?${E}`,
  ],
  [
    ["quality"],
    `(?:qodana|codeclimate|codacy\\S*|radon|xenon|jscpd|phpmd|phpmetrics|scc|deepsource|codescene|ndepend)${E}|(?:mvn|mvnw|gradle|gradlew)${W}\\S*(?:pmd|cpd|spotbugs)\\S*${E}`,
  ],
  [
    ["coverage"],
    `(?:codecov|coveralls|c8|nyc|codecovcli|reportgenerator|diff-cover|coverage\\s+(?:run|report|xml|html)|gocover\\S*|cargo\\s+(?:tarpaulin|llvm-cov)|cc-test-reporter)${E}|.*\\s(?:--coverage|--cov(?:=\\S+)?|--cov-\\S+|-cover(?:profile|pkg)?(?:=\\S+)?|jacoco\\S*|--collect:?.{0,3}XPlat Code Coverage\\S*|test:cov(?:erage)?|coverage)${E}`,
  ],
  // Security.
  [
    ["sast"],
    `(?:codeql|semgrep|opengrep|bandit|gosec|brakeman|njsscan|nodejsscan|horusec|insider|bearer|sobelow|mobsfscan|devskim|fortify\\S*|sourceanalyzer|scancentral|cx|CxConsole\\S*|veracode\\S*|security-scan|graudit|appscan\\S*|flawfinder|mix\\s+sobelow|progpilot|safesql|snyk\\s+code(?:\\s+test)?|jf\\s+(?:audit|scan)${W}--sast)${E}|psalm${W}--taint-analysis${E}|(?:mvn|mvnw|gradle|gradlew)${W}\\S*(?:spotbugs|findsecbugs)\\S*${E}`,
  ],
  [
    ["dast"],
    `(?:zap\\S*|nuclei|nikto(?:\\.pl)?|wapiti|arachni|hawk\\s+scan|hawkscan|dastardly|skipfish|w3af\\S*|sqlmap(?:\\.py)?|dalfox|burp\\S*|akto|restler)${E}`,
  ],
  [
    ["dependency-scan"],
    `(?:npm|yarn|pnpm|bun)(?:\\s+npm)?\\s+(?:.*\\s)?audit${E}|(?:audit-ci|better-npm-audit|npm-audit-resolver|auditjs|retire|pip-audit|safety\\s+(?:check|scan)|osv-scanner|govulncheck|nancy|depscan|bundle-audit|bundler-audit|local-php-security-checker|security-checker|composer\\s+audit|cargo\\s+(?:audit|deny)|cargo-audit|cargo-deny|mix\\s+(?:deps\\.audit|hex\\.audit)|dependency-check(?:\\.sh)?|snyk\\s+(?:test|monitor)|whitesource|mend|ws-unified-agent|blackduck|detect\\.sh|socket|sdc-cli|jf\\s+audit|fossa\\s+test|dependency-track-\\S+|uv\\s+audit|poetry\\s+audit)${E}|(?:mvn|mvnw|gradle|gradlew)${W}\\S*(?:dependency-?check\\S*|ossindex\\S*|dependencyCheck\\w+)${E}|dotnet\\s+list${W}--vulnerable${E}|trivy${W}(?:fs|filesystem|repo|repository|rootfs|sbom)${E}|grype${W}(?:dir|sbom|file):`,
  ],
  [
    ["image-scan"],
    `trivy${W}(?:image|i|client)${E}|grype${W}(?!(?:dir|sbom|file):)(?:registry:|docker:)?[\\w$][^\\s]*[:/@][^\\s]+|docker\\s+(?:scout|scan)${E}|snyk\\s+container${E}|clair\\S*${E}|clairctl${E}|anchore-cli${E}|anchorectl${E}|twistcli\\s+images${E}|jf\\s+docker\\s+scan${E}|sysdig-cli-scanner${E}|inline_scan${E}|dockle${E}|aqua(?:cli)?\\s+scan${E}|gcloud\\s+artifacts\\s+docker\\s+images\\s+scan${E}`,
  ],
  [
    ["secret-scan"],
    `(?:gitleaks|trufflehog\\S*|detect-secrets\\S*|ggshield|git-secrets|talisman|secretlint|whispers|noseyparker|rusty-hog)${E}|trivy${W}--(?:scanners|security-checks)[=\\s]\\S*secret`,
  ],
  [
    ["sign"],
    `cosign\\s+(?:sign|attest|sign-blob)${E}|notation\\s+sign${E}|docker\\s+trust\\s+sign${E}|gh\\s+attestation${E}|skopeo\\s+(?:copy|sync)${W}--sign-by${E}|podman\\s+push${W}--sign-by${E}|nerdctl\\s+push${W}--sign${E}|slsa-\\S+`,
  ],
  [
    ["sbom"],
    `(?:syft|cdxgen|cyclonedx\\S*|spdx-sbom-generator|sbom-tool|sbom4python|tern|bom\\s+generate|npm\\s+sbom|pnpm\\s+sbom|cargo\\s+(?:cyclonedx|sbom)|docker\\s+sbom|dotnet[\\s-]CycloneDX|CycloneDX|mix\\s+sbom\\S*|composer\\s+(?:CycloneDX\\S*|make-bom)|yarn\\s+cyclonedx)${E}|(?:mvn|mvnw|gradle|gradlew)${W}\\S*(?:cyclonedx|spdx)\\S*${E}|trivy${W}(?:--format|-f)[=\\s](?:cyclonedx|spdx(?:-json)?)${E}|grype${W}(?:-o|--output)[=\\s]cyclonedx\\S*${E}|docker\\s+buildx\\s+build${W}--sbom`,
  ],
  // Databases.
  [
    ["migrate"],
    `(?:flyway|liquibase|alembic|prisma\\s+migrate|knex|typeorm|sequelize(?:-cli)?|dbmate|goose|atlas|sqlx|diesel|migrate|dotnet\\s+ef|rails|rake|artisan|manage\\.py|mix|doctrine\\S*|console|phinx|yoyo|aerich|flask|node-pg-migrate|db-migrate|umzug|sqitch)${W}(?:migrate\\S*|update|upgrade|up|deploy|db:migrate\\S*|migration:run|database\\s+update|ecto\\.migrate|doctrine:migrations:migrate|apply)${E}|prisma\\s+migrate\\s+deploy${E}|artisan\\s+migrate\\S*${E}|manage\\.py\\s+migrate${E}|mix\\s+ecto\\.migrate${E}|(?:mvn|mvnw|gradle|gradlew)${W}\\S*(?:flyway|liquibase)\\S*${E}|(?:npm|pnpm|yarn|bun)${W}\\S*(?:migrate|migration)\\S*${E}`,
  ],
];

const COMPILED = COMMANDS.map(([tasks, source]) => [tasks, new RegExp(`^(?:${source})`)] as const);

/** What makes a build leave its tests out. */
const SKIPS_TESTS =
  /\s-D(?:skipTests|maven\.test\.skip)(?:=true)?(?=\s|$)|\s-x\s*:?(?:[\w-]*:)?test\b|\s-DskipITs\s.*-DskipUTs|\s--no-test\b|\s-P\s?skip-?tests?\b|\s-Pno-?tests?\b/i;

/** A session of tox or nox that runs something else. */
const OTHER_SESSION =
  /^(?:tox|nox)\s.*-(?:e|s)[= ]?(?:lint|mypy|typing|types|docs?|format|style|flake8|black|ruff|pre-commit|build|package|release)\b/;

/** Commands that tools with their own names only install, look up or show. */
const ONLY_SETS_UP =
  /^(?:npm|pnpm)(?:\s+-\S+)*\s+(?:ci|i)(?=\s|$)|^\S+(?:\s+-\S+)*\s+(?:install|add|--version|-v|version|--help|login|config|init|list|restore|sync)(?=\s|$)|^(?:pip3?|apt|apt-get|apk|yum|dnf|brew|choco|gem|cargo|go|dotnet\s+tool|composer\s+global|npm|yarn|pnpm)\s+(?:install|add|i|get|require|global)\b/;

/** What a command does: see the table above. */
export function tasksOfCommand(written: string): ReadonlySet<PipelineTask> {
  const tasks = new Set<PipelineTask>();
  const command = written.replace(/^yarn\s+(?:workspaces\s+foreach\s+(?:-\S+\s+)*|workspace\s+\S+\s+)/, "yarn ");
  if (ONLY_SETS_UP.test(command) && !/^(?:mvn|mvnw|mvnd|helm3?|make|gradlew?)\s/.test(command)) return tasks;
  for (const [does, pattern] of COMPILED) if (pattern.test(command)) for (const task of does) tasks.add(task);
  if (SKIPS_TESTS.test(command) || OTHER_SESSION.test(command)) tasks.delete("test");
  // It writes a bill of materials then and finds nothing.
  if (tasks.has("sbom") && command.startsWith("trivy ")) {
    tasks.delete("image-scan");
    tasks.delete("dependency-scan");
  }
  return tasks;
}

/** Options with which a tool ends well whatever it found, or without having had anything to do. */
const FORGIVING =
  /\s(-Dmaven\.test\.failure\.ignore(?:=true)?|-DtestFailureIgnore(?:=true)?|-fn|--fail-never|--passWithNoTests|--pass-with-no-tests|--exit-zero|--exit-code[= ]0|-no-fail|--no-fail|--soft-fail|--suppress-error|--allow-failure)(?=\s|$)/;

/** The option with which a command ignores failures, "" where it has none. */
export function forgivingOption(command: string): string {
  return FORGIVING.exec(command)?.[1] ?? "";
}

/**
 * Scanners that fail at findings by themselves, or by an option that is there. Trivy, Grype, Dependency-Check and Semgrep only report unless
 * they are told otherwise.
 */
const GATES =
  /^(?:trivy\s.*--exit-code[= ](?!0\b)\d|grype\s.*(?:--fail-on|-f)[= ]|semgrep\s.*(?:--error|\bci\b)|semgrep\s+ci\b|snyk\s+(?:code\s+)?(?:test|container)|snyk\s+container|(?:npm|pnpm|yarn)\s.*audit\b|audit-ci|pip-audit|osv-scanner|govulncheck|cargo\s+(?:audit|deny)|cargo-audit|cargo-deny|bundle-audit|bandit|gosec|brakeman|safety\s|composer\s+audit|mix\s+(?:deps\.audit|hex\.audit|sobelow)|dependency-check(?:\.sh)?\s.*--failOnCVSS|(?:mvn|mvnw|mvnd)\s.*-DfailBuildOnCVSS|docker\s+scout\s.*(?:--exit-code|-e)\b|jf\s+audit\s.*--fail|zap\S*\s|nuclei\s.*-(?:fail|exit)|gitleaks|sonar-scanner\s.*-Dsonar\.qualitygate\.wait=true|(?:mvn|mvnw|gradle|gradlew)\s.*-Dsonar\.qualitygate\.wait=true)/;

/** Whether a scan of a command makes the pipeline fail at severe findings. */
export function isGate(command: string): boolean {
  return (
    GATES.test(command) &&
    !/\s(?:-I|--exit-code[= ]0|--no-fail|--exit-zero|--audit-level[= ]none)(?=\s|$)/.test(command)
  );
}
