/** Coverage (覆盖率): how much of what should be filed is filed, and how much of that is audited. Rules CV1–CV3. */
import { add, type Decimal } from '../decimals/decimal'

/** Counts and year's budgets (万元) of filings; sums of them are sums of their parts. */
export interface Coverage {
  /** Opened and not excused. */
  readonly should: number
  readonly excused: number
  /** Handed in at least once. */
  readonly filed: number
  /** Through the whole chain. */
  readonly audited: number
  readonly filedWan: Decimal
  readonly auditedWan: Decimal
}

/** CV3: the counts of several places together. */
export function together(parts: readonly Coverage[]): Coverage {
  return parts.reduce(
    (sum, part) => ({
      should: sum.should + part.should,
      excused: sum.excused + part.excused,
      filed: sum.filed + part.filed,
      audited: sum.audited + part.audited,
      filedWan: add(sum.filedWan, part.filedWan),
      auditedWan: add(sum.auditedWan, part.auditedWan),
    }),
    { should: 0, excused: 0, filed: 0, audited: 0, filedWan: '0', auditedWan: '0' },
  )
}

/**
 * CV1, CV2: a share in tenths of a percent, cut, never rounded up: 99.99 % is not whole. Null where there is nothing
 * to be a share of.
 */
export function shareOf(part: number, whole: number): string | null {
  if (whole === 0) return null
  const tenths = Math.floor((part * 1000) / whole)
  return tenths % 10 === 0 ? String(tenths / 10) : `${Math.floor(tenths / 10)}.${tenths % 10}`
}
