/** 绩效目标申报表 of projects and of departments as a whole, in the layout of 财预〔2015〕88号, and of adjustments. */
import { wanText } from '../decimals/money'
import {
  chosen,
  figure,
  type Layout,
  type LayoutRow,
  type ListRow,
  label,
  type OpenList,
  officialTable,
  typed,
  type Values,
  words,
  written,
} from '../documents/official-table'
import type { Option } from '../filings/form'
import { budgetBooks } from '../filings/known-project'
import { inOrder } from '../filings/list'
import { accumulations, accumulationTitles } from '../indicators/indicator'
import { operators } from '../indicators/operator'
import type { RuleSet } from '../rule-sets/rule-set'
import { fundsTotal } from './checks'
import {
  type DeclaredRow,
  type DeclaredTask,
  declarationContentSchema,
  declarationSubjectSchema,
} from './declaration.schema'
import { blankRow, levelsOf } from './declared-row'
import type { DeclarationDraft } from './findings'
import { weightsTotal } from './frame-checks'
import { categories } from './indicator-item'

const said = (title: string, name: string, lines = 2): LayoutRow => ({
  cells: [label(title, 2), words(`{${name}}`, 10)],
  lines,
})

const fundsRow = (title: string, span: string): LayoutRow['cells'] => [
  label(title, 2),
  figure(`{${span}资金总额}`),
  figure(`{${span}财政拨款}`, 2),
  figure(`{${span}上年结转}`, 3),
  figure(`{${span}其他资金}`, 3),
]

const fundsHead = [
  label('', 2),
  label('总额'),
  label('其中：财政拨款', 2),
  label('上年结转', 3),
  label('其他资金', 3),
]

const indicatorRows: readonly LayoutRow[] = [
  {
    cells: [
      label('绩效指标', 1, 2),
      ...[
        '一级指标',
        '二级指标',
        '三级指标',
        '运算符号',
        '指标值',
        '计量单位',
        '分值',
        '期间',
        '取值方式',
      ].map((text) => label(text)),
      ...['指标值设定依据', '佐证资料要求'].map((text) => label(text)),
    ],
  },
  {
    cells: [
      figure('{#指标}{一级指标|合并}'),
      figure('{二级指标}'),
      words('{三级指标}'),
      ...['运算符号', '指标值', '计量单位', '分值', '期间', '取值方式'].map((name) => figure(`{${name}}`)),
      words('{指标值设定依据}'),
      words('{佐证资料要求}{/指标}'),
    ],
  },
  { cells: [label('年度指标分值合计', 7), figure('{分值合计}'), words('', 4)] },
  said('各级分值与通常不同的理由', '分值理由', 1),
  said('不设满意度指标的理由', '满意度理由', 1),
]

const projectRows: readonly LayoutRow[] = [
  { cells: [label('项目名称', 2), words('{项目名称}', 4), label('项目代码', 2), words('{项目代码}', 4)] },
  { cells: [label('主管部门', 2), words('{主管部门}', 4), label('实施单位', 2), words('{实施单位}', 4)] },
  {
    cells: [
      ...[label('项目属性', 2), words('{项目属性}', 2), label('项目期', 2), words('{项目期}', 2)],
      ...[label('预算', 2), words('{预算}', 2)],
    ],
  },
  { cells: [label('项目负责人', 2), words('{负责人}', 4), label('联系电话', 2), words('{联系电话}', 4)] },
  { cells: [label('项目资金（万元）', 1, 3), ...fundsHead] },
  { cells: fundsRow('中期资金', '中期') },
  { cells: fundsRow('年度资金', '年度') },
  said('立项依据', '立项依据'),
  said('实施内容', '实施内容'),
  said('测算依据', '测算依据'),
  said('中期目标', '中期目标'),
  said('年度目标', '年度目标'),
]

const departmentRows: readonly LayoutRow[] = [
  { cells: [label('部门名称', 2), words('{主管部门}', 4), label('预算', 2), words('{预算}', 4)] },
  { cells: [label('负责人', 2), words('{负责人}', 4), label('联系电话', 2), words('{联系电话}', 4)] },
  { cells: [label('年度预算（万元）', 1, 2), ...fundsHead] },
  { cells: fundsRow('年度资金', '年度') },
  {
    cells: [
      label('年度主要任务', 1, 2),
      label('任务名称', 3),
      label('主要内容', 5),
      label('预算金额（万元）', 3),
    ],
  },
  { cells: [words('{#任务}{任务名称}', 3), words('{主要内容}', 5), figure('{预算金额}{/任务}', 3)] },
  said('年度总体目标', '年度目标'),
]

const layoutOf = (title: string, rows: readonly LayoutRow[]): Layout => ({
  title,
  above: ['（{年度}年度）{状态}'],
  columns: [5, 6, 8, 15, 5, 9, 6, 5, 5, 8, 13, 13],
  landscape: true,
  rows: [...rows, ...indicatorRows],
  below: ['填报人：', '单位负责人：', '填报日期：　　年　　月　　日'],
})

