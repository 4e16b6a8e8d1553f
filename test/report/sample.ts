import { createHash } from "node:crypto";
import type {
  Because,
  Finding,
  Level,
  Outcome,
  OutcomeCounts,
  Report,
  Requirement,
  RequirementResult,
  Rule,
  RuleResult,
  Source,
  Specification,
  Strength,
  Texts,
} from "../../src/model.ts";

/** Texts that try to leave the place where they are printed: a terminal, XML, a build server, a reader's eye. */
export const HOSTILE = {
  script: "<script>alert(\"1\")</script> & 'x'",
  cdata: "]]> --> <!--",
  controls: "nul\u0000 bell\u0007 esc\u001b[31m back\b return\rCOMPLIANT del\u007f c1\u009b31m nel\u0085",
  surrogates: "high\ud800 low\udc00 end\ud83d",
  direction: "abc\u202egnp.exe\u2066 hidden\u200b\ufeff\u{e0041}",
  separators: "one\u2028two\u2029three",
  lines: "first\nCOMPLIANT: all is well\n::error file=x::forged",
  commands: "::error::forged ##[error]forged ##vso[task.complete]x ##teamcity[testFailed] section_start:1:x",
  nonCharacters: "\ufffe\uffff",
  long: "long ".repeat(100),
  unbroken: "x".repeat(300),
} as const;

/** One text, the same in all languages, with the language in front so that a mix-up is seen. */
export function texts(en: string, fr: string, ar: string): Texts {
  return { en, fr, ar };
}

/** A requirement of the core with what a test does not care about filled in. */
export function requirement(
  id: string,
  level: Level,
  title: Texts,
  evidence: Source[] = ["openapi", "live"],
): Requirement {
  const [specification = "", local = ""] = id.split("#");
  return {
    id,
    specification,
    local,
    kind: "cross-functional",
    level,
    levelStated: true,
    observability: "OBSERVABLE",
    mutability: "REPLACEABLE",
    aliases: [],
    title,
    summary: title,
    url: "https://specs.govstack.global/architecture/6-cross-functional-requirements",
    evidence,
    settledBy: texts(
      "a scan of the running system, or the gateway’s settings",
      "un examen du système en service, ou les réglages de la passerelle",
      "فحص للنظام قيد التشغيل أو إعدادات البوابة",
    ),
    parts: [],
  };
}

/** A rule of the core with one case, `wrong`. */
export function rule(id: string, of: string, strength: Strength, message: Texts, remedy: Texts): Rule {
  return {
    id,
    qualifiedId: `govstack-cfr/${id}`,
    requirement: of,
    check: id,
    strength,
    params: {},
    messages: { wrong: message },
    remedy,
  };
}

/** A finding of a rule at a line of a file. */
export function finding(of: Rule, file: string, line: number, more: Partial<Finding> = {}): Finding {
  return {
    fingerprint: createHash("sha256").update(`${of.id} ${file} ${line}`).digest("hex").slice(0, 32),
    rule: of.qualifiedId,
    case: "wrong",
    data: {},
    location: { file, line, column: 7 },
    pointer: `/paths/~1x/${line}`,
    related: [],
    excerpt: "",
    inScope: true,
    ...more,
  };
}

/** A rule's result; what is not given holds. */
export function ruleResult(of: Rule, subject: string, examined: number, more: Partial<RuleResult> = {}): RuleResult {
  const findings = more.findings ?? [];
  const violated = more.violated ?? findings.length;
  const cannotTell = more.cannotTell ?? 0;
  return {
    rule: of,
    subject,
    examined,
    holds: examined - violated - cannotTell,
    violated,
    cannotTell,
    examinedInScope: examined,
    violatedInScope: violated,
    reasons: {},
    findingCount: findings.length,
    perFile: [{ file: "api/openapi.yaml", examined, violated }],
    ...more,
    findings,
  };
}

