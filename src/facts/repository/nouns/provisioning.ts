import type { RepositoryFile } from "../../../model.ts";
import type { TraceFact, TraceSort } from "../facts.ts";
import type { Lists, NounReader, TextFile } from "../noun.ts";
import { isClock, PATTERNS, toolOf } from "../provisioning/patterns.ts";

/** More traces of one file are not kept. */
const MOST = 200;

/**
 * Reads what sets up machines and services of a cloud (Terraform, Ansible, cloud-init, CloudFormation, Bicep), line by line: a trace
 * `provisioning` for each file, with the tool as its name, and those of `PATTERNS`.
 */
class ProvisioningReader implements NounReader {
  readonly #traces: TraceFact[] = [];

  wants({ path }: RepositoryFile): boolean {
    return (/\.(?:tf|tfvars|bicep|ya?ml)$/u.test(path) || isClock(path)) && !/(?:^|\/)\.github\//u.test(path);
  }

  take(file: TextFile): void {
    const tool = toolOf(file.path, file.text);
    if (tool === "") return;
    const { path: document, purpose } = file;
    const add = (of: TraceSort, name: string, line: number, column: number): void => {
      this.#traces.push({ document, purpose, place: file.at(line, column), of, name, language: tool, certain: true });
    };
    add("provisioning", tool, 1, 1);
    if (tool === "ntp") add("time-sync", tool, 1, 1);
    let found = 0;
    for (const [index, whole] of file.lines.entries()) {
      const line = whole.slice(0, 2_000);
      if (/^\s*(?:#(?!cloud-config)|\/\/)/u.test(line)) continue;
      for (const { of, pattern } of PATTERNS) {
        const match = pattern.exec(line);
        if (match === null || found >= MOST) continue;
        found += 1;
        add(of, match[1] ?? "", index + 1, line.length - line.trimStart().length + 1);
      }
    }
  }

  finish(): Lists {
    return { traces: this.#traces };
  }
}

/** The reader of what sets up machines and cloud services. */
export function reader(): NounReader {
  return new ProvisioningReader();
}
