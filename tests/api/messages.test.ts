import { randomUUID } from 'node:crypto'
import { sendMessage } from '@server/application/notices/send-message'
import { weChatOver } from '@server/identity/wechat'
import { tokenShelf } from '@server/storage/wechat-token'
import { type City, openCity, revision } from '../support/city'
import { problemOf, reportFor } from '../support/report'
import { appId, appSecret, type WeChatStandIn, weChatStandIn } from '../support/wechat-stand-in'

/** WeChat messages over the loopback stand-in of its API (NT9–NT14). */
let weChat: WeChatStandIn
let city: City

const openid = 'openid-1'
const templateId = 'template-returned'
const messages = {
  returned: { id: templateId, keywords: { thing1: 'project', thing2: 'text', time3: 'at' } },
} as const

beforeEach(async () => {
  weChat = await weChatStandIn()
  city = await openCity({
    weChat: weChatOver({ appId, appSecret, api: weChat.url, timeoutMs: 400 }),
    messages,
  })
  await bind(openid)
})
afterEach(async () => {
  await weChat.close()
  await city.close()
})

const bind = (to: string) =>
  city.pool.query(
    `insert into wechat_binding (account_id, openid, bound_at)
     select id, $1, '2021-08-01T00:00:00Z' from account where username = 'author'
     on conflict (account_id) do update set openid = excluded.openid`,
    [to],
  )

/** The person allows so many messages on the phone, and the phone tells us. */
async function permitted(count = 1): Promise<void> {
  const author = await city.as('author')
  for (let one = 0; one < count; one += 1) {
    weChat.allow(openid, templateId)
    await author.notices.permit({ tapId: randomUUID(), purposes: ['returned'] })
  }
}

/** The author’s report is returned once more; the notice of it. */
async function returned(round = 0): Promise<string> {
  const author = await city.as('author')
  const { content } = await reportFor(city, author)
  await author.sync.push(revision(city.filingId, round, content))
  await (await city.as('head')).review.return({
    decisionId: randomUUID(),
    filingId: city.filingId,
    revision: round + 1,
    opinion: '',
    to: 'author',
    remarks: [
      { field: 'funds', reason: 'figure', text: '与台账不符，请核对后再交，并补上签收台账的合计页。' },
    ],
  })
  const { rows } = await city.pool.query<{ id: string }>(
    `select n.id from notice n join account a on a.id = n.account_id
      where a.username = 'author' and kind = 'filing.returned' order by n.at desc, n.id limit 1`,
  )
  return rows[0]?.id ?? ''
}

const jobs = async () =>
  (
    await city.pool.query<{ key: string; run_at: Date }>(
      "select key, run_at from graphile_worker.jobs where task_identifier = 'send-message'",
    )
  ).rows
const ledger = async () =>
  (
    await city.pool.query<{ outcome: string; errcode: number | null }>(
      'select outcome, errcode from message_grant order by at, tap_id',
    )
  ).rows
const remaining = async () => (await (await city.as('author')).notices.messages())[0]?.remaining

