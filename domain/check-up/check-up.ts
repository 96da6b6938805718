/**
 * The check-up of self-evaluation forms (自评表体检), while typing, at submission, at review and from a file. Rules
 * CU1–CU58 are stated in RULES.md. Whatever is handed in, it ends in findings.
 */
import type { Decimal } from '../decimals/decimal'
import { defaultRuleSets } from '../rule-sets/default-rule-sets'
import { type RuleSet, ruleSetFor } from '../rule-sets/rule-set'
import type { Explanation } from '../scoring/explanation'
import type { Grade } from '../scoring/grades'
import { type CheckFinding, type Notes, openNotes } from './finding'
import { readForm, type SelfEvaluationForm } from './form-shape'
import { checkFunds, type Money } from './funds-checks'
import { goalPoints, tellCeilings } from './goal-checks'
import { checkNarrative } from './narrative-checks'
import { checkFacts } from './published-facts'
import { cellOf, compact, type Fields, isFields, readCell } from './read-cells'
import { measureOf } from './row-measure'
import { type RowPoints, rowPoints } from './row-points'
import { checkStructure } from './structure-checks'
import { checkTarget } from './target-checks'
import { templateIn } from './template-text'
import {
  checkComputedGrade,
  checkGradeLine,
  checkTotal,
  checkVeto,
  checkWeights,
  computedGrade,
  computedTotal,
} from './total-checks'

export interface CheckedForm {
  id: string
  computed: {
    executionPoints: Decimal | null
    /** One for each row; null where nothing can be computed. */
    indicatorPoints: readonly (Decimal | null)[]
    total: Decimal | null
    grade: Grade | null
  }
  findings: readonly CheckFinding[]
  /** How the computed points came about. */
  explanations: { execution: Explanation | null; indicators: readonly (Explanation | null)[] }
}

/** The rule set that holds for a fiscal year. */
export type RulesOf = (fiscalYear: number) => RuleSet

/** The city whose rule sets are used for a year of which nothing else is known. */
const division = '360700'

/** Every form of a document: an array, or an object with `items` and `partialScoredRows`; null for anything else. */
export function checkUpDocument(document: unknown, rulesOf: RulesOf = builtInRulesOf): CheckedForm[] | null {
  const forms = formsOf(document)
  if (forms === null) return null
  const seen = new Set<string>()
  return forms.map(({ form, id, partial }) => {
    const checked = checkUpForm(form, { id, partial, rulesOf })
    if (seen.has(checked.id)) {
      const twice = {
        rule: 'CU2',
        level: 'block',
        field: 'id',
        message: `编号“${checked.id}”重复，请核对是否重复填报`,
      } as const
      return { ...checked, findings: [twice, ...checked.findings] }
    }
    seen.add(checked.id)
    return checked
  })
}

interface Handed {
  form: unknown
  /** The id for a form that has none. */
  id: string
  partial: boolean
}

function formsOf(document: unknown): Handed[] | null {
  const named = (list: readonly unknown[], name: string, partial: boolean): Handed[] =>
    list.map((form, index) => ({ form, id: `${name}[${index}]`, partial }))
  if (Array.isArray(document)) return named(document, 'items', false)
  if (!isFields(document)) return null
  const { items, partialScoredRows } = document
  if (items === undefined && partialScoredRows === undefined) return null
  if (!Array.isArray(items ?? []) || !Array.isArray(partialScoredRows ?? [])) return null
  return [
    ...named((items as unknown[] | undefined) ?? [], 'items', false),
    ...named((partialScoredRows as unknown[] | undefined) ?? [], 'partialScoredRows', true),
  ]
}

/** One form: what is computed of it, and every finding. `partial` forms lack rows, so they have no total. */
export function checkUpForm(
  form: unknown,
  how: { id?: string; partial?: boolean; rulesOf?: RulesOf } = {},
): CheckedForm {
  const { rulesOf = builtInRulesOf } = how
  const notes = openNotes()
  if (!isFields(form)) {
    notes.block('CU1', '', '这不是一张自评表，读不出来，请按格式填写')
    return answer(how.id ?? '', null, notes)
  }
  const id = idOf(form.id) ?? how.id ?? ''
  if (readCell(form.id, 'id', notes) === null && how.id !== undefined)
    notes.warn('CU1', 'id', '没有编号，按次序编号')
  if (isFields(form.facts) && form.indicators === undefined)
    return checkReport(form, form.facts, id, rulesOf, notes)
  const read = readForm(form, how.partial === true, notes)
  const fiscalYear = yearOf(read.year, notes)
  const rules = rulesOf(fiscalYear)
  if (read.reconstructed !== null) notes.warn('CU3', 'indicators', '文字由扫描还原，请逐项与原表核对')
  const money = read.funds === null ? null : checkFunds(read.funds, read.complete, rules, notes)
  if (read.kind === 'form' && money === null) notes.block('CU12', 'funds', '没有资金情况，不能计算执行率')
  return checkRows(read, id, fiscalYear, rules, money, notes)
}

