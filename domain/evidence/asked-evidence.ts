/** Which evidence a report on indicators asks for, and what is told of what came (EV60–EV61). */
import { compare } from '../decimals/decimal'
import type { EvidenceSlot } from '../filings/form'
import type { Finding } from '../filings/kind'
import type { Indicator } from '../indicators/indicator'
import type { RuleSet } from '../rule-sets/rule-set'
import { askFor } from './diary'
import { isDocument } from './document-kinds'
import type { EvidenceRef } from './evidence'

type Proven = Pick<Indicator, 'id' | 'level3' | 'weight' | 'evidenceRequired'>

/** EV60: evidence is required where the goal says so, or where the weight reaches the rule set's edge. */
function isRequired(indicator: Proven, rules: RuleSet): boolean {
  const heavy = indicator.weight !== null && compare(indicator.weight, rules.evidence.requiredFromWeight) >= 0
  return indicator.evidenceRequired === true || heavy
}

export function evidenceSlot(indicator: Proven, rules: RuleSet): EvidenceSlot {
  return {
    slot: indicator.id,
    ask: askFor(indicator.level3),
    required: isRequired(indicator, rules) ? 1 : 0,
    max: rules.evidence.maxPhotosPerFiling,
    maxDocuments: rules.evidence.maxDocumentsPerFiling,
  }
}

/** The numbers that a kind gives the rules. */
export interface EvidenceRules {
  readonly loose: string
  readonly absent: string
  readonly photos: string
  readonly documents: string
}

/**
 * EV61: what proves no indicator of the form blocks, as does more than the rule set lets a report carry; what is
 * asked for but absent is told.
 */
export function checkEvidence(
  evidence: readonly EvidenceRef[],
  indicators: readonly Proven[],
  rules: RuleSet,
  numbers: EvidenceRules,
): Finding[] {
  const findings: Finding[] = []
  const block = (rule: string, field: string, message: string) =>
    findings.push({ rule, level: 'block', field, message })
  const known = new Set(indicators.map(({ id }) => id))
  for (const item of evidence)
    if (!known.has(item.slot))
      block(numbers.loose, `evidence.${item.id}`, '这份佐证没有对应的指标，请重新选择它证明哪一项')
  const documents = evidence.filter(isDocument).length
  const photos = evidence.length - documents
  const { maxPhotosPerFiling: most, maxDocumentsPerFiling: mostDocuments } = rules.evidence
  if (photos > most)
    block(numbers.photos, 'evidence', `每期照片不超过 ${most} 张，现有 ${photos} 张，请删去多余的`)
  if (documents > mostDocuments)
    block(
      numbers.documents,
      'evidence',
      `每期文档不超过 ${mostDocuments} 份，现有 ${documents} 份，请删去多余的`,
    )
  for (const indicator of indicators) {
    if (!isRequired(indicator, rules) || evidence.some((item) => item.slot === indicator.id)) continue
    const message = `“${indicator.level3}”还没有佐证`
    findings.push({ rule: numbers.absent, level: 'warn', field: `indicators.${indicator.id}`, message })
  }
  return findings
}