describe('permission', () => {
  it('NT10 is offered with what remains by our own ledger; the same tap again is counted once', async () => {
    const author = await city.as('author')
    expect(await author.notices.messages()).toEqual([{ purpose: 'returned', templateId, remaining: 0 }])
    const tap = { tapId: randomUUID(), purposes: ['returned' as const] }
    expect(await author.notices.permit(tap)).toEqual({ noted: 1 })
    const after = await city.everything()
    expect(await author.notices.permit(tap)).toEqual({ noted: 0 })
    expect(await city.everything()).toBe(after)
    expect(await remaining()).toBe(1)
  })

  it('NT9 is not offered without a binding, and nothing is noted for it', async () => {
    const colleague = await city.as('colleague')
    expect(await colleague.notices.messages()).toEqual([])
    const before = await city.everything()
    expect(await colleague.notices.permit({ tapId: randomUUID(), purposes: ['returned'] })).toEqual({
      noted: 0,
    })
    expect(await city.everything()).toBe(before)
  })

  it('NT10 for a purpose without a template nothing is noted', async () => {
    const before = await city.everything()
    const author = await city.as('author')
    expect(await author.notices.permit({ tapId: randomUUID(), purposes: ['task'] })).toEqual({ noted: 0 })
    expect(await city.everything()).toBe(before)
  })

  it('NT10 belongs to the WeChat that gave it', async () => {
    await permitted()
    await bind('openid-2')
    expect(await remaining()).toBe(0)
    await returned()
    expect(await jobs()).toEqual([])
  })

  it('ID4 is nobody’s without a session', async () => {
    const before = await city.everything()
    const stranger = city.anybody()
    expect(await problemOf(stranger.notices.messages())).toBe('identity.session-ended')
    const tap = { tapId: randomUUID(), purposes: ['returned' as const] }
    expect(await problemOf(stranger.notices.permit(tap))).toBe('identity.session-ended')
    expect(await city.everything()).toBe(before)
  })
})

describe('sending', () => {
  it('NT11, NT13 takes one permission and says what the notice says, within WeChat’s lengths', async () => {
    await permitted(2)
    const id = await returned()
    expect((await jobs()).map(({ key }) => key)).toEqual([`message:${id}`])
    await sendMessage(city.house, id)
    expect(weChat.delivered).toHaveLength(1)
    const [message] = weChat.delivered
    expect(message).toMatchObject({ touser: openid, template_id: templateId })
    expect(message?.page).toMatch(/^pages\/inbox\/index\?notice=/)
    expect(message?.data.time3?.value).toBe('2021年8月10日 09:00')
    expect([...(message?.data.thing2?.value ?? '')]).toHaveLength(20)
    expect(await remaining()).toBe(1)
    expect((await city.audit()).at(-1)?.action).toBe('message.sent')
  })

  it('NT11 never twice: again, by two at once, or after a claim that a killed process left', async () => {
    await permitted(3)
    const id = await returned()
    await Promise.all([sendMessage(city.house, id), sendMessage(city.house, id)])
    await sendMessage(city.house, id)
    expect(weChat.delivered).toHaveLength(1)
    await city.pool.query("update message_grant set outcome = 'sending' where notice_id = $1", [id])
    await sendMessage(city.house, id)
    expect(weChat.delivered).toHaveLength(1)
    expect(await remaining()).toBe(2)
  })

  it('NT11 without an answer it may have gone out: it is not sent again', async () => {
    await permitted(2)
    const id = await returned()
    weChat.nextMessage('silent')
    await sendMessage(city.house, id)
    await sendMessage(city.house, id)
    expect(weChat.delivered).toHaveLength(1)
    expect((await ledger()).map(({ outcome }) => outcome).sort()).toEqual(['open', 'unknown'])
  })

  it('NT9 is not enqueued without a permission, and the inbox has the notice', async () => {
    await returned()
    expect(await jobs()).toEqual([])
    expect((await (await city.as('author')).notices.list({ after: null })).rows[0]?.title).toBe('被退回')
  })

  it('NT9 without templates or app id nothing is enqueued or asked', async () => {
    await permitted()
    const plain = await openCity({ weChat: null, messages: null })
    try {
      expect(await (await plain.as('author')).notices.messages()).toEqual([])
      await sendMessage(plain.house, randomUUID())
      expect(weChat.calls['/cgi-bin/message/subscribe/send']).toBeUndefined()
    } finally {
      await plain.close()
    }
  })

  it('NT12 at night it waits for the morning, the inbox does not', async () => {
    await permitted()
    city.at('2021-08-10T15:00:00.000Z') // 23:00 in China
    const id = await returned()
    expect((await jobs())[0]?.run_at.toISOString()).toBe('2021-08-10T23:30:00.000Z')
    expect(await (await city.as('author')).notices.unread()).toEqual({ unread: 2 })
    await sendMessage(city.house, id) // a job that is run too early puts itself off
    expect(weChat.delivered).toEqual([])
    expect((await jobs())[0]?.run_at.toISOString()).toBe('2021-08-10T23:30:00.000Z')
    city.at('2021-08-10T23:30:00.000Z')
    await sendMessage(city.house, id)
    expect(weChat.delivered).toHaveLength(1)
  })

  it('NT12 what was read meanwhile is not sent, and the permission stays', async () => {
    await permitted()
    const id = await returned()
    await (await city.as('author')).notices.read({ ids: [id] })
    await sendMessage(city.house, id)
    expect(weChat.delivered).toEqual([])
    expect(await remaining()).toBe(1)
  })
})

