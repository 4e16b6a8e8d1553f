import type { FactKind, Facts, ServerFact } from "../facts/facts.ts";
import type { Examination, Place } from "../model.ts";
import type { Check } from "./check.ts";
import { shown } from "./shown.ts";
import { unseen } from "./unseen.ts";

interface Params {
  readonly purposes: readonly ServerFact["purpose"][];
  readonly forbidSchemes: readonly string[];
}

/** The kind of fact beside which addresses of each purpose are written: what hides one hides the other. */
const HOLDERS: Readonly<Record<ServerFact["purpose"], FactKind>> = {
  server: "server",
  authorization: "security-scheme",
  token: "security-scheme",
  refresh: "security-scheme",
  "openid-configuration": "security-scheme",
  callback: "operation",
};

/**
 * Addresses whose scheme leaves the connection unprotected. Those that never leave the machine are no subject, whatever their scheme:
 * how the service is reached by others they do not say.
 */
export const check: Check = {
  id: "server-url",
  description:
    "Looks at the addresses of servers, sign-in endpoints or callbacks and finds those that use a forbidden scheme. Addresses of this machine (loopback) are left out.",
  source: "openapi",
  subject: "server",
  params: {
    type: "object",
    additionalProperties: false,
    required: ["purposes", "forbidSchemes"],
    properties: {
      purposes: {
        description: "Which addresses to look at.",
        type: "array",
        minItems: 1,
        uniqueItems: true,
        items: { enum: ["server", "authorization", "token", "refresh", "openid-configuration", "callback"] },
      },
      forbidSchemes: {
        description: "URL schemes, lower case, that are a violation.",
        type: "array",
        minItems: 1,
        uniqueItems: true,
        items: { type: "string", pattern: "^[a-z][a-z0-9+.-]*$" },
      },
    },
  },
  cases: { plaintext: ["url"] },
  *run(facts, params) {
    const { purposes, forbidSchemes } = params as unknown as Params;
    const forbidden = new Set(forbidSchemes);
    yield* unseen(facts, ...purposes.map((purpose) => HOLDERS[purpose]));
    yield* servers(facts, new Set(purposes), forbidden);
  },
};

function* servers(facts: Facts, purposes: ReadonlySet<string>, forbidden: ReadonlySet<string>): Iterable<Examination> {
  for (const server of facts.servers) {
    if (!purposes.has(server.purpose)) continue;
    const examination = examine(server, forbidden);
    if (examination !== undefined) yield examination;
  }
}

/** One address with all the URLs it can stand for; undefined when none of them states a scheme towards another machine. */
function examine(server: ServerFact, forbidden: ReadonlySet<string>): Examination | undefined {
  const subject = server.place;
  const verdicts = server.expanded.map((url) => ({ url, verdict: judge(url, forbidden) }));
  const plain = verdicts.find(({ verdict }) => verdict === "plaintext");
  if (plain !== undefined) {
    const violation = { case: "plaintext", data: { url: withoutPassword(plain.url) }, place: urlOf(server) };
    return { subject, outcome: "violated", violations: [violation] };
  }
  if (verdicts.some(({ verdict }) => verdict === "open")) {
    return { subject, outcome: "cannot-tell", reason: "not-stated" };
  }
  return verdicts.some(({ verdict }) => verdict === "protected") ? { subject, outcome: "holds" } : undefined;
}

/** Where the address is written: a Server Object holds it in a member, everything else is the address itself. */
function urlOf({ purpose, place }: ServerFact): Place {
  return purpose === "server" ? place.child("url") : place;
}

/** `open`: a variable without a value decides it. `silent`: no scheme is stated, or one for this machine only. */
type Verdict = "plaintext" | "protected" | "silent" | "open";

function judge(url: string, forbidden: ReadonlySet<string>): Verdict {
  const text = url.trim();
  if (/^[^:/?#]*\{/u.test(text)) return "open";
  const scheme = /^([a-z][a-z0-9+.-]{0,30}):(.*)$/isu.exec(text);
  if (scheme === null) return "silent";
  const name = scheme[1]?.toLowerCase() ?? "";
  const rest = scheme[2] ?? "";
  const host = hostOf(rest);
  // Programs disagree about what a backslash separates, so such a URL is never taken for a local one.
  const isLocal = isLoopback(host) && !rest.includes("\\");
  if (!forbidden.has(name)) return rest.startsWith("//") && !isLocal ? "protected" : "silent";
  // A variable at the end may stand for anything, localhost included; one in front of a fixed domain cannot.
  if (endsWithVariable(host)) return "open";
  return isLocal ? "silent" : "plaintext";
}

/** The host in what follows the scheme, without user, password and port. */
function hostOf(rest: string): string {
  const authority = /^[/\\]*([^/\\?#]*)/u.exec(rest)?.[1] ?? "";
  const host = authority.slice(authority.lastIndexOf("@") + 1);
  return host.replace(/:[^:\]]*$/u, "");
}

function endsWithVariable(host: string): boolean {
  const open = host.lastIndexOf("{");
  const close = host.indexOf("}", open);
  return open >= 0 && (close < 0 || close === host.length - 1);
}

/**
 * Whether a host is this machine by definition: `localhost` and names below it (RFC 6761, section 6.3), 127.0.0.0/8 (RFC 1122),
 * ::1 (RFC 4291), also written as an IPv4-mapped address, and the unspecified addresses, which reach no other machine.
 */
function isLoopback(host: string): boolean {
  let name: string;
  try {
    // The URL parser reads the other spellings of an address: 127.1, 0x7f000001, [0:0::1].
    name = new URL(`http://${host}/`).hostname.replace(/\.$/u, "");
  } catch {
    return false;
  }
  return (
    name === "localhost" ||
    name.endsWith(".localhost") ||
    /^127(?:\.\d{1,3}){3}$/u.test(name) ||
    /^\[::ffff:7f[0-9a-f]{2}:[0-9a-f]{1,4}\]$/u.test(name) ||
    ["[::1]", "0.0.0.0", "[::]"].includes(name)
  );
}

/** The URL with the password of its userinfo part masked, as it may be shown. */
function withoutPassword(url: string): string {
  return shown(url.replace(/^([^/?#]*\/\/[^/?#:@]*:)[^/?#]*@/u, "$1•••@"));
}
