/** The declared form of §3.2: funds, then the indicators, each with what its light opens. Rules MF1–MF6. */
import { wanText } from '../decimals/money'
import { type AmountsSection, cellFields, type Field, type Form, type Verdict } from '../filings/form'
import { fundsRows, treasuryNote } from '../funds/funds-table'
import type { Assessment, MonitoringDraft } from './assessment'
import { assess } from './assessment'
import { captionOf } from './captions'
import { indicatorItem } from './indicator-item'

export function monitoringForm(draft: MonitoringDraft): Form {
  const assessment = assess(draft)
  const { subject } = draft
  const items = subject.indicators.map((indicator, index) =>
    indicatorItem(draft, indicator, index + 1, assessment.indicators[indicator.id]),
  )
  const funds = fundsSection(draft, assessment)
  const spentFields = cellFields(funds)
  return {
    title: `${subject.fiscalYear}年1–${subject.month}月绩效监控`,
    known: [
      { label: '主管部门', text: subject.departmentName },
      { label: '实施单位', text: subject.unitName },
      { label: '项目期', text: subject.projectYears },
      { label: '年度总体目标', text: subject.annualGoal ?? '批复表未列' },
      { label: '批复目标', text: `第 ${subject.goalVersion} 版，共 ${subject.indicators.length} 项指标` },
    ],
    sections: [funds, { type: 'items', id: 'indicators', title: '指标', items }],
    asks: spentFields.length + items.length,
    filled:
      spentFields.filter((field) => field.value !== null && field.value !== '').length +
      items.filter((item) => item.filled).length,
    light: assessment.light,
  }
}

function fundsSection(draft: MonitoringDraft, assessment: Assessment): AmountsSection {
  const { content, subject } = draft
  const slow = assessment.execution.light === 'red' || assessment.execution.light === 'yellow'
  return {
    type: 'amounts',
    id: 'funds',
    path: 'funds',
    title: '资金',
    unit: '万元',
    columns: ['年初预算', '全年预算', `1–${subject.month}月执行`],
    rows: fundsRows({
      funds: subject,
      spending: assessment,
      typed: content.funds.spent,
      word: `1–${subject.month}月执行数`,
      previous: subject.previous,
    }),
    ...treasuryNote(subject),
    verdict: verdictOf(assessment),
    fields: slow ? slowFields(draft) : [],
  }
}

/** MF4: a slow execution opens the estimate and its reason. */
function slowFields({ content }: MonitoringDraft): Field[] {
  return [
    {
      path: 'funds.estimate',
      label: '全年预计执行',
      input: 'amount',
      unit: '万元',
      required: true,
      value: content.funds.estimate,
    },
    {
      path: 'funds.remark',
      label: '执行偏慢的原因',
      input: 'text',
      required: true,
      value: content.funds.remark,
      maxLength: 500,
    },
  ]
}

function verdictOf({ execution, spent, adjusted }: Assessment): Verdict {
  const amounts = spent === null || adjusted === null ? '' : `已执行 ${wanText(spent)} / ${wanText(adjusted)}`
  return {
    light: execution.light,
    measure:
      execution.percent === null ? null : { percent: execution.percent, timeShare: execution.timeShare },
    caption: amounts === '' ? captionOf(execution) : amounts,
  }
}
