import type { ContainerFact, RepositoryFacts } from "../facts/repository/facts.ts";
import { placeOfRepositoryFact } from "../facts/repository/published.ts";
import type { Check } from "./check.ts";
import { cannotTell, deployedWorkloads, holds, violated } from "./deployed.ts";
import { unseen } from "./unseen.ts";

/**
 * Images of the product that run as root unless whoever runs them says otherwise. An image whose user can't be told, or that the
 * deployment runs as somebody else (`user` in Compose, `runAsUser` in Kubernetes), is not accused.
 *
 * Placeholders: `base` that the image rests on, and its `user`.
 */
export const check: Check = {
  id: "root-image",
  description:
    "Looks at the container images that are built and finds those that run as root, because they say so or set no user, and that the deployment does not run as another user.",
  source: "repository",
  subject: "container",
  params: { type: "object", additionalProperties: false, properties: {} },
  cases: { unset: ["base"], root: ["user"] },
  *run(facts) {
    yield* unseen(facts, "container");
    const given = deployedWorkloads(facts).some((one) => one.runAsNonRoot === true || (one.runAsUser ?? 0) > 0);
    for (const container of facts.repository.containers) {
      const { place, purpose, runsAsRoot, builder, user, base } = container;
      if (purpose !== "product") continue;
      if (runsAsRoot === false) yield holds(place);
      else if (
        runsAsRoot === "unknown" ||
        builder !== "dockerfile" ||
        given ||
        isGivenUser(container, facts.repository)
      ) {
        yield cannotTell(place, "not-stated");
      } else if (user === "") yield violated(place, "unset", { base });
      else yield violated(place, "root", { user }, placeOfRepositoryFact(container, "user"));
    }
  },
};

/** Every service of the product that is built by its file states another user. */
function isGivenUser({ document }: ContainerFact, { services }: RepositoryFacts): boolean {
  const built = services.filter(({ purpose, dockerfile }) => purpose === "product" && dockerfile === document);
  return built.length > 0 && built.every(({ user }) => user !== "" && !/^(?:root|0+)(?::|$)/.test(user));
}
