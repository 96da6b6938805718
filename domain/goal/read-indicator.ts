/**
 * Reads one row of a published goal table into an indicator (GI5–GI15, GI20), or says why it cannot be taken.
 */
import { compare, isDecimal, parseDecimal } from '../decimals/decimal'
import { type Indicator, indicatorSchema } from '../indicators/indicator'
import { normaliseOperator, type Operator } from '../indicators/operator'
import type { RuleSet } from '../rule-sets/rule-set'
import type { Notebook } from './goal-finding'
import type { PublishedRow } from './published-form'
import { readMeasure } from './read-measure'

/** What the readers of one row share. */
export interface RowContext {
  fiscalYear: number
  ruleSet: RuleSet
  notebook: Notebook
  /** `indicators[3]` */
  path: string
  /** `第 4 项“及时发放率”` */
  label: string
}

/** The names and operator of a row, read before its target. */
export interface RowFrame {
  level1: string
  level2: string
  level3: string
  /** Null where the table gives none. */
  operator: Operator | null
}

/** The indicator of a row; null after at least one block finding. */
export function readIndicator(row: PublishedRow, id: string, context: RowContext): Indicator | null {
  const names = readNames(row, context)
  const operator = readOperator(row.op, context)
  const weight = readWeight(row.weight, context)
  if (!names || operator === undefined || weight === undefined) return null
  const measure = readMeasure(row, { ...names, operator }, context)
  if (!measure) return null
  const indicator = indicatorSchema.safeParse({ id, ...names, ...measure, weight })
  if (indicator.success) return indicator.data
  const [issue] = indicator.error.issues
  return context.notebook.block('GI1', context.path, `${context.label}：${issue?.message ?? '内容不完整'}`)
}

/** GI5: names stay as published; one that the rule set does not know is told. */
function readNames(row: PublishedRow, { label, notebook, path, ruleSet }: RowContext) {
  const { l1: level1, l2, l3: level3 } = row
  if (level1 === null) return notebook.block('GI5', `${path}.l1`, `${label}：没有一级指标，请补上后重新导入`)
  if (level3 === null)
    return notebook.block('GI5', `${path}.l3`, `${label}：没有三级指标名称，请补上后重新导入`)
  const level2 = l2 ?? level1
  if (l2 === null) notebook.warn('GI5', `${path}.l2`, `${label}：没有二级指标，按“${level1}”归类`)
  if (!isKnownLevel(level1, level2, ruleSet))
    notebook.warn(
      'GI5',
      `${path}.l1`,
      `${label}：“${level1}／${level2}”不在${ruleSet.title}的指标体系里，按原名保留`,
    )
  return { level1, level2, level3 }
}

function isKnownLevel(level1: string, level2: string, { hierarchy }: RuleSet): boolean {
  const bare = (name: string) => name.replace(/指标$/, '')
  const level = hierarchy.find((known) => known.level1 === bare(level1))
  return level?.level2.some((known) => known === bare(level2)) ?? false
}

/** GI6: another spelling is normalised and told; undefined after a block finding. */
function readOperator(
  text: string | null,
  { label, notebook, path }: RowContext,
): Operator | null | undefined {
  if (text === null) return null
  const bare = text.replace(/[（(][^）)]*[）)]/g, '').trim()
  const operator = normaliseOperator(bare)
  if (operator === null) {
    notebook.block('GI6', `${path}.op`, `${label}：不认识运算符号“${text}”，请改为 ≥ ＞ ＝ ＜ ≤ 或 定性`)
    return undefined
  }
  if (operator !== text)
    notebook.warn('GI6', `${path}.op`, `${label}：运算符号“${text}”按“${operator}”处理，请核对`)
  return operator
}

/** GI15: undefined after a block finding, null where the table gives no weight. */
function readWeight(text: string | null, { label, notebook, path }: RowContext): string | null | undefined {
  if (text === null) return null
  const weight = parseDecimal(text.replace(/分$/, ''))
  if (weight !== null && isDecimal(weight) && compare(weight, '0') > 0 && compare(weight, '100') <= 0)
    return weight
  notebook.block(
    'GI15',
    `${path}.weight`,
    `${label}：分值“${text}”不是 0 到 100 之间的数字，请改正后重新导入`,
  )
  return undefined
}
