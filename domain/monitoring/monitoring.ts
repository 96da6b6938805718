import type { ChainStep } from '../filings/chain'
import { registered } from '../filings/kind'
import { evaluationObjects } from '../filings/known-project'
import { blankMonitoring } from './blank'
import { checkMonitoring } from './checks'
import { monitoringForm } from './form'
import { monitoringContentSchema, monitoringSubjectSchema } from './form.schema'
import { discloseMonitoring, monitoringFacts } from './results'
import { monitoringSubject, withPayments } from './subject'

/** 监控: task by R5 → R1 → R2 → R3 → R4（初审）→ R5（复核）. */
const monitoringChain: readonly ChainStep[] = [
  { id: 'unit-head', title: '单位负责人', role: 'unit-head' },
  { id: 'department', title: '主管部门', role: 'department' },
  { id: 'section', title: '业务科室', role: 'section' },
  { id: 'division', title: '绩效科', role: 'division' },
]

/** 绩效运行监控, the first kind of filing. Source: 财预〔2019〕136号. */
export const monitoring = registered({
  kind: 'monitoring',
  title: '绩效监控',
  subject: monitoringSubjectSchema,
  content: monitoringContentSchema,
  chain: monitoringChain,
  hasOfficialTable: true,
  occasion: { rhythm: 'months', objects: evaluationObjects, approvedGoal: 'required' },
  subjectFrom: monitoringSubject,
  withPayments,
  blank: blankMonitoring,
  form: monitoringForm,
  check: checkMonitoring,
  facts: monitoringFacts,
  disclose: discloseMonitoring,
})
