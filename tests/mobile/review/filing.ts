/** A monitoring report with two revisions, as the server shows it to a reviewer. */
import type { EvidenceRef } from '@domain/evidence/evidence'
import type { MonitoringContent, MonitoringSubject } from '@domain/monitoring/form.schema'
import { defaultRuleSets } from '@domain/rule-sets/default-rule-sets'
import type { FiledPicture, FilingView } from '@/review/filing'

const rules = defaultRuleSets[0]
if (rules === undefined) throw new Error('there is a built-in rule set')

const indicator = {
  level1: '产出指标',
  level2: '数量指标',
  weight: '4',
  operator: '≥',
  accumulation: 'cumulative',
} as const

export const subject: MonitoringSubject = {
  projectName: '残疾人康复救助',
  projectCode: null,
  departmentName: '市残联',
  unitName: '赣州市残疾人联合会',
  projectYears: '2021年',
  fiscalYear: 2021,
  month: 7,
  goalVersion: 1,
  annualGoal: null,
  indicators: [
    { ...indicator, id: 'k1', level3: '残疾儿童康复救助人数', target: '2150', unit: '人' },
    { ...indicator, id: 'k2', level3: '基本辅助器具适配人次', target: '6800', unit: '人次' },
    { ...indicator, id: 'k3', level3: '培训残疾人人数', target: '100', unit: '人' },
  ],
  budget: { fiscal: { initial: '1180', adjusted: '1180' }, carryover: null, other: null },
  paid: { fiscal: null, carryover: null, other: null },
  previous: { label: '上期', spent: { fiscal: null, carryover: null, other: null }, actuals: { k3: '80' } },
}

const reported = (actual: string) => ({
  actual,
  unmeasured: '',
  estimate: null,
  aspects: [],
  remark: '',
  possibility: null,
})

export const content = (k2: string): MonitoringContent => ({
  funds: {
    spent: { fiscal: '512.40', carryover: null, other: null },
    estimate: '1100',
    remark: '尾款按到货验收支付',
  },
  indicators: {
    k1: reported('1386'),
    k2: {
      ...reported(k2),
      estimate: '6000',
      aspects: ['hardware'],
      remark: '集中采购流标一次',
      possibility: '2',
    },
    k3: reported('70'),
  },
})

const uuid = (end: string) => `00000000-0000-4000-8000-${end.padStart(12, '0')}`

const photo = (id: string, slot: string, view: string): EvidenceRef => ({
  id: uuid(id),
  slot,
  sha256: id.padStart(64, '0'),
  size: 1000,
  mediaType: 'image/jpeg',
  capture: {
    source: 'camera',
    takenAt: '2021-08-27T08:05:00.000Z',
    monotonicMs: 5,
    fix: { latitude: 25.8, longitude: 114.9, accuracyMeters: 9, ageMs: 100, datum: 'GCJ-02' },
    view,
  },
})

const blurred = photo('1', 'k2', '台账')
const sharp = photo('2', 'k2', '台账')
const store = photo('3', 'k2', '仓库 中景')

const shown = (
  reference: EvidenceRef,
  revisions: number[],
  more: Partial<FiledPicture> = {},
): FiledPicture => ({
  ...reference,
  revisions,
  thumbnailUrl: `/thumbs/${reference.id}`,
  pictureUrl: `/files/${reference.id}`,
  undecodable: false,
  confirmed: null,
  examined: true,
  findings: [],
  reshoot: null,
  ...more,
})

const revision = (number: number, k2: string, evidence: EvidenceRef[]) => ({
  id: uuid(`10${number}`),
  number,
  authorName: '曾丽华',
  receivedAt: `2021-08-2${number}T02:00:00.000Z`,
  content: content(k2),
  evidence,
  receipt: null,
})

/** In review at the section for the second time: one figure corrected, one photo taken again, one undecodable. */
export function filing(more: Partial<FilingView> = {}): FilingView {
  return {
    id: uuid('99'),
    kind: 'monitoring',
    title: '绩效监控',
    period: '2021-M07',
    projectId: 'p1',
    projectName: subject.projectName,
    unitName: subject.unitName,
    departmentName: subject.departmentName,
    at: 'section',
    whereabouts: '业务科室',
    returnedFrom: null,
    revision: 2,
    dueAt: '2021-08-31T15:59:59.000Z',
    movedAt: '2021-08-22T02:00:00.000Z',
    subject,
    rules,
    revisions: [revision(1, '2108', [blurred]), revision(2, '2655', [sharp, store])],
    evidence: [
      shown(blurred, [1]),
      shown(sharp, [2]),
      shown(store, [2], { undecodable: true, thumbnailUrl: null }),
    ],
    remarks: [
      {
        id: uuid('50'),
        revision: 1,
        step: 'section',
        by: '赖文斌',
        at: '2021-08-21T09:00:00.000Z',
        field: 'indicators.k2.actual',
        reason: 'figure',
        text: '与台账合计不一致',
      },
    ],
    timeline: [],
    may: {
      report: false,
      decide: true,
      confirmPhotos: false,
      returnTo: [{ id: 'department', title: '主管部门' }],
    },
    ...more,
  } as FilingView
}