/** A requirement's result. */
export function result(
  of: Requirement,
  outcome: Outcome,
  because: Because,
  rules: RuleResult[] = [],
): RequirementResult {
  return { requirement: of, outcome, because, rules, parts: [{ id: "", proved: outcome === "pass" }] };
}

/** A report over these results, with a verdict that is counted from them. */
export function report(results: RequirementResult[], more: Partial<Report> = {}): Report {
  const required = counts(results.filter((one) => one.requirement.level === "REQUIRED"));
  const recommended = counts(results.filter((one) => one.requirement.level === "RECOMMENDED"));
  const open = required.unconfirmed + required["not-evidenced"] + required.error;
  const applicable = recommended.total - recommended["not-applicable"];
  const specification: Specification = {
    id: "govstack-cfr",
    edition: "2.1.0",
    title: texts(
      "GovStack Cross-Functional Requirements",
      "Exigences transversales de GovStack",
      "المتطلبات المشتركة لـ GovStack",
    ),
    url: "https://specs.govstack.global/architecture",
    extends: [],
    reclassifies: [],
    requirements: results.map((one) => one.requirement),
    rules: results.flatMap((one) => one.rules.map((rule) => rule.rule)),
  };
  return {
    tool: { name: "govstack-check", version: "0.1.0" },
    rulebook: { version: "2026.1", digest: `sha256:${"0123456789abcdef".repeat(4)}` },
    asOf: "2026-11-23",
    solution: { name: "Consent Service", version: "2.3.0", vendor: "Example Ltd" },
    kind: "configured",
    specifications: [specification],
    files: [
      {
        path: "api/openapi.yaml",
        bytes: 48_213,
        sha256: "ab".repeat(32),
        role: "openapi",
        inScope: true,
        format: "OpenAPI 3.0.3",
      },
    ],
    unreadable: [],
    problems: [],
    verdict: {
      result: required.fail > 0 ? "not-compliant" : open > 0 ? "undecided" : "compliant",
      required,
      recommended,
      perPublication: [],
      recommendedShare: {
        met: applicable === 0 ? 1 : recommended.pass / applicable,
        reachable: applicable === 0 ? 1 : (applicable - recommended.fail) / applicable,
      },
      decidedBy: { machine: required.pass + required.fail, reviewer: 0, override: 0 },
    },
    reach: [
      { source: "openapi", settle: 1, refute: 6, required: required.total },
      { source: "repository", settle: 0, refute: 0, required: required.total },
    ],
    requirements: results,
    contracts: [],
    grades: [],
    gradeThresholds: { first: 0.5, second: 0.9 },
    generatedBy: {},
    failOn: "failed",
    exitCode: required.fail > 0 ? 1 : 0,
    ...more,
  };
}

function counts(results: readonly RequirementResult[]): OutcomeCounts {
  const outcomes = { pass: 0, fail: 0, unconfirmed: 0, "not-evidenced": 0, "not-applicable": 0, error: 0 };
  const counted = results.filter((one) => one.countedElsewhere !== true);
  for (const one of counted) outcomes[one.outcome] += 1;
  return { ...outcomes, total: counted.length, elsewhere: results.length - counted.length };
}

