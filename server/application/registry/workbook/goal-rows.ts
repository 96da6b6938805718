import type { RegisteredGoal, RegisterRow } from '../../ports/registers'

/** A goal as rows of the sheet 目标: one an indicator. The amount stands in the sheet 预算. */
export function goalRows({ goal, ...header }: RegisteredGoal): RegisterRow[] {
  return goal.indicators.map((indicator) => ({
    ...header,
    id: indicator.id.replace(/-\d+$/, ''),
    annualGoal: goal.annualGoal,
    l1: indicator.level1,
    l2: indicator.level2,
    l3: indicator.level3,
    op: indicator.operator,
    target: indicator.target,
    measure: indicator.unit,
    weight: indicator.weight,
  }))
}

const compared = ['annualGoal', 'l1', 'l2', 'l3', 'op', 'target', 'measure', 'weight']

/** What two tables of one goal must share to be the same goal. */
export function goalText(rows: readonly RegisterRow[]): string {
  return JSON.stringify(rows.map((row) => compared.map((key) => row[key] || null)))
}

/** Which project and year a row is about. */
export const goalPlace = ({ district, project, unit, year }: RegisterRow): string =>
  [district, unit, project, year].join('/')
