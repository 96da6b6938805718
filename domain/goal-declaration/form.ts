/** The declared form (绩效目标申报表 of §2.1): what for, how much, which goals, which indicators. */
import { compare, subtract } from '../decimals/decimal'
import { wanText } from '../decimals/money'
import type {
  AmountsSection,
  Field,
  FieldsSection,
  Form,
  Item,
  ItemsSection,
  Light,
  Section,
} from '../filings/form'
import type { Finding } from '../filings/kind'
import { budgetBooks, objectTitles } from '../filings/known-project'
import { inOrder } from '../filings/list'
import { adjustmentSlot } from './adjustment-checks'
import { checkDeclaration, fundsTotal } from './checks'
import { type DeclarationContent, type DeclaredSource, declaredSources } from './declaration.schema'
import type { DeclarationDraft } from './findings'
import { hasSatisfaction, isUsualFrame, weightsTotal } from './frame-checks'
import { indicatorItem, indicatorList } from './indicator-item'
import { isMultiYear } from './subject'
import { tasksSection } from './tasks-section'

const sourceTitles: Readonly<Record<DeclaredSource, string>> = {
  fiscal: '财政拨款',
  carryover: '上年结转',
  other: '其他资金',
}

export function declarationForm(draft: DeclarationDraft): Form {
  const { subject } = draft
  const whole = subject.object === 'department'
  const multi = isMultiYear(subject) && !whole
  const findings = checkDeclaration(draft)
  const sections: Section[] = [
    ...(subject.adjusts === null ? [] : [adjustmentSection(draft)]),
    aboutSection(draft, whole),
    ...(multi ? [fundsSection(draft.content, 'mid')] : []),
    fundsSection(draft.content, 'year'),
    goalsSection(draft, multi),
    ...(whole ? [tasksSection(draft.content)] : []),
    indicatorsSection(draft, findings, multi),
    ...reasonsSection(draft),
  ]
  const [filled, asks] = counts(sections)
  return {
    title: `${subject.fiscalYear}年${objectTitles[subject.object]}绩效目标${subject.adjusts === null ? '' : '调整'}`,
    known: known(draft),
    sections,
    asks,
    filled,
    light: lightOf(findings, filled),
  }
}

function lightOf(findings: readonly Finding[], filled: number): Light {
  if (filled === 0) return 'gray'
  if (findings.some(({ level }) => level === 'block')) return 'red'
  return findings.length === 0 ? 'green' : 'yellow'
}

/** Required fields and rows, and those that have something in them; a list without rows wants one. */
function counts(sections: readonly Section[]): [filled: number, asks: number] {
  let [filled, asks] = [0, 0]
  const count = (has: boolean) => {
    asks += 1
    if (has) filled += 1
  }
  for (const section of sections) {
    if (section.type === 'items') {
      if (section.list && section.items.length === 0) count(false)
      for (const item of section.items) count(item.filled)
    } else if (section.type === 'amounts') count(section.rows[0]?.cells[0] !== '–')
    else
      for (const field of section.fields)
        if (field.required) count(field.value !== null && field.value !== '')
  }
  return [filled, asks]
}

function known({ subject }: DeclarationDraft): Form['known'] {
  const { startYear, endYear, projectCode, budgetBook, budgetWan, adjusts } = subject
  return [
    { label: '主管部门', text: subject.departmentName },
    { label: '实施单位', text: subject.unitName },
    ...(projectCode === null ? [] : [{ label: '项目代码', text: projectCode }]),
    { label: '预算', text: budgetBooks.find(({ value }) => value === budgetBook)?.label ?? budgetBook },
    ...(subject.object === 'department'
      ? []
      : [
          { label: '项目属性', text: subject.isNew ? '新增' : '延续' },
          { label: '项目期', text: startYear === endYear ? `${startYear}年` : `${startYear}–${endYear}年` },
        ]),
    ...(budgetWan === null ? [] : [{ label: '登记的预算', text: `${wanText(budgetWan)} 万元` }]),
    ...(adjusts === null ? [] : [{ label: '调整的目标', text: `批复第 ${adjusts.version} 版` }]),
  ]
}

const words = (
  path: string,
  label: string,
  value: string,
  maxLength: number,
  more: Partial<Field> = {},
): Field => ({
  path,
  label,
  input: 'text',
  required: true,
  value,
  maxLength,
  ...more,
})

