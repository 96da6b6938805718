/** A draft of each kind that has an official table, with texts of the length that bureaus write. */
import { withValue } from '@domain/filings/content'
import type { KnownProject } from '@domain/filings/known-project'
import type { Indicator } from '@domain/indicators/indicator'
import { filingKinds } from '@domain/kinds'
import { defaultRuleSets } from '@domain/rule-sets/default-rule-sets'
import { ruleSetFor } from '@domain/rule-sets/rule-set'
import { declared } from './declaration'

function rulesOf(fiscalYear: number) {
  const found = ruleSetFor(fiscalYear, '360700', defaultRuleSets)
  if (!found) throw new Error(`no rule set of ${fiscalYear}`)
  return found
}

const indicator = (
  id: string,
  [level1, level2, level3]: readonly [string, string, string],
  [operator, target, unit, weight]: readonly [Indicator['operator'], string, string, string],
  accumulation: Indicator['accumulation'],
): Indicator => ({ id, level1, level2, level3, operator, target, unit, weight, accumulation })

const output = '产出指标'
const effect = '效益指标'

export const indicators: readonly Indicator[] = [
  indicator('k1', [output, '数量指标', '救助残疾儿童人数'], ['≥', '2150', '人', '15'], 'cumulative'),
  indicator(
    'k2',
    [output, '数量指标', '辅助器具适配人次（含假肢矫形器、轮椅、助听器）'],
    ['≥', '860', '人次', '10'],
    'cumulative',
  ),
  indicator('k3', [output, '质量指标', '康复机构评审合格率'], ['≥', '98', '%', '10'], 'rate'),
  indicator('k4', [output, '时效指标', '救助资金拨付到位时间'], ['≤', '2021-11-30', '', '5'], 'date'),
  indicator('k5', [output, '成本指标', '人均康复训练补助标准'], ['≤', '1.8', '万元', '10'], 'ceiling'),
  indicator('k6', [effect, '社会效益指标', '残疾儿童康复有效率'], ['≥', '90', '%', '15'], 'rate'),
  indicator(
    'k7',
    [effect, '可持续影响指标', '康复救助长效机制建设'],
    ['定性', '机制健全，稳步提高', '', '15'],
    'qualitative',
  ),
  indicator('k8', ['满意度指标', '服务对象满意度指标', '受助儿童家长满意度'], ['≥', '95', '%', '10'], 'rate'),
]

export const project = (more: Partial<KnownProject> = {}): KnownProject => ({
  object: 'project',
  budgetBook: '1',
  isNew: false,
  projectName: '2021年残疾儿童康复救助和辅助器具适配补贴项目',
  projectCode: '36070021T000000012345',
  departmentName: '赣州市残疾人联合会',
  unitName: '赣州市残疾人康复中心',
  startYear: 2019,
  endYear: 2021,
  approved: {
    version: 2,
    goal: {
      annualGoal:
        '为全市符合条件的0–6岁残疾儿童提供康复救助，全年救助不少于2150人，适配辅助器具860人次，受助儿童康复有效率不低于90%，家长满意度不低于95%。',
      indicators: [...indicators],
      frame: 'complete',
      selfEvaluation: { allowed: true },
    },
  },
  lastYear: null,
  budget: [
    { source: 'fiscal', initialWan: '2350', adjustedWan: '2530' },
    { source: 'carryover', initialWan: '120.5', adjustedWan: '120.5' },
  ],
  paid: [{ source: 'fiscal', amountWan: '1896.27', through: '2021-12' }],
  previous: null,
  others: {},
  ...more,
})

export interface SampleDraft {
  readonly kind: string
  readonly draft: Parameters<(typeof filingKinds)[string]['form']>[0]
}

export function sample(
  kind: string,
  values: Readonly<Record<string, unknown>>,
  more: Partial<KnownProject> = {},
  month = 12,
): SampleDraft {
  const declared = filingKinds[kind]
  if (!declared) throw new Error(`no kind ${kind}`)
  const subject = declared.subjectFrom(project(more), { fiscalYear: 2021, month })
  let content = declared.blank(subject)
  for (const [path, value] of Object.entries(values)) content = withValue(content, path, value)
  return { kind, draft: { subject, content, evidence: [], rules: rulesOf(2021) } }
}

