/** 项目支出绩效运行监控表, in the layout of 财预〔2019〕136号: what stands where, and what fills it. */
import {
  chosen,
  figure,
  type Layout,
  label,
  officialTable,
  ticked,
  typed,
  type Values,
  words,
  written,
} from '../documents/official-table'
import { fundsValues } from '../funds/official-rows'
import { targetText } from '../indicators/target-text'
import { assess, type MonitoringDraft } from './assessment'
import { reportOf } from './blank'
import {
  deviationAspects,
  monitoringContentSchema,
  monitoringSubjectSchema,
  possibilities,
} from './form.schema'

const fundsRow = (title: string, source: string, estimate: string) => ({
  cells: [
    label(title, 3),
    ...['年初预算', '全年预算', '期间执行'].map((column) => figure(`{${source}${column}}`)),
    figure(`{${source}执行率}`, 5),
    figure(estimate),
  ],
})

const layout: Layout = {
  title: '项目支出绩效运行监控表',
  above: ['（{年度}年{期间}）{状态}'],
  columns: [5, 5, 6, 11, 9, 8, 8, 3, 3, 3, 3, 3, 14, 6, 9],
  landscape: true,
  rows: [
    { cells: [label('项目名称', 3), words('{项目名称}', 12)] },
    {
      cells: [
        label('主管部门', 3),
        words('{主管部门}', 3),
        label('实施单位'),
        words('{实施单位}', 6),
        label('项目期'),
        words('{项目期}'),
      ],
    },
    {
      cells: [
        label('项目资金（万元）', 1, 5),
        label('', 3),
        ...['年初预算数', '全年预算数', '{期间}执行数'].map((text) => label(text)),
        label('执行率', 5),
        label('全年预计执行数'),
        label('执行偏慢的原因', 2),
      ],
    },
    {
      cells: [...fundsRow('年度资金总额', '总额', '{全年预计执行}').cells, words('{执行说明}', 2, 4)],
    },
    fundsRow('其中：当年财政拨款', '财政拨款', '—'),
    fundsRow('上年结转资金', '上年结转', '—'),
    fundsRow('其他资金', '其他资金', '—'),
    { cells: [label('年度总体目标', 3), words('{年度总体目标}', 12)], lines: 2 },
    {
      cells: [
        label('绩效指标', 1, 3),
        ...['一级指标', '二级指标', '三级指标', '年度指标值', '{期间}执行情况', '全年预计完成情况'].map(
          (text) => label(text, 1, 2),
        ),
        label('偏差原因分析', 6),
        label('完成目标可能性', 1, 2),
        label('备注（暂不能测量的原因）', 1, 2),
      ],
    },
    {
      cells: [
        ...['经费保障', '制度保障', '人员保障', '硬件条件保障', '其他'].map((text) => label(text)),
        label('原因说明'),
      ],
      lines: 3,
    },
    {
      cells: [
        figure('{#指标}{一级指标|合并}'),
        figure('{二级指标|合并}'),
        words('{三级指标}'),
        figure('{年度指标值}'),
        figure('{执行情况}'),
        figure('{全年预计}'),
        ...deviationAspects.map((aspect) => figure(`{${aspect.label}保障}`)),
        words('{原因说明}'),
        figure('{可能性}'),
        words('{备注}{/指标}'),
      ],
    },
  ],
  below: ['填报人：', '单位负责人：', '联系电话：', '填报日期：　　年　　月　　日'],
}

export const monitoringTable = officialTable(
  { subject: monitoringSubjectSchema, content: monitoringContentSchema },
  {
    layouts: { monitoring: layout },
    fill: (draft) => ({ template: 'monitoring', values: valuesOf(draft) }),
  },
)

function valuesOf(draft: MonitoringDraft): Values {
  const { content, subject } = draft
  return {
    年度: String(subject.fiscalYear),
    期间: `1–${subject.month}月`,
    项目名称: subject.projectName,
    主管部门: subject.departmentName,
    实施单位: subject.unitName,
    项目期: subject.projectYears,
    ...fundsValues(subject, assess(draft), { typed: content.funds.spent, word: '期间执行' }),
    全年预计执行: typed('funds.estimate', content.funds.estimate),
    执行说明: written('funds.remark', content.funds.remark),
    年度总体目标: subject.annualGoal ?? '',
    指标: subject.indicators.map((indicator) => {
      const report = reportOf(content, indicator.id)
      const path = `indicators.${indicator.id}`
      const ticks = deviationAspects.map(
        ({ label: aspect, value }) =>
          [`${aspect}保障`, ticked(`${path}.aspects`, value, report.aspects)] as const,
      )
      return {
        一级指标: indicator.level1,
        二级指标: indicator.level2,
        三级指标: indicator.level3,
        年度指标值: targetText(indicator),
        执行情况: typed(`${path}.actual`, report.actual),
        全年预计: typed(`${path}.estimate`, report.estimate),
        ...Object.fromEntries(ticks),
        原因说明: written(`${path}.remark`, report.remark),
        可能性: chosen(`${path}.possibility`, report.possibility, possibilities),
        备注: written(`${path}.unmeasured`, report.unmeasured),
      }
    }),
  }
}
