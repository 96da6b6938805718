import type { ChainStep } from '../filings/chain'
import { registered } from '../filings/kind'
import { checkSelfEvaluation } from './checks'
import { selfEvaluationForm } from './form'
import { blankSelfEvaluation, selfEvaluationContentSchema, selfEvaluationSubjectSchema } from './form.schema'
import { discloseSelfEvaluation, selfEvaluationFacts } from './results'
import { selfEvaluationSubject, withPayments } from './subject'

/** 自评: R1 → R2 → R3（抽审）→ R5（汇总）. */
const selfEvaluationChain: readonly ChainStep[] = [
  { id: 'unit-head', title: '单位负责人', role: 'unit-head' },
  { id: 'department', title: '主管部门', role: 'department' },
  { id: 'division', title: '绩效科', role: 'division' },
]

/** 单位自评 of a project or a transfer from above. Source: 财预〔2020〕10号. */
export const selfEvaluation = registered({
  kind: 'self-evaluation',
  title: '绩效自评',
  subject: selfEvaluationSubjectSchema,
  content: selfEvaluationContentSchema,
  chain: selfEvaluationChain,
  hasOfficialTable: true,
  occasion: {
    rhythm: 'year',
    objects: ['project', 'transfer'],
    approvedGoal: 'weighed',
    looksAt: ['monitoring'],
  },
  scored: true,
  subjectFrom: selfEvaluationSubject,
  withPayments,
  blank: blankSelfEvaluation,
  form: selfEvaluationForm,
  check: checkSelfEvaluation,
  facts: selfEvaluationFacts,
  disclose: discloseSelfEvaluation,
})