const TLS = requirement(
  "govstack-cfr-security#req-1",
  "REQUIRED",
  texts("TLS 1.3 on every connection", "TLS 1.3 sur chaque connexion", "TLS 1.3 على كل اتصال"),
  ["openapi", "configuration", "live"],
);
const URLS = requirement(
  "govstack-cfr-architecture#req-6",
  "REQUIRED",
  texts(
    "No secrets and no personal data in URLs",
    "Ni secret ni donnée personnelle dans les URL",
    "لا أسرار ولا بيانات شخصية في العناوين",
  ),
);
const VALID = requirement(
  "govstack-cfr-quality#req-4",
  "REQUIRED",
  texts(
    "Every API is described by a valid OpenAPI document",
    "Chaque API est décrite par un document OpenAPI valide",
    "كل واجهة موصوفة بوثيقة OpenAPI صالحة",
  ),
  ["openapi"],
);
const ACCESS = requirement(
  "govstack-cfr-security#req-3",
  "REQUIRED",
  texts(
    "Access to every operation is controlled",
    "L’accès à chaque opération est contrôlé",
    "الوصول إلى كل عملية مضبوط",
  ),
);
const MEDIA = requirement(
  "govstack-cfr-data#req-3",
  "REQUIRED",
  texts("JSON is the exchange format", "JSON est le format d’échange", "JSON هو صيغة التبادل"),
  ["openapi"],
);
const ENCODING = requirement(
  "govstack-cfr-data#req-1",
  "REQUIRED",
  texts("Text is UTF-8 everywhere", "Le texte est partout en UTF-8", "النص UTF-8 في كل مكان"),
  ["openapi", "repository"],
);
const CONTAINER = requirement(
  "govstack-cfr-deployment#req-1",
  "REQUIRED",
  texts(
    "Ships as a reproducible, self-contained container image",
    "Livrée comme image de conteneur autonome et reproductible",
    "تُسلَّم صورةَ حاوية مكتفية بذاتها وقابلة لإعادة البناء",
  ),
  ["repository", "configuration"],
);
const KEYBOARD = requirement(
  "govstack-cfr-quality#req-9",
  "REQUIRED",
  texts("Screens work for everyone", "Les écrans sont accessibles à tous", "الشاشات متاحة للجميع"),
  ["live", "attestation"],
);
const BACKUP = requirement(
  "govstack-cfr-deployment#req-2",
  "REQUIRED",
  texts("Backups are made and restored", "Des sauvegardes sont faites et restaurées", "تُؤخذ نسخ احتياطية وتُستعاد"),
  ["attestation"],
);
const LOGS = requirement(
  "govstack-cfr-security#req-7",
  "REQUIRED",
  texts("Security events are logged", "Les événements de sécurité sont journalisés", "تُسجَّل أحداث الأمان"),
  ["live", "attestation"],
);
const VERSIONING = requirement(
  "govstack-cfr-architecture#req-3",
  "RECOMMENDED",
  texts("APIs carry a version", "Les API portent une version", "الواجهات تحمل رقم إصدار"),
);
const LICENCE = requirement(
  "govstack-cfr-development#req-3",
  "RECOMMENDED",
  texts("A recognised open licence", "Une licence libre reconnue", "رخصة مفتوحة معترف بها"),
  ["openapi", "repository"],
);
const CORRELATION = requirement(
  "govstack-cfr-architecture#req-13",
  "RECOMMENDED",
  texts("Requests can be followed", "Les requêtes peuvent être suivies", "يمكن تتبع الطلبات"),
);
const TIMES = requirement(
  "govstack-cfr-data#req-2",
  "RECOMMENDED",
  texts("Times are ISO 8601", "Les dates suivent ISO 8601", "الأوقات وفق ISO 8601"),
);
const DRAFT = requirement(
  "govstack-cfr-data#req-12",
  "DRAFT",
  texts("An idea for later", "Une idée pour plus tard", "فكرة لوقت لاحق"),
);

