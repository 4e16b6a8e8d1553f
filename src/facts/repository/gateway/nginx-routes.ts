import type { TraceFact } from "../facts.ts";
import type { TextFile } from "../noun.ts";
import { guardsOf } from "./guards.ts";
import { type Directive, directivesOf } from "./nginx.ts";
import { lowestTls, traceOfTls, tracesOfRoute } from "./traces.ts";

/** What passes a request on to another program. */
const PASSES: ReadonlySet<string> = new Set(["proxy_pass", "grpc_pass", "uwsgi_pass", "fastcgi_pass"]);

/** The routes of a configuration of nginx that pass requests on, and the versions of TLS that it allows. */
export function nginxTraces(file: TextFile): readonly TraceFact[] {
  const traces: TraceFact[] = [];
  const visit = (block: readonly Directive[], around: readonly string[], name: string): void => {
    const own = [...around, ...block.filter(isOn).map((one) => one.name)];
    for (const { name: directive, values, place, block: inner } of block) {
      if (directive === "ssl_protocols") {
        const version = lowestTls(values.join(" "));
        if (version !== undefined) traces.push(traceOfTls(version, place, "nginx", file.purpose));
      } else if (PASSES.has(directive)) {
        traces.push(...tracesOfRoute({ name, place, gateway: "nginx", guards: guardsOf(own) }, file.purpose));
      }
      if (inner.length > 0) visit(inner, own, directive === "location" ? (values.at(-1) ?? "") : name);
    }
  };
  visit(directivesOf(file), [], "/");
  return traces;
}

/** Directives that may say that something is not done. */
function isOn({ values }: Directive): boolean {
  return values[0] !== "off";
}
