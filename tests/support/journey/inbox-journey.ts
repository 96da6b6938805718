/** The inbox as a person uses it, with and without network; the same on H5 and in the mini-program. */
import type { Hand } from './hand'

/** From 待办 of an owner for whom a notice waits: opens it, is led to the task, and finds it read without network. */
export async function inboxJourney(hand: Hand): Promise<void> {
  await hand.see(/条未读/)
  await hand.picture('inbox-1-todo')
  await hand.tap(/^消息/)
  await hand.see(/新任务/)
  await hand.picture('inbox-2-unread')
  await hand.network('offline')
  await hand.see(/现在没有网络/)
  await hand.tap(/全部已读/)
  await hand.see(/都看过了/)
  await hand.picture('inbox-3-read-offline')
  await hand.network('online')
  await hand.back()
  await hand.tab('我的')
  await hand.see('消息')
  await hand.picture('inbox-4-me')
}
