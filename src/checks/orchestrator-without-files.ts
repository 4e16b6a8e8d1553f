import type { Check } from "./check.ts";
import { holds, violated } from "./deployed.ts";
import { unseen } from "./unseen.ts";

/** Commands that change what runs in a cluster. What only asks it (`kubectl get`) does not. */
const COMMAND =
  /\b(kubectl\s+(?:-\S+\s+)*(?:apply|create|replace|patch|set\s+image|rollout\s+restart)|helm\s+(?:-\S+\s+)*(?:upgrade|install)|oc\s+(?:apply|rollout|new-app|set\s+image))\b/u;

/**
 * Pipelines that deploy to Kubernetes or OpenShift although the repository has nothing that says what is to run there: no manifest, chart,
 * overlay, values, Terraform or Ansible.
 *
 * Placeholder: `command` that the pipeline runs.
 */
export const check: Check = {
  id: "orchestrator-without-files",
  description:
    "Finds steps of pipelines that deploy to Kubernetes or OpenShift although the repository holds no manifests, chart, values or provisioning for it.",
  source: "repository",
  subject: "pipeline-step",
  params: { type: "object", additionalProperties: false, properties: {} },
  cases: { missing: ["command"] },
  *run(facts) {
    const { steps, resources, traces, files } = facts.repository;
    const described =
      resources.length > 0 ||
      traces.some(({ of }) => of === "provisioning") ||
      files.some(({ path }) =>
        /(?:values|kustomization|helmfile|chart)[^/]*\.(?:ya?ml|gotmpl)$|\.(?:tf|jsonnet|cue|bicep|dhall)$|(?:^|\/)(?:cdk8s|pulumi)[^/]*\.ya?ml$/iu.test(
          path,
        ),
      );
    const deploying = steps.filter(
      ({ active, purpose, runs }) => active && purpose === "product" && COMMAND.test(runs),
    );
    if (deploying.length === 0) return;
    const hidden = [...unseen(facts, "resource")];
    yield* hidden;
    for (const { place, runs } of deploying) {
      const command = (COMMAND.exec(runs)?.[1] ?? "").replace(/\s+/gu, " ");
      if (described) yield holds(place);
      else if (hidden.length === 0) yield violated(place, "missing", { command });
    }
  },
};
