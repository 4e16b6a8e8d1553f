import type { ContractOperation, ContractResult, Report, Requirement, Specification } from "../../src/model.ts";
import { HOSTILE, report, requirement, result, rule, ruleResult, texts } from "./sample.ts";

const PUBLICATION = { id: "govstack-bb-consent", edition: "1.0.0" };
const API = "api/openapi.yaml";

function block(id: string, level: Requirement["level"], title: string, more: Partial<Requirement> = {}): Requirement {
  const { summary, settledBy, ...made } = requirement(id, level, texts(title, title, title));
  return { ...made, ...more };
}

const CORE = requirement("govstack-cfr-data#req-4", "REQUIRED", texts("Metadata", "Métadonnées", "بيانات وصفية"));
const JSON_BODIES = block("govstack-bb-consent-cfr#5.3.2", "REQUIRED", "JSON bodies", {
  restates: CORE.id,
  levelStated: false,
});
const AGREEMENT = block("govstack-bb-consent-fr#6.1.1", "REQUIRED", "Agreements are kept", {
  contradicts: "govstack-bb-consent-fr#6.1.2",
  condition: texts("public clouds only", "clouds publics seulement", "السحب العامة فقط"),
  wordingConflicts: true,
});
const OPTIONAL = block("govstack-bb-consent-fr#6.1.2", "OPTIONAL", "Agreements may be printed");

const OPERATION = rule("no-agreement", AGREEMENT.id, "refutes", texts("x", "x", "x"), texts("y.", "y.", "y."));
const DEFAULT_TEXTS = {
  id: OPERATION.id,
  qualifiedId: "govstack-bb-consent/no-agreement",
  requirement: OPERATION.requirement,
  check: "contract-operation",
  strength: OPERATION.strength,
  params: {},
  messages: {},
};

function operation(
  key: string,
  status: ContractOperation["status"],
  more: Partial<ContractOperation> = {},
): ContractOperation {
  const offered = { name: key, location: { file: API, line: 7, column: 5 } };
  return {
    key,
    role: "provider",
    status,
    reference: { file: "consent.yaml", pointer: "/paths", line: 3 },
    ...(status === "missing" ? {} : { offered, tier: "trailing-slash" }),
    differences: [],
    open: [],
    compared: 4,
    empty: [],
    ...more,
  };
}

const CONTRACT: ContractResult = {
  publication: PUBLICATION.id,
  edition: PUBLICATION.edition,
  sources: ["consent.yaml"],
  operations: [
    operation("POST /policies/", "differs", {
      differences: [
        {
          kind: "parameter-required",
          data: { name: HOSTILE.script, in: "query" },
          location: { file: API, line: 12, column: 9 },
          reference: { file: "consent.yaml", pointer: "/paths/~1policies~1/post" },
          counterexample: { ["__proto__"]: null, name: HOSTILE.lines },
        },
        {
          kind: "header-missing",
          data: { status: "201", name: "Location" },
          location: { file: API, line: 14, column: 9 },
          reference: { file: "consent.yaml", pointer: "/paths/~1policies~1/post/responses/201", line: 40 },
          counterexample: null,
        },
      ],
    }),
    operation("GET /policies/", "conforms"),
    operation("DELETE /policies/", "missing", {
      nearest: { name: "POST /policies/delete", location: { file: API, line: 90, column: 5 }, because: "path" },
    }),
    operation("GET /records/", "unknown", {
      open: [
        {
          where: "200 application/json",
          reason: "pattern",
          detail: "(?=a)",
          location: { file: API, line: 60, column: 1 },
        },
      ],
    }),
    operation("GET /states/", "nothing-to-compare", { empty: [{ where: "200 application/json", side: "reference" }] }),
    operation("POST /notify", "missing", { role: "callback" }),
    operation("POST /pay", "missing", { role: "third-party" }),
  ],
  extra: [{ name: `GET /${HOSTILE.direction}`, location: { file: API, line: 99, column: 3 } }],
  grade: { level: 1, provider: 5, offered: 4, conforming: 2, differing: 1, missing: 1, unknown: 1 },
};

/** A report on a building block: a changed level, a restated requirement, one that fails with the check's own texts, a contract. */
export function blockReport(): Report {
  const by = {
    ...PUBLICATION,
    publication: PUBLICATION.id,
    requirement: CORE.id,
    level: "REQUIRED",
    explicit: true,
    by: "5.3",
  } as const;
  const finding = {
    fingerprint: "ab".repeat(16),
    rule: DEFAULT_TEXTS.qualifiedId,
    case: "missing",
    data: { operation: "POST /agreements/", nearest: "GET /agreements", because: "method" },
    location: { file: API, line: 5, column: 1 },
    pointer: "/paths",
    related: [],
    excerpt: "paths:",
    inScope: true,
    reference: { file: "consent.yaml", pointer: "/paths/~1agreements~1/post", line: 20 },
  };
  const failed = ruleResult(OPERATION, "operation", 2, { violated: 1, findingCount: 1, findings: [finding] });
  const results = [
    {
      ...result(CORE, "fail" as const, "violation" as const, []),
      levelBefore: { level: "RECOMMENDED" as const, by },
      levelNotes: [{ ...by, level: "INAPPLICABLE" as const, explicit: false, by: "5.9" }],
    },
    { ...result(JSON_BODIES, "fail", "restates"), sameAs: CORE.id, countedElsewhere: true as const },
    result(AGREEMENT, "fail", "violation", [{ ...failed, rule: DEFAULT_TEXTS }]),
    result(OPTIONAL, "not-evidenced", "no-rule"),
  ];
  const made = report(results);
  const core = made.specifications[0] as Specification;
  const title = texts("GovStack Consent building block", "Brique GovStack Consentement", "لبنة الموافقة من GovStack");
  const specification = { ...core, ...PUBLICATION, title, extends: [core.id] };
  return {
    ...made,
    specifications: [core, specification],
    verdict: {
      ...made.verdict,
      perPublication: [
        {
          publication: core.id,
          edition: core.edition,
          result: "not-compliant",
          required: made.verdict.required,
          recommended: made.verdict.recommended,
        },
        {
          publication: PUBLICATION.id,
          edition: PUBLICATION.edition,
          result: "undecided",
          required: { ...made.verdict.required, fail: 0, total: 0 },
          recommended: made.verdict.recommended,
        },
      ],
    },
    contracts: [CONTRACT],
    grades: [{ publication: PUBLICATION.id, edition: PUBLICATION.edition, api: 1, level: 0, met: 0, required: 2 }],
  };
}
