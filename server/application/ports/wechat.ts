import type { Assignment } from '@domain/access/roles'
import type { MessageOutcome, OutgoingMessage } from './messages'

/** WeChat's server API, as far as signing in and messages need it. Refusals are Problems `wechat.…` (ID7, ID8, ID12). */
export interface WeChat {
  /** Who holds the phone, from the code of `wx.login`. */
  openidOf(code: string): Promise<string>
  /** The mainland number (11 digits) that WeChat vouches for to this app; null for one of another country. */
  phoneOf(phoneCode: string): Promise<string | null>
  /** Never throws: what is not known to be sent says so. */
  send(message: OutgoingMessage): Promise<MessageOutcome>
}

/** What a step of signing in waits for. */
export type TicketPurpose = 'bind' | 'choose'

/** One of a person's accounts, as it is offered for choosing. */
export interface BoundAccount {
  readonly id: string
  readonly username: string
  readonly name: string
  readonly roles: readonly { readonly role: Assignment['role']; readonly place: string }[]
}

export interface WeChatWrites {
  /** Active accounts bound to the openid. */
  accountsOfOpenid(openid: string): Promise<readonly BoundAccount[]>
  /** Ids of the active accounts registered with the phone number, locked. */
  accountsOfPhone(phone: string): Promise<readonly string[]>
  /** ID9: replaces an account's former WeChat and ends the sessions that it opened. */
  bindWeChat(binding: { accountId: string; openid: string; boundAt: string }): Promise<void>
  /** True when there was a binding; ends the account's sessions by WeChat (ID11). */
  unbindWeChat(accountId: string): Promise<boolean>
  addTicket(ticket: {
    tokenHash: string
    purpose: TicketPurpose
    openid: string
    expiresAt: string
  }): Promise<void>
  /** The openid of a ticket that may still be used; null for an unknown, used or expired one. */
  ticket(tokenHash: string, purpose: TicketPurpose, now: Date): Promise<string | null>
  /** The same, and the ticket is gone (ID7). */
  useTicket(tokenHash: string, purpose: TicketPurpose, now: Date): Promise<string | null>
}

export interface WeChatReads {
  /** Whether the account is bound, and the phone number it is registered with. */
  weChatOf(accountId: string): Promise<{ readonly bound: boolean; readonly phone: string | null }>
}

/** Where WeChat's access token is kept between calls. */
export interface TokenShelf {
  /**
   * A token that is good as far as known and is not `ended`, the one that WeChat has just refused. `fetchToken` is
   * called by one caller at a time.
   */
  token(
    appId: string,
    ended: string | null,
    fetchToken: () => Promise<{ readonly token: string; readonly seconds: number }>,
  ): Promise<string>
}
