/** 部门整体支出绩效自评表, after the framework of 财预〔2013〕53号: what stands where, and what fills it. */
import { sum } from '../decimals/decimal'
import {
  chosen,
  figure,
  type Layout,
  label,
  officialTable,
  typed,
  type Value,
  type Values,
  words,
  written,
} from '../documents/official-table'
import { inOrder } from '../filings/list'
import { fundsValues } from '../funds/official-rows'
import { gradeOptions } from '../indicators/indicator-fields'
import { departmentContentSchema, departmentSubjectSchema } from './form.schema'
import { fullWhen } from './framework-item'
import { type DepartmentDraft, type ScoredItem, scored } from './scored'

const fundsRow = (title: string, source: string) => ({
  cells: [
    label(title, 3),
    ...['年初预算', '全年预算', '全年执行', '执行率'].map((column) =>
      figure(`{${source}${column}}`, column === '全年执行' ? 2 : 1),
    ),
  ],
})

const said = (title: string, name: string) => ({
  cells: [label(title, 3), words(`{${name}}`, 6)],
  lines: 2,
})

const layout: Layout = {
  title: '部门整体支出绩效自评表',
  above: ['（{年度}年度）{状态}'],
  columns: [7, 8, 13, 14, 14, 9, 9, 7, 15],
  landscape: true,
  rows: [
    { cells: [label('部门名称', 3), words('{部门}', 6)] },
    {
      cells: [
        label('部门支出（万元）', 1, 6),
        label('', 3),
        label('年初预算数'),
        label('全年预算数（A）'),
        label('全年执行数（B）', 2),
        label('执行率（B/A）'),
      ],
    },
    fundsRow('年度资金总额', '总额'),
    fundsRow('其中：当年财政拨款', '财政拨款'),
    fundsRow('上年结转资金', '上年结转'),
    fundsRow('其他资金', '其他资金'),
    {
      cells: [
        label('全年执行数中：基本支出', 3),
        figure('{基本支出}'),
        label('项目支出'),
        figure('{项目支出}', 3),
      ],
    },
    said('执行偏差、预算调整的说明', '资金说明'),
    said('年度总体目标', '年度总体目标'),
    said('实际完成情况', '实际完成情况'),
    { cells: [label('年度重点任务', 1, 2), label('任务', 3), label('完成情况', 5)] },
    { cells: [words('{#任务}{任务名称}', 3), words('{完成情况}{/任务}', 5)] },
    {
      cells: [
        ...['一级指标', '二级指标', '三级指标'].map((text) => label(text)),
        label('满分条件', 2),
        label('完成情况（比率填分子）'),
        label('比率填分母'),
        label('得分'),
        label('扣分原因和改进措施'),
      ],
    },
    {
      cells: [
        figure('{#指标}{一级指标|合并}'),
        figure('{二级指标|合并}'),
        words('{三级指标}（{分值} 分）'),
        words('{满分条件}', 2),
        figure('{完成情况}'),
        figure('{分母}'),
        figure('{得分}'),
        words('{原因}{/指标}'),
      ],
    },
    { cells: [label('总分（满分 {总分值} 分）', 7), figure('{总分}'), words('{评价等级}')] },
    said('存在问题', '存在问题'),
    said('改进措施', '改进措施'),
  ],
  below: ['填报人：', '部门负责人：', '填报日期：　　年　　月　　日'],
}

export const departmentTable = officialTable(
  { subject: departmentSubjectSchema, content: departmentContentSchema },
  {
    layouts: { department: layout },
    fill: (draft) => ({
      template: 'department',
      values: valuesOf(draft),
      lists: { 任务: { path: 'tasks', row: (id) => taskRow(id, { name: '', done: '' }) } },
    }),
  },
)

function valuesOf(draft: DepartmentDraft): Values {
  const { content, rules, subject } = draft
  const { grade, items, spending, total } = scored(draft)
  return {
    年度: String(subject.fiscalYear),
    部门: subject.departmentName,
    ...fundsValues(subject, spending, { typed: content.funds.spent, word: '全年执行' }),
    基本支出: typed('funds.basic', content.funds.basic),
    项目支出: typed('funds.projects', content.funds.projects),
    资金说明: written('funds.reason', content.funds.reason),
    年度总体目标: subject.annualGoal ?? '',
    实际完成情况: written('achieved', content.achieved),
    任务: inOrder(content.tasks).map(([id, task]) => taskRow(id, task)),
    指标: items.map(itemRow),
    总分值: sum(rules.departmentEvaluation.items.map(({ points }) => points)),
    总分: total ?? '',
    评价等级:
      grade === null ? '' : [`评价等级：${grade.finalGrade}`, grade.capReason].filter(Boolean).join('。'),
    存在问题: written('problems', content.problems),
    改进措施: written('measures', content.measures),
  }
}

function taskRow(id: string, task: { readonly name: string; readonly done: string }) {
  return {
    任务名称: written(`tasks.${id}.name`, task.name),
    完成情况: written(`tasks.${id}.done`, task.done),
  }
}

function itemRow(one: ScoredItem) {
  const { answer, item, points } = one
  const path = `items.${item.id}`
  return {
    一级指标: item.level1,
    二级指标: item.level2,
    三级指标: item.level3,
    分值: item.points,
    满分条件: fullWhen(one),
    ...answerCells(one, path),
    得分: item.by.way === 'graded' ? typed(`${path}.points`, answer.points) : (points ?? ''),
    原因: written(`${path}.reason`, answer.reason),
  }
}

function answerCells(
  { answer, item, percent }: ScoredItem,
  path: string,
): Record<'完成情况' | '分母', Value> {
  switch (item.by.way) {
    case 'execution':
      return { 完成情况: percent === null ? '' : `${percent}%`, 分母: '—' }
    case 'graded':
      return { 完成情况: chosen(`${path}.grade`, answer.grade, gradeOptions), 分母: '—' }
    case 'ratio':
      return {
        完成情况: typed(`${path}.numerator`, answer.numerator),
        分母: typed(`${path}.denominator`, answer.denominator),
      }
  }
}
