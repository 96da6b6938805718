/**
 * Reads the text of a published target (指标值): a number with what stands around it, or words.
 */
import { type Decimal, parseDecimal } from '../decimals/decimal'
import { normaliseOperator, type Operator, operatorSpellings } from '../indicators/operator'
import { normaliseUnit } from '../indicators/unit'

export interface NumberInTarget {
  kind: 'number'
  value: Decimal
  /** Null where the target itself names none. */
  operator: Operator | null
  unit: string | null
}

export type TargetReading =
  | NumberInTarget
  /** Digits that make no number, such as `7,00.0,77`. */
  | { kind: 'malformed' }
  | { kind: 'words' }

/** Units that may stand in the target itself; with other words behind the number the target is a sentence. */
const knownUnits = [
  ...[
    '%',
    '‰',
    '百分比',
    '倍',
    '分',
    '人次',
    '万人次',
    '万人',
    '人',
    '名',
    '户',
    '个',
    '家',
    '所',
    '座',
    '处',
    '条',
  ],
  ...[
    '辆',
    '台',
    '套',
    '件',
    '份',
    '项',
    '批',
    '期',
    '场',
    '次',
    '次/月',
    '次/年',
    '天',
    '日',
    '个月',
    '月',
    '年',
  ],
  ...[
    '小时',
    '米',
    '千米',
    '公里',
    '平方米',
    '万平方米',
    '亩',
    '万亩',
    '公顷',
    '吨',
    '万吨',
    '公斤',
    'GB',
    'TB',
  ],
  ...['元', '万元', '亿元', '元/人', '元/月', '万元/月', '万元/年', '元/人/月', '元/平方米', '元/亩'],
]

const spellings = operatorSpellings.map(escaped).join('|')
const units = knownUnits.map(escaped).join('|')
const numberInTarget = new RegExp(`^(${spellings})?([-−－]?[\\d０-９.,．，]+)(${units})?(${spellings})?$`)

/** A number with an operator word or unit around it is a number; any other text is words. */
export function readTarget(text: string): TargetReading {
  const compact = text.replace(/\s/g, '').replace(/[％﹪]/g, '%')
  const parts = numberInTarget.exec(compact)
  if (!parts) return { kind: 'words' }
  const [, before, digits = '', unit, after] = parts
  const value = parseDecimal(digits)
  if (value === null || (before !== undefined && after !== undefined)) return { kind: 'malformed' }
  const word = before ?? after
  return {
    kind: 'number',
    value,
    operator: word === undefined ? null : normaliseOperator(word),
    unit: unit === undefined ? null : normaliseUnit(unit),
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}
