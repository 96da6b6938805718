/** The amounts of an official table, by source and summed, each with its share; 万元 (FU3). */
import { type Decimal, percentText } from '../decimals/decimal'
import { parseWan, wanText } from '../decimals/money'
import { typed as typedEntry, type Values } from '../documents/official-table'
import { fundSources, fundSourceTitles, type KnownFunds, type Typed } from './sources'
import type { Spending } from './spending'

/** '财政拨款年初预算', '财政拨款全年预算', '财政拨款全年执行', '财政拨款执行率', the same of 上年结转, 其他资金 and 总额. */
export function fundsValues(
  { budget, paid }: KnownFunds,
  { asked, initial, adjusted, spent }: Spending,
  { typed, word }: { readonly typed: Typed; readonly word: string },
): Values {
  const rows = fundSources.map((source) => {
    const title = fundSourceTitles[source]
    const row = budget[source]
    const amount = paid[source]?.amount ?? parseWan(typed[source] ?? '')
    return {
      [`${title}年初预算`]: amountText(row?.initial ?? null),
      [`${title}全年预算`]: amountText(row?.adjusted ?? null),
      // DC7: only what is asked is read back
      [`${title}${word}`]: asked.includes(source)
        ? typedEntry(`funds.spent.${source}`, typed[source])
        : amountText(paid[source]?.amount ?? null),
      [`${title}执行率`]: share(amount, row?.adjusted ?? null),
    }
  })
  const total = {
    总额年初预算: amountText(initial),
    总额全年预算: amountText(adjusted),
    [`总额${word}`]: amountText(spent),
    总额执行率: share(spent, adjusted),
  }
  return Object.assign({}, total, ...rows)
}

const amountText = (amount: Decimal | null): string => (amount === null ? '' : wanText(amount))

function share(spent: Decimal | null, budget: Decimal | null): string {
  const percent = spent === null || budget === null ? null : percentText(spent, budget)
  return percent === null ? '' : `${percent}%`
}
