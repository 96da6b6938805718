/** The shape of a self-evaluation form as it is handed in, every value the text that was published (CU1). */
import type { Notes } from './finding'
import { type Cell, cellOf, type Fields, isFields, readCell } from './read-cells'

export interface PublishedRow {
  /** `indicators[0]` */
  path: string
  /** `第 1 项“受助人数”` */
  label: string
  l1: Cell
  l2: Cell
  l3: Cell
  op: Cell
  target: Cell
  unit: Cell
  actual: Cell
  weight: Cell
  score: Cell
  reason: Cell
}

export interface PublishedFunds {
  initial: Cell
  adjusted: Cell
  executed: Cell
  unit: Cell
  executionWeight: Cell
  rateShown: Cell
  scoreShown: Cell
  reason: Cell
  /** Sub-rows: initial, adjusted, executed. */
  parts: readonly { name: string; amounts: readonly [Cell, Cell, Cell] }[]
}

export interface SelfEvaluationForm {
  /** A goal table has no actuals and no points; a form has both. */
  kind: 'form' | 'goal'
  year: Cell
  project: Cell
  /** The amount of a goal table, and its unit. */
  amount: Cell
  amountUnit: Cell
  funds: PublishedFunds | null
  rows: readonly PublishedRow[]
  total: Cell
  grade: Cell
  /** False where only a part of the rows is there. */
  complete: boolean
  reconstructed: Cell
  /** What the unit wrote in sentences: goal, completion, problems. */
  narrative: readonly { field: string; text: string }[]
}

/** More rows than any form has; the rest is left unread. */
const mostRows = 500
const narratives = ['annualGoal', 'goal', 'goalCompletion', 'completion', 'summary', 'problems', 'conclusion']

export function readForm(fields: Fields, partial: boolean, notes: Notes): SelfEvaluationForm {
  const cell = (name: string) => cellOf(fields, name, name, notes)
  const rows = readRows(fields, notes)
  const funds = readFunds(fields.funds, notes)
  const scored = rows.some(({ actual, score }) => actual !== null || score !== null)
  const goal = fields.class === 'B' || (funds === null && !scored && fields.totalShown === undefined)
  return {
    kind: goal ? 'goal' : 'form',
    ...{
      year: cell('year'),
      project: cell('project'),
      amount: cell('amount'),
      amountUnit: cell('amountUnit'),
    },
    ...{
      funds,
      rows,
      total: cell('totalShown'),
      grade: cell('gradeShown'),
      reconstructed: cell('reconstructed'),
    },
    complete: !partial && fields.complete !== false,
    narrative: narratives.flatMap((field) => {
      const text = cell(field)
      return text === null ? [] : [{ field, text }]
    }),
  }
}

function readRows({ indicators }: Fields, notes: Notes): PublishedRow[] {
  if (indicators === undefined || indicators === null) {
    notes.block('CU1', 'indicators', '没有指标，请补上指标行')
    return []
  }
  if (!Array.isArray(indicators)) {
    notes.block('CU1', 'indicators', '指标应是一行一项的列表，读不出来')
    return []
  }
  if (indicators.length === 0) notes.block('CU1', 'indicators', '没有指标，请补上指标行')
  if (indicators.length > mostRows)
    notes.block('CU1', 'indicators', `指标超过 ${mostRows} 项，后面的没有读取`)
  return indicators.slice(0, mostRows).map((row: unknown, index) => {
    const path = `indicators[${index}]`
    if (!isFields(row)) notes.block('CU1', path, `第 ${index + 1} 项不是一行指标，读不出来`)
    return readRow(isFields(row) ? row : {}, path, index, notes)
  })
}

function readRow(fields: Fields, path: string, index: number, notes: Notes): PublishedRow {
  const cell = (name: string, as = name) => cellOf(fields, name, `${path}.${as}`, notes)
  const l3 = cell('l3')
  return {
    path,
    label: l3 === null ? `第 ${index + 1} 项` : `第 ${index + 1} 项“${l3.slice(0, 30)}”`,
    ...{ l1: cell('l1'), l2: cell('l2'), l3, op: cell('op'), target: cell('target'), unit: cell('unit') },
    ...{ actual: cell('actual'), weight: cell('weight'), score: cell('scoreShown', 'score') },
    reason: cell('reason'),
  }
}

function readFunds(funds: unknown, notes: Notes): PublishedFunds | null {
  if (funds === undefined || funds === null) return null
  if (!isFields(funds)) {
    notes.block('CU1', 'funds', '资金情况读不出来，请按表填写')
    return null
  }
  const cell = (name: string, as = name) => cellOf(funds, name, `funds.${as}`, notes)
  return {
    ...{
      initial: cell('initial'),
      adjusted: cell('adjusted'),
      executed: cell('executed'),
      unit: cell('unit'),
    },
    executionWeight: cell('executionWeight'),
    rateShown: cell('executionRateShown', 'executionRate'),
    scoreShown: cell('executionScoreShown', 'executionScore'),
    reason: cell('reason') ?? cell('remark'),
    parts: readParts(funds.parts, notes),
  }
}

function readParts(parts: unknown, notes: Notes): PublishedFunds['parts'] {
  if (!isFields(parts)) {
    if (parts !== undefined && parts !== null) notes.block('CU1', 'funds.parts', '分项资金读不出来')
    return []
  }
  return Object.entries(parts)
    .slice(0, 20)
    .map(([name, amounts]) => {
      const at = (index: number) =>
        readCell(Array.isArray(amounts) ? amounts[index] : undefined, `funds.parts.${name}`, notes)
      return { name, amounts: [at(0), at(1), at(2)] as const }
    })
}
