import type { MessagePart, MessagePurpose } from '@domain/notices/messages'
import type { StoredNotice } from './notices'

export interface MessageTemplate {
  readonly id: string
  /** Each keyword of the template (`thing1`) with what fills it. */
  readonly keywords: Readonly<Record<string, MessagePart>>
}

export type MessageTemplates = Readonly<Partial<Record<MessagePurpose, MessageTemplate>>>

/** A message as WeChat's API takes it. */
export interface OutgoingMessage {
  readonly openid: string
  readonly templateId: string
  /** Page of the mini-program with its query, without a slash before it. */
  readonly page: string
  readonly data: Readonly<Record<string, string>>
}

/**
 * `sent`; `refused`: WeChat will not send it, now or later; `later`: WeChat has certainly not sent it and may be asked
 * again; `unknown`: no answer came, so it may have been sent.
 */
export type MessageOutcome =
  | { readonly outcome: 'sent' | 'unknown' }
  | { readonly outcome: 'refused' | 'later'; readonly errcode: number | null }

/** A notice with the permission that was taken for its message. */
export interface ClaimedMessage {
  readonly notice: StoredNotice
  readonly openid: string
}

export interface MessageWrites {
  /** NT10: permissions given by one tap; told again, they are not counted again. How many were new. */
  addGrants(grants: {
    readonly tapId: string
    readonly accountId: string
    readonly purposes: readonly MessagePurpose[]
    readonly at: string
  }): Promise<number>
  /**
   * NT11: takes the oldest open permission for the notice's message, so that nobody else sends it. Null: none is open,
   * the notice has been read or is gone, or its message was claimed before.
   */
  claimMessage(
    noticeId: string,
    purposeOf: (kind: string) => MessagePurpose | null,
  ): Promise<ClaimedMessage | null>
  /** NT12: has it sent at this instant instead. */
  postponeMessage(noticeId: string, at: string): Promise<void>
  /** What became of the claimed message; `open` gives the permission back. */
  settleMessage(
    noticeId: string,
    outcome: 'sent' | 'refused' | 'unknown' | 'open',
    errcode: number | null,
  ): Promise<void>
  /** NT14: WeChat says that the person permits no more; how many open permissions of the purpose were struck out. */
  strikeGrants(noticeId: string, errcode: number): Promise<number>
}

export interface MessageReads {
  /** Open permissions by purpose, of the account's present WeChat. */
  openGrants(accountId: string): Promise<Readonly<Partial<Record<MessagePurpose, number>>>>
}
