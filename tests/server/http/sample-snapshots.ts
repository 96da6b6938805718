/** Published snapshots to look at: invented, in the shape of the demonstration data. */
import type { SnapshotContent } from '@domain/disclosure/snapshot'
import { termsOf } from '@domain/disclosure/terms'
import { canonicalHash } from '@domain/sync/canonical'
import type { SnapshotRecord } from '@server/application/ports/records'

export const photoHash = 'f0'.repeat(32)

type Item = NonNullable<SnapshotContent['result']>['items'][number]

const item = (
  id: string,
  name: string,
  promised: string,
  achieved: string,
  more: Partial<Item> = {},
): Item => ({
  id,
  name,
  promised,
  achieved,
  percent: null,
  light: 'green',
  explanation: null,
  remedy: null,
  ...more,
})

const items: readonly Item[] = [
  item('k1', '残疾儿童康复救助人数', '不少于 2,150 人', '1386人', { percent: '64.47' }),
  item('k2', '残疾人基本辅助器具适配人次', '不少于 6,800 人次', '2655人次', {
    percent: '39.04',
    light: 'yellow',
    explanation: '采购流标一次，7月起每月到货约800件。',
    remedy: '全年预计完成 6800人次',
  }),
  item('k3', '定点康复机构验收合格率', '不低于 95%', '97.3%', { percent: '102.42' }),
  item('k4', '救助申请审批办结时限', '不超过 10 个工作日', '8.6个工作日'),
  item('k5', '定点康复机构准入退出制度建设', '制度健全', '部分达成', { light: 'red' }),
  item('k6', '服务对象及家属满意度', '不低于 90%', '暂不可测', { light: 'gray', explanation: '年底调查' }),
]

export const monitoring: SnapshotContent = {
  version: 1,
  project: {
    id: 'GZ-CL-001',
    name: '残疾人康复救助',
    unit: '赣州市残疾人联合会',
    department: '赣州市残疾人联合会',
    district: '章贡区',
    years: '2026年',
    demonstration: '演示数据：指标取自公开的绩效目标表，结果为虚构',
  },
  fiscalYear: 2026,
  kind: 'monitoring',
  annualGoal: null,
  budgetWan: '1180',
  promised: items.map(({ id, name, promised }) => ({ id, name, promised })),
  result: { asOf: '2026年1–7月', light: 'yellow', spentWan: '512.4', items: [...items] },
  photos: [
    { sha256: photoHash, itemId: 'k1', month: '2026-07' },
    { sha256: photoHash, itemId: 'k2', month: '2026-08' },
  ],
  ruleSet: 'GZ2022',
}

export const goal: SnapshotContent = {
  ...monitoring,
  kind: 'goal',
  annualGoal:
    '今年要帮助不少于 2,150 名残疾儿童做康复，给残疾人配发辅助器具 6,800 人次，让九成以上的家庭满意。',
  result: null,
  photos: [],
}

let minted = 0

export function record(content: SnapshotContent, more: Partial<SnapshotRecord> = {}): SnapshotRecord {
  minted += 1
  const { project, kind, fiscalYear } = content
  return {
    id: `0190a5c0-0000-7000-8000-${String(minted).padStart(12, '0')}`,
    projectId: project.id,
    kind,
    period: kind === 'goal' ? String(fiscalYear) : `${fiscalYear}-M07`,
    version: 1,
    content,
    contentHash: canonicalHash(content),
    terms: termsOf(project.name, project.unit, project.department, project.district),
    publishedAt: kind === 'goal' ? '2026-02-10T02:00:00.000Z' : '2026-09-02T01:30:00.000Z',
    withdrawnAt: null,
    withdrawnWhy: null,
    ...more,
  }
}

export function named(name: string, id: string, content: SnapshotContent = monitoring): SnapshotContent {
  return { ...content, project: { ...content.project, id, name } }
}
