/** The checks of amounts spent (FU4). */
import { compare } from '../decimals/decimal'
import { parseWan } from '../decimals/money'
import type { Finding } from '../filings/kind'
import { fundSourceTitles, type KnownFunds, type Typed } from './sources'
import type { Spending } from './spending'

/** The numbers that a kind gives the two rules: a missing or wrong amount blocks, more than the budget is told. */
export interface FundsRules {
  readonly missing: string
  readonly beyond: string
}

export function checkSpending(
  { budget, paid }: KnownFunds,
  typed: Typed,
  { asked, known }: Spending,
  rules: FundsRules,
): Finding[] {
  const findings: Finding[] = []
  for (const source of asked) {
    const field = `funds.spent.${source}`
    const text = typed[source]
    const title = fundSourceTitles[source]
    const spent = parseWan(text ?? '')
    const row = budget[source]
    if (text === null || text === '')
      findings.push({ ...missing(rules, field), message: `请填写${title}的执行数，没有支出填 0` })
    else if (spent === null)
      findings.push({
        ...missing(rules, field),
        message: '执行数应是金额（万元），例如 486.15，不能是负数',
      })
    else if (row && compare(spent, row.adjusted) > 0)
      findings.push({ ...beyond(rules, field), message: `${title}执行数超过全年预算，请核对并说明` })
  }
  for (const source of known) {
    const amount = paid[source]?.amount
    if (amount !== undefined && compare(amount, budget[source]?.adjusted ?? '0') > 0)
      findings.push({
        ...beyond(rules, 'funds'),
        message: `${fundSourceTitles[source]}国库支付数超过全年预算，请核对预算并说明`,
      })
  }
  return findings
}

const missing = (rules: FundsRules, field: string) =>
  ({ rule: rules.missing, level: 'block', field }) as const
const beyond = (rules: FundsRules, field: string) => ({ rule: rules.beyond, level: 'warn', field }) as const
