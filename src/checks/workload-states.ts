import type { ResourceFact, WorkloadFact } from "../facts/repository/facts.ts";
import { placeOfRepositoryFact } from "../facts/repository/published.ts";
import type { Examination } from "../model.ts";
import type { Check } from "./check.ts";
import { cannotTell, deployedResources, deployedWorkloads, holds, violated } from "./deployed.ts";
import { unseen } from "./unseen.ts";

interface Params {
  readonly fields: readonly Field[];
  readonly enough?: "all" | "one";
  readonly excusedBy?: readonly string[];
}
type Field = keyof typeof WRITTEN;

/** What may be demanded, and how Kubernetes calls it. */
const WRITTEN = {
  cpuRequest: "resources.requests.cpu",
  memoryRequest: "resources.requests.memory",
  cpuLimit: "resources.limits.cpu",
  memoryLimit: "resources.limits.memory",
  liveness: "livenessProbe",
  readiness: "readinessProbe",
  startup: "startupProbe",
  gracePeriod: "terminationGracePeriodSeconds",
  replicas: "replicas",
  runAsNonRoot: "securityContext.runAsNonRoot",
  readOnlyRootFilesystem: "securityContext.readOnlyRootFilesystem",
} as const;

/**
 * What the containers of Kubernetes workloads should state. What a template hides, or an overlay of Kustomize sets, can't be told; what
 * the values of a chart switch off is left out.
 *
 * Placeholders: `name` of the container, `workload`, and the `fields` that are missing, as Kubernetes calls them.
 */
export const check: Check = {
  id: "workload-states",
  description:
    "Looks at the containers of Kubernetes workloads that are part of the product and demands that they state certain fields.",
  source: "configuration",
  subject: "workload",
  params: {
    type: "object",
    additionalProperties: false,
    required: ["fields"],
    properties: {
      fields: {
        type: "array",
        minItems: 1,
        items: { enum: Object.keys(WRITTEN) },
        description: "What a container must state.",
      },
      enough: {
        enum: ["all", "one"],
        description: "Whether all of the fields are needed or one will do; without it all.",
      },
      where: {
        "x-schema": true,
        type: "object",
        description: "Selects the containers to examine; without it all.",
      },
      excusedBy: {
        type: "array",
        items: { type: "string" },
        description:
          "Kinds of Kubernetes objects that may state for a namespace what containers don’t: LimitRange, for example. Where there is one, nothing is accused.",
      },
    },
  },
  cases: { missing: ["name", "workload", "fields"] },
  *run(facts, params, tools) {
    const { fields, enough, excusedBy = [] } = params as unknown as Params;
    const where = tools.schema("where");
    const excuses = deployedResources(facts).filter(({ kind }) => excusedBy.includes(kind));
    yield* unseen(facts, "workload");
    for (const fact of deployedWorkloads(facts)) {
      if (where !== undefined && !where(fact)) continue;
      const missing = fields.filter((field) => !states(fact, field));
      const sure = missing.filter((field) => !fact.unresolved.includes(field));
      const satisfied = enough === "one" ? missing.length < fields.length : missing.length === 0;
      if (satisfied) yield holds(fact.place);
      else if (enough === "one" ? sure.length < fields.length : sure.length === 0) yield cannotTell(fact.place);
      else if (isExcused(fact, excuses)) yield cannotTell(fact.place, "not-stated");
      else yield missed(fact, sure);
    }
  },
};

function missed(fact: WorkloadFact, fields: readonly Field[]): Examination {
  const [first] = fields;
  const place = first === undefined ? fact.place : placeOfRepositoryFact(fact, first);
  const data = { name: fact.name, workload: fact.workload, fields: fields.map((field) => WRITTEN[field]).join(", ") };
  return violated(fact.place, "missing", data, place);
}

function states(fact: WorkloadFact, field: Field): boolean {
  const value = (fact as unknown as Readonly<Record<string, unknown>>)[field];
  return value !== undefined && value !== "" && value !== false;
}

function isExcused({ namespace }: WorkloadFact, excuses: readonly ResourceFact[]): boolean {
  return excuses.some((one) => one.namespace === namespace || one.namespace === "" || namespace === "");
}
