/** Permissions for WeChat messages (订阅消息许可), which a person gives by a tap on the phone. Rules NT9, NT10. */
import { type MessagePurpose, messagePurposes } from '@domain/notices/messages'
import type { Work } from '../ports/context'

export interface MessageOffer {
  readonly purpose: MessagePurpose
  readonly templateId: string
  /** How many messages of it may still be sent, by our own ledger. */
  readonly remaining: number
}

/** What a tap may ask permission for; nothing without templates or without a bound WeChat. */
export async function messageOffers(work: Work): Promise<readonly MessageOffer[]> {
  const { messages } = work
  const { accountId } = work.actor
  if (messages === null || !(await work.reader.weChatOf(accountId)).bound) return []
  const open = await work.reader.openGrants(accountId)
  return messagePurposes.flatMap((purpose) => {
    const template = messages[purpose]
    return template ? [{ purpose, templateId: template.id, remaining: open[purpose] ?? 0 }] : []
  })
}

/** NT10: notes what the person allowed; the tap's id makes telling it again safe. */
export async function permitMessages(
  work: Work,
  { tapId, purposes }: { tapId: string; purposes: readonly MessagePurpose[] },
): Promise<{ noted: number }> {
  const { accountId } = work.actor
  const wanted = purposes.filter((purpose) => work.messages?.[purpose] !== undefined)
  const noted = await work.store.write(async (tx) => {
    const added = await tx.addGrants({ tapId, accountId, purposes: wanted, at: work.now().toISOString() })
    if (added > 0) {
      await tx.record({
        actorId: accountId,
        action: 'message.permitted',
        subject: 'account',
        subjectId: accountId,
        details: { tapId, purposes: wanted },
      })
    }
    return added
  })
  return { noted }
}
