/** A whole goal declaration of 2020, and the project that it is of. */
import type { KnownProject } from '@domain/filings/known-project'
import type { DeclarationContent, DeclaredRow } from '@domain/goal-declaration/declaration.schema'

export const row = (category: string, level3: string, weight: string): DeclaredRow => ({
  position: 1,
  span: 'year',
  category,
  level3,
  operator: '≥',
  target: '2150',
  unit: '人',
  weight,
  accumulation: null,
  basis: '',
  evidence: '',
})

const rows: Record<string, DeclaredRow> = {
  q: row('产出/数量', '救助人数', '20'),
  z: { ...row('产出/质量', '救助合格率', '10'), target: '98', unit: '%' },
  t: { ...row('产出/时效', '救助完成时间', '10'), operator: '≤', target: '2020-11-30', unit: '' },
  c: { ...row('产出/成本', '救助总成本', '10'), operator: '≤', target: '1120', unit: '万元' },
  e: row('效益/社会效益', '重返社会人数', '30'),
  s: { ...row('满意度/服务对象满意度', '受助家庭满意度', '10'), target: '90', unit: '%' },
}

export const declared: DeclarationContent = {
  leader: '张三',
  phone: '0797-8123456',
  basis: '《残疾预防和残疾人康复条例》',
  plan: '筛查、救助、回访',
  costBasis: '2150 人 × 0.52 万元',
  goalMid: '',
  goalYear: '救助 2150 人',
  funds: {
    year: { fiscal: '1120', carryover: null, other: null },
    mid: { fiscal: null, carryover: null, other: null },
  },
  tasks: {},
  indicators: Object.fromEntries(
    Object.entries(rows).map(([id, given], index) => [id, { ...given, position: index + 1 }]),
  ),
  weightsReason: '',
  satisfactionExempt: '',
  adjustment: { reason: '' },
}

export function knownProject(more: Partial<KnownProject> = {}): KnownProject {
  return {
    object: 'project',
    budgetBook: '1',
    isNew: false,
    projectName: '残疾人康复救助',
    projectCode: null,
    departmentName: '市残联',
    unitName: '市残联',
    startYear: 2020,
    endYear: 2020,
    approved: null,
    lastYear: null,
    budget: [{ source: 'fiscal', initialWan: '1120', adjustedWan: '1120' }],
    paid: [],
    previous: null,
    others: {},
    ...more,
  }
}
