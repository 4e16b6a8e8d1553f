import type { Place } from "../../../model.ts";
import type { Purpose, TraceFact } from "../facts.ts";
import type { Guards } from "./guards.ts";

/** What a route is told of. */
export interface Route {
  readonly name: string;
  readonly place: Place;
  /** "nginx", "Kong", "Kubernetes" … */
  readonly gateway: string;
  /** Undefined: it is behind a template, or changed by an overlay. */
  readonly guards: Guards | undefined;
}

/**
 * What is known of a route of a gateway, as two traces: `rate-limit` and `authentication` each with `-guarded` (the gateway does it for the
 * route), `-unguarded` (it does not) or `-unclear` behind it.
 */
export function tracesOfRoute({ name, place, gateway, guards }: Route, purpose: Purpose): readonly TraceFact[] {
  const common = { document: place.file, purpose, place, name, language: gateway, certain: guards !== undefined };
  const how = (done: boolean | undefined): "guarded" | "unguarded" | "unclear" =>
    done === undefined ? "unclear" : done ? "guarded" : "unguarded";
  return [
    { ...common, of: `rate-limit-${how(guards?.limits)}` },
    { ...common, of: `authentication-${how(guards?.authenticates)}` },
  ];
}

/** The lowest version of TLS that a gateway still speaks, where its configuration says so: trace `tls-minimum`. */
export function traceOfTls(version: string, place: Place, gateway: string, purpose: Purpose): TraceFact {
  return { document: place.file, purpose, place, of: "tls-minimum", name: version, language: gateway, certain: true };
}

/**
 * The lowest version in a list or name as gateways write them ("TLSv1.2 TLSv1.3", "VersionTLS12", "TLSV1_2", "1.2"); undefined where there
 * is none.
 */
export function lowestTls(written: string): string | undefined {
  const versions = [
    ...written.slice(0, 200).matchAll(/(?:SSLv([23]))|(?:TLS[vV_]?|^|\s)1(?:[._]?([0-3]))?(?![0-9])/gu),
  ].map(([, ssl, minor]) => (ssl === undefined ? `1.${minor ?? "0"}` : "SSL"));
  if (versions.includes("SSL")) return "SSL";
  return versions.sort()[0];
}
