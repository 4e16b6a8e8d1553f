import type { Facts } from "../facts/facts.ts";
import { isCommonImage } from "../facts/repository/image-name.ts";
import { placeOfRepositoryFact } from "../facts/repository/published.ts";
import type { Check } from "./check.ts";
import { cannotTell, deployedWorkloads, holds, violated } from "./deployed.ts";
import { unseen } from "./unseen.ts";

/** Commands that put another image into manifests, or into what already runs. */
const SETS_IMAGES =
  /\bset image\b|\bkustomize edit\b|\bskaffold\b|\bkbld\b|\b(?:sed|yq|perl)\b.*(?:image|tag)|\b(?:image|tag)\b.*\|.*\bapply\b|--set(?:-string)?[ =][^ ]*(?:image|tag)/iu;

/**
 * Whether containers of Kubernetes workloads name images of the vendor's own with a version. Databases and images of common use are left
 * out; what a template or an overlay decides can't be told, nor can anything where a pipeline sets images when it delivers.
 *
 * Placeholders: `name` of the container, `workload`.
 */
export const check: Check = {
  id: "workload-image",
  description:
    "Demands of containers of Kubernetes workloads that are part of the product, those with images of common use left out, that their images have a tag other than the newest, or a digest.",
  source: "configuration",
  subject: "workload",
  params: { type: "object", additionalProperties: false, properties: {} },
  cases: { floating: ["name", "workload"] },
  *run(facts) {
    yield* unseen(facts, "workload");
    const setLater = setsImages(facts);
    for (const fact of deployedWorkloads(facts)) {
      const { image, pinned, place, name, workload, unresolved } = fact;
      if (unresolved.includes("pinned")) yield cannotTell(place);
      else if (image === "" || isCommonImage(image)) continue;
      else if (pinned === "unknown") yield cannotTell(place);
      else if (pinned !== "floating") yield holds(place);
      else if (setLater) yield cannotTell(place);
      else yield violated(place, "floating", { name, workload }, placeOfRepositoryFact(fact, "pinned"));
    }
  },
};

function setsImages({ repository }: Facts): boolean {
  return repository.steps.some(({ active, runs }) => {
    return active && runs.split("\n").some((line) => SETS_IMAGES.test(line.slice(0, 2_000)));
  });
}