export const selfEvaluationSample = (): SampleDraft =>
  sample('self-evaluation', {
    'funds.spent.carryover': '118.60',
    'funds.reason':
      '年中追加180万元用于提标扩面；部分县区定点机构第四季度结算单据报送较晚，12月底前未能完成支付。',
    achieved:
      '全年救助残疾儿童2208人，适配辅助器具842人次，康复有效率92.4%，家长满意度96.1%。年度总体目标基本完成，辅助器具适配略低于计划。',
    'indicators.k1.actual': '2208',
    'indicators.k2.actual': '842',
    'indicators.k2.reason':
      '助听器集中采购因供应商投诉重新评审，交付推迟到次年1月，18人次未能在年内适配。已完成重新采购，今后年初即启动采购并预留重新评审的时间。',
    'indicators.k3.actual': '98.50',
    'indicators.k4.actual': '2021-11-26',
    'indicators.k5.actual': '1.75',
    'indicators.k6.actual': '92.4',
    'indicators.k7.actual': '部分达成',
    'indicators.k7.points': '11.5',
    'indicators.k7.reason': '3个县尚未出台配套办法，<计划>于次年上半年 & 年底前出台。',
    'indicators.k8.actual': '96.1',
    problems: '一是辅助器具采购启动偏晚；二是个别定点机构康复档案不完整。',
    measures: '一是提前编制采购计划；\n二是对定点机构开展档案专项检查，限期补正。',
  })

export const monitoringSample = (): SampleDraft =>
  sample(
    'monitoring',
    {
      'funds.spent.fiscal': '812.40',
      'funds.spent.carryover': '120.5',
      'funds.estimate': '2400',
      'funds.remark': '定点机构按季结算，第二季度单据仍在审核，预计8月中旬支付。',
      'indicators.k1.actual': '1130',
      'indicators.k1.estimate': '2150',
      'indicators.k1.possibility': '1',
      'indicators.k2.actual': '310',
      'indicators.k2.estimate': '842',
      'indicators.k2.aspects': ['fund', 'hardware'],
      'indicators.k2.remark': '助听器集中采购因供应商投诉重新评审，交付推迟。已重新挂网，9月底前完成。',
      'indicators.k2.possibility': '2',
      'indicators.k3.actual': '98.50',
      'indicators.k4.actual': '未完成',
      'indicators.k5.actual': '0.96',
      'indicators.k6.unmeasured': '康复有效率在年底评估后得出',
      'indicators.k7.actual': '部分达成',
      'indicators.k7.aspects': ['system'],
      'indicators.k7.remark': '3个县尚未出台配套办法。',
      'indicators.k7.possibility': '2',
      'indicators.k8.actual': '96.1',
    },
    { paid: [] },
    7,
  )

export const declarationSample = (): SampleDraft => {
  const { indicators: rows, ...rest } = declared
  const text = { basis: '省残联、省财政厅当年通知', evidence: '救助对象花名册、结算单据' }
  return sample(
    'goal',
    {
      ...rest,
      goalMid: '三年救助残疾儿童6000人，建立稳定的康复救助制度。',
      indicators: Object.fromEntries(Object.entries(rows).map(([id, row]) => [id, { ...row, ...text }])),
      'indicators.e.span': 'mid',
      'indicators.q.accumulation': 'cumulative',
    },
    { approved: null },
  )
}

export const departmentSample = (): SampleDraft =>
  sample(
    'department-evaluation',
    {
      'funds.spent.carryover': '118.60',
      'funds.basic': '640.27',
      'funds.projects': '1374.60',
      tasks: {
        t1: { position: 1, name: '残疾儿童康复救助', done: '全年救助2208人，完成年度任务。' },
        t2: { position: 2, name: '残疾人就业培训', done: '培训1260人，新增就业402人。' },
        t3: { position: 3, name: '无障碍改造', done: '改造困难残疾人家庭820户。' },
      },
      achieved: '年度重点任务全部完成。',
      items: {
        'goal-reasonable': { grade: '达成', points: '3', numerator: null, denominator: null, reason: '' },
        staff: {
          grade: null,
          points: null,
          numerator: '86',
          denominator: '85',
          reason: '年中接收军转干部1人',
        },
      },
      problems: '固定资产盘点不够及时。',
      measures: '每半年盘点一次。',
    },
    { object: 'department' },
  )
