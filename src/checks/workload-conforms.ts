import { placeOfRepositoryFact } from "../facts/repository/published.ts";
import type { Check } from "./check.ts";
import { cannotTell, deployedWorkloads, holds, violated } from "./deployed.ts";
import { shown } from "./shown.ts";
import { unseen } from "./unseen.ts";

/**
 * How the containers of Kubernetes workloads should be. Like `conforms`, but what a template hides, or an overlay of Kustomize sets, can't
 * be told, and what the values of a chart switch off is left out.
 *
 * Placeholders: `name` of the container, `workload`, the `field` that does not conform and its `value`.
 */
export const check: Check = {
  id: "workload-conforms",
  description:
    "Holds the containers of Kubernetes workloads that are part of the product against a JSON Schema. A field that a template or an overlay decides is not accused.",
  source: "configuration",
  subject: "workload",
  params: {
    type: "object",
    additionalProperties: false,
    required: ["schema"],
    properties: {
      where: {
        "x-schema": true,
        type: "object",
        description: "Selects the containers to examine; without it all.",
      },
      schema: {
        "x-schema": true,
        type: "object",
        description: "What each must conform to, as a fact of the kind workload.",
      },
      fields: {
        type: "array",
        items: { type: "string" },
        description:
          "Fields that the schema asks for: where a template or an overlay decides one of them, a container that seems to conform is not taken to.",
      },
    },
  },
  cases: { differs: ["name", "workload", "field", "value"] },
  *run(facts, params, tools) {
    const { fields = [] } = params as { readonly fields?: readonly string[] };
    const where = tools.schema("where");
    const schema = tools.schema("schema");
    if (schema === undefined) throw new Error("workload-conforms: the parameter `schema` is missing");
    yield* unseen(facts, "workload");
    for (const fact of deployedWorkloads(facts)) {
      if (where !== undefined && !where(fact)) continue;
      const open = fact.unresolved.some((field) => fields.includes(field));
      if (schema(fact)) {
        yield open ? cannotTell(fact.place) : holds(fact.place);
        continue;
      }
      const field = schema.errors?.[0]?.instancePath.split("/")[1] ?? "";
      if (fact.unresolved.includes(field)) yield cannotTell(fact.place);
      else {
        const value = (fact as unknown as Readonly<Record<string, unknown>>)[field];
        const text = (Array.isArray(value) ? value.slice(0, 20) : [value ?? ""]).join(", ");
        const data = { name: fact.name, workload: fact.workload, field, value: shown(text) };
        yield violated(fact.place, "differs", data, placeOfRepositoryFact(fact, field));
      }
    }
  },
};
