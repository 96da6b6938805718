/** The checks of an adjustment (GD19, GD20). */
import { compare, parseDecimal, sum } from '../decimals/decimal'
import type { Finding } from '../filings/kind'
import { approvedFrom } from './approved-from'
import { categoryOf, levelsOf } from './declared-row'
import { block, type DeclarationDraft } from './findings'
import { levelSums } from './frame-checks'

/** The slot of the document that an adjustment rests on. */
export const adjustmentSlot = 'adjustment'

export function checkAdjustment(draft: DeclarationDraft): Finding[] {
  const { subject, content, evidence } = draft
  const adjusts = subject.adjusts
  const strays = evidence
    .filter(({ slot }) => adjusts === null || slot !== adjustmentSlot)
    .map(({ id }) => block('GD19', `evidence.${id}`, '这里不用附材料，请移去'))
  if (adjusts === null) return strays
  const findings = [...strays]
  if (content.adjustment.reason.trim() === '')
    findings.push(block('GD19', 'adjustment.reason', '请写明调整的原因'))
  if (evidence.every(({ slot }) => slot !== adjustmentSlot))
    findings.push(block('GD19', 'adjustment', '请附上调整依据的文件'))
  return [...findings, ...checkLocked(draft), ...checkChanged(draft)]
}

/** GD20: the weights were fixed with the approval: an indicator that stays keeps its own, a level keeps its sum. */
function checkLocked({ subject, content, rules }: DeclarationDraft): Finding[] {
  const approved = subject.adjusts?.goal
  if (approved?.frame !== 'complete') return []
  const findings: Finding[] = []
  for (const indicator of approved.indicators) {
    const row = content.indicators[indicator.id]
    if (!row) continue
    const level = levelsOf(categoryOf(indicator)).level1
    const weight = parseDecimal((row.weight ?? '').trim())
    const changed = weight !== null && compare(weight, indicator.weight ?? '0') !== 0
    if (changed && !changesRows(content.indicators, approved.indicators, level))
      findings.push(
        block('GD20', `indicators.${indicator.id}.weight`, `分值批复后不变，应为 ${indicator.weight} 分`),
      )
  }
  const now = new Map(levelSums(content, rules))
  for (const [level, before] of sumsOf(approved.indicators)) {
    if (compare(now.get(level) ?? '0', before) !== 0)
      findings.push(block('GD20', 'indicators', `“${level}”的分值批复为 ${before} 分，调整后合计不变`))
  }
  return findings
}

type Rows = DeclarationDraft['content']['indicators']
type Approved = NonNullable<DeclarationDraft['subject']['adjusts']>['goal']['indicators']

/** Whether rows of the level came or went, so that the others share its weight anew. */
function changesRows(rows: Rows, approved: Approved, level: string): boolean {
  const before = approved.filter((indicator) => levelsOf(categoryOf(indicator)).level1 === level)
  const now = Object.entries(rows).filter(
    ([, { category, span }]) => span === 'year' && levelsOf(category).level1 === level,
  )
  return before.length !== now.length || now.some(([id]) => before.every((indicator) => indicator.id !== id))
}

function sumsOf(approved: Approved): [string, string][] {
  const levels = [...new Set(approved.map((indicator) => levelsOf(categoryOf(indicator)).level1))]
  return levels.map((level) => [
    level,
    sum(
      approved
        .filter((indicator) => levelsOf(categoryOf(indicator)).level1 === level)
        .map(({ weight }) => weight ?? '0'),
    ),
  ])
}

/** GD19: an adjustment that adjusts nothing is none. */
function checkChanged({ subject, content, rules }: DeclarationDraft): Finding[] {
  const before = subject.adjusts?.goal
  const after = approvedFrom(content, rules)
  if (!before || after === null) return []
  const told = (goal: typeof before) =>
    JSON.stringify([
      goal.annualGoal,
      goal.indicators.map(({ id, level3, operator, target, unit, weight }) => [
        id,
        level3,
        operator,
        target,
        unit,
        weight,
      ]),
    ])
  return told(before) === told(after) ? [block('GD19', 'indicators', '目标和指标都没有改动，不用调整')] : []
}