function aboutSection({ content }: DeclarationDraft, whole: boolean): FieldsSection {
  return {
    type: 'fields',
    id: 'about',
    path: 'about',
    title: whole ? '联系人' : '项目概况',
    fields: [
      words('leader', whole ? '负责人' : '项目负责人', content.leader, 40, { short: true }),
      words('phone', '联系电话', content.phone, 20, { short: true, hint: '不会公开' }),
      ...(whole
        ? []
        : [
            words('basis', '立项依据', content.basis, 1000, { hint: '文件名和文号、规划、会议纪要' }),
            words('plan', '实施内容', content.plan, 1000, { hint: '做什么，分几步' }),
            words('costBasis', '测算依据', content.costBasis, 1000, { hint: '数量 × 标准' }),
          ]),
    ],
  }
}

function fundsSection(content: DeclarationContent, span: 'year' | 'mid'): AmountsSection {
  const total = fundsTotal(content.funds[span])
  return {
    type: 'amounts',
    id: `funds-${span}`,
    path: `funds.${span}`,
    title: span === 'year' ? '年度资金' : '中期资金',
    unit: '万元',
    columns: ['金额'],
    rows: [
      { label: '总额', cells: [total === null ? '–' : wanText(total)], total: true },
      ...declaredSources.map((source) => ({
        label: sourceTitles[source],
        cells: [
          {
            path: `funds.${span}.${source}`,
            label: sourceTitles[source],
            input: 'amount' as const,
            required: false,
            value: content.funds[span][source],
            unit: '万元',
          },
        ],
        total: false,
      })),
    ],
    note: '总额自动合计，没有的不用填。',
    stated: true,
    verdict: { light: 'gray', measure: null, caption: '' },
    fields: [],
  }
}

function goalsSection({ content }: DeclarationDraft, multi: boolean): FieldsSection {
  return {
    type: 'fields',
    id: 'goals',
    path: 'goals',
    title: '绩效目标',
    fields: [
      ...(multi ? [words('goalMid', '中期目标', content.goalMid, 2000)] : []),
      words('goalYear', '年度目标', content.goalYear, 2000, { hint: '今年做成什么，达到什么效果' }),
    ],
  }
}

function indicatorsSection(
  draft: DeclarationDraft,
  findings: readonly Finding[],
  multi: boolean,
): ItemsSection {
  const { subject, content, rules } = draft
  const items = inOrder(content.indicators).map(([id, row], index) =>
    indicatorItem(id, row, index + 1, { rules, multi, findings }),
  )
  const total = weightsTotal(content)
  const { indicatorsTotal } = rules.weights
  const left = subtract(indicatorsTotal, total)
  const sign = compare(left, '0')
  const rest = sign === 0 ? '' : sign > 0 ? `，还差 ${left} 分` : `，多了 ${left.replace('-', '')} 分`
  return {
    type: 'items',
    id: 'indicators',
    title: '绩效指标',
    items,
    list: indicatorList(subject.lastYear, rules),
    note: {
      text: `分值合计 ${total} / ${indicatorsTotal} 分${rest}`,
      light: sign === 0 ? 'green' : 'yellow',
    },
  }
}

/** GD8, GD11: reasons that are asked only where something departs from the rule. */
function reasonsSection({ content, rules }: DeclarationDraft): FieldsSection[] {
  const complete = compare(weightsTotal(content), rules.weights.indicatorsTotal) === 0
  const fields: Field[] = [
    ...((complete && !isUsualFrame(content, rules)) || content.weightsReason !== ''
      ? [words('weightsReason', '各级分值与通常不同的理由', content.weightsReason, 300)]
      : []),
    ...(!hasSatisfaction(content)
      ? [
          words('satisfactionExempt', '不设满意度指标的理由', content.satisfactionExempt, 300, {
            required: Object.keys(content.indicators).length > 0,
          }),
        ]
      : []),
  ]
  return fields.length === 0
    ? []
    : [{ type: 'fields', id: 'reasons', path: 'reasons', title: '需要说明的', fields }]
}

/** GD19: why, and the document that it rests on. */
function adjustmentSection({ content, evidence, rules }: DeclarationDraft): ItemsSection {
  const { reason } = content.adjustment
  const item: Item = {
    id: 'adjustment',
    path: 'adjustment',
    tags: [],
    title: '为什么调整',
    target: { label: '', text: '', unit: '' },
    actual: null,
    verdict: { light: 'gray', measure: null, caption: '' },
    fields: [words('adjustment.reason', '调整原因', reason, 1000)],
    evidence: {
      slot: adjustmentSlot,
      ask: '调整依据的文件或会议纪要',
      required: 1,
      max: rules.evidence.maxPhotosPerFiling,
      maxDocuments: rules.evidence.maxDocumentsPerFiling,
    },
    filled: reason.trim() !== '' && evidence.some(({ slot }) => slot === adjustmentSlot),
  }
  return { type: 'items', id: 'adjustment', title: '调整', items: [item] }
}
