/** One row of the indicators as the form shows it: what is promised, and what the checks say while it is typed. */
import { groupThousands, isDecimal } from '../decimals/decimal'
import type { Field, Item, ListEditing, Option, Verdict } from '../filings/form'
import type { Finding } from '../filings/kind'
import { accumulations, accumulationTitles, type Indicator } from '../indicators/indicator'
import { operators } from '../indicators/operator'
import type { RuleSet } from '../rule-sets/rule-set'
import type { DeclaredRow } from './declaration.schema'
import { accumulationOf, accumulationSentence, blankRow, categoryOf, levelsOf, rowOf } from './declared-row'

export function indicatorItem(
  id: string,
  row: DeclaredRow,
  number: number,
  context: { readonly rules: RuleSet; readonly multi: boolean; readonly findings: readonly Finding[] },
): Item {
  const path = `indicators.${id}`
  const own = context.findings.filter(({ field }) => field.startsWith(`${path}.`))
  const missing = own.filter(({ rule }) => rule === 'GD5')
  const { level1, level2 } = levelsOf(row.category)
  const weight = (row.weight ?? '').trim()
  return {
    id,
    path,
    tags: [
      String(number),
      ...[level1, level2].filter((level) => level !== ''),
      ...(row.span === 'mid' ? ['中期'] : []),
      ...(weight === '' ? [] : [`${weight} 分`]),
    ],
    title: row.level3.trim() === '' ? '新的一项' : row.level3.trim(),
    target: { label: '指标值', text: targetText(row), unit: row.operator === '定性' ? '' : row.unit.trim() },
    actual: null,
    verdict: verdictOf(row, own, missing.length),
    fields: fieldsOfRow(path, row, context),
    evidence: null,
    filled: missing.length === 0,
  }
}

function targetText(row: DeclaredRow): string {
  const target = row.target.trim()
  if (target === '' || row.operator === null) return target
  if (row.operator === '定性') return target
  return `${row.operator} ${isDecimal(target) ? groupThousands(target) : target}`
}

/** The first thing that stands in the way, else the first that deserves a look, else how its actual will be filed. */
function verdictOf(row: DeclaredRow, own: readonly Finding[], missing: number): Verdict {
  if (missing > 0) return { light: 'gray', measure: null, caption: '' }
  const worst = own.find(({ level }) => level === 'block') ?? own[0]
  const accumulation = accumulationOf(row)
  return {
    light: worst === undefined ? 'green' : worst.level === 'block' ? 'red' : 'yellow',
    measure: null,
    caption: worst?.message ?? (accumulation === null ? '' : accumulationSentence(accumulation)),
  }
}

function fieldsOfRow(
  path: string,
  row: DeclaredRow,
  { rules, multi }: { readonly rules: RuleSet; readonly multi: boolean },
): Field[] {
  const words = (key: keyof DeclaredRow, label: string, value: string, more: Partial<Field> = {}): Field => ({
    path: `${path}.${key}`,
    label,
    input: 'text',
    required: true,
    value,
    short: true,
    ...more,
  })
  const span: Field = {
    path: `${path}.span`,
    label: '期限',
    input: 'choice',
    required: true,
    value: row.span,
    options: spans,
  }
  const numeric = row.operator !== null && row.operator !== '定性'
  return [
    ...(multi ? [span] : []),
    {
      path: `${path}.category`,
      label: '类别',
      input: 'choice',
      required: true,
      value: row.category,
      options: categories(rules),
    },
    words('level3', '指标名称', row.level3, { hint: '写具体，例如 培训人次', maxLength: 200 }),
    {
      path: `${path}.operator`,
      label: '运算符号',
      input: 'choice',
      required: true,
      value: row.operator,
      options: operators.map((operator) => ({ value: operator, label: operator })),
    },
    words('target', '指标值', row.target, {
      hint: numeric ? '数字；期限写 2020-11-30 的样子' : '达到什么程度',
      maxLength: 200,
      ...(numeric ? {} : { short: true }),
    }),
    ...(row.operator === '定性'
      ? []
      : [words('unit', '计量单位', row.unit, { required: false, hint: '例如 人次', maxLength: 20 })]),
    ...(row.span === 'mid'
      ? []
      : [
          {
            path: `${path}.weight`,
            label: '分值',
            input: 'number',
            required: true,
            value: row.weight,
            unit: '分',
          } as const,
        ]),
    words('basis', '指标值设定依据', row.basis, { required: false, behind: '写设定依据', maxLength: 200 }),
    words('evidence', '佐证资料要求', row.evidence, {
      required: false,
      behind: '写要什么佐证',
      maxLength: 200,
    }),
    {
      path: `${path}.accumulation`,
      label: '完成值怎么算',
      input: 'choice',
      required: false,
      value: row.accumulation,
      options: accumulations.map((one) => ({ value: one, label: accumulationTitles[one] })),
      behind: '改完成值的算法',
    },
  ]
}

const spans: readonly Option[] = [
  { value: 'year', label: '年度' },
  { value: 'mid', label: '中期' },
]

export function categories({ hierarchy }: Pick<RuleSet, 'hierarchy'>): Option[] {
  return hierarchy.flatMap(({ level1, level2 }) =>
    level2.map((level) => ({
      value: `${level1}/${level}`,
      label: level2.length === 1 ? level : `${level1} ${level}`,
    })),
  )
}

/** How rows are added: blank, from 指标库, from last year's goal. */
export function indicatorList(lastYear: readonly Indicator[], rules: RuleSet): ListEditing {
  const oneOf = categories(rules).map(({ value }) => value)
  const { position: _, ...blank } = { ...blankRow, position: 0 }
  return {
    path: 'indicators',
    word: '指标',
    max: rules.goals.maxIndicators,
    blank,
    sources: [
      { id: 'library', title: '从指标库选', catalogue: 'indicators', where: { key: 'category', oneOf } },
      ...(lastYear.length === 0
        ? []
        : [
            {
              id: 'last-year',
              title: '从上年目标选',
              entries: lastYear.map((indicator) => ({
                id: indicator.id,
                title: indicator.level3,
                sub: `${categoryOf(indicator).replace('/', ' ')} ${indicator.operator} ${indicator.target} ${indicator.unit}`.trim(),
                terms: '',
                row: rowOf(indicator),
              })),
            },
          ]),
    ],
  }
}
