import type { Limits } from "../model.ts";
import { type Fault, quote } from "./fault.ts";
import { explainJson } from "./json-fault.ts";
import { startOfLine } from "./lines.ts";

/** What stands further behind gets the first parser's answer alone: the second one is slow where there are many errors. */
const EXPLAINED_LENGTH = 256 * 1024;
/** How far behind the first error others are looked for. */
const WINDOW = 32 * 1024;

/** What YAML takes no more than JSON does: comments, trailing commas and single quotes are fine in it. */
const JSON_FAULTS: ReadonlySet<string> = new Set([
  "json-missing-comma",
  "json-missing-colon",
  "json-missing-value",
  "json-wrong-bracket",
  "json-not-closed",
]);

const CODE_FENCE = /^(?:```|~~~)/m;
const CONFLICT = /^<{7}(?:[ \t]|$)/m;
const MARKUP = /^\s*<(?:!doctype|html|\?xml)/i;

/**
 * Why a text is not YAML, in terms of what people do wrong. Starts from the error of the parser that refused it; `yaml`, which
 * recovers and tells several errors, is asked only when the text is neither long nor deep (two deep parses of it end the process).
 */
export async function explainYaml(text: string, error: unknown, limits: Limits): Promise<readonly Fault[]> {
  const { reason, position } = describe(error);
  if (reason.startsWith("nesting exceeded")) {
    return [{ code: "nesting-too-deep", offset: position, data: { limit: limits.nesting } }];
  }
  const other = notMeantAsYaml(text);
  if (other !== undefined) return [other];
  const faults = position > EXPLAINED_LENGTH ? [] : await recovered(text, reason, position, limits);
  return faults.length > 0 ? faults : [fromReason(text, reason, position)];
}

async function recovered(text: string, reason: string, position: number, limits: Limits): Promise<readonly Fault[]> {
  const { recover } = await import("./yaml-recover.ts");
  const end = text.length > position + WINDOW ? startOfLine(text, position + WINDOW) || position : text.length;
  const inScalar = reason.startsWith("deficient indentation") || reason.includes("quoted scalar");
  const faults = recover(text.slice(0, end), inScalar ? position : -1, end === text.length, limits);
  // Where the text was cut, things look unfinished that are not.
  return end === text.length ? faults : faults.filter(({ offset }) => offset < startOfLine(text, end - 1));
}

function describe(error: unknown): { reason: string; position: number } {
  const { reason, message, mark } = error as { reason?: string; message?: string; mark?: { position?: number } };
  return { reason: reason ?? message ?? String(error), position: mark?.position ?? 0 };
}

/**
 * Markdown, a web page, a file with an unsolved merge conflict, or JSON with a mistake that YAML does not forgive either. Fences
 * count at the margin only, where no block scalar reaches.
 */
function notMeantAsYaml(text: string): Fault | undefined {
  if (MARKUP.test(text.slice(0, 1000))) return { code: "yaml-is-markup", offset: text.indexOf("<") };
  const conflict = text.search(CONFLICT);
  if (conflict >= 0) return { code: "yaml-merge-conflict", offset: conflict };
  const fence = text.search(CODE_FENCE);
  if (fence >= 0) return { code: "yaml-code-fence", offset: fence };
  if (!/^\s*[{[]\s*["{[]/.test(text)) return undefined;
  const fault = explainJson(text);
  return fault !== undefined && JSON_FAULTS.has(fault.code) ? fault : undefined;
}

/** What the first parser's reason means, where the second has nothing to say. */
function fromReason(text: string, reason: string, position: number): Fault {
  if (reason.includes("quoted scalar")) return { code: "yaml-unclosed-quote", offset: position };
  if (reason.startsWith("tab characters")) return { code: "yaml-tab", offset: position };
  if (reason.includes("indentation")) return { code: "yaml-indentation", offset: position };
  if (reason.startsWith("unacceptable YAML version")) {
    const directive = /^%YAML[ \t]+(\S+)/m.exec(text);
    return {
      code: "yaml-version",
      offset: directive?.index ?? position,
      data: { version: quote(directive?.[1] ?? "") },
    };
  }
  return { code: "not-yaml", offset: position, data: { reason: quote(reason) } };
}
