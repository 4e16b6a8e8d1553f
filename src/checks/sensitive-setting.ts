import type { SettingFact } from "../facts/repository/facts.ts";
import type { Check } from "./check.ts";
import { cannotTell, holds, isForLocalUse, violated } from "./deployed.ts";
import { shown } from "./shown.ts";
import { unseen } from "./unseen.ts";

/** Where settings are given to programs that are deployed. */
const GIVEN: ReadonlySet<SettingFact["where"]> = new Set(["compose", "kubernetes", "helm"]);

/**
 * Where deployments take from what they give programs under the name of a credential: a store of secrets, the environment, or the file itself.
 * A value that only a template knows, or that is left empty, can't be told. Files for a developer's machine are left out.
 *
 * Placeholders: `name` of the setting, `owner` (service or workload) that it is given to.
 */
export const check: Check = {
  id: "sensitive-setting",
  description:
    "Looks at every setting of Compose files, manifests and charts that holds a credential by its name and finds those whose value is written there instead of coming from a secret store or the environment.",
  source: "configuration",
  subject: "setting",
  params: { type: "object", additionalProperties: false, properties: {} },
  cases: { literal: ["name", "owner"], default: ["name", "owner"] },
  *run(facts) {
    yield* unseen(facts, "setting");
    for (const setting of facts.repository.settings) {
      const { where, purpose, sensitive, document, place, value, name, owner } = setting;
      if (!GIVEN.has(where) || purpose !== "product" || !sensitive || isForLocalUse(document)) continue;
      if (value === "secret" || value === "reference") yield holds(place);
      else if (value === "literal" || value === "default") {
        yield violated(place, value, { name: shown(name), owner: shown(owner) });
      } else yield cannotTell(place, "not-stated");
    }
  },
};
