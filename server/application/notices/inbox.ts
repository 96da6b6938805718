/** One's own inbox (消息). Rules NT3, NT7. */
import { type NoticeWords, noticeWords } from '@domain/notices/kinds'
import type { Work } from '../ports/context'
import type { NoticePosition, StoredNotice } from '../ports/notices'
import type { Transaction } from '../ports/transaction'

export interface InboxRow extends Omit<NoticeWords, 'message'>, NoticePosition {
  readonly kind: string
  readonly filingId: string | null
  readonly read: boolean
}

export interface InboxPage {
  readonly rows: readonly InboxRow[]
  readonly unread: number
  readonly next: NoticePosition | null
}

const pageSize = 20

/** Newest first, twenty a page, with the number of unread ones. */
export async function readInbox(work: Work, after: NoticePosition | null): Promise<InboxPage> {
  const { accountId } = work.actor
  const [stored, unread] = await Promise.all([
    work.reader.notices(accountId, after, pageSize + 1),
    work.reader.unreadNotices(accountId),
  ])
  const shown = stored.slice(0, pageSize)
  const last = shown.at(-1)
  return {
    rows: shown.map(inWords),
    unread,
    next: stored.length > pageSize && last ? { at: last.at, id: last.id } : null,
  }
}

export async function countUnread(work: Work): Promise<{ unread: number }> {
  return { unread: await work.reader.unreadNotices(work.actor.accountId) }
}

/** NT7: others' notices among the ids are passed over, as if there were none. */
export function markRead(work: Work, ids: readonly string[]): Promise<{ unread: number }> {
  return marking(work, (tx, now) => tx.markRead(work.actor.accountId, ids, now))
}

/** NT7: everything up to the newest that the person has before them. */
export function markAllRead(work: Work, newest: NoticePosition): Promise<{ unread: number }> {
  return marking(work, (tx, now) => tx.markReadUpTo(work.actor.accountId, newest, now))
}

async function marking(
  work: Work,
  mark: (tx: Transaction, now: string) => Promise<number>,
): Promise<{ unread: number }> {
  const { accountId } = work.actor
  await work.store.write(async (tx) => {
    const marked = await mark(tx, work.now().toISOString())
    if (marked === 0) return
    await tx.record({
      actorId: accountId,
      action: 'notice.read',
      subject: 'account',
      subjectId: accountId,
      details: { marked },
    })
  })
  return countUnread(work)
}

function inWords({ id, at, kind, facts, filingId, readAt }: StoredNotice): InboxRow {
  const words = noticeWords(kind, facts)
  const { title, text, opens } = words ?? {
    title: '消息',
    text: '这条消息要更新版本后才能看全文。',
    opens: 'tasks' as const,
  }
  return { id, at, kind, title, text, opens, filingId, read: readAt !== null }
}
