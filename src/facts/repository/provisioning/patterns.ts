import type { TraceSort } from "../facts.ts";

/** How a line of a file that sets up machines and cloud services shows something: the sort of trace, and what is kept as its name. */
export interface Pattern {
  readonly of: TraceSort;
  readonly pattern: RegExp;
}

/**
 * `time-sync`: clocks are set by NTP. `encryption-on` and `encryption-off`: storage is encrypted, or explicitly not, by the name of the
 * setting. `region`: where something is placed; the name is the region, or how it is left open (`var.region`).
 */
export const PATTERNS: readonly Pattern[] = [
  {
    of: "time-sync",
    pattern: /\b(chronyd?|ntpd?|ntpsec|openntpd|systemd-timesyncd|timesyncd|set-ntp|ntp_servers?)\b/iu,
  },
  {
    of: "encryption-off",
    pattern:
      /^\s*"?(storage_encrypted|encrypted|at_rest_encryption_enabled|encryption_at_rest_enabled|StorageEncrypted|Encrypted)"?\s*[:=]\s*"?false"?\s*,?\s*$/u,
  },
  {
    of: "encryption-on",
    pattern:
      /^\s*"?(storage_encrypted|encrypted|at_rest_encryption_enabled|encryption_at_rest_enabled|StorageEncrypted|Encrypted)"?\s*[:=]\s*"?true"?\s*,?\s*$/u,
  },
  {
    of: "encryption-on",
    pattern: /^\s*"?(kms_key_id|kms_key_arn|kms_key_name|disk_encryption_key|KmsKeyId|encryption_key)"?\s*[:=]\s*\S/u,
  },
  {
    of: "region",
    pattern: /^\s*(?:region|location|aws_region|availability_zone)\s*=\s*"?([A-Za-z][\w.${}-]{1,60})"?\s*$/u,
  },
];

/** The tool that a file is for, by its path and text; "" for no such file. */
export function toolOf(path: string, text: string): string {
  if (/\.tf(?:vars)?$/u.test(path)) return "terraform";
  if (/\.bicep$/u.test(path)) return "bicep";
  if (isClock(path)) return "ntp";
  if (
    /^\s{0,4}(?:- )?hosts\s*:/mu.test(text) &&
    /^\s{0,4}(?:tasks|roles|pre_tasks)\s*:/mu.test(text) &&
    /\.ya?ml$/u.test(path)
  )
    return "ansible";
  if (/(?:^|\/)(?:ansible|playbooks?|roles)\/.*\.ya?ml$|(?:^|\/)(?:playbook|site)\.ya?ml$/iu.test(path)) {
    return /^\s*- (?:hosts|name|ansible\.[a-z.]+|include_role|import_playbook):/mu.test(text) ? "ansible" : "";
  }
  if (/^#cloud-config\s*$/mu.test(text.slice(0, 200))) return "cloud-init";
  if (/^AWSTemplateFormatVersion\s*:/mu.test(text)) return "cloudformation";
  return "";
}

/** The configuration of a client of NTP. */
export function isClock(path: string): boolean {
  return /(?:^|\/)(?:chronyd?|ntpd?|timesyncd)\.conf(?:\.(?:j2|tmpl|template))?$/u.test(path);
}
