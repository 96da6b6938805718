/** Sending the WeChat message of one notice, at most once. Rules NT11–NT14. */
import { momentInWords } from '@domain/notices/china-time'
import { messageOf, type NoticeKind, noticeKinds, noticeWords } from '@domain/notices/kinds'
import { keywordValue, type MessagePurpose } from '@domain/notices/messages'
import type { House } from '../ports/context'
import type { OutgoingMessage } from '../ports/messages'
import type { StoredNotice } from '../ports/notices'
import { messageTime } from './message-time'

/** WeChat: the person permits no more messages of the template. */
const notPermitted = 43101

/** Thrown so that the queue tries again later; the permission has been given back. */
class MessageLater extends Error {
  override name = 'MessageLater'
}

/**
 * Claims a permission, asks WeChat, notes what came of it. Between the claim and the answer the message may have gone
 * out, so a claim that a killed process left behind is never sent again.
 */
export async function sendMessage(house: House, noticeId: string): Promise<void> {
  const { weChat, messages } = house
  if (weChat === null || messages === null) return
  const now = house.now().toISOString()
  const when = messageTime(house, now)
  const templateOf = (kind: string) => {
    const purpose = purposeOf(kind)
    return purpose === null ? undefined : messages[purpose]
  }
  const claimed = await house.store.write(async (tx) => {
    if (when === now) return tx.claimMessage(noticeId, (kind) => (templateOf(kind) ? purposeOf(kind) : null))
    await tx.postponeMessage(noticeId, when)
    return null
  })
  const template = claimed && templateOf(claimed.notice.kind)
  if (!claimed || !template) return
  const result = await weChat.send({
    openid: claimed.openid,
    templateId: template.id,
    page: pageOf(claimed.notice),
    data: dataOf(claimed.notice, template.keywords),
  })
  const errcode = 'errcode' in result ? result.errcode : null
  await house.store.write(async (tx) => {
    await tx.settleMessage(noticeId, result.outcome === 'later' ? 'open' : result.outcome, errcode)
    if (errcode === notPermitted) await tx.strikeGrants(noticeId, errcode)
    await tx.record({
      actorId: null,
      action: `message.${result.outcome}`,
      subject: 'notice',
      subjectId: noticeId,
      details: { errcode },
    })
  })
  if (result.outcome === 'later') throw new MessageLater(`WeChat did not take it (${errcode ?? 'no token'})`)
}

function purposeOf(kind: string): MessagePurpose | null {
  return Object.keys(noticeKinds).includes(kind) ? messageOf(kind as NoticeKind) : null
}

/** The inbox, which knows the way on from each notice. */
const pageOf = ({ id }: StoredNotice): string => `pages/inbox/index?notice=${id}`

/** NT13: nothing in it but what the notice says; every keyword within WeChat's lengths. */
function dataOf(
  { kind, facts, at }: StoredNotice,
  keywords: Readonly<Record<string, string>>,
): OutgoingMessage['data'] {
  const words = noticeWords(kind, facts)
  const textOf = (key: string) => (typeof facts[key] === 'string' ? facts[key] : '')
  const due = textOf('dueAt')
  const parts: Readonly<Record<string, string>> = {
    title: words?.title ?? '',
    project: textOf('project'),
    text: words?.text ?? '',
    at: momentInWords(at),
    due: momentInWords(due === '' ? at : due),
  }
  return Object.fromEntries(
    Object.entries(keywords).map(([keyword, part]) => [keyword, keywordValue(keyword, parts[part] ?? '')]),
  )
}
