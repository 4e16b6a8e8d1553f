import type { Check } from "./check.ts";
import { shown } from "./shown.ts";

/** Files whose bytes are not UTF-8. */
export const check: Check = {
  id: "file-encoding",
  description: "Looks at every file that was opened and finds those that are not encoded in UTF-8.",
  source: "openapi",
  subject: "file",
  params: { type: "object", additionalProperties: false },
  cases: { "not-utf8": ["file", "encoding", "offset", "line"] },
  *run(facts) {
    const unreadable = new Set(facts.unreadable.map(({ place }) => place.file));
    for (const { place, path, encodingFault } of facts.files) {
      if (encodingFault !== undefined) {
        const { encoding, offset, line } = encodingFault;
        const violation = { case: "not-utf8", data: { file: shown(path), encoding, offset, line }, place };
        yield { subject: place, outcome: "violated", violations: [violation] };
      } else if (unreadable.has(path)) {
        // It may have been refused before its bytes were looked at.
        yield { subject: place, outcome: "cannot-tell", reason: "unreadable-file" };
      } else yield { subject: place, outcome: "holds" };
    }
  },
};
