/** The declared form of §5: money, main tasks, the framework with its points, the conclusion (DP1–DP4). */
import { sum } from '../decimals/decimal'
import { wanText } from '../decimals/money'
import {
  type AmountsSection,
  cellFields,
  type Field,
  type FieldsSection,
  type Form,
  type ItemsSection,
} from '../filings/form'
import { inOrder } from '../filings/list'
import { fundsRows, treasuryNote } from '../funds/funds-table'
import { isUnusual } from '../funds/unusual-spending'
import { executionLight, gradeLight } from '../scoring/score-lights'
import type { DepartmentContent } from './form.schema'
import { frameworkItem } from './framework-item'
import { type DepartmentDraft, type Scored, scored } from './scored'

export function departmentForm(draft: DepartmentDraft): Form {
  const known = scored(draft)
  const { content, subject, rules } = draft
  const funds = fundsSection(draft, known)
  // asked for once the amount is known
  const unusual = known.spending.spent !== null && isUnusual(known.spending, rules)
  const parts = partsSection(content, unusual)
  const goal = textSection('achieved', '年度总体目标', [['achieved', '实际完成情况', content.achieved, true]])
  const items = known.items.map((item, index) => frameworkItem(draft, item, index + 1))
  const asked = [...cellFields(funds), ...parts.fields.filter(({ required }) => required), ...goal.fields]
  const typed = items.filter((item) => item.fields.length > 0)
  const { total, totalExplanation, grade } = known
  return {
    title: `${subject.fiscalYear}年度部门整体支出绩效自评`,
    known: [
      { label: '部门', text: subject.departmentName },
      { label: '年度总体目标', text: subject.annualGoal ?? '批复表未列' },
      { label: '批复目标', text: `第 ${subject.goalVersion} 版` },
    ],
    sections: [
      funds,
      parts,
      tasksSection(content),
      goal,
      { type: 'items', id: 'items', title: '评价指标', items },
      textSection('conclusion', '评价结论', [
        ['problems', '存在问题', content.problems, false],
        ['measures', '改进措施', content.measures, false],
      ]),
    ],
    asks: asked.length + typed.length,
    filled:
      asked.filter(({ value }) => value !== null && value !== '').length +
      typed.filter(({ filled }) => filled).length,
    light: gradeLight(grade?.finalGrade ?? null),
    result: {
      total: {
        text: total ?? '',
        of: mostPoints(draft),
        explanation: totalExplanation,
      },
      grade: grade && {
        ...{ raw: grade.rawGrade, final: grade.finalGrade, capReason: grade.capReason },
        ...{ light: gradeLight(grade.finalGrade), explanation: grade.explanation },
      },
    },
  }
}

/** The most that the framework can earn. */
export function mostPoints({ rules }: Pick<DepartmentDraft, 'rules'>): string {
  return sum(rules.departmentEvaluation.items.map(({ points }) => points))
}

function fundsSection(
  { content, subject, rules }: DepartmentDraft,
  { spending, items }: Scored,
): AmountsSection {
  const percent = items.find(({ item }) => item.by.way === 'execution')?.percent ?? null
  const { spent, adjusted } = spending
  return {
    type: 'amounts',
    id: 'funds',
    path: 'funds',
    title: '资金',
    unit: '万元',
    columns: ['年初预算', '全年预算', '全年执行'],
    rows: fundsRows({ funds: subject, spending, typed: content.funds.spent, word: '全年执行数' }),
    ...treasuryNote(subject, { yearOf: spending }),
    verdict: {
      light: spent === null || adjusted === null ? 'gray' : executionLight(spent, adjusted, rules),
      measure: percent === null ? null : { percent, timeShare: null },
      caption: spent === null || adjusted === null ? '' : `全年执行 ${wanText(spent)} / ${wanText(adjusted)}`,
    },
    fields: [],
  }
}

/** 基本支出 and 项目支出 of what was spent, and why it is little or the budget was changed. */
function partsSection({ funds }: DepartmentContent, unusual: boolean): FieldsSection {
  const amount = (name: 'basic' | 'projects', label: string): Field => ({
    ...{ path: `funds.${name}`, label, value: funds[name] },
    ...{ input: 'amount', unit: '万元', required: true },
  })
  const reason: Field = {
    ...{ path: 'funds.reason', label: '执行偏低、预算调整或超支的原因', value: funds.reason },
    ...{ input: 'text', required: unusual, maxLength: 500 },
  }
  return {
    ...{ type: 'fields', id: 'parts', path: 'funds', title: '支出构成' },
    fields: [amount('basic', '其中：基本支出'), amount('projects', '其中：项目支出'), reason],
    note: '两项之和应等于全年执行数',
  }
}

function tasksSection({ tasks }: DepartmentContent): ItemsSection {
  return {
    type: 'items',
    id: 'tasks',
    title: '年度重点任务',
    list: { path: 'tasks', word: '任务', max: 20, blank: { name: '', done: '' }, sources: [] },
    items: inOrder(tasks).map(([id, task], index) => ({
      id,
      path: `tasks.${id}`,
      tags: [String(index + 1)],
      title: task.name === '' ? '新任务' : task.name,
      target: { label: '', text: '', unit: '' },
      actual: null,
      verdict: { light: 'gray', measure: null, caption: '' },
      fields: [
        {
          ...{ path: `tasks.${id}.name`, label: '任务名称', value: task.name },
          ...{ input: 'text', short: true, required: true, maxLength: 100 },
        },
        {
          ...{ path: `tasks.${id}.done`, label: '完成情况', value: task.done },
          ...{ input: 'text', required: true, maxLength: 500 },
        },
      ],
      evidence: null,
      filled: task.name !== '' && task.done !== '',
    })),
  }
}

type TextRow = readonly [path: string, label: string, value: string, required: boolean]

function textSection(path: string, title: string, rows: readonly TextRow[]): FieldsSection {
  const fields = rows.map(
    ([at, label, value, required]): Field => ({
      ...{ path: at, label, value, required },
      ...{ input: 'text', maxLength: 1000 },
    }),
  )
  return { type: 'fields', id: path, path, title, fields }
}
