/** The checks of single rows (GD5, GD6, GD12–GD18). */
import { compare, parseDecimal } from '../decimals/decimal'
import type { Finding } from '../filings/kind'
import { inOrder } from '../filings/list'
import type { DeclaredRow } from './declaration.schema'
import { dayNamed, indicatorOf, levelsOf } from './declared-row'
import { block, type DeclarationDraft, warn } from './findings'

export function checkRows(draft: DeclarationDraft): Finding[] {
  const rows = inOrder(draft.content.indicators)
  return rows.flatMap(([id, row]) => rowFindings(draft, id, row, rows))
}

type Rows = readonly (readonly [string, DeclaredRow])[]

function rowFindings(draft: DeclarationDraft, id: string, row: DeclaredRow, rows: Rows): Finding[] {
  const path = `indicators.${id}`
  const missing = missingParts(row, path)
  if (missing.length > 0) return [...missing, ...nameFindings(row, path)]
  return [
    ...shapeFindings(draft, id, row, path),
    ...nameFindings(row, path),
    ...duplicateFindings(id, row, rows, path),
    ...senseFindings(row, path),
  ]
}

/** GD5: category, name, operator, target, weight; the weight only of the year's rows. */
function missingParts(row: DeclaredRow, path: string): Finding[] {
  const parts: [keyof DeclaredRow, string, boolean][] = [
    ['category', '请选择类别', row.category === null],
    ['level3', '请填写指标名称', row.level3.trim() === ''],
    ['operator', '请选择运算符号', row.operator === null],
    ['target', '请填写指标值', row.target.trim() === ''],
    ['weight', '请填写分值', row.span === 'year' && (row.weight ?? '').trim() === ''],
  ]
  return parts
    .filter(([, , lacks]) => lacks)
    .map(([part, message]) => block('GD5', `${path}.${part}`, message))
}

/** GD6: the row makes an indicator: number, unit, day and direction fit each other; the category is one of the year. */
function shapeFindings(
  { subject, rules }: DeclarationDraft,
  id: string,
  row: DeclaredRow,
  path: string,
): Finding[] {
  const { level1, level2 } = levelsOf(row.category)
  const known = rules.hierarchy.some((level) => level.level1 === level1 && level.level2.includes(level2))
  if (!known)
    return [
      block('GD6', `${path}.category`, `${subject.fiscalYear} 年的目标表没有“${level1}/${level2}”这一类`),
    ]
  const read = indicatorOf(id, row)
  if ('indicator' in read) return []
  const day = row.operator === '定性' ? null : dayNamed(row.target, subject.fiscalYear)
  const message = day === null ? read.message : `期限请写成日期：${day}`
  return [block('GD6', `${path}.${read.field}`, message)]
}

/** Names that say nothing, and what templates leave behind. */
const empty =
  /^(指标|数量|质量|时效|成本|效益|产出|满意度|经济|社会|生态)?(指标)?[0-9一二三四五六七八九十]{0,2}$/
const residue = /\*\*|×{2,}|[xX]{2,}|○{2,}|(\d+字以内)|请填写|示例/

/** GD12, GD13: a name says what is counted, and no template shows through. */
function nameFindings({ level3, target, category }: DeclaredRow, path: string): Finding[] {
  const name = level3.trim()
  const { level2 } = levelsOf(category)
  const findings: Finding[] = []
  if (name !== '' && (name.length < 2 || empty.test(name) || name === level2))
    findings.push(block('GD12', `${path}.level3`, `“${name}”没有说明考核什么，请写具体，例如“培训人次”`))
  for (const [part, text] of [
    ['level3', name],
    ['target', target],
  ] as const)
    if (residue.test(text))
      findings.push(block('GD13', `${path}.${part}`, '还留着模板里的字样，请改成实际内容'))
  return findings
}

/** GD14: the same indicator stands once. */
function duplicateFindings(id: string, row: DeclaredRow, rows: Rows, path: string): Finding[] {
  const name = (text: string) => text.replace(/\s/g, '')
  const first = rows.find(([, other]) => other.span === row.span && name(other.level3) === name(row.level3))
  if (!first || first[0] === id) return []
  return [block('GD14', `${path}.level3`, `“${row.level3.trim()}”已经列过，同一项指标不要重复`)]
}

const money =
  /(财政|专项|项目)?(资金|经费)(投入|拨付|拨款|到位|支付|使用|总额|金额)|财政(投入|拨款)|投入(金额|资金)/

/** GD15–GD18: a target that is always met; money as an output; a cost without ceiling; a heavy single weight. */
function senseFindings(row: DeclaredRow, path: string): Finding[] {
  const { level1, level2 } = levelsOf(row.category)
  const value = parseDecimal(row.target.trim())
  const atLeast = row.operator === '≥' || row.operator === '＞'
  const findings: Finding[] = []
  if (atLeast && value !== null && compare(value, '0') <= 0)
    findings.push(warn('GD15', `${path}.target`, `${row.operator} ${value} 总能达到，等于没有目标，请核对`))
  if (level1 === '产出' && !/成本/.test(level2) && money.test(row.level3))
    findings.push(warn('GD16', `${path}.level3`, '投入了多少钱不是产出，请改写成用钱办成了什么'))
  if (/成本/.test(level1 + level2) && atLeast && /成本/.test(row.level3))
    findings.push(warn('GD17', `${path}.operator`, '成本一般写“不超过”，请核对运算符号'))
  if (value !== null && row.unit.trim() === '%' && compare(value, '100') > 0 && atLeast)
    findings.push(warn('GD18', `${path}.target`, '比率高于 100%，请核对'))
  return findings
}
