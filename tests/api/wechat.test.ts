import { weChatOver } from '@server/identity/wechat'
import type { Caller, City, Person } from '../support/city'
import { openCity, password } from '../support/city'
import { problemOf } from '../support/report'
import { appId, appSecret, type WeChatStandIn, weChatStandIn } from '../support/wechat-stand-in'

/** Signing in by WeChat over the loopback stand-in of its API (ID6–ID12). */
let weChat: WeChatStandIn
let city: City
let anybody: Caller

const device = '微信小程序'
const phone = '13800000001'

beforeEach(async () => {
  weChat = await weChatStandIn()
  city = await openCity({ weChat: weChatOver({ appId, appSecret, api: weChat.url, timeoutMs: 400 }) })
  anybody = city.anybody()
  await registered('author', phone)
})
afterEach(async () => {
  await weChat.close()
  await city.close()
})

const registered = (person: Person, number: string) =>
  city.pool.query('update account set phone = $2 where username = $1', [person, number])
const signIn = (openid: string) => anybody.identity.signInByWeChat({ code: weChat.loginCode(openid), device })
const rows = async (table: string): Promise<number> =>
  (await city.pool.query(`select 1 from ${table}`)).rowCount ?? 0
const actor = async (token: string) =>
  city.house.reader.actorOf(city.house.passwords.tokenHash(token), city.house.now())

async function ticketFor(openid: string): Promise<string> {
  const answer = await signIn(openid)
  if (answer.outcome === 'signed-in') throw new Error('bound already')
  return answer.ticket
}
async function bound(openid: string, number = phone) {
  const ticket = await ticketFor(openid)
  return anybody.identity.bindByPhone({ ticket, phoneCode: weChat.phoneCode(number), device })
}
/** Refused with this problem; not a row of any table changed, sessions included. */
async function refuses(problem: string, call: () => Promise<unknown>): Promise<void> {
  const state = async () => [await city.everything(), await rows('session'), await rows('wechat_binding')]
  const before = await state()
  expect(await problemOf(call())).toBe(problem)
  expect(await state()).toEqual(before)
}

describe('signing in', () => {
  it('ID8 binds by the registered phone number and signs in; the next time WeChat alone is enough', async () => {
    const first = await bound('openid-1')
    expect(first).toMatchObject({ outcome: 'signed-in', username: 'author' })
    const again = await signIn('openid-1')
    if (again.outcome !== 'signed-in') throw new Error(again.outcome)
    expect((await actor(again.token))?.name).toBe('author某人')
    expect((await city.audit()).slice(-3).map(({ action }) => action)).toEqual([
      'account.wechat-bound',
      'account.signed-in',
      'account.signed-in',
    ])
  })

  it('ID10 several accounts of one person are offered with unit and role; one is chosen', async () => {
    await registered('division', phone)
    const offered = await bound('openid-1')
    if (offered.outcome !== 'choose') throw new Error(offered.outcome)
    expect(offered.accounts.map(({ roles }) => roles)).toEqual([
      [{ role: 'author', place: '卫健委' }],
      [{ role: 'division', place: '赣州市' }],
    ])
    const [, division] = offered.accounts
    const chosen = await anybody.identity.chooseAccount({
      ticket: offered.ticket,
      accountId: division?.id ?? '',
      device,
    })
    expect(chosen).toMatchObject({ outcome: 'signed-in', username: 'division' })
  })

  it('ID7 keeps of tickets and tokens only hashes, and answers name no openid and no phone number', async () => {
    const ticket = await ticketFor('openid-1')
    const kept = await city.pool.query<{ line: string }>('select t::text as line from wechat_ticket t')
    expect(kept.rows.some(({ line }) => line.includes(ticket))).toBe(false)
    const answer = await anybody.identity.bindByPhone({ ticket, phoneCode: weChat.phoneCode(phone), device })
    expect(JSON.stringify(answer)).not.toMatch(/openid-1|13800000001/)
  })

  it('goes on when the access token ended before its time', async () => {
    weChat.endToken()
    expect(await bound('openid-1')).toMatchObject({ outcome: 'signed-in' })
    expect(weChat.calls['/cgi-bin/stable_token']).toBe(2)
  })

  it('ID9 a new WeChat of the same person replaces the old one and ends its sessions', async () => {
    const old = await bound('openid-1')
    await bound('openid-2')
    expect((await signIn('openid-1')).outcome).toBe('unbound')
    expect((await signIn('openid-2')).outcome).toBe('signed-in')
    if (old.outcome !== 'signed-in') throw new Error(old.outcome)
    expect(await actor(old.token)).toBeNull()
  })
})

