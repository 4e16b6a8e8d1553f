import type { TracePattern } from "./pattern.ts";

const SETTINGS = ["YAML", "Properties", "XML", "TOML", "Shell"];

/** Chains of hashes, ledgers, and storage that is written once. */
const CHAINED =
  "(?:prev(?:ious)?|predecessor)_?hash|hash_?chain|chain_?hash|merkle|append_?only|tamper|immudb|qldb|rekor|trillian|object_?lock";
/** The names of the mediator, and X-Road’s path to a service of a member. */
const MEDIATOR = "x[-_]?road|information[-_ ]?mediator|security[-_]server|/r1/[\\w.-]{1,40}/(?:GOV|COM|ORG|NGO|MUN)\\b";

/** Names alone tell: whether it is used rightly a person sees. */
const guess = (): boolean => false;

/**
 * Protections that building blocks ask for: keys in hardware or with a service that keeps them, records that nobody can rewrite unseen, and
 * exchange through GovStack's Information Mediator or X-Road, which it is made of.
 */
export const SAFEKEEPING_PATTERNS: readonly TracePattern[] = [
  // Keys that the program itself never holds: PKCS #11 (OASIS), Android Keystore, Apple's Secure Enclave and Keychain, FIDO, services for keys.
  {
    of: "key-store",
    quoted: true,
    pattern:
      /\b(AndroidKeyStore|setIsStrongBoxBacked|EncryptedSharedPreferences|kSecAttrTokenIDSecureEnclave|SecureEnclave|SecItemAdd|SunPKCS11|CloudHsm|KeyManagementServiceClient|KMSClient|KmsClient|CryptographyClient|KeyVaultClient)\b/gu,
    certain: guess,
  },
  {
    of: "key-store",
    quoted: true,
    pattern:
      /(pkcs_?11|graphene-pk11|softhsm|cloudhsm|client-kms|google-cloud-kms|keyvault[-_]keys|react-native-keychain|expo-secure-store|secure_storage|node-vault|vault-java-driver)/giu,
    certain: guess,
  },
  {
    of: "key-store",
    languages: SETTINGS,
    pattern: /(pkcs_?11|softhsm|cloudhsm|SunPKCS11|luna_?hsm|nshield|securosys)/giu,
    certain: guess,
  },
  // Records whose change shows: rights taken away in SQL, chains of hashes, ledgers, storage that is written once.
  {
    of: "tamper-protection",
    languages: ["SQL"],
    pattern: /\b(REVOKE)\b[^;\n]{0,200}\b(?:UPDATE|DELETE|ALL)\b/giu,
    certain: guess,
  },
  {
    of: "tamper-protection",
    quoted: true,
    pattern: new RegExp(`(REVOKE\\s[^;\\n]{0,80}\\b(?:UPDATE|DELETE)|${CHAINED})`, "giu"),
    certain: guess,
  },
  {
    of: "tamper-protection",
    languages: ["SQL", ...SETTINGS],
    pattern: new RegExp(`(${CHAINED})`, "giu"),
    certain: guess,
  },
  // The protocol of X-Road for REST services (its headers and the path /r1/), and the names of the mediator.
  {
    of: "mediator",
    quoted: true,
    pattern: new RegExp(`(x-road-client|${MEDIATOR})`, "giu"),
    certain: guess,
  },
  {
    of: "mediator",
    languages: SETTINGS,
    pattern: new RegExp(`(${MEDIATOR})`, "giu"),
    certain: guess,
  },
];
