import { coveredMonth } from '@domain/filings/period'
import { canonicalHash } from '@domain/sync/canonical'
import type { House } from '../ports/context'
import type { NewPayment } from '../ports/payments'
import type { Transaction } from '../ports/transaction'

/** PY1, PY2: adds the payments and refuses vouchers that stand there with another amount, day, source or year. */
export async function addPayments(
  house: House,
  tx: Transaction,
  payments: readonly NewPayment[],
  refuse: (index: number, message: string) => void,
): Promise<number> {
  const { added, differing } = await tx.putPayments(payments)
  for (const { index, amountWan, paidOn } of differing)
    refuse(
      index,
      `凭证号“${payments[index]?.voucher ?? ''}”已登记为 ${paidOn} 支付 ${amountWan} 万元，与这一行不一致，请核对`,
    )
  if (added > 0) await refreshFilings(house, tx, [...new Set(payments.map(({ projectId }) => projectId))])
  return added
}

/** PY4: filings in which nothing has been reported yet take over the newer figures, and the owner's phone pulls them. */
async function refreshFilings(house: House, tx: Transaction, projectIds: readonly string[]): Promise<void> {
  for (const filing of await tx.untouchedFilings(projectIds)) {
    const month = coveredMonth(filing.period)
    const kind = house.kinds[filing.kind]
    if (!kind) continue
    const paid = await tx.paidOf([filing.projectId], { fiscalYear: filing.fiscalYear, month })
    const subject = kind.withPayments(filing.subject, paid.get(filing.projectId) ?? [])
    if (canonicalHash(subject) === canonicalHash(filing.subject)) continue
    await tx.putSubject(filing.id, subject)
    await tx.announce(filing)
  }
}
