import type { RepositoryFile } from "../../../model.ts";
import type { TraceFact } from "../facts.ts";
import { nginxTraces } from "../gateway/nginx-routes.ts";
import { yamlTraces } from "../gateway/yaml-routes.ts";
import type { Lists, NounReader, TextFile } from "../noun.ts";

const NGINX =
  /(?:^|\/)nginx[^/]*\.conf(?:\.(?:template|tmpl|j2))?$|(?:^|\/)(?:nginx|conf\.d|sites-(?:available|enabled))\/[^/]*(?:\.conf(?:\.(?:template|tmpl|j2))?|default)$/iu;
const GATEWAY =
  /(?:^|\/)[^/]*(?:kong|apisix|envoy|traefik|dynamic|krakend|gateway)[^/]*\.(?:ya?ml|json)$|(?:^|\/)(?:kong|apisix|envoy|traefik|krakend|gateway)\/[^/]+\.(?:ya?ml|json)$/iu;
/** What the file of a gateway holds; others of such a name are not parsed. */
const MARKS = /^\s{0,4}"?(?:_format_version|static_resources|routers|endpoints|routes|options)"?\s{0,3}:/mu;

/**
 * Reads the files of gateways that stand in front of services (nginx, Kong, APISIX, Envoy, Traefik, KrakenD): which routes they guard, and
 * the versions of TLS that they allow.
 */
class GatewayReader implements NounReader {
  readonly #traces: TraceFact[] = [];

  wants({ path }: RepositoryFile): boolean {
    return NGINX.test(path) || GATEWAY.test(path);
  }

  async take(file: TextFile): Promise<void> {
    if (NGINX.test(file.path)) this.#traces.push(...nginxTraces(file).slice(0, MOST));
    else if (
      MARKS.test(file.text) &&
      !/^(?:apiVersion|openapi|swagger)\s*:/mu.test(file.text) &&
      !file.text.includes("{{")
    ) {
      const document = await file.parse(["trace"]);
      if (document !== undefined) this.#traces.push(...yamlTraces(document.value, file).slice(0, MOST));
    }
  }

  finish(): Lists {
    return { traces: this.#traces };
  }
}

/** More traces of one file are not kept. */
const MOST = 2_000;

/** The reader of the configuration of gateways. */
export function reader(): NounReader {
  return new GatewayReader();
}
