/** Signing in by WeChat (微信登录): who holds the phone, then which account, then a session. Rules ID6–ID12. */
import { Problem } from '@domain/problems/problem'
import type { House } from '../ports/context'
import type { Transaction } from '../ports/transaction'
import type { BoundAccount, TicketPurpose, WeChat } from '../ports/wechat'
import { type OpenedSession, openSession } from './open-session'

/** ID7: how long a ticket waits for its next step. */
const ticketMinutes = 5

export type WeChatSignIn =
  | ({ readonly outcome: 'signed-in'; readonly username: string } & OpenedSession)
  | { readonly outcome: 'choose'; readonly ticket: string; readonly accounts: readonly ChoosableAccount[] }
  | { readonly outcome: 'unbound'; readonly ticket: string }

type ChoosableAccount = Omit<BoundAccount, 'username'>

/** ID7, ID10: one bound account opens a session, several are offered, none gets a ticket for binding. */
export async function signInByWeChat(
  house: House,
  asked: { code: string; device: string },
): Promise<WeChatSignIn> {
  const openid = await weChatOf(house).openidOf(asked.code)
  return house.store.write((tx) => nextStep(house, tx, openid, asked.device))
}

/** ID10: the account that the person chose; refused unless it is bound to the ticket's WeChat. */
export async function chooseAccount(
  house: House,
  asked: { ticket: string; accountId: string; device: string },
): Promise<WeChatSignIn> {
  weChatOf(house)
  return house.store.write(async (tx) => {
    const openid = await tx.useTicket(house.passwords.tokenHash(asked.ticket), 'choose', house.now())
    if (openid === null) throw new Problem('wechat.ticket-invalid')
    const chosen = (await tx.accountsOfOpenid(openid)).find(({ id }) => id === asked.accountId)
    if (!chosen) throw new Problem('wechat.not-bound')
    return signedIn(house, tx, chosen, asked.device)
  })
}

/** ID8, ID9: binds the ticket's WeChat to every active account of the phone number, then signs in. */
export async function bindByPhone(
  house: House,
  asked: { ticket: string; phoneCode: string; device: string },
): Promise<WeChatSignIn> {
  const weChat = weChatOf(house)
  const hash = house.passwords.tokenHash(asked.ticket)
  const waiting = await house.store.write((tx) => tx.ticket(hash, 'bind', house.now()))
  if (waiting === null) throw new Problem('wechat.ticket-invalid')
  const phone = await weChat.phoneOf(asked.phoneCode)
  return house.store.write(async (tx) => {
    const openid = await tx.useTicket(hash, 'bind', house.now())
    if (openid === null) throw new Problem('wechat.ticket-invalid')
    const accounts = phone === null ? [] : await tx.accountsOfPhone(phone)
    if (accounts.length === 0) throw new Problem('wechat.phone-unknown')
    for (const accountId of accounts) {
      await tx.bindWeChat({ accountId, openid, boundAt: house.now().toISOString() })
      await tx.record({
        actorId: accountId,
        action: 'account.wechat-bound',
        subject: 'account',
        subjectId: accountId,
        details: { device: asked.device },
      })
    }
    return nextStep(house, tx, openid, asked.device)
  })
}

/** ID6: WeChat, or the refusal that says that passwords work. */
function weChatOf(house: House): WeChat {
  if (house.weChat === null) throw new Problem('wechat.not-configured')
  return house.weChat
}

async function nextStep(
  house: House,
  tx: Transaction,
  openid: string,
  device: string,
): Promise<WeChatSignIn> {
  const accounts = await tx.accountsOfOpenid(openid)
  const [only] = accounts
  if (!only) return { outcome: 'unbound', ticket: await newTicket(house, tx, 'bind', openid) }
  if (accounts.length === 1) return signedIn(house, tx, only, device)
  return {
    outcome: 'choose',
    ticket: await newTicket(house, tx, 'choose', openid),
    accounts: accounts.map(({ id, name, roles }) => ({ id, name, roles })),
  }
}

async function newTicket(
  house: House,
  tx: Transaction,
  purpose: TicketPurpose,
  openid: string,
): Promise<string> {
  const ticket = house.passwords.newToken()
  const expiresAt = new Date(house.now().getTime() + ticketMinutes * 60_000).toISOString()
  await tx.addTicket({ tokenHash: house.passwords.tokenHash(ticket), purpose, openid, expiresAt })
  return ticket
}

async function signedIn(
  house: House,
  tx: Transaction,
  account: BoundAccount,
  device: string,
): Promise<WeChatSignIn> {
  const session = await openSession(house, tx, { accountId: account.id, device, way: 'wechat' })
  await tx.record({
    actorId: account.id,
    action: 'account.signed-in',
    subject: 'account',
    subjectId: account.id,
    details: { device, way: 'wechat' },
  })
  return { outcome: 'signed-in', username: account.username, ...session }
}
