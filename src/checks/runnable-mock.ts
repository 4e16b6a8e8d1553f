import type { Fact, Facts } from "../facts/facts.ts";
import type { Check } from "./check.ts";
import { holds, violated } from "./deployed.ts";

/** Images and packages that answer in place of a service. */
const SERVERS =
  /(?:^|[/@])(?:stoplight\/prism|prism|prism-cli|wiremock|wiremock-standalone|mockoon\/cli|mockserver|mockserver-netty|microcks|microcks-uber|imposter|mountebank|smocker|json-server|openapi-mock)(?=$|[:/@-])/i;
const FILES =
  /(?:^|\/)(?:mocks?|mock-?servers?|mock-?apis?|sandbox|simulators?)\/(?:.*\/)?[^/]*(?:compose|mockoon|prism|wiremock|server|dockerfile|containerfile|package\.json)[^/]*$|(?:^|\/)(?:wiremock|mocks?)\/(?:.*\/)?mappings\/[^/]+\.json$|(?:^|\/)[^/]*mockoon[^/]*\.json$|(?:^|\/)(?:compose|docker-compose)[._-]mocks?\.ya?ml$|(?:^|\/)examples?\/(?:.*\/)?(?:docker-)?compose[^/]*\.ya?ml$/i;

/**
 * Whether a repository with source code has something that answers in the service's place: a mock server in a Compose file, among the
 * packages, or defined in a folder for it, or an example that can be started.
 */
export const check: Check = {
  id: "runnable-mock",
  description:
    "Looks whether a repository with source code has a mock server in a Compose file, among its packages or in a folder for it, or an example that can be started.",
  source: "repository",
  subject: "repository",
  params: { type: "object", additionalProperties: false, properties: {} },
  cases: { absent: [] },
  *run(facts) {
    const { root } = facts.repository;
    if (root?.hasSource !== true) return;
    const found = mockIn(facts);
    yield found === undefined ? violated(root.place, "absent", {}) : holds(found.place);
  },
};

function mockIn({ repository: { services, dependencies, files } }: Facts): Fact | undefined {
  return (
    services.find(({ image, name }) => SERVERS.test(image) || /(?:^|[-_])mocks?(?:$|[-_])/i.test(name)) ??
    dependencies.find(({ name, scope }) => scope !== "locked" && SERVERS.test(name)) ??
    files.find(({ path }) => FILES.test(path))
  );
}
