import type { Messages } from "../messages/messages.ts";
import type { Finding, LevelChange, RequirementResult, RuleResult } from "../model.ts";
import { wellFormed } from "./escape.ts";
import { type Json, locationJson } from "./json.ts";
import { publishedPlaceJson } from "./json-contract.ts";
import { ruleRemedy } from "./rule-texts.ts";
import { messageOf } from "./select.ts";
import { settledByText } from "./settled-by.ts";
import { shortId } from "./short-id.ts";

/** One requirement with its outcome, its parts, and the rules that examined it. */
export function requirementJson(result: RequirementResult, messages: Messages): Json {
  const { requirement } = result;
  const titles = new Map(requirement.parts.map((part) => [part.id, part.title.en]));
  return {
    id: requirement.id,
    shortId: shortId(requirement.id),
    specification: requirement.specification,
    level: requirement.level,
    title: requirement.title.en,
    url: requirement.url,
    kind: requirement.kind,
    levelStated: requirement.levelStated,
    levelBefore: result.levelBefore === undefined ? null : result.levelBefore.level,
    levelChangedBy: result.levelBefore === undefined ? null : changeJson(result.levelBefore.by),
    levelNotes: (result.levelNotes ?? []).map(changeJson),
    wordingConflicts: requirement.wordingConflicts ?? false,
    condition: requirement.condition === undefined ? null : messages.format(requirement.condition),
    restates: requirement.restates ?? null,
    repeats: requirement.repeats ?? null,
    contradicts: requirement.contradicts ?? null,
    outcome: result.outcome,
    because: result.because,
    sameAs: result.sameAs ?? null,
    countedElsewhere: result.countedElsewhere ?? false,
    evidence: [...requirement.evidence],
    settledBy: settledByText(requirement, messages),
    parts: result.parts.map(({ id, proved }) => ({ id, title: titles.get(id) ?? requirement.title.en, proved })),
    rules: result.rules.map((rule) => ruleJson(rule, messages)),
  };
}

function changeJson({ publication, edition, level, explicit, by }: LevelChange): Json {
  return { publication, edition, level, explicit, by };
}

function ruleJson(result: RuleResult, messages: Messages): Json {
  const { rule } = result;
  return {
    id: rule.qualifiedId,
    check: rule.check,
    strength: rule.strength,
    part: rule.part ?? null,
    subject: result.subject,
    counts: {
      examined: result.examined,
      examinedInScope: result.examinedInScope,
      holds: result.holds,
      violated: result.violated,
      violatedInScope: result.violatedInScope,
      cannotTell: result.cannotTell,
      findings: result.findingCount,
    },
    cannotTell: { ...result.reasons },
    cannotTellAt: (result.cannotTellAt ?? []).map(locationJson),
    perFile: result.perFile.map((file) => ({ ...file })),
    fault: result.fault ?? null,
    remedy: ruleRemedy(rule, messages),
    findings: result.findings.map((finding) => findingJson(result, finding, messages)),
  };
}

function findingJson(result: RuleResult, finding: Finding, messages: Messages): Json {
  return {
    fingerprint: finding.fingerprint,
    case: finding.case,
    message: messageOf(result, finding, messages, wellFormed),
    data: finding.data,
    location: locationJson(finding.location),
    pointer: finding.pointer,
    operation: finding.operation ?? null,
    excerpt: finding.excerpt,
    reference: finding.reference === undefined ? null : publishedPlaceJson(finding.reference),
    related: finding.related.map(locationJson),
    inScope: finding.inScope,
  };
}
