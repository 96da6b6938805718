/** The table 资金 of a form: what is known is read, what is asked is typed, sums are never typed (FU3). */
import { wanText } from '../decimals/money'
import type { AmountRow, Field } from '../filings/form'
import { type FundSource, fundSources, fundSourceTitles, type KnownFunds, type Typed } from './sources'
import type { Spending } from './spending'

export interface FundsTableOptions {
  readonly funds: KnownFunds
  readonly spending: Spending
  readonly typed: Typed
  /** '1–7月执行数' */
  readonly word: string
  /** Last period's amounts, to stand beside the empty fields. */
  readonly previous?: { readonly label: string; readonly spent: Typed } | null
}

/** Rows of a table whose columns are 年初预算, 全年预算 and the amount spent; none without a source. */
export function fundsRows({ funds, spending, typed, word, previous }: FundsTableOptions): AmountRow[] {
  const listed = fundSources.filter((source) => funds.budget[source] !== null || funds.paid[source] !== null)
  if (listed.length === 0) return []
  const rows = listed.map((source): AmountRow => {
    const row = funds.budget[source]
    return {
      label: fundSourceTitles[source],
      cells: [
        wanText(row?.initial ?? '0'),
        wanText(row?.adjusted ?? '0'),
        spending.asked.includes(source)
          ? spentField(source, typed[source], word, previous ?? null)
          : wanText(funds.paid[source]?.amount ?? '0'),
      ],
      total: false,
    }
  })
  const sums = [spending.initial, spending.adjusted, spending.spent]
  const total = sums.map((amount) => (amount === null ? '–' : wanText(amount)))
  return [{ label: '总额', cells: total, total: true }, ...rows]
}

function spentField(
  source: FundSource,
  value: string | null,
  word: string,
  previous: FundsTableOptions['previous'],
): Field {
  const last = previous?.spent[source]
  return {
    path: `funds.spent.${source}`,
    label: `${fundSourceTitles[source]}${word}`,
    input: 'amount',
    unit: '万元',
    required: true,
    value,
    ...(last && previous ? { previous: { value: last, text: `${previous.label} ${last}` } } : {}),
  }
}

/** FU2: which figures are the treasury's, and through when; of a whole year also why others are still asked. */
export function treasuryNote(
  { paid }: KnownFunds,
  { yearOf }: { yearOf?: Spending } = {},
): { note?: string } {
  const note = [told(paid), ...(yearOf && yearOf.asked.length > 0 ? [yearNotOver] : [])].join('')
  return note === '' ? {} : { note }
}

const yearNotOver = '全年执行数在国库支付登记到12月后自动带出；登记没有到年底或数字不能用的，请按实际填写。'

function told(paid: KnownFunds['paid']): string {
  const known = fundSources.filter((source) => paid[source] !== null)
  const through = known.map((source) => paid[source]?.through ?? '').sort()[0]
  if (through === undefined) return ''
  const [year, month] = through.split('-')
  const names = known.map((source) => fundSourceTitles[source]).join('、')
  return `${names}为国库支付数，截至 ${year}年${Number(month)}月底，不用填。`
}
