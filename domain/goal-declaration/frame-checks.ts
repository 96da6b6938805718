/** The checks of the indicators together: weights and what must be there (GD7–GD11). */
import { compare, parseDecimal, sum } from '../decimals/decimal'
import type { Finding } from '../filings/kind'
import type { RuleSet } from '../rule-sets/rule-set'
import type { DeclarationContent, DeclaredRow } from './declaration.schema'
import { levelsOf } from './declared-row'
import { block, type DeclarationDraft, warn } from './findings'

const yearRows = ({ indicators }: DeclarationContent): DeclaredRow[] =>
  Object.values(indicators).filter(({ span }) => span === 'year')

const weightOf = ({ weight }: DeclaredRow): string => parseDecimal((weight ?? '').trim()) ?? '0'

/** The weights of the year's rows together. */
export function weightsTotal(content: DeclarationContent): string {
  return sum(yearRows(content).map(weightOf))
}

/** Weights of each first level that has a row, in the order of the year's levels. */
export function levelSums(
  content: DeclarationContent,
  { hierarchy }: Pick<RuleSet, 'hierarchy'>,
): [string, string][] {
  const rows = yearRows(content)
  const sums = hierarchy.map(({ level1 }): [string, string] => [
    level1,
    sum(rows.filter(({ category }) => levelsOf(category).level1 === level1).map(weightOf)),
  ])
  return sums.filter(([, total]) => compare(total, '0') > 0)
}

/** GD8: whether the weights of the first levels are one of the usual frames. */
export function isUsualFrame(content: DeclarationContent, rules: RuleSet): boolean {
  const sums = levelSums(content, rules)
  return rules.goals.levelWeights.some((frame) => {
    const asked = Object.entries(frame)
    return (
      asked.length === sums.length &&
      asked.every(([level, weight]) =>
        sums.some(([name, total]) => name === level && compare(total, weight) === 0),
      )
    )
  })
}

export function hasSatisfaction(content: DeclarationContent): boolean {
  return yearRows(content).some(({ category }) => levelsOf(category).level1 === '满意度')
}

export function checkFrame(draft: DeclarationDraft): Finding[] {
  const { content, rules } = draft
  const rows = yearRows(content)
  if (rows.length === 0) return [block('GD9', 'indicators', '请列出绩效指标')]
  const findings: Finding[] = []
  if (Object.keys(content.indicators).length > rules.goals.maxIndicators)
    findings.push(block('GD9', 'indicators', `指标不超过 ${rules.goals.maxIndicators} 项`))
  return [...findings, ...checkWeights(draft), ...checkPresence(draft, rows)]
}

/** GD7: the weights sum to the rule set's total; GD8: another frame of levels needs a reason. */
function checkWeights({ content, rules }: DeclarationDraft): Finding[] {
  const total = weightsTotal(content)
  const { executionPoints, indicatorsTotal } = rules.weights
  if (compare(total, indicatorsTotal) !== 0)
    return [
      block(
        'GD7',
        'indicators',
        `分值合计 ${total} 分，应为 ${indicatorsTotal} 分（预算执行率另计 ${executionPoints} 分）`,
      ),
    ]
  if (isUsualFrame(content, rules)) return []
  const told = levelSums(content, rules)
    .map(([level, weight]) => `${level} ${weight}`)
    .join('、')
  return content.weightsReason.trim() === ''
    ? [block('GD8', 'weightsReason', `各级分值（${told}）与通常的不同，请说明理由`)]
    : [warn('GD8', 'weightsReason', `各级分值（${told}）与通常的不同，已说明理由`)]
}

/** GD9–GD11: a quantity; a quality or a time limit; an effect; a satisfaction, or why there is none. */
function checkPresence({ content }: DeclarationDraft, rows: readonly DeclaredRow[]): Finding[] {
  const levels = rows.map(({ category }) => levelsOf(category))
  const has = (...names: string[]) =>
    levels.some(({ level1, level2 }) => names.includes(level1) || names.includes(level2))
  const findings: Finding[] = []
  if (!has('数量')) findings.push(block('GD9', 'indicators', '至少要有一项数量指标'))
  if (!has('质量', '时效')) findings.push(block('GD9', 'indicators', '至少要有一项质量或时效指标'))
  if (!has('效益')) findings.push(block('GD10', 'indicators', '至少要有一项效益指标'))
  if (!hasSatisfaction(content)) {
    findings.push(
      content.satisfactionExempt.trim() === ''
        ? block('GD11', 'satisfactionExempt', '没有满意度指标，请补一项，或说明不设的理由')
        : warn('GD11', 'satisfactionExempt', '没有满意度指标，已说明理由'),
    )
  }
  return findings
}
