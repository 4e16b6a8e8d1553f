import { isObject, type Source, textOrNumber } from "../../members.ts";
import type { PipelineTask } from "../facts.ts";

/**
 * What ready-made steps do, by their names: actions of GitHub, orbs of CircleCI, pipes of Bitbucket, tasks of Azure, templates of GitLab,
 * plug-ins of Drone and Woodpecker, tasks of Tekton. Names are held in lower case without their version.
 */
const ACTIONS: readonly (readonly [readonly PipelineTask[], RegExp])[] = [
  [
    ["sast"],
    /^github\/codeql-action\/analyze$|semgrep|opengrep|(?:^|[/_-])(?:bandit|gosec|brakeman|njsscan|horusec|sobelow|devskim|mobsfscan|bearer)(?:[/_-]|$)|checkmarx|fortify|veracode|^snyk\/actions\/.*code|codeql-analyze|advancedsecurity-codeql-analyze|(?:^|\/)sast(?:[.-]|$)|sast\.gitlab-ci|^security\/(?:advanced-)?sast|microsoftsecuritydevops|^microsoft\/security-devops-action|returntocorp/,
  ],
  [
    ["sast", "quality"],
    /sonar(?:source|qube|cloud)|^sonar(?:qube|cloud)(?:analyze|prepare)?$|^sonarqube-scan$|withsonarqubeenv/,
  ],
  [
    ["quality"],
    /codacy|codeclimate|code[-_]?quality|qodana|deepsource|super-linter|megalinter|^oxsecurity\/megalinter/,
  ],
  [
    ["lint"],
    /super-linter|megalinter|golangci-lint|hadolint|shellcheck|yamllint|actionlint|markdownlint|^pre-commit\/action|^psf\/black|ruff-action|reviewdog|eslint-action|checkov|tfsec|kube-?linter|spectral-action/,
  ],
  [
    ["dast"],
    /zaproxy|(?:^|[/_-])zap(?:[/_-]|$)|owaspzap|hawkscan|stackhawk|(?:^|\/)nuclei(?:[/_-]|$)|dastardly|(?:^|\/)dast(?:[.-]|$)|dast(?:-api|-on-demand-scan)?(?:\.latest)?\.gitlab-ci|api-fuzzing|nikto|wapiti/,
  ],
  [
    ["dependency-scan"],
    /dependency-review-action|dependency[-_]?check|dependency-?scanning|advancedsecurity-dependency-scanning|osv-scanner|govulncheck|audit-check|cargo-deny-action|pip-audit|safety-action|npm-audit|audit-action|^snyk\/actions\/(?!docker|iac|setup)|^snyk\/scan|^snyk\/snyk-scan|snyksecurityscan|^pyupio\/safety|whitesource|mend|black-?duck|nexus-?iq|fossa|retirejs|bundler-audit|^security\/dependency-scanning/,
  ],
  [
    ["image-scan"],
    /^aquasecurity\/trivy|(?:^|[/_-])trivy(?:[/_-]|$)|trivy-?scanner|^anchore\/scan-action|(?:^|[/_-])grype(?:[/_-]|$)|container[-_]?scan|docker\/scout-action|^snyk\/actions\/docker|clair|sysdig.*scan|prisma-?cloud|azure\/container-scan|^security\/container-scanning/,
  ],
  [
    ["secret-scan"],
    /gitleaks|trufflehog|ggshield|gitguardian|detect-secrets|secret[-_]?detection|secret[-_]?scan|credscan|talisman/,
  ],
  [["sbom"], /sbom|cyclonedx|(?:^|\/)syft/],
  [
    ["sign"],
    /^actions\/attest(?:-build-provenance)?$|slsa-github-generator|(?:^|[/_-])cosign(?!-installer)(?:[/_-]|$)|notation-action\/sign|sign-?image|notary/,
  ],
  [
    ["coverage"],
    /codecov|coveralls|publishcodecoverageresults|code-coverage|coverage-(?:report|action|comment|check)|jacoco/,
  ],
  [
    ["build"],
    /^(?:docker\/(?:build-push|bake)-action|.*kaniko|.*buildah|.*\/buildpacks?.*|.*jib.*)$|^(?:docker|dockercompose|maven|gradle|ant|cmake|msbuild|vsbuild|xcode|gulp|grunt)$|docker\/publish|docker-publish|^plugins\/(?:docker|kaniko|ecr|gcr|acr)|woodpeckerci\/plugin-(?:docker-)?buildx|s2i|golang-build|ko-build|^mr-smithers-excellent\/docker-build-push|^elgohr\/publish-docker|^goreleaser\/goreleaser-action/,
  ],
  [
    ["publish"],
    /docker\/publish|docker-publish|^plugins\/(?:docker|kaniko|ecr|gcr|acr|npm|gh-?release|github-release|pypi)|woodpeckerci\/plugin-(?:docker-)?buildx|woodpeckerci\/plugin-(?:release|npm)|gh-release|action-gh-release|create-release|upload-release|release-action|goreleaser|semantic-release|release-please|changesets\/action|gh-action-pypi-publish|pypi-publish|npm-publish|chart-releaser|helm-(?:gh-pages|push)|^elgohr\/publish-docker|^mr-smithers-excellent\/docker-build-push|aws-ecr\/build[-_]and[-_]push|gcp-gcr\/(?:build-and-)?push|^githubrelease$|^universalpackages$|atlassian\/(?:bitbucket-upload-file|aws-ecr-push-image|google-gcr-push-image)|aws-ecr-push|gcr-push/,
  ],
  [
    ["deploy"],
    /k8s-deploy|kubernetes-?(?:deploy|actions|manifest)|^kubernetes(?:manifest)?$|helm-?(?:deploy|upgrade)|^helmdeploy$|webapps?-deploy|azure(?:rm)?webapp|azurewebappcontainer|azurecontainerapps|azurefunctionapp|containerapps|container-apps|deploy-cloudrun|deploy-appengine|amazon-ecs-deploy|aws-(?:ecs|eks|s3|elastic-beanstalk)[-_/]?.*deploy|ecs\/deploy|eks-deploy|kubectl-run|kubectl-deploy|ssh-action|ssh-deploy|atlassian\/(?:ssh-run|rsync-deploy|scp-deploy|kubectl-run|heroku-deploy|azure-web-apps-deploy|google-(?:app-engine|cloud-storage)-deploy)|deploy-pages|pages-deploy|vercel|netlify|firebase.*deploy|heroku|argocd|drone-(?:helm|kube)|sinlead\/drone-kubectl|wrangler-action|flyctl|akhileshns|digitalocean.*deploy|^awsbeanstalkdeploy|cloud-foundry|serverless.*deploy|pulumi\/actions|ansible-playbook|auto-devops\.gitlab-ci|jobs\/deploy/,
  ],
  [
    ["test"],
    /^cypress-io\/github-action$|^cypress\/run$|^cypress-io\/cypress\/run|^vstest$|playwright-github-action|^node\/test$|^python\/test$|^ruby\/rspec-test|golang-test|^npm-test$|postman|newman|pytest(?:-|\/|$)|^maven\/maven_test|^gradle\/test|^actions-rs\/tarpaulin/,
  ],
];

