import type { Place, Role } from '@domain/access/roles'
import type { MessagePurpose } from '@domain/notices/messages'

/** Whom a notice is for: active accounts that hold one of the roles where it reaches the place. */
export interface Audience {
  readonly roles: readonly Role[]
  readonly place: Place
  /** NT4: who did it knows it. */
  readonly but: string | null
}

export interface NewNotice {
  readonly kind: string
  readonly facts: Readonly<Record<string, unknown>>
  /** What it is told about; once an account (NT5). */
  readonly occasion: string
  readonly filingId: string | null
  readonly at: string
}

export interface StoredNotice extends NewNotice {
  readonly id: string
  readonly readAt: string | null
}

/** The place of a notice in its list, newest first. */
export interface NoticePosition {
  readonly at: string
  readonly id: string
}

/** What a unit has not handed in yet of a task; those of another due time, by extension, apart. */
export interface Unfiled {
  readonly taskId: string
  readonly title: string
  readonly fiscalYear: number
  readonly opensAt: string
  readonly dueAt: string
  /** Days before the due day; empty: as the rule set says (CA7). */
  readonly remindDays: readonly number[]
  readonly place: Place
  readonly count: number
  readonly filingId: string
  readonly project: string
}

export interface NoticeWrites {
  /** Ids of the notices that were written; an account that was told of the occasion before gets none (NT5). */
  addNotices(notice: NewNotice, to: Audience): Promise<readonly string[]>
  /** Marks the account's own unread notices among these; how many there were. */
  markRead(accountId: string, ids: readonly string[], now: string): Promise<number>
  /** Marks all up to this one, so that what came meanwhile stays unread (NT7). */
  markReadUpTo(accountId: string, newest: NoticePosition, now: string): Promise<number>
  /** NT8: how many were removed. */
  forgetNotices(before: string): Promise<number>
  /** NT11: has the background send those for which a permission is open, not before `at`. */
  enqueueMessages(noticeIds: readonly string[], purpose: MessagePurpose, at: string): Promise<void>
}

export interface NoticeReads {
  notices(accountId: string, after: NoticePosition | null, limit: number): Promise<readonly StoredNotice[]>
  unreadNotices(accountId: string): Promise<number>
  /** Tasks that are open and due within so many days, by unit that has not handed in all of them. */
  unfiled(now: string, withinDays: number): Promise<readonly Unfiled[]>
}
