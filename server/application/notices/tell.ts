/** Telling people what happened, in the transaction of what happened. Rules NT1–NT5, NT11. */
import { type FactsOf, messageOf, type NoticeKind } from '@domain/notices/kinds'
import type { House } from '../ports/context'
import type { Audience } from '../ports/notices'
import type { Transaction } from '../ports/transaction'
import { messageTime } from './message-time'

export interface Telling<Kind extends NoticeKind> {
  readonly kind: Kind
  readonly facts: FactsOf<Kind>
  readonly occasion: string
  readonly filingId: string | null
  readonly to: Audience
}

/** NT1: the notice stands when the change does; a WeChat message follows where the person permitted one. */
export async function tell<Kind extends NoticeKind>(
  house: House,
  tx: Transaction,
  { to, ...notice }: Telling<Kind>,
): Promise<void> {
  const at = house.now().toISOString()
  const ids = await tx.addNotices({ ...notice, at }, to)
  const purpose = messageOf(notice.kind)
  if (ids.length === 0 || purpose === null || house.messages === null) return
  await tx.enqueueMessages(ids, purpose, messageTime(house, at))
}