describe('refusals, after which nothing has changed', () => {
  it('ID7 a code that was used, never given or has expired', async () => {
    await bound('openid-1')
    weChat.loginCode('openid-1', 'twice')
    await anybody.identity.signInByWeChat({ code: 'twice', device })
    const late = weChat.loginCode('openid-1')
    weChat.expireCodes()
    for (const code of ['twice', 'invented', late])
      await refuses('wechat.code-invalid', () => anybody.identity.signInByWeChat({ code, device }))
  })

  it('ID7 a phone code that was used; the ticket still waits', async () => {
    const phoneCode = weChat.phoneCode(phone)
    await anybody.identity.bindByPhone({ ticket: await ticketFor('openid-1'), phoneCode, device })
    const ticket = await ticketFor('openid-2')
    await refuses('wechat.code-invalid', () => anybody.identity.bindByPhone({ ticket, phoneCode, device }))
    const next = { ticket, phoneCode: weChat.phoneCode(phone), device }
    expect(await anybody.identity.bindByPhone(next)).toMatchObject({ outcome: 'signed-in' })
  })

  it('ID7 a ticket that was used, has expired, is invented, or was given for another step', async () => {
    await registered('division', phone)
    const used = await ticketFor('openid-1')
    const offered = await anybody.identity.bindByPhone({
      ticket: used,
      phoneCode: weChat.phoneCode(phone),
      device,
    })
    if (offered.outcome !== 'choose') throw new Error(offered.outcome)
    const late = await ticketFor('openid-9')
    const accountId = offered.accounts[0]?.id ?? ''
    for (const ticket of [used, 'invented', offered.ticket])
      await refuses('wechat.ticket-invalid', () =>
        anybody.identity.bindByPhone({ ticket, phoneCode: weChat.phoneCode(phone), device }),
      )
    await refuses('wechat.ticket-invalid', () =>
      anybody.identity.chooseAccount({ ticket: late, accountId, device }),
    )
    city.at('2021-08-10T01:05:00.001Z')
    for (const call of [
      () => anybody.identity.bindByPhone({ ticket: late, phoneCode: weChat.phoneCode(phone), device }),
      () => anybody.identity.chooseAccount({ ticket: offered.ticket, accountId, device }),
    ])
      await refuses('wechat.ticket-invalid', call)
  })

  it('ID7 of two who use one ticket at the same moment, one is refused', async () => {
    const ticket = await ticketFor('openid-1')
    const both = await Promise.allSettled(
      [1, 2].map(() => anybody.identity.bindByPhone({ ticket, phoneCode: weChat.phoneCode(phone), device })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('ID8 a number that nobody registered, of an inactive account, or of another country', async () => {
    const ticket = await ticketFor('openid-1')
    const binding = (number: string) => () =>
      anybody.identity.bindByPhone({ ticket, phoneCode: weChat.phoneCode(number), device })
    await refuses('wechat.phone-unknown', binding('13999999999'))
    weChat.countryCode = '852'
    await refuses('wechat.phone-unknown', binding(phone))
    weChat.countryCode = '86'
    await city.pool.query("update account set active = false where username = 'author'")
    await refuses('wechat.phone-unknown', binding(phone))
  })

  it('ID8 a number that WeChat vouched for to another app', async () => {
    const ticket = await ticketFor('openid-1')
    weChat.watermarkApp = 'wxffffffffffffffff'
    await refuses('wechat.code-invalid', () =>
      anybody.identity.bindByPhone({ ticket, phoneCode: weChat.phoneCode(phone), device }),
    )
  })

  it('ID10 an account that is not bound to this WeChat cannot be chosen', async () => {
    await registered('division', phone)
    const offered = await bound('openid-1')
    if (offered.outcome !== 'choose') throw new Error(offered.outcome)
    const head = await city.pool.query<{ id: string }>("select id from account where username = 'head'")
    await refuses('wechat.not-bound', () =>
      anybody.identity.chooseAccount({ ticket: offered.ticket, accountId: head.rows[0]?.id ?? '', device }),
    )
  })

  it.each(['slow', 'garbage', 'busy', 'broken-off'] as const)('ID12 WeChat is %s', async (mood) => {
    const ticket = await ticketFor('openid-1')
    weChat.mood = mood
    await refuses('wechat.unavailable', () => signIn('openid-1'))
    await refuses('wechat.unavailable', () =>
      anybody.identity.bindByPhone({ ticket, phoneCode: weChat.phoneCode(phone), device }),
    )
  })

  it('ID12 a wrong secret shows as WeChat being away, and is not told on', async () => {
    const wrong = weChatOver({ appId, appSecret: 'another-secret', api: weChat.url })
    const error: unknown = await wrong.openidOf(weChat.loginCode('openid-1')).catch((caught) => caught)
    expect(error).toMatchObject({ code: 'wechat.unavailable', details: { errcode: 40125 } })
    expect(JSON.stringify(error)).not.toContain('another-secret')
  })
})

describe('one’s own binding', () => {
  it('ID11 unbinding ends what WeChat opened at once, leaves the password’s sessions, and may be repeated', async () => {
    const opened = await bound('openid-1')
    if (opened.outcome !== 'signed-in') throw new Error(opened.outcome)
    const author = await city.as('author')
    expect(await author.identity.weChatBinding()).toEqual({ bound: true, phone: '138****0001' })
    await author.identity.unbindWeChat()
    await author.identity.unbindWeChat()
    expect(await author.identity.weChatBinding()).toEqual({ bound: false, phone: '138****0001' })
    expect(await actor(opened.token)).toBeNull()
    expect((await signIn('openid-1')).outcome).toBe('unbound')
    const unbound = (await city.audit()).filter(({ action }) => action === 'account.wechat-unbound')
    expect(unbound).toHaveLength(1)
  })

  it('ID11 touches no other account', async () => {
    await registered('colleague', '13800000002')
    await bound('openid-2', '13800000002')
    await bound('openid-1')
    await (await city.as('author')).identity.unbindWeChat()
    expect((await signIn('openid-2')).outcome).toBe('signed-in')
    await refuses('identity.session-ended', () => anybody.identity.unbindWeChat())
  })

  it('ID9 an account that is no longer active is not signed in', async () => {
    await bound('openid-1')
    await city.pool.query("update account set active = false where username = 'author'")
    expect((await signIn('openid-1')).outcome).toBe('unbound')
  })
})

it('ID6 without an app id passwords work, and WeChat is not asked', async () => {
  const plain = await openCity({ weChat: null })
  try {
    const caller = plain.anybody()
    expect(await anybody.identity.ways()).toEqual({ password: true, wechat: true })
    expect(await caller.identity.ways()).toEqual({ password: true, wechat: false })
    const before = await plain.everything()
    for (const call of [
      () => caller.identity.signInByWeChat({ code: 'any', device }),
      () => caller.identity.bindByPhone({ ticket: 'any', phoneCode: 'any', device }),
      () =>
        caller.identity.chooseAccount({
          ticket: 'any',
          accountId: '00000000-0000-4000-8000-000000000000',
          device,
        }),
    ])
      expect(await problemOf(call())).toBe('wechat.not-configured')
    expect(await plain.everything()).toBe(before)
    const { token } = await caller.identity.signIn({ username: 'author', password, device })
    expect(token).toEqual(expect.any(String))
  } finally {
    await plain.close()
  }
})
