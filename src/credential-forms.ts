/** A credential that can be told by how it begins. */
export interface CredentialForm {
  readonly format: "aws" | "github" | "gitlab" | "slack" | "google" | "stripe" | "issuer";
  readonly begins: string;
  /** Regular expression of what follows. Bounded, so that no text makes it wander. */
  readonly rest: string;
}

/** Of other issuers, who document them too: registries of packages and images, hosts, watchers. */
const OTHERS: readonly (readonly [begins: string, rest: string])[] = [
  ["npm_", "[A-Za-z0-9]{36}"],
  ["pypi-AgEI", "[A-Za-z0-9_-]{50,200}"],
  ["rubygems_", "[a-f0-9]{48}"],
  ["dckr_pat_", "[A-Za-z0-9_-]{27}"],
  ["glrt-", "[A-Za-z0-9_-]{20,64}"],
  ["gldt-", "[A-Za-z0-9_-]{20,64}"],
  ["GOCSPX-", "[A-Za-z0-9_-]{28}"],
  ["dop_v1_", "[a-f0-9]{64}"],
  ["hf_", "[A-Za-z0-9]{34,40}"],
  ["sntrys_", "[A-Za-z0-9+/=_-]{40,400}"],
  ["glsa_", "[A-Za-z0-9]{32}_[a-f0-9]{8}"],
  ["whsec_", "[A-Za-z0-9+/=]{32,64}"],
  ["figd_", "[A-Za-z0-9_-]{36,60}"],
  ["PMAK-", "[a-f0-9]{24}-[a-f0-9]{34}"],
  ["pscale_tkn_", "[A-Za-z0-9_.-]{32,64}"],
  ["shpat_", "[a-fA-F0-9]{32}"],
  ["sk-ant-", "[A-Za-z0-9_-]{80,140}"],
  ["NRAK-", "[A-Z0-9]{27}"],
  ["AGE-SECRET-KEY-1", "[A-Z0-9]{58}"],
];

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
  ...OTHERS.map(([begins, rest]): CredentialForm => ({ format: "issuer", begins, rest })),
];
