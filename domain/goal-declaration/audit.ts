/** The bureau's audit of a declared goal (目标审核, 财预〔2015〕88号). Rules GA1–GA5 are stated in RULES.md. */
import * as z from 'zod'
import { compare, multiply, roundHalfUp, sum } from '../decimals/decimal'
import { wanText } from '../decimals/money'
import type { FieldsSection, Form, ItemsSection, Light } from '../filings/form'
import type { Finding } from '../filings/kind'
import { type Judgement, reviewForm } from '../filings/review-form'
import { type AuditGrade, auditGrades, type GoalRules } from '../rule-sets/goal-rules'
import type { RuleSet } from '../rule-sets/rule-set'
import { fundsTotal } from './checks'
import type { DeclarationContent, DeclarationSubject } from './declaration.schema'
import { block, type DeclarationDraft } from './findings'

const gradeSchema = z.enum(auditGrades).nullable()
const opinion = z.string().max(300, '不超过 300 字')

const auditAnswersSchema = z.strictObject({
  /** Of a project that is audited by opinion. */
  overall: z.strictObject({ grade: gradeSchema, opinion }),
  /** Of a project that is audited by points, by item. */
  items: z.record(z.string(), z.strictObject({ grade: gradeSchema, opinion })),
})

type AuditAnswers = z.infer<typeof auditAnswersSchema>

const options = auditGrades.map((grade) => ({ value: grade, label: grade }))
const lights: Readonly<Record<AuditGrade, Light>> = { 优: 'green', 良: 'green', 中: 'yellow', 差: 'red' }

/** GA2: whether it is audited by points. */
function isScored({ content, rules }: Pick<DeclarationDraft, 'content' | 'rules'>): boolean {
  const total = fundsTotal(content.funds.year)
  return total !== null && compare(total, rules.goals.audit.scoredFromWan) >= 0
}

const answerTo = (answers: AuditAnswers, id: string) => answers.items[id] ?? { grade: null, opinion: '' }

/** GA3: the points of the items, each its own times the factor of its grade; exact, shown with two places. */
function auditPoints(answers: AuditAnswers, { audit }: GoalRules): string {
  return sum(
    audit.items.map(({ id, points }) => {
      const { grade } = answerTo(answers, id)
      return grade === null ? '0' : multiply(points, audit.factors[grade])
    }),
  )
}

/** GA3: the grade of a total, by the rule set's bands, on the unrounded total. */
function auditGrade(total: string, { audit }: GoalRules): AuditGrade {
  const reached = (['优', '良', '中'] as const).find((grade) => compare(total, audit.from[grade]) >= 0)
  return reached ?? '差'
}

const consequences: Readonly<Record<AuditGrade, Pick<Judgement, 'allows' | 'opinionRequired' | 'sentence'>>> =
  {
    优: { allows: ['approved', 'returned'], opinionRequired: false, sentence: '可以进入下一步预算安排。' },
    良: {
      allows: ['approved', 'returned'],
      opinionRequired: true,
      sentence: '完善后可以进入下一步预算安排，请写明要完善什么。',
    },
    中: { allows: ['returned'], opinionRequired: false, sentence: '需要退回修改，重新报送。' },
    差: { allows: ['refused'], opinionRequired: true, sentence: '不得进入下一步预算安排。' },
  }

/** GA4: 优 goes on; 良 goes on with what is to be improved; 中 goes back; 差 never enters the budget. */
function judge({ content, rules }: DeclarationDraft, answers: AuditAnswers): Judgement {
  const scored = isScored({ content, rules })
  const total = auditPoints(answers, rules.goals)
  const grade = scored ? auditGrade(total, rules.goals) : (answers.overall.grade ?? '差')
  return {
    word: grade,
    light: lights[grade],
    points: scored
      ? { text: roundHalfUp(total, 2), of: sum(rules.goals.audit.items.map(({ points }) => points)) }
      : null,
    ...consequences[grade],
  }
}

/** GA5: every item is graded, and less than 优 says why. */
function check({ content, rules }: DeclarationDraft, answers: AuditAnswers): Finding[] {
  const of = (path: string, title: string, { grade, opinion: said }: AuditAnswers['overall']) => {
    if (grade === null) return [block('GA5', `${path}.grade`, `请评定“${title}”`)]
    return grade !== '优' && said.trim() === ''
      ? [block('GA5', `${path}.opinion`, `“${title}”评为${grade}，请写明意见`)]
      : []
  }
  if (!isScored({ content, rules })) return of('overall', '总体评价', answers.overall)
  return rules.goals.audit.items.flatMap(({ id, title }) => of(`items.${id}`, title, answerTo(answers, id)))
}

function auditForm({ content, rules }: DeclarationDraft, answers: AuditAnswers): Form {
  const scored = isScored({ content, rules })
  const section = scored ? scoredSection(answers, rules) : overallSection(answers)
  const given = scored
    ? rules.goals.audit.items.map(({ id }) => answerTo(answers, id).grade)
    : [answers.overall.grade]
  const total = fundsTotal(content.funds.year)
  return {
    title: '目标审核表',
    known: [{ label: '年度资金', text: total === null ? '未填' : `${wanText(total)} 万元` }],
    sections: [section],
    asks: given.length,
    filled: given.filter((grade) => grade !== null).length,
    light: 'gray',
  }
}

function overallSection({ overall }: AuditAnswers): FieldsSection {
  return {
    type: 'fields',
    id: 'overall',
    path: 'overall',
    title: '总体评价',
    fields: fieldsOf('overall', '评价', overall),
  }
}

function scoredSection(answers: AuditAnswers, { goals: { audit } }: RuleSet): ItemsSection {
  return {
    type: 'items',
    id: 'items',
    title: '审核内容',
    items: audit.items.map(({ id, group, title, ask, points }) => {
      const answer = answerTo(answers, id)
      return {
        id,
        path: `items.${id}`,
        tags: [group, `${points} 分`],
        title,
        target: { label: '审核要点', text: ask, unit: '' },
        actual: null,
        verdict: { light: 'gray' as const, measure: null, caption: '' },
        fields: fieldsOf(`items.${id}`, '评定', answer),
        evidence: null,
        filled: answer.grade !== null,
      }
    }),
  }
}

function fieldsOf(path: string, label: string, { grade, opinion: said }: AuditAnswers['overall']) {
  const asked = grade !== null && grade !== '优'
  return [
    { path: `${path}.grade`, label, input: 'choice' as const, required: true, value: grade, options },
    {
      path: `${path}.opinion`,
      label: '意见',
      input: 'text' as const,
      required: asked,
      value: said,
      maxLength: 300,
      ...(asked ? {} : { behind: '写意见' }),
    },
  ]
}

/** The form of the section's first audit (初审). */
export const goalAudit = reviewForm<DeclarationSubject, DeclarationContent, AuditAnswers>({
  step: 'section',
  title: '目标审核表',
  answers: auditAnswersSchema,
  blank: ({ rules }) => ({
    overall: { grade: null, opinion: '' },
    items: Object.fromEntries(rules.goals.audit.items.map(({ id }) => [id, { grade: null, opinion: '' }])),
  }),
  form: auditForm,
  check,
  judge,
})
