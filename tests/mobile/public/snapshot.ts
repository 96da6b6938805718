import type { Snapshot } from '@/pages/public/search'

/** A published project with one green, one yellow and one red promise. */
export function snapshot(id: string, more: Partial<Snapshot> = {}): Snapshot {
  const item = (key: string, name: string, promised: string, light: 'green' | 'yellow' | 'red') => ({
    id: key,
    name,
    promised,
    achieved: '1,386人',
    percent: '64.47',
    light,
    explanation: null,
    remedy: null,
  })
  const items = [
    item('k1', '残疾儿童康复救助人数', '不少于 2,150 人', 'green'),
    item('k2', '基本辅助器具适配人次', '不少于 6,800 人次', 'yellow'),
    item('k3', '培训残疾人人数', '不少于 100 人', 'red'),
  ]
  return {
    id,
    projectId: `p-${id}`,
    kind: 'monitoring',
    period: '2021-M07',
    version: 1,
    content: {
      version: 1,
      project: {
        id: `p-${id}`,
        name: '残疾人康复救助',
        unit: '赣州市残疾人联合会',
        department: '市残联',
        district: '赣州市',
        years: '2021年',
        demonstration: null,
      },
      fiscalYear: 2021,
      kind: 'monitoring',
      annualGoal: null,
      budgetWan: '1180',
      promised: items.map(({ id: key, name, promised }) => ({ id: key, name, promised })),
      result: { asOf: '2021年1–7月', light: 'yellow', spentWan: '512.40', items },
      photos: [],
      ruleSet: 'GZ2020',
    },
    contentHash: '0'.repeat(64),
    terms: [],
    publishedAt: '2021-09-02T02:00:00.000Z',
    withdrawnAt: null,
    withdrawnWhy: null,
    ...more,
  }
}
