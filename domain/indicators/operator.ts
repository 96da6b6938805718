/**
 * The operator of an indicator (运算符号) and the many ways tables write it. Rules IN1–IN2 are stated in RULES.md.
 */

/** The six operators of the national goal table. */
export const operators = ['≥', '＞', '＝', '＜', '≤', '定性'] as const
export type Operator = (typeof operators)[number]

/** IN1: the codes of the national interface, 1 to 6. */
export const operatorCodes = { '≥': 1, '＞': 2, '＝': 3, '＜': 4, '≤': 5, 定性: 6 } as const satisfies Record<
  Operator,
  number
>

/** IN2: what is written, and what it means; in law 以上 and 以下 include the number itself. */
const spellings: Record<Operator, string> = {
  '≥': '≥ ≧ ⩾ >= ＞＝ => 不低于 不少于 不小于 大于等于 大于或等于 至少 以上 及以上',
  '＞': '＞ > ﹥ 大于 高于 多于 超过',
  '＝': '＝ = == ═ ﹦ 等于',
  '＜': '＜ < ﹤ 小于 低于 少于 不足 不满',
  '≤': '≤ ≦ ⩽ <= ＜＝ =< 不高于 不多于 不大于 不超过 小于等于 小于或等于 至多 以下 及以下 以内 之内 内',
  定性: '定性',
}

const operatorOf = new Map<string, Operator>(
  operators.flatMap((operator) =>
    spellings[operator].split(' ').map((spelling) => [spelling, operator] as const),
  ),
)

/** Every spelling that can stand before or after a number, the longest first. */
export const operatorSpellings: readonly string[] = [...operatorOf.keys()]
  .filter((spelling) => spelling !== '定性')
  .sort((a, b) => b.length - a.length)

/** IN2: the operator that a glyph or word means; null if it means none that we know. */
export function normaliseOperator(text: string): Operator | null {
  return operatorOf.get(text.replace(/\s/g, '')) ?? null
}