const why = said('调整原因', '调整原因')

export const declarationTable = officialTable(
  { subject: declarationSubjectSchema, content: declarationContentSchema },
  {
    layouts: {
      project: layoutOf('项目支出绩效目标申报表', projectRows),
      department: layoutOf('部门整体支出绩效目标申报表', departmentRows),
      'project-adjustment': layoutOf('项目支出绩效目标调整申请表', [...projectRows, why]),
      'department-adjustment': layoutOf('部门整体支出绩效目标调整申请表', [...departmentRows, why]),
    },
    fill: (draft) => {
      const { adjusts, object } = draft.subject
      const template = `${object === 'department' ? 'department' : 'project'}${adjusts === null ? '' : '-adjustment'}`
      return { template, values: valuesOf(draft), lists: listsOf(draft) }
    },
  },
)

function listsOf({ rules }: DeclarationDraft): Readonly<Record<string, OpenList>> {
  return {
    指标: { path: 'indicators', row: (id) => indicatorRow(id, blankRow, rules) },
    任务: { path: 'tasks', row: (id) => taskRow(id, { name: '', content: '', amount: null }) },
  }
}

function valuesOf(draft: DeclarationDraft): Values {
  const { content, subject } = draft
  const { endYear, startYear } = subject
  return {
    年度: String(subject.fiscalYear),
    项目名称: subject.projectName,
    项目代码: subject.projectCode ?? '',
    主管部门: subject.departmentName,
    实施单位: subject.unitName,
    项目属性: subject.isNew ? '新增' : '延续',
    项目期: startYear === endYear ? `${startYear}年` : `${startYear}–${endYear}年`,
    预算: budgetBooks.find(({ value }) => value === subject.budgetBook)?.label ?? '',
    负责人: written('leader', content.leader),
    联系电话: written('phone', content.phone),
    ...fundsOf(draft, 'mid', '中期'),
    ...fundsOf(draft, 'year', '年度'),
    立项依据: written('basis', content.basis),
    实施内容: written('plan', content.plan),
    测算依据: written('costBasis', content.costBasis),
    中期目标: written('goalMid', content.goalMid),
    年度目标: written('goalYear', content.goalYear),
    任务: inOrder(content.tasks).map(([id, task]) => taskRow(id, task)),
    指标: inOrder(content.indicators).map(([id, row]) => indicatorRow(id, row, draft.rules)),
    分值合计: weightsTotal(content),
    分值理由: written('weightsReason', content.weightsReason),
    满意度理由: written('satisfactionExempt', content.satisfactionExempt),
    调整原因: written('adjustment.reason', content.adjustment.reason),
  }
}

function fundsOf({ content }: DeclarationDraft, span: 'year' | 'mid', title: string): Values {
  const funds = content.funds[span]
  const total = fundsTotal(funds)
  return {
    [`${title}资金总额`]: total === null ? '' : wanText(total),
    [`${title}财政拨款`]: typed(`funds.${span}.fiscal`, funds.fiscal),
    [`${title}上年结转`]: typed(`funds.${span}.carryover`, funds.carryover),
    [`${title}其他资金`]: typed(`funds.${span}.other`, funds.other),
  }
}

const spans: readonly Option[] = [
  { value: 'year', label: '年度' },
  { value: 'mid', label: '中期' },
]
const ways = accumulations.map((value) => ({ value, label: accumulationTitles[value] }))
const signs = operators.map((value) => ({ value, label: value }))

function indicatorRow(id: string, row: Omit<DeclaredRow, 'position'>, rules: RuleSet): ListRow {
  const seconds = categories(rules).map(({ value }) => ({ value, label: levelsOf(value).level2 }))
  const path = `indicators.${id}`
  const { level1, level2 } = levelsOf(row.category)
  return {
    一级指标: level1,
    二级指标: { ...chosen(`${path}.category`, row.category, seconds), text: level2 },
    三级指标: written(`${path}.level3`, row.level3),
    运算符号: chosen(`${path}.operator`, row.operator, signs),
    指标值: written(`${path}.target`, row.target),
    计量单位: written(`${path}.unit`, row.unit),
    分值: typed(`${path}.weight`, row.weight),
    期间: chosen(`${path}.span`, row.span, spans),
    取值方式: chosen(`${path}.accumulation`, row.accumulation, ways),
    指标值设定依据: written(`${path}.basis`, row.basis),
    佐证资料要求: written(`${path}.evidence`, row.evidence),
  }
}

function taskRow(id: string, task: Omit<DeclaredTask, 'position'>): ListRow {
  return {
    任务名称: written(`tasks.${id}.name`, task.name),
    主要内容: written(`tasks.${id}.content`, task.content),
    预算金额: typed(`tasks.${id}.amount`, task.amount),
  }
}