const PLAINTEXT = rule(
  "plaintext-server-url",
  TLS.id,
  "refutes",
  texts(
    "The server {url} is reached without TLS.",
    "Le serveur {url} est joint sans TLS.",
    "يُتصل بالخادم {url} دون TLS.",
  ),
  texts(
    "Offer the API over https and remove the plaintext URL.",
    "Exposez l’API en https et supprimez l’URL en clair.",
    "أتح الواجهة عبر https واحذف العنوان غير المشفّر.",
  ),
);
const SECRET = rule(
  "secret-in-url",
  URLS.id,
  "refutes",
  texts(
    "The query parameter {name} carries a secret, and URLs end up in logs.",
    "Le paramètre {name} transporte un secret, et les URL finissent dans les journaux.",
    "ينقل المعامل {name} سرًّا، والعناوين تُحفظ في السجلات.",
  ),
  texts(
    "Send it in a header or in the body.",
    "Envoyez-le dans un en-tête ou dans le corps.",
    "أرسله في ترويسة أو في متن الطلب.",
  ),
);
const VALIDITY: Rule = {
  ...rule(
    "invalid-openapi-document",
    VALID.id,
    "decides",
    texts("", "", ""),
    texts(
      "Mend the document until an OpenAPI validator accepts it.",
      "Corrigez le document jusqu’à ce qu’un validateur OpenAPI l’accepte.",
      "صحّح الوثيقة حتى يقبلها مدقق OpenAPI.",
    ),
  ),
  messages: Object.fromEntries(
    ["unknown-key", "missing-key", "dangling-ref", "duplicate-id", "query-in-path"].map((name) => [
      name,
      texts(`${name}: {key} is wrong here.`, `${name} : {key} est faux ici.`, `${name}: {key} خطأ هنا.`),
    ]),
  ),
};
const UNSECURED = rule(
  "unsecured-operation",
  ACCESS.id,
  "refutes",
  texts(
    "{operation} needs no authorisation.",
    "{operation} ne demande aucune autorisation.",
    "{operation} لا تتطلب تصريحًا.",
  ),
  texts("State `security` for it.", "Indiquez `security`.", "حدّد `security` لها."),
);
const JSON_ONLY = rule(
  "other-media-type",
  MEDIA.id,
  "refutes",
  texts("{type} is not JSON.", "{type} n’est pas du JSON.", "{type} ليس JSON."),
  texts("Offer application/json.", "Proposez application/json.", "أتح application/json."),
);
const UTF8 = rule(
  "not-utf-8",
  ENCODING.id,
  "decides",
  texts("{file} is {encoding}.", "{file} est en {encoding}.", "{file} بترميز {encoding}."),
  texts("Save it as UTF-8.", "Enregistrez-le en UTF-8.", "احفظه بترميز UTF-8."),
);
const CRASHES = rule("crashes", LOGS.id, "decides", texts("", "", ""), texts("None.", "Aucun.", "لا شيء."));
const VERSIONED = rule(
  "no-version",
  VERSIONING.id,
  "decides",
  texts("{document} names no version.", "{document} n’indique aucune version.", "{document} لا تذكر إصدارًا."),
  texts("Put the version into the path.", "Mettez la version dans le chemin.", "ضع الإصدار في المسار."),
);
const LICENSED = rule(
  "no-licence",
  LICENCE.id,
  "hints",
  texts("No licence is named.", "Aucune licence n’est indiquée.", "لم تُذكر رخصة."),
  texts("Name it in info.license.", "Indiquez-la dans info.license.", "اذكرها في info.license."),
);
const TRACED = rule(
  "correlation-header",
  CORRELATION.id,
  "proves",
  texts(
    "{operation} takes no correlation id.",
    "{operation} ne prend pas d’identifiant de corrélation.",
    "{operation} لا تقبل معرّف ربط.",
  ),
  texts("Accept X-Correlation-ID.", "Acceptez X-Correlation-ID.", "اقبل X-Correlation-ID."),
);

const TIMED = rule("time-format", TIMES.id, "decides", texts("", "", ""), texts("None.", "Aucun.", "لا شيء."));

const API = "api/openapi.yaml";
const KIND_NAMES = Object.keys(VALIDITY.messages);