describe('NT14 what WeChat answers', () => {
  it.each`
    code     | meaning                       | outcome      | left
    ${43101} | ${'permits no more'}          | ${'refused'} | ${0}
    ${40003} | ${'no such person'}           | ${'refused'} | ${1}
    ${40037} | ${'no such template'}         | ${'refused'} | ${1}
    ${47003} | ${'a value is out of bounds'} | ${'refused'} | ${1}
  `('$code, $meaning: not sent, not tried again', async ({ code, outcome, left }) => {
    await permitted(2)
    const id = await returned()
    weChat.nextMessage(code)
    await sendMessage(city.house, id)
    await sendMessage(city.house, id)
    expect(weChat.delivered).toEqual([])
    expect((await ledger()).filter(({ errcode }) => errcode === code).map((row) => row.outcome)).toEqual(
      left === 0 ? [outcome, outcome] : [outcome],
    )
    expect(await remaining()).toBe(left)
  })

  it.each([-1, 45009])('%d, busy: the permission is given back and the queue tries again', async (code) => {
    await permitted()
    const id = await returned()
    weChat.nextMessage(code)
    await expect(sendMessage(city.house, id)).rejects.toThrow(/did not take it/)
    expect(await remaining()).toBe(1)
    await sendMessage(city.house, id)
    expect(weChat.delivered).toHaveLength(1)
  })

  it('when WeChat is away altogether nothing was sent, and it is tried again', async () => {
    await permitted()
    const id = await returned()
    weChat.mood = 'busy'
    await expect(sendMessage(city.house, id)).rejects.toThrow(/did not take it/)
    weChat.mood = 'well'
    await sendMessage(city.house, id)
    expect(weChat.delivered).toHaveLength(1)
  })
})

describe('the access token', () => {
  const over = (timeoutMs = 2000) =>
    weChatOver({ appId, appSecret, api: weChat.url, timeoutMs, tokens: tokenShelf(city.pool) })
  const message = { openid, templateId, page: 'pages/me/index', data: { thing1: '一' } }
  const tokenCalls = () => weChat.calls['/cgi-bin/stable_token'] ?? 0

  it('is fetched once for many calls of several processes', async () => {
    for (let one = 0; one < 8; one += 1) weChat.allow(openid, templateId)
    const [here, there] = [over(), over()]
    const all = await Promise.all(Array.from({ length: 8 }, (_, n) => (n % 2 ? here : there).send(message)))
    expect(all.map(({ outcome }) => outcome)).toEqual(Array(8).fill('sent'))
    expect(tokenCalls()).toBe(1)
  })

  it('NT14 is renewed once where it ended before its time (42001), and by one of two who notice', async () => {
    for (let one = 0; one < 3; one += 1) weChat.allow(openid, templateId)
    const here = over()
    await here.send(message)
    weChat.endToken()
    const both = await Promise.all([here.send(message), over().send(message)])
    expect(both.map(({ outcome }) => outcome)).toEqual(['sent', 'sent'])
    expect(tokenCalls()).toBe(2)
  })

  it('ID12 a wrong secret sends nothing and is told to nobody', async () => {
    const wrong = weChatOver({ appId, appSecret: 'another-secret', api: weChat.url })
    const answer = await wrong.send(message)
    expect(answer).toEqual({ outcome: 'later', errcode: null })
  })
})
