/** 项目支出绩效自评表, in the layout of 财预〔2020〕10号: what stands where, and what fills it. */
import {
  figure,
  type Layout,
  label,
  officialTable,
  typed,
  type Values,
  words,
  written,
} from '../documents/official-table'
import { fundsValues } from '../funds/official-rows'
import { targetText } from '../indicators/target-text'
import { hundred } from './form'
import { evaluationOf, selfEvaluationContentSchema, selfEvaluationSubjectSchema } from './form.schema'
import { type Scored, type SelfEvaluationDraft, scored } from './scored'

const layoutOf = (title: string): Layout => ({
  title,
  above: ['（{年度}年度）{状态}'],
  columns: [5, 6, 7, 13, 9, 9, 5, 8, 15],
  landscape: true,
  rows: [
    { cells: [label('项目名称', 2), words('{项目名称}', 7)] },
    { cells: [label('主管部门', 2), words('{主管部门}', 3), label('实施单位'), words('{实施单位}', 3)] },
    {
      cells: [
        label('项目资金（万元）', 1, 5),
        label('', 2),
        ...['年初预算数', '全年预算数（A）', '全年执行数（B）', '分值', '执行率（B/A）', '得分'].map((text) =>
          label(text),
        ),
      ],
    },
    fundsRow('年度资金总额', '总额', ['{执行率分值}', '{执行率}', '{执行率得分}']),
    fundsRow('其中：当年财政拨款', '财政拨款', ['—', '{财政拨款执行率}', '—']),
    fundsRow('上年结转资金', '上年结转', ['—', '{上年结转执行率}', '—']),
    fundsRow('其他资金', '其他资金', ['—', '{其他资金执行率}', '—']),
    { cells: [label('年度总体目标', 1, 2), label('预期目标', 4), label('实际完成情况', 4)] },
    { cells: [words('{预期目标}', 4), words('{实际完成情况}', 4)], lines: 3 },
    {
      cells: [
        label('绩效指标', 1, 2),
        ...['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分'].map((text) =>
          label(text),
        ),
        label('偏差原因分析及改进措施'),
      ],
    },
    {
      cells: [
        figure('{#指标}{一级指标|合并}'),
        figure('{二级指标|合并}'),
        words('{三级指标}'),
        figure('{年度指标值}'),
        figure('{实际完成值}'),
        figure('{分值}'),
        figure('{得分}'),
        words('{偏差原因分析及改进措施}{/指标}'),
      ],
    },
    { cells: [label('总分', 6), figure('{总分值}'), figure('{总分}'), words('{评价等级}')] },
    { cells: [label('执行偏差、预算调整的说明', 3), words('{资金说明}', 6)], lines: 2 },
    { cells: [label('存在问题', 3), words('{存在问题}', 6)], lines: 2 },
    { cells: [label('改进措施', 3), words('{改进措施}', 6)], lines: 2 },
  ],
  below: ['填报人：', '项目负责人：', '财务负责人：', '填报日期：　　年　　月　　日'],
})

function fundsRow(title: string, source: string, rest: readonly [string, string, string]) {
  const amounts = ['年初预算', '全年预算', '全年执行'].map((column) => figure(`{${source}${column}}`))
  return { cells: [label(title, 2), ...amounts, ...rest.map((text) => figure(text))] }
}

export const selfEvaluationTable = officialTable(
  { subject: selfEvaluationSubjectSchema, content: selfEvaluationContentSchema },
  {
    layouts: {
      'self-evaluation': layoutOf('项目支出绩效自评表'),
      'self-evaluation-transfer': layoutOf('转移支付绩效自评表'),
    },
    fill: (draft) => ({
      template: draft.subject.object === 'transfer' ? 'self-evaluation-transfer' : 'self-evaluation',
      values: valuesOf(draft, scored(draft)),
    }),
  },
)

function valuesOf(draft: SelfEvaluationDraft, known: Scored): Values {
  const { content, subject, rules } = draft
  const { execution, grade, total } = known.score
  return {
    年度: String(subject.fiscalYear),
    项目名称: subject.projectName,
    主管部门: subject.departmentName,
    实施单位: subject.unitName,
    ...fundsValues(subject, known.spending, { typed: content.funds.spent, word: '全年执行' }),
    执行率分值: rules.weights.executionPoints,
    执行率: execution.percent === null ? '' : `${execution.percent}%`,
    执行率得分: execution.points ?? '',
    预期目标: subject.annualGoal ?? '',
    实际完成情况: written('achieved', content.achieved),
    指标: indicatorRows(draft, known),
    总分值: hundred(draft),
    总分: total ?? '',
    评价等级:
      grade === null ? '' : [`评价等级：${grade.finalGrade}`, grade.capReason].filter(Boolean).join('。'),
    资金说明: written('funds.reason', content.funds.reason),
    存在问题: written('problems', content.problems),
    改进措施: written('measures', content.measures),
  }
}

function indicatorRows({ content, subject }: SelfEvaluationDraft, { rows }: Scored) {
  return subject.indicators.map((indicator) => {
    const { id, level1, level2, level3, unit, weight } = indicator
    const said = evaluationOf(content, id)
    const points = rows.find((row) => row.indicator.id === id)?.score.points ?? ''
    const graded = indicator.accumulation === 'qualitative'
    return {
      一级指标: level1,
      二级指标: level2,
      三级指标: level3,
      年度指标值: targetText(indicator),
      计量单位: unit,
      实际完成值: typed(`indicators.${id}.actual`, said.actual),
      分值: weight ?? '',
      得分: graded ? typed(`indicators.${id}.points`, said.points) : points,
      偏差原因分析及改进措施: written(`indicators.${id}.reason`, said.reason),
    }
  })
}
