/** The declared form of §3.2: funds, then the indicators, each with what its light opens. Rules MF1–MF6. */
import { wanText } from '../decimals/money'
import type { AmountRow, AmountsSection, Field, Form, Verdict } from '../filings/form'
import type { Assessment, MonitoringDraft } from './assessment'
import { assess } from './assessment'
import { captionOf } from './captions'
import { fundSources, fundSourceTitles } from './form.schema'
import { indicatorItem } from './indicator-item'

export function monitoringForm(draft: MonitoringDraft): Form {
  const assessment = assess(draft)
  const { subject } = draft
  const items = subject.indicators.map((indicator, index) =>
    indicatorItem(draft, indicator, index + 1, assessment.indicators[indicator.id]),
  )
  const funds = fundsSection(draft, assessment)
  const spentFields = funds.rows.flatMap((row) =>
    row.cells.filter((cell): cell is Field => typeof cell !== 'string'),
  )
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
  const listed = fundSources.filter(
    (source) => subject.budget[source] !== null || subject.paid[source] !== null,
  )
  const rows: AmountRow[] = listed.map((source) => {
    const row = subject.budget[source]
    const last = subject.previous?.spent[source]
    const spent: string | Field = assessment.asked.includes(source)
      ? {
          path: `funds.spent.${source}`,
          label: `${fundSourceTitles[source]}1–${subject.month}月执行数`,
          input: 'amount',
          unit: '万元',
          required: true,
          value: content.funds.spent[source],
          ...(last && subject.previous
            ? { previous: { value: last, text: `${subject.previous.label} ${last}` } }
            : {}),
        }
      : wanText(subject.paid[source]?.amount ?? '0')
    return {
      label: fundSourceTitles[source],
      cells: [wanText(row?.initial ?? '0'), wanText(row?.adjusted ?? '0'), spent],
      total: false,
    }
  })
  const total: AmountRow = {
    label: '总额',
    cells: [assessment.initial, assessment.adjusted, assessment.spent].map((amount) =>
      amount === null ? '–' : wanText(amount),
    ),
    total: true,
  }
  return {
    type: 'amounts',
    id: 'funds',
    path: 'funds',
    title: '资金',
    unit: '万元',
    columns: ['年初预算', '全年预算', `1–${subject.month}月执行`],
    rows: listed.length === 0 ? [] : [total, ...rows],
    ...noteOf(subject),
    verdict: verdictOf(assessment),
    fields: slow ? slowFields(draft) : [],
  }
}

/** MF7: which figures are the treasury's, and through when. */
function noteOf({ paid }: MonitoringDraft['subject']): { note?: string } {
  const known = fundSources.filter((source) => paid[source] !== null)
  const through = known.map((source) => paid[source]?.through ?? '').sort()[0]
  if (through === undefined) return {}
  const [year, month] = through.split('-')
  const names = known.map((source) => fundSourceTitles[source]).join('、')
  return { note: `${names}为国库支付数，截至 ${year}年${Number(month)}月底，不用填。` }
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
