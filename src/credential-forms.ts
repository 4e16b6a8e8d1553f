/** A credential that can be told by how it begins. */
export interface CredentialForm {
  readonly format: "aws" | "github" | "gitlab" | "slack" | "google" | "stripe";
  readonly begins: string;
  /** Regular expression of what follows. Bounded, so that no text makes it wander. */
  readonly rest: string;
}

/** Forms with a fixed beginning, as their issuers document them. Found by rules, and masked in everything that is reported. */
export const CREDENTIAL_FORMS: readonly CredentialForm[] = [
  { format: "aws", begins: "AKIA", rest: "[0-9A-Z]{16}" },
  { format: "aws", begins: "ASIA", rest: "[0-9A-Z]{16}" },
  ...["ghp_", "gho_", "ghu_", "ghs_", "ghr_"].map(
    (begins): CredentialForm => ({ format: "github", begins, rest: "[A-Za-z0-9]{36,251}" }),
  ),
  { format: "github", begins: "github_pat_", rest: "[A-Za-z0-9_]{60,251}" },
  { format: "gitlab", begins: "glpat-", rest: "[A-Za-z0-9_-]{20,64}" },
  ...["xoxa-", "xoxb-", "xoxe-", "xoxp-", "xoxr-", "xoxs-"].map(
    (begins): CredentialForm => ({ format: "slack", begins, rest: "[0-9]{6,20}-[A-Za-z0-9-]{16,200}" }),
  ),
  { format: "google", begins: "AIza", rest: "[0-9A-Za-z_-]{35}" },
  { format: "stripe", begins: "sk_live_", rest: "[0-9A-Za-z]{24,200}" },
  { format: "stripe", begins: "rk_live_", rest: "[0-9A-Za-z]{24,200}" },
];