/**
 * What a ready-made step does.
 *
 * @param uses as the pipeline names it, with its version
 * @param inputs what it is given
 */
export function tasksOfAction(uses: string, inputs: Source): ReadonlySet<PipelineTask> {
  const name = uses
    .slice(0, 500)
    .toLowerCase()
    .replace(/^docker:\/\//, "")
    .replace(/@.*$/, "")
    .replace(/^pipe:\s*/, "");
  const plain = name.replace(/:[^/]*$/, "");
  const tasks = new Set<PipelineTask>();
  if (plain === "" || plain.startsWith("./")) return tasks;
  for (const [does, pattern] of ACTIONS) if (pattern.test(plain)) for (const task of does) tasks.add(task);
  adjust(plain, inputs, tasks);
  return tasks;
}

const ON = /^(?:true|yes|on|1|\$\{\{.*\}\})$/i;

/** Steps that do one thing or the other as they are told. */
function adjust(name: string, inputs: Source, tasks: Set<PipelineTask>): void {
  const input = (key: string): string => {
    for (const [name, value] of Object.entries(inputs)) {
      if (name.toLowerCase() === key.toLowerCase())
        return typeof value === "boolean" ? String(value) : textOrNumber({ value }, "value");
    }
    return "";
  };
  const replace = (from: PipelineTask, ...to: readonly PipelineTask[]): void => {
    tasks.delete(from);
    for (const task of to) tasks.add(task);
  };
  if (/trivy/.test(name)) {
    const kind = input("scan-type") || input("type");
    if (/^(?:fs|rootfs|repo|sbom|filesystem)$/.test(kind)) replace("image-scan", "dependency-scan");
    else if (kind === "config") tasks.delete("image-scan");
    if (/^(?:cyclonedx|spdx|spdx-json|github)$/.test(input("format"))) {
      tasks.delete("image-scan");
      replace("dependency-scan", "sbom");
    }
  }
  if (name === "anchore/scan-action" && input("path") !== "") replace("image-scan", "dependency-scan");
  if (/^snyk\/actions\//.test(name) && /code/.test(input("command"))) replace("dependency-scan", "sast");
  if (/^snyk\/actions\//.test(name) && /container/.test(input("command"))) replace("dependency-scan", "image-scan");
  if (/docker\/(?:build-push|bake)-action$|kaniko|buildah/.test(name)) {
    if (ON.test(input("push")) || /type=registry|push=true/.test(input("outputs")) || /kaniko/.test(name))
      tasks.add("publish");
    if (ON.test(input("sbom"))) tasks.add("sbom");
  }
  if (
    /github\/codeql-action\/(?:init|autobuild|upload-sarif)/.test(name) ||
    /upload|-setup|setup-|installer|download/.test(name)
  )
    tasks.clear();
  azure(name, input, tasks);
}

/** Tasks of Azure Pipelines that are told what to do by `command` or `goals`. */
function azure(name: string, input: (key: string) => string, tasks: Set<PipelineTask>): void {
  const command =
    `${input("command")} ${input("goals")} ${input("tasks")} ${input("customCommand")} ${input("arguments")}`.toLowerCase();
  if (/^(?:docker)$/.test(name)) {
    tasks.clear();
    if (/build/.test(command) || command.trim() === "") tasks.add("build");
    if (/push/.test(command) || command.trim() === "") tasks.add("publish");
  }
  if (/^(?:maven|gradle)$/.test(name)) {
    tasks.add("build");
    const goals = command.trim();
    if (goals === "" || (/test|verify|package|install|build|check/.test(goals) && !/skiptests|-x test/.test(goals)))
      tasks.add("test");
  }
  if (/^(?:dotnetcorecli|npm|yarn|npmauthenticate)$/.test(name)) {
    if (/\bbuild|publish\b/.test(command)) tasks.add("build");
    if (/\btest\b/.test(command)) tasks.add("test");
    if (/\baudit\b/.test(command)) tasks.add("dependency-scan");
    if (/^push|^nuget|\bpublish\b/.test(command.trim()) && name === "npm") tasks.add("publish");
  }
  if (/^(?:helmdeploy|kubernetes|kubernetesmanifest)$/.test(name)) {
    if (
      /^(?:package|save|login|logout|lint|get|ls|init|bake|createsecret)\b/.test(
        input("command").toLowerCase() || input("action").toLowerCase(),
      )
    )
      tasks.delete("deploy");
  }
}

/** Inputs with which a ready-made step ends well whatever it found: "exit-code: 0"; "" where there is none. */
export function forgivingInput(inputs: Source): string {
  for (const [name, value] of Object.entries(inputs)) {
    if (isObject(value) || Array.isArray(value)) continue;
    const written = `${name}: ${String(value)}`.slice(0, 200);
    if (FORGIVING.test(written)) return written;
  }
  return "";
}

const FORGIVING =
  /^(?:fail-build|fail_build|failBuild|fail_action): false$|^(?:exit-code|exitCode): 0$|^(?:ignore[-_]exit[-_]code|no[-_]fail|soft_fail|warn-only|warn_only): true$/i;

/**
 * Whether a ready-made scan makes the pipeline fail at severe findings: because it is told so, or because it does by itself, as
 * dependency-review-action, Snyk and Semgrep do.
 */
export function isGatingAction(uses: string, inputs: Source): boolean {
  const name = uses.toLowerCase();
  for (const [key, value] of Object.entries(inputs)) {
    const written = `${key}: ${String(value)}`.slice(0, 300);
    if (
      /^(?:exit[-_]?code): [1-9]|^(?:fail[-_]?build|fail_action|fail-on-severity|fail[-_]?on(?:[-_]?\w+)?|severity-cutoff|abortpipeline): (?!false|none|0$)\S|--fail-?on|--failOnCVSS|--exit-code[= ][1-9]/i.test(
        written,
      )
    )
      return true;
  }
  return /dependency-review-action|^snyk\/|semgrep|sonarqube-quality-gate|quality-gate|gitleaks|govulncheck|pip-audit|osv-scanner|^anchore\/scan-action/.test(
    name,
  );
}
