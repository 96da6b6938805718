import type { Work } from '../ports/context'

/** Whether the account can be signed in by WeChat; its phone number only with the middle hidden. */
export async function weChatBinding(work: Work): Promise<{ bound: boolean; phone: string | null }> {
  const { bound, phone } = await work.reader.weChatOf(work.actor.accountId)
  return { bound, phone: phone === null ? null : `${phone.slice(0, 3)}****${phone.slice(-4)}` }
}

/** ID11: ends the binding and the sessions it opened; doing it again changes nothing. */
export async function unbindWeChat(work: Work): Promise<void> {
  const { accountId } = work.actor
  await work.store.write(async (tx) => {
    if (!(await tx.unbindWeChat(accountId))) return
    await tx.record({
      actorId: accountId,
      action: 'account.wechat-unbound',
      subject: 'account',
      subjectId: accountId,
      details: {},
    })
  })
}
