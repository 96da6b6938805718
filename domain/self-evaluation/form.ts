/** The declared form of §4.1: funds, the year's goal, the indicators with their points, the conclusion (SE1–SE6). */
import { add } from '../decimals/decimal'
import { wanText } from '../decimals/money'
import {
  type AmountsSection,
  cellFields,
  type Field,
  type FieldsSection,
  type Form,
  type FormResult,
} from '../filings/form'
import { objectTitles } from '../filings/known-project'
import { fundsRows, treasuryNote } from '../funds/funds-table'
import { isUnusual } from '../funds/unusual-spending'
import { executionLight } from '../scoring/score-lights'
import { evaluatedItem, scoreOf } from './indicator-item'
import { type Scored, type SelfEvaluationDraft, scored } from './scored'

export function selfEvaluationForm(draft: SelfEvaluationDraft): Form {
  const known = scored(draft)
  const { content, subject } = draft
  const items = known.rows.map((row, index) => evaluatedItem(draft, row, index + 1))
  const funds = fundsSection(draft, known)
  const goal = goalSection(draft)
  const asked = [...cellFields(funds), ...goal.fields]
  return {
    title: `${subject.fiscalYear}年度${objectTitles[subject.object]}绩效自评`,
    known: [
      { label: '主管部门', text: subject.departmentName },
      { label: '实施单位', text: subject.unitName },
      { label: '项目期', text: subject.projectYears },
      { label: '年度总体目标', text: subject.annualGoal ?? '批复表未列' },
      { label: '批复目标', text: `第 ${subject.goalVersion} 版，共 ${subject.indicators.length} 项指标` },
    ],
    sections: [
      funds,
      goal,
      { type: 'items', id: 'indicators', title: '指标', items },
      conclusionSection(content),
    ],
    asks: asked.length + items.length,
    filled:
      asked.filter(({ value }) => value !== null && value !== '').length +
      items.filter((item) => item.filled).length,
    light: known.light,
    result: resultOf(known, draft),
  }
}

function fundsSection(draft: SelfEvaluationDraft, known: Scored): AmountsSection {
  const { content, subject, rules } = draft
  const { spending, score } = known
  const { spent, adjusted } = spending
  const { percent, points, explanation } = score.execution
  const reason: Field = {
    path: 'funds.reason',
    label: '执行偏低、预算调整或超支的原因',
    input: 'text',
    required: true,
    value: content.funds.reason,
    maxLength: 500,
  }
  return {
    type: 'amounts',
    id: 'funds',
    path: 'funds',
    title: '资金',
    unit: '万元',
    columns: ['年初预算', '全年预算', '全年执行'],
    rows: fundsRows({
      funds: subject,
      spending,
      typed: content.funds.spent,
      word: '全年执行数',
      previous: subject.monitored,
    }),
    ...treasuryNote(subject, { yearOf: spending }),
    verdict: {
      light:
        spent === null || adjusted === null || percent === null
          ? 'gray'
          : executionLight(spent, adjusted, rules),
      measure: percent === null ? null : { percent, timeShare: null },
      caption:
        spent === null || adjusted === null
          ? (score.execution.problem ?? '')
          : `全年执行 ${wanText(spent)} / ${wanText(adjusted)}`,
    },
    score: scoreOf(points, rules.weights.executionPoints, explanation),
    fields: isUnusual(spending, rules) || content.funds.reason !== '' ? [reason] : [],
  }
}

function goalSection({ content }: SelfEvaluationDraft): FieldsSection {
  return {
    type: 'fields',
    id: 'goal',
    path: 'achieved',
    title: '年度总体目标',
    fields: [
      {
        path: 'achieved',
        label: '实际完成情况',
        input: 'text',
        required: true,
        value: content.achieved,
        maxLength: 1000,
      },
    ],
  }
}

function conclusionSection({ problems, measures }: SelfEvaluationDraft['content']): FieldsSection {
  const text = (path: string, label: string, value: string): Field => ({
    ...{ path, label, value },
    ...{ input: 'text', required: false, maxLength: 500 },
  })
  return {
    type: 'fields',
    id: 'conclusion',
    path: 'conclusion',
    title: '评价结论',
    fields: [text('problems', '存在问题', problems), text('measures', '改进措施', measures)],
  }
}

/** The most that a form can earn: indicators and execution together. */
export function hundred({ rules }: Pick<SelfEvaluationDraft, 'rules'>): string {
  return add(rules.weights.indicatorsTotal, rules.weights.executionPoints)
}

function resultOf({ score, light }: Scored, draft: SelfEvaluationDraft): FormResult {
  const { total, totalExplanation, grade } = score
  return {
    total: scoreOf(total, hundred(draft), totalExplanation),
    grade: grade && {
      raw: grade.rawGrade,
      final: grade.finalGrade,
      light,
      capReason: grade.capReason,
      explanation: grade.explanation,
    },
  }
}
