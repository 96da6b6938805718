/**
 * The rule sets that are built in: Ganzhou's for the year of its 2020 report, and the one from 2022 on.
 * Every number marked [D] in RULES.md is ours and may be replaced by the city's notice for the year.
 */

import { usualStages } from '../calendar/stages'
import { usualDepartmentEvaluation } from './department-evaluation'
import { usualGoalRules } from './goal-rules'
import type { RuleSet } from './rule-set'
import { bandedScoring, proportionalScoring, usualCheckUp } from './scoring'

const gz2020: RuleSet = {
  id: 'GZ2020',
  version: 1,
  fiscalYear: 2019,
  divisionCode: '360700',
  title: '赣州市预算绩效管理规则（2020）',
  basis: [
    '《中华人民共和国预算法》',
    '中发〔2018〕34号 中共中央 国务院关于全面实施预算绩效管理的意见',
    '财预〔2015〕88号 中央部门预算绩效目标管理办法',
    '财预〔2019〕136号 中央部门预算绩效运行监控管理暂行办法',
    '财预〔2020〕10号 项目支出绩效评价管理办法',
    '赣州市预算绩效管理暂行办法',
  ],
  lights: {
    execution: { redBelow: '60', yellowBelow: '80' },
    cumulative: { redBelow: '60', yellowBelow: '80' },
    rate: { greenFrom: '100', yellowFrom: '90' },
    ceiling: { greenUpTo: '100', yellowUpTo: '120' },
  },
  veto: { excellentBelowPercent: '85', goodBelowPercent: '75' },
  weights: { indicatorsTotal: '90', executionPoints: '10' },
  scoring: proportionalScoring,
  departmentEvaluation: usualDepartmentEvaluation,
  checkUp: usualCheckUp,
  hierarchy: [
    { level1: '产出', level2: ['数量', '质量', '时效', '成本'] },
    { level1: '效益', level2: ['经济效益', '社会效益', '生态效益', '可持续影响'] },
    { level1: '满意度', level2: ['服务对象满意度'] },
  ],
  evidence: {
    maxPhotosPerFiling: 8,
    maxDocumentsPerFiling: 10,
    photoMaxBytes: 614400,
    fileMaxBytes: { photo: 4194304, pdf: 52428800, xlsx: 52428800, docx: 52428800, ofd: 52428800 },
    photoMaxEdge: 1600,
    requiredFromWeight: '5',
    siteDistanceMetres: 500,
    clockMinutes: 10,
    challengeHours: 48,
  },
  goals: usualGoalRules,
  review: { resubmitReturnsTo: 'rejecting-step' },
  disclosure: { goals: true, monitoring: true, selfEvaluation: true, timelyWithinDays: 20 },
  monitoring: { stageMonth: 7, dueDay: '08-31', redRectificationDays: 15 },
  notices: { dueDays: [7, 3, 1] },
  calendar: [...usualStages],
}

const gz2022: RuleSet = {
  ...gz2020,
  id: 'GZ2022',
  fiscalYear: 2022,
  title: '赣州市预算绩效管理规则（2022）',
  basis: [...gz2020.basis, '财预〔2021〕101号 中央部门项目支出核心绩效目标和指标设置及取值指引（试行）'],
  hierarchy: [
    { level1: '成本', level2: ['经济成本', '社会成本', '生态环境成本'] },
    { level1: '产出', level2: ['数量', '质量', '时效'] },
    { level1: '效益', level2: ['经济效益', '社会效益', '生态效益'] },
    { level1: '满意度', level2: ['服务对象满意度'] },
  ],
  goals: {
    ...usualGoalRules,
    levelWeights: [
      { 成本: '20', 产出: '40', 效益: '20', 满意度: '10' },
      { 成本: '20', 产出: '40', 效益: '30' },
      { 产出: '50', 效益: '30', 满意度: '10' },
      { 产出: '50', 效益: '40' },
    ],
  },
}

/** The built-in sets, oldest first. */
export const defaultRuleSets: readonly RuleSet[] = [gz2020, gz2022]

/** RS6: the bands of 2021, for a city that chooses them; it holds nowhere by itself. */
export const mof2021: RuleSet = {
  ...gz2022,
  id: 'MOF2021',
  title: '核心绩效指标取值规则（2021）',
  scoring: bandedScoring,
}
