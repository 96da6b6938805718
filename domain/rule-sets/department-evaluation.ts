/**
 * The framework by which a department as a whole is evaluated (部门整体支出评价指标框架): items with points and how each
 * earns them. After 财预〔2013〕53号; the points and edges are ours [D].
 */
import { z } from 'zod'
import { decimalSchema } from '../decimals/decimal.schema'

const name = z.string().min(1).max(30)

/** A share of two figures in percent, or their change; and from where on it earns less than full points. */
const ratioSchema = z.strictObject({
  way: z.literal('ratio'),
  numerator: name,
  denominator: name,
  unit: z.string().max(10),
  /** `change` is (a − b) ÷ b. */
  of: z.enum(['share', 'change']),
  /** Full points up to this percent (`most`) or from it on (`least`). */
  full: z.strictObject({ side: z.enum(['most', 'least']), percent: decimalSchema }),
  /** Beyond `most`, each percentage point costs this percent of the points; below `least` the share itself counts. */
  lossPercent: decimalSchema,
})

const waySchema = z.discriminatedUnion('way', [
  ratioSchema,
  /** 达成, 部分达成, 未达成, and points within the band. */
  z.strictObject({ way: z.literal('graded') }),
  /** 预算完成率: what the registers know. */
  z.strictObject({ way: z.literal('execution') }),
])

const frameworkItemSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  level1: name,
  level2: name,
  level3: name,
  points: decimalSchema,
  by: waySchema,
})

export const departmentEvaluationSchema = z.strictObject({
  basis: z.array(z.string().min(1).max(500)),
  /** At least so many main tasks of the year are told. */
  leastTasks: z.int().min(0).max(20),
  items: z.array(frameworkItemSchema).min(1).max(80),
})

export type FrameworkItem = z.infer<typeof frameworkItemSchema>
export type RatioWay = z.infer<typeof ratioSchema>
export type DepartmentEvaluationRules = z.infer<typeof departmentEvaluationSchema>

type Way = FrameworkItem['by']

const graded: Way = { way: 'graded' }
const most = (percent: string, numerator: string, denominator: string, unit: string): Way => ({
  ...{ way: 'ratio', of: 'share', numerator, denominator, unit },
  ...{ full: { side: 'most', percent }, lossPercent: '10' },
})
const notMore = (numerator: string, denominator: string): Way => ({
  ...{ way: 'ratio', of: 'change', numerator, denominator, unit: '万元' },
  ...{ full: { side: 'most', percent: '0' }, lossPercent: '10' },
})
const least = (percent: string, numerator: string, denominator: string, unit: string): Way => ({
  ...{ way: 'ratio', of: 'share', numerator, denominator, unit },
  ...{ full: { side: 'least', percent }, lossPercent: '0' },
})

type Row = readonly [id: string, level3: string, points: string, by: Way]

const under = (level1: string, level2: string, rows: readonly Row[]): FrameworkItem[] =>
  rows.map(([id, level3, points, by]) => ({ id, level1, level2, level3, points, by }))

export const usualDepartmentEvaluation: DepartmentEvaluationRules = {
  basis: ['财预〔2013〕53号 预算绩效评价共性指标体系框架'],
  leastTasks: 3,
  items: [
    ...under('投入', '目标设定', [
      ['goal-reasonable', '绩效目标合理性', '3', graded],
      ['goal-clear', '绩效指标明确性', '3', graded],
    ]),
    ...under('投入', '预算配置', [
      ['staff', '在职人员控制率', '3', most('100', '在职人数', '编制数', '人')],
      ['public-costs-change', '“三公经费”变动率', '3', notMore('本年“三公经费”预算', '上年“三公经费”预算')],
      ['key-spending', '重点支出安排率', '3', least('60', '重点项目支出', '项目总支出', '万元')],
    ]),
    ...under('过程', '预算执行', [
      ['execution', '预算完成率', '5', { way: 'execution' }],
      ['adjustment', '预算调整率', '3', most('0', '预算调整数', '预算数', '万元')],
      ['payment', '支付进度率', '3', least('100', '实际支付进度', '既定支付进度', '%')],
      ['carry-over', '结转结余率', '3', most('5', '结转结余总额', '支出预算数', '万元')],
      ['carry-over-change', '结转结余变动率', '2', notMore('本年结转结余', '上年结转结余')],
      ['office-costs', '公用经费控制率', '3', most('100', '实际公用经费', '预算公用经费', '万元')],
      ['public-costs', '“三公经费”控制率', '3', most('100', '实际“三公经费”', '预算“三公经费”', '万元')],
      ['procurement', '政府采购执行率', '3', least('100', '实际采购金额', '采购预算', '万元')],
    ]),
    ...under('过程', '预算管理', [
      ['budget-rules', '管理制度健全性', '3', graded],
      ['compliance', '资金使用合规性', '4', graded],
      ['disclosure', '预决算信息公开性', '2', graded],
      ['basic-facts', '基础信息完善性', '2', graded],
    ]),
    ...under('过程', '资产管理', [
      ['asset-rules', '资产管理制度健全性', '1', graded],
      ['asset-safety', '资产管理安全性', '1', graded],
      ['asset-use', '固定资产利用率', '2', least('100', '在用固定资产', '全部固定资产', '万元')],
    ]),
    ...under('产出', '职责履行', [
      ['done', '实际完成率', '7', least('100', '实际完成工作数', '计划工作数', '项')],
      ['in-time', '完成及时率', '6', least('100', '及时完成工作数', '实际完成工作数', '项')],
      ['quality', '质量达标率', '6', least('100', '质量达标工作数', '实际完成工作数', '项')],
      ['key-work', '重点工作办结率', '6', least('100', '办结重点工作数', '重点工作总数', '项')],
    ]),
    ...under('效果', '履职效益', [
      ['economic', '经济效益', '5', graded],
      ['social', '社会效益', '5', graded],
      ['ecological', '生态效益', '4', graded],
      ['satisfaction', '公众或服务对象满意度', '6', least('90', '满意人数', '调查人数', '人')],
    ]),
  ],
}