/** One of everything: every outcome, every reason that readers are told, several files, hostile texts. */
export function sampleReport(): Report {
  const results: RequirementResult[] = [
    result(URLS, "fail", "violation", [
      ruleResult(SECRET, "parameter", 120, {
        violated: 37,
        findingCount: 37,
        findings: Array.from({ length: 37 }, (_, index) =>
          finding(SECRET, API, 120 + index * 31, {
            data: { name: "request_token" },
            operation: index === 0 ? "GET /appointments/{appointment_id}" : `GET /appointments/${index}`,
            excerpt: "- name: request_token",
          }),
        ),
      }),
    ]),
    result(VERSIONING, "fail", "violation", [
      ruleResult(VERSIONED, "document", 1, {
        findings: [finding(VERSIONED, API, 3, { data: { document: HOSTILE.script }, excerpt: HOSTILE.cdata })],
      }),
    ]),
    result(CORRELATION, "not-evidenced", "proof-missed", [
      ruleResult(TRACED, "operation", 40, {
        findings: [finding(TRACED, API, 55, { data: { operation: "GET /consents" }, operation: "GET /consents" })],
      }),
    ]),
    result(ENCODING, "pass", "proved", [ruleResult(UTF8, "file", 3)]),
    result(TIMES, "pass", "proved", [ruleResult(TIMED, "property", 1204)]),
    result(MEDIA, "unconfirmed", "found-undeclared", [
      ruleResult(JSON_ONLY, "media-type", 12, {
        violatedInScope: 0,
        findings: [
          finding(JSON_ONLY, "old/legacy api.yaml", 9, {
            data: { type: "text/csv" },
            excerpt: "text/csv:",
            operation: "GET /export",
            inScope: false,
          }),
        ],
      }),
    ]),
    result(DRAFT, "not-evidenced", "no-rule"),
    result(CONTAINER, "not-evidenced", "no-rule"),
    result(BACKUP, "not-evidenced", "no-rule"),
    result(LICENCE, "not-evidenced", "only-hints", [
      ruleResult(LICENSED, "document", 1, { findings: [finding(LICENSED, API, 2, { excerpt: "info:" })] }),
    ]),
    result(VALID, "fail", "violation", [
      ruleResult(VALIDITY, "document", 3, {
        violated: 1,
        findingCount: 260,
        findings: Array.from({ length: 60 }, (_, index) => {
          const name = KIND_NAMES[index % KIND_NAMES.length] ?? "";
          return finding(VALIDITY, API, 200 + index, {
            case: name,
            data: { key: Object.values(HOSTILE)[index % 11] ?? "" },
            excerpt: Object.values(HOSTILE)[(index + 3) % 11] ?? "",
            related: index === 3 ? [{ file: API, line: 17, column: 3 }] : [],
          });
        }),
      }),
    ]),
    result(KEYBOARD, "unconfirmed", "trait-declared"),
    result(TLS, "fail", "violation", [
      ruleResult(PLAINTEXT, "server", 3, {
        findings: [
          finding(PLAINTEXT, API, 12, {
            data: { url: "http://api.example.org/consent" },
            excerpt: "- url: http://api.example.org/consent",
          }),
          finding(PLAINTEXT, "old/legacy api.yaml", 4, {
            data: { url: `http://example.org/${HOSTILE.direction}` },
            excerpt: HOSTILE.commands,
            inScope: false,
          }),
        ],
      }),
    ]),
    result(ACCESS, "unconfirmed", "clean-but-not-proof", [ruleResult(UNSECURED, "operation", 40)]),
    result(LOGS, "error", "tool-fault", [ruleResult(CRASHES, "operation", 0, { fault: `boom ${HOSTILE.controls}` })]),
  ];
  return report(results, {
    solution: { name: `Consent Service ${HOSTILE.lines}`, version: "2.3.0", vendor: `Example ${HOSTILE.commands}` },
    files: [
      { path: "govstack.yaml", bytes: 211, sha256: "cd".repeat(32), role: "configuration", inScope: true },
      { path: API, bytes: 48_213, sha256: "ab".repeat(32), role: "openapi", inScope: true, format: "OpenAPI 3.0.3" },
      { path: "api/common.yaml", bytes: 1_213, sha256: "ef".repeat(32), role: "referenced", inScope: true },
      {
        path: "old/legacy api.yaml",
        bytes: 9_000,
        sha256: "01".repeat(32),
        role: "openapi",
        inScope: false,
        format: "OpenAPI 3.1.0",
      },
    ],
    unreadable: [
      { path: `drafts/${HOSTILE.controls}.yaml`, inScope: false, encoding: { encoding: "UTF-16", offset: 0, line: 1 } },
    ],
    generatedBy: { [API]: "springdoc" },
  });
}
