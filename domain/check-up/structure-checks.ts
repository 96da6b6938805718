/** What only all indicators together show (CU30, CU33, CU61–CU63): level names, what is missing, how the levels weigh. */
import { compare, type Decimal, parseDecimal, sum } from '../decimals/decimal'
import { defaultRuleSets } from '../rule-sets/default-rule-sets'
import type { RuleSet } from '../rule-sets/rule-set'
import type { Notes } from './finding'
import type { SelfEvaluationForm } from './form-shape'
import { type Cell, compact } from './read-cells'
import type { Measure } from './row-measure'

/** A level's name without the suffix 指标. */
export function bareLevel(name: Cell): string {
  return (name ?? '').replace(/指标$/, '')
}

export function checkStructure(
  form: SelfEvaluationForm,
  measures: readonly Measure[],
  rules: RuleSet,
  notes: Notes,
): void {
  tellLevelNames(form, rules, notes)
  tellTwins(form, notes)
  tellOtherAid(form, rules, notes)
  if (!form.complete || form.rows.length === 0) return
  tellMissing(form, measures, notes)
  tellLevelWeights(form, rules, notes)
}

/** Forms follow the levels of 2015 or those of 2021, whatever the year; both are known names. */
const builtInNames = defaultRuleSets.flatMap(({ hierarchy }) =>
  hierarchy.flatMap(({ level1, level2 }) => [level1, ...level2]),
)

/** CU33: names outside the rule set's levels, each told once. */
function tellLevelNames({ rows }: SelfEvaluationForm, { hierarchy, id }: RuleSet, notes: Notes): void {
  const own = hierarchy.flatMap(({ level1, level2 }) => [level1, ...level2])
  const known = new Set([...own, ...builtInNames])
  const shorter = new Set([...known].map((name) => name.replace(/(效益|影响)$/, '')))
  const told = new Set<string>()
  for (const { l1, l2, label, path } of rows) {
    if (l1 === null) notes.warn('CU33', `${path}.l1`, `${label}：没有一级指标`)
    for (const [field, name] of [
      ['l1', l1],
      ['l2', l2],
    ] as const) {
      const bare = bareLevel(name)
      if (name === null || told.has(name) || known.has(bare) || shorter.has(bare.replace(/(效益|影响)$/, '')))
        continue
      told.add(name)
      notes.warn(
        'CU33',
        `${path}.${field}`,
        `${label}：“${name}”不在规则集 ${id} 的指标体系里，请用规定的名称`,
      )
    }
  }
}

/** CU61, CU63: the kinds of indicator that every form needs, and at least one that is not a percentage. */
function tellMissing({ rows }: SelfEvaluationForm, measures: readonly Measure[], notes: Notes): void {
  const has = (pattern: RegExp) => rows.some(({ l1, l2 }) => pattern.test(`${l1 ?? ''}${l2 ?? ''}`))
  const missing = [
    ...(has(/数量/) ? [] : ['数量']),
    ...(has(/质量|时效/) ? [] : ['质量或时效']),
    ...(has(/效益|效果|影响/) ? [] : ['效益']),
    ...(has(/满意/) ? [] : ['满意度']),
  ]
  if (missing.length > 0) notes.warn('CU61', 'indicators', `没有${missing.join('、')}指标，请补上或说明理由`)
  const numbers = measures.filter((measure) => measure.kind === 'number')
  if (numbers.length > 2 && numbers.every(({ unit }) => unit === '%' || unit === '‰'))
    notes.warn('CU63', 'indicators', '数值指标全是百分比，看不出做了多少事，请写实物量')
}

/** CU62: how much the first levels weigh, beside an execution of the usual weight. */
function tellLevelWeights({ funds, rows }: SelfEvaluationForm, rules: RuleSet, notes: Notes): void {
  const execution = funds?.executionWeight ?? null
  if (
    execution === null ||
    compare(parseDecimal(compact(execution)) ?? '0', rules.weights.executionPoints) !== 0
  )
    return
  const weights = new Map<string, Decimal>()
  for (const { l1, weight } of rows) {
    const value = weight === null ? null : parseDecimal(compact(weight).replace(/分$/, ''))
    if (value !== null) weights.set(bareLevel(l1), sum([weights.get(bareLevel(l1)) ?? '0', value]))
  }
  if (weights.size === 0) return
  const fits = rules.goals.levelWeights.some((usual) =>
    [...new Set([...weights.keys(), ...Object.keys(usual)])].every(
      (level) => compare(weights.get(level) ?? '0', usual[level] ?? '0') === 0,
    ),
  )
  if (fits) return
  const own = [...weights].map(([level, weight]) => `${level} ${weight}`).join('、')
  const alike = rules.goals.levelWeights.find(
    (levels) => Object.keys(levels).sort().join() === [...weights.keys()].sort().join(),
  )
  const frame = alike ?? rules.goals.levelWeights[0] ?? {}
  const usual = Object.entries(frame).map(([level, weight]) => `${level} ${weight}`)
  notes.warn('CU62', 'indicators', `各级分值是${own}，原则上是${usual.join('、')}，请说明理由`)
}

/** CU30: the same indicator twice. */
function tellTwins({ rows }: SelfEvaluationForm, notes: Notes): void {
  const seen = new Set<string>()
  for (const { l1, l2, l3, label, path, target } of rows) {
    if (l3 === null) continue
    const name = [l1, l2, l3, target].join('／')
    if (seen.has(name)) notes.warn('CU30', path, `${label}：与前面的指标重复，请核对`)
    seen.add(name)
  }
}

/** What makes a programme's name the matter of an indicator, and not just the word for those who are helped. */
const ownMatter = '(发放|标准|金|待遇|(救助)?供养|补助|补贴)'

/** CU65: an indicator of another programme of aid than the one the project is named after. */
function tellOtherAid({ project, rows }: SelfEvaluationForm, { checkUp }: RuleSet, notes: Notes): void {
  const isNamed = (text: string) => (names: readonly string[]) => names.some((name) => text.includes(name))
  const own = checkUp.aidProgrammes.filter(isNamed(project ?? ''))
  if (own.length === 0) return
  const others = checkUp.aidProgrammes.filter((names) => !own.includes(names)).flat()
  for (const { l3, label, path } of rows) {
    if (l3 === null || own.some(isNamed(l3))) continue
    const other = others.find((name) =>
      name.endsWith('救助') ? l3.includes(name) : new RegExp(`${name}${ownMatter}`).test(l3),
    )
    if (other !== undefined)
      notes.warn(
        'CU65',
        `${path}.l3`,
        `${label}：说的是${other}，项目是“${project}”，请核对是不是本项目的指标`,
      )
  }
}