/** CU22: template text outside the rows. */
function tellTemplatesAround({ narrative, project }: SelfEvaluationForm, notes: Notes): void {
  for (const { field, text } of [
    ...(project === null ? [] : [{ field: 'project', text: project }]),
    ...narrative,
  ]) {
    const left = templateIn(text)
    if (left !== null) notes.block('CU22', field, `“${left}”是模板里的文字，没有改掉，请填写实际内容`)
  }
}

function checkRows(
  form: SelfEvaluationForm,
  id: string,
  fiscalYear: number,
  rules: RuleSet,
  money: Money | null,
  notes: Notes,
): CheckedForm {
  const measures = form.rows.map((row) => measureOf(row, fiscalYear, notes))
  form.rows.forEach((row, index) => {
    const measure = measures[index]
    if (measure) checkTarget(row, measure, rules, notes)
  })
  checkStructure(form, measures, rules, notes)
  tellTemplatesAround(form, notes)
  if (form.kind === 'goal') tellCeilings(form, measures, notes)
  const points = form.rows.map((row, index): RowPoints => {
    const measure = measures[index] ?? { kind: 'none' }
    if (form.kind === 'goal') return goalPoints(row, measure, notes)
    const next = form.rows[index + 1]
    const hasSubRows =
      row.target === null && next !== undefined && next.weight === null && next.target !== null
    return rowPoints({ row, measure, fiscalYear, rules, notes, hasSubRows })
  })
  checkWeights(form, points, money?.weight ?? null, rules, notes)
  const total = computedTotal(form, money, points)
  const shown = checkTotal(form, money, points, total, notes)
  if (form.grade !== null && shown !== null) checkGradeLine(form.grade, shown, 'grade', rules, notes)
  if (money?.budget != null && money.spent !== null)
    checkVeto({ budget: money.budget, spent: money.spent }, { total: shown, grade: form.grade }, rules, notes)
  const grade = computedGrade(total, money, rules)
  if (form.grade !== null) checkComputedGrade(form.grade, grade, notes)
  checkNarrative(form, measures, points, money, notes)
  const execution = money?.execution ?? null
  return {
    id,
    computed: {
      executionPoints: execution?.points ?? null,
      indicatorPoints: points.map(({ score }) => score?.points ?? null),
      total,
      grade,
    },
    findings: notes.findings,
    // put together only when somebody asks
    get explanations() {
      const indicators = points.map(({ score }) => score?.explanation ?? null)
      return { execution: execution?.explanation ?? null, indicators }
    },
  }
}

/** The id as it was handed in, so that the answer is found by it. */
function idOf(id: unknown): string | null {
  if (typeof id === 'number') return String(id)
  return typeof id === 'string' && id !== '' ? id : null
}

/** A report of which only facts were published: amounts, rates, scores, perhaps some rows. */
function checkReport(form: Fields, facts: Fields, id: string, rulesOf: RulesOf, notes: Notes): CheckedForm {
  const fiscalYear = yearOf(cellOf(form, 'year', 'year', notes), notes)
  const rules = rulesOf(fiscalYear)
  const { executionPoints } = checkFacts(facts, rules, notes)
  if (facts.indicators === undefined) return answer(id, executionPoints, notes)
  const inside = openNotes()
  const read = readForm({ indicators: facts.indicators, class: 'A' }, true, inside)
  const rows = checkRows(read, id, fiscalYear, rules, null, inside)
  const findings = rows.findings.filter(({ rule }) => rule !== 'CU16' && rule !== 'CU33') // only some rows, without levels
  return {
    ...rows,
    computed: { ...rows.computed, executionPoints },
    findings: [...notes.findings, ...findings.map((one) => ({ ...one, field: `facts.${one.field}` }))],
  }
}

function answer(id: string, executionPoints: Decimal | null, notes: Notes): CheckedForm {
  return {
    id,
    computed: { executionPoints, indicatorPoints: [], total: null, grade: null },
    findings: notes.findings,
    explanations: { execution: null, indicators: [] },
  }
}

/** CU1: the first four digits that are a year. */
function yearOf(year: string | null, notes: Notes): number {
  const found = /20\d\d/.exec(year ?? '')?.[0]
  if (found !== undefined && !/^\d{4}年?度?$/.test(compact(year ?? '')))
    notes.warn('CU1', 'year', `年度“${year}”不是一个年度，按 ${found} 年处理，请核对`)
  if (found === undefined) notes.warn('CU1', 'year', '没有年度，按最早的规则集计算，请补填')
  return Number(found ?? 2020)
}

/** The built-in set of a year, the oldest for years before it: a form is checked, not judged. */
export function builtInRulesOf(fiscalYear: number): RuleSet {
  const rules = ruleSetFor(fiscalYear, division, defaultRuleSets) ?? defaultRuleSets[0]
  if (!rules) throw new Error('no built-in rule set')
  return rules
}
