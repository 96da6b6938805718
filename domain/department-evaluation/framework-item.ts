/** One item of the framework on the form: its figures or its grade, its points and why (DP2). */
import { groupThousands, isDecimal } from '../decimals/decimal'
import type { Field, Item } from '../filings/form'
import { gradeOptions } from '../indicators/indicator-fields'
import { bandOf, bandText, gradeOf } from '../scoring/qualitative-points'
import { statusLight } from '../scoring/score-lights'
import type { DepartmentDraft, ScoredItem } from './scored'

export function frameworkItem({ rules }: DepartmentDraft, scored: ScoredItem, number: number): Item {
  const { item, answer, points, status, percent, problem, explanation } = scored
  const path = `items.${item.id}`
  const answered = points !== null
  return {
    id: item.id,
    path,
    tags: [String(number), item.level1, item.level2, `${item.points} 分`],
    title: item.level3,
    target: { label: '满分条件', text: fullWhen(scored), unit: '' },
    actual: null,
    verdict: {
      light: answered ? statusLight(status) : 'gray',
      measure: null,
      caption: percent === null ? (isBegun(scored) ? (problem ?? '') : '') : `算得 ${percent}%`,
    },
    score: { text: points ?? '', of: item.points, explanation },
    fields: [...inputs(scored, path, rules), ...reasonField(scored, path)],
    evidence: null,
    filled: answered || answer.reason !== '',
  }
}

/** Something stands there already, so that what is wrong with it may be said. */
function isBegun({ answer }: ScoredItem): boolean {
  return answer.grade !== null || answer.numerator !== null || answer.denominator !== null
}

export function fullWhen({ item: { by } }: ScoredItem): string {
  if (by.way === 'graded') return '达成'
  if (by.way === 'execution') return '全年执行数 ÷ 全年预算数 达到 100%'
  const { denominator, full, numerator, of } = by
  const ratio =
    of === 'change' ? `（${numerator} − ${denominator}）÷ ${denominator}` : `${numerator} ÷ ${denominator}`
  return `${ratio} ${full.side === 'most' ? '不超过' : '达到'} ${full.percent}%`
}

function inputs({ item, answer }: ScoredItem, path: string, { scoring }: DepartmentDraft['rules']): Field[] {
  const { by, points } = item
  if (by.way === 'execution') return []
  if (by.way === 'ratio') {
    const figure = (name: 'numerator' | 'denominator'): Field => ({
      ...{ path: `${path}.${name}`, label: by[name], value: answer[name], unit: by.unit },
      ...{ input: 'number', required: true },
    })
    return [figure('numerator'), figure('denominator')]
  }
  const chosen = gradeOf(answer.grade ?? '', scoring)
  const grade: Field = {
    ...{ path: `${path}.grade`, label: '评价', value: answer.grade },
    ...{ input: 'choice', required: true, options: gradeOptions },
  }
  if (chosen === null) return [grade]
  return [
    grade,
    {
      ...{ path: `${path}.points`, label: '得分', value: answer.points, unit: '分' },
      ...{ input: 'number', required: true },
      hint: `${chosen}可给 ${bandText(bandOf(chosen, points, scoring), points)}`,
    },
  ]
}

/** DP4: what does not earn full points is explained. */
function reasonField({ answer, points, item, status }: ScoredItem, path: string): Field[] {
  const short = points !== null && item.by.way !== 'execution' && status !== 'reached'
  if (!short && answer.reason === '') return []
  return [
    {
      ...{ path: `${path}.reason`, label: '扣分原因和改进措施', value: answer.reason },
      ...{ input: 'text', required: short, maxLength: 500 },
    },
  ]
}

/** A figure as it was filed, grouped; 未填 for nothing. */
export function figureText(figure: string | null, unit: string): string {
  if (figure === null || figure === '') return '未填'
  const text = isDecimal(figure) ? groupThousands(figure) : figure
  return unit === '%' ? `${text}%` : `${text} ${unit}`.trim()
}
