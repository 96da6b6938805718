import type { ChainStep } from '../filings/chain'
import { type FilingKind, registered } from '../filings/kind'
import { evaluationObjects } from '../filings/known-project'
import { goalAudit } from './audit'
import { checkDeclaration } from './checks'
import {
  type DeclarationContent,
  type DeclarationSubject,
  declarationContentSchema,
  declarationSubjectSchema,
} from './declaration.schema'
import { declarationForm } from './form'
import { declarationEffects, declarationFacts } from './results'
import { adjustmentSubject, blankDeclaration, declarationSubject } from './subject'

/** 目标: R1 → R2 → R3 → R4（初审）→ R5（复核）→ 批复 with the budget. */
const goalChain: readonly ChainStep[] = [
  { id: 'unit-head', title: '单位负责人', role: 'unit-head' },
  { id: 'department', title: '主管部门', role: 'department' },
  { id: 'section', title: '业务科室', role: 'section' },
  { id: 'division', title: '绩效科', role: 'division' },
]

const declaration: FilingKind<DeclarationSubject, DeclarationContent> = {
  kind: 'goal',
  title: '绩效目标',
  subject: declarationSubjectSchema,
  content: declarationContentSchema,
  chain: goalChain,
  hasOfficialTable: true,
  occasion: { rhythm: 'year', objects: evaluationObjects, approvedGoal: 'absent' },
  reviewForms: [goalAudit],
  subjectFrom: declarationSubject,
  blank: blankDeclaration,
  form: declarationForm,
  check: checkDeclaration,
  facts: declarationFacts,
  // the approved goal is made public by the effect, in the form that goals have
  disclose: () => null,
  effects: declarationEffects,
}

/** 绩效目标申报. Source: 财预〔2015〕88号. */
export const goal = registered(declaration)

/** 绩效目标调整单: the same form and chain, begun by the author, with reason and document (GD19). */
export const goalAdjustment = registered({
  ...declaration,
  kind: 'goal-adjustment',
  title: '目标调整',
  hasOfficialTable: true,
  occasion: { rhythm: 'as-needed', objects: evaluationObjects, approvedGoal: 'required', looksAt: ['goal'] },
  subjectFrom: adjustmentSubject,
})
