/** A monitoring report with one indicator of each kind, for the screens of its author. */
import type { EvidenceRef } from '@domain/evidence/evidence'
import { withValue } from '@domain/filings/content'
import type { Form } from '@domain/filings/form'
import { filingKinds } from '@domain/kinds'
import type { MonitoringContent, MonitoringSubject } from '@domain/monitoring/form.schema'
import { defaultRuleSets } from '@domain/rule-sets/default-rule-sets'

const [first] = defaultRuleSets
if (!first) throw new Error('there is a built-in rule set')
export const rules = first

const output = { level1: '产出指标', level2: '数量指标', weight: '12', operator: '≥' } as const

export const subject: MonitoringSubject = {
  projectName: '残疾人康复救助',
  projectCode: null,
  departmentName: '市残联',
  unitName: '市残疾人康复中心',
  projectYears: '2021年',
  fiscalYear: 2021,
  month: 7,
  goalVersion: 1,
  annualGoal: null,
  indicators: [
    {
      ...output,
      id: 'k1',
      level3: '残疾儿童康复救助人数',
      target: '2150',
      unit: '人',
      accumulation: 'cumulative',
    },
    { ...output, id: 'k2', level3: '康复训练有效率', target: '85', unit: '%', accumulation: 'rate' },
    {
      id: 'k3',
      level1: '效益指标',
      level2: '可持续影响指标',
      weight: '4',
      level3: '定点机构准入退出制度建设',
      operator: '定性',
      target: '制度健全，按季考核并公布',
      unit: '',
      accumulation: 'qualitative',
    },
    {
      ...output,
      level2: '时效指标',
      weight: '4',
      id: 'k4',
      level3: '救助金发放时间',
      operator: '≤',
      target: '2021-11-30',
      unit: '',
      accumulation: 'date',
    },
  ],
  budget: {
    fiscal: { initial: '1200', adjusted: '1120' },
    carryover: { initial: '60', adjusted: '60' },
    other: null,
  },
  paid: { fiscal: null, carryover: null, other: null },
  previous: {
    label: '上期（2021年1–6月）',
    spent: { fiscal: '400', carryover: '20', other: null },
    actuals: { k1: '1200', k2: '88.6' },
  },
}

const kind = filingKinds.monitoring
if (!kind) throw new Error('monitoring is registered')
export const monitoring = kind

export const blank = kind.blank(subject) as MonitoringContent

/** Everything filled in, all lights green. */
export const complete: MonitoringContent = filledWith({
  'funds.spent.fiscal': '700',
  'funds.spent.carryover': '26.25',
  'indicators.k1.actual': '1386',
  'indicators.k2.actual': '88',
  'indicators.k3.actual': '达成',
  'indicators.k4.actual': '2021-06-30',
})

export function filledWith(values: Readonly<Record<string, unknown>>, from: MonitoringContent = blank) {
  return Object.entries(values).reduce((content, [path, value]) => withValue(content, path, value), from)
}

export function formOf(content: MonitoringContent, evidence: readonly EvidenceRef[] = []): Form {
  return monitoring.form({ subject, content, evidence, rules })
}

export function findingsOf(content: MonitoringContent, evidence: readonly EvidenceRef[] = []) {
  return monitoring.check({ subject, content, evidence, rules })
}

const uuid = (end: string) => `00000000-0000-4000-8000-${end.padStart(12, '0')}`

export const photo = (id: string, slot: string, view = '中景'): EvidenceRef => ({
  id: uuid(id),
  slot,
  sha256: id.padStart(64, '0'),
  size: 1000,
  mediaType: 'image/jpeg',
  capture: {
    source: 'camera',
    takenAt: '2021-08-24T01:28:00.000Z',
    monotonicMs: 5,
    fix: { latitude: 25.83, longitude: 114.93, accuracyMeters: 18, ageMs: 12_000, datum: 'GCJ-02' },
    view,
  },
})
