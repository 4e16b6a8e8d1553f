import type { Check } from "./check.ts";
import { holds, violated } from "./deployed.ts";
import { unseen } from "./unseen.ts";

/** Names of scripts that put something into operation. */
const SCRIPT =
  /(?:^|\/)[^/]*(?:deploy|install|provision|rollout|release|start-all|up)[^/]*\.(?:sh|bash|ps1|bat|cmd)$/iu;

/**
 * How a repository is put into operation: by something that describes what is to be there (manifests, charts, Compose files, Terraform,
 * Ansible …), by scripts alone, or by nothing that it holds. It is asked where there is source code.
 *
 * Placeholders: for `scripts` the `name` of the first script.
 */
export const check: Check = {
  id: "deployment-automation",
  description:
    "Looks, where a repository has source code, whether it describes its deployment: by manifests, a chart, Compose files, Terraform, Ansible or the like. Scripts alone are told apart.",
  source: "repository",
  subject: "repository",
  params: { type: "object", additionalProperties: false, properties: {} },
  cases: { none: [], scripts: ["name"] },
  *run(facts) {
    const { root, resources, workloads, services, traces, files } = facts.repository;
    if (root === undefined || !root.hasSource) return;
    const described = [...workloads, ...resources, ...services, ...traces.filter(({ of }) => of === "provisioning")];
    const first = described.find(({ purpose }) => purpose === "product");
    if (first !== undefined) {
      yield holds(first.place);
      return;
    }
    const hidden = [...unseen(facts, "resource", "service")];
    yield* hidden;
    if (hidden.length > 0) return;
    const script = files.find(({ path, purpose }) => purpose === "product" && SCRIPT.test(path));
    if (script === undefined) yield violated(root.place, "none", {});
    else yield violated(script.place, "scripts", { name: script.path });
  },
};
