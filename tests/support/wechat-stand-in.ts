/**
 * WeChat's server API on the loopback, as far as signing in and messages use it: app id and secret are checked, codes work once and
 * for five minutes, calls are counted, and it can be slow, away or talk nonsense.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export const appId = 'wx0123456789abcdef'
export const appSecret = 'secret-of-the-test'

type Answer = Readonly<Record<string, unknown>>
type Mood = 'well' | 'slow' | 'garbage' | 'busy' | 'broken-off'

interface Code {
  readonly holds: string
  until: number
  used: boolean
}

export interface Delivered {
  readonly touser: string
  readonly template_id: string
  readonly page: string
  readonly data: Readonly<Record<string, { readonly value: string }>>
}

export interface WeChatStandIn {
  readonly url: string
  /** Calls by path, the refused ones too. */
  readonly calls: Record<string, number>
  mood: Mood
  /** Whose app the vouched phone numbers name. */
  watermarkApp: string
  countryCode: string
  /** A new code of `wx.login` for this person; `code` fixes its text. */
  loginCode(openid: string, code?: string): string
  /** Messages that were delivered, oldest first. */
  readonly delivered: readonly Delivered[]
  /** The person allows one more message of the template. */
  allow(openid: string, templateId: string): void
  /** The next message is answered with this code; 0 delivers, `silent` delivers and never answers. */
  nextMessage(answer: number | 'silent'): void
  /** A new code of the phone number button; `code` fixes its text. */
  phoneCode(phone: string, code?: string): string
  /** Five minutes pass for every code given out. */
  expireCodes(): void
  /** The access token given out ends before its time. */
  endToken(): void
  close(): Promise<void>
}

const codeMs = 5 * 60_000
const silent: Answer = {}

/** What WeChat checks of a message: 40003 no such person, 40037 no such template, 47003 a value too long or empty. */
function malformed(body: Answer): Answer | null {
  const { touser, template_id, data } = body
  if (typeof touser !== 'string' || !touser.startsWith('openid-')) return { errcode: 40003 }
  if (typeof template_id !== 'string' || !template_id.startsWith('template-')) return { errcode: 40037 }
  const values = Object.entries((data ?? {}) as Record<string, { value?: unknown }>)
  const fits = ([keyword, { value }]: (typeof values)[number]) =>
    typeof value === 'string' &&
    value !== '' &&
    (/^thing\d+$/.test(keyword) ? [...value].length <= 20 : true) &&
    (/^time\d+$/.test(keyword) ? /^\d{4}年\d{1,2}月\d{1,2}日 \d\d:\d\d$/.test(value) : true)
  return values.length > 0 && values.every(fits) ? null : { errcode: 47003 }
}

export async function weChatStandIn(): Promise<WeChatStandIn> {
  const logins = new Map<string, Code>()
  const phones = new Map<string, Code>()
  const allowed = new Map<string, number>()
  const delivered: Delivered[] = []
  const answersToMessages: (number | 'silent')[] = []
  let token = 1
  let tokenGood = true

  const give = (codes: Map<string, Code>, kind: string, holds: string, fixed?: string): string => {
    const code = fixed ?? `${kind}-${codes.size + 1}`
    codes.set(code, { holds, until: Date.now() + codeMs, used: false })
    return code
  }
  const take = (codes: Map<string, Code>, given: unknown): string | Answer => {
    const code = codes.get(String(given))
    if (!code || code.until <= Date.now()) return { errcode: 40029, errmsg: 'invalid code' }
    if (code.used) return { errcode: 40163, errmsg: 'code been used' }
    code.used = true
    return code.holds
  }
  const ours = (app: unknown, secret: unknown): Answer | null => {
    if (app !== appId) return { errcode: 40013, errmsg: 'invalid appid' }
    return secret === appSecret ? null : { errcode: 40125, errmsg: 'invalid appsecret' }
  }

  const withoutToken = (query: URLSearchParams): Answer | null => {
    if (query.get('access_token') !== `token-${token}`) return { errcode: 40001 }
    return tokenGood ? null : { errcode: 42001, errmsg: 'access_token expired' }
  }

  const answers: Record<string, (query: URLSearchParams, body: Answer) => Answer> = {
    '/sns/jscode2session': (query) => {
      const refused = ours(query.get('appid'), query.get('secret'))
      if (refused) return refused
      if (query.get('grant_type') !== 'authorization_code') return { errcode: 40002 }
      const openid = take(logins, query.get('js_code'))
      return typeof openid === 'string' ? { openid, session_key: 'c2Vzc2lvbi1rZXk=' } : openid
    },
    '/cgi-bin/stable_token': (_, body) => {
      const refused = ours(body.appid, body.secret)
      if (refused) return refused
      if (body.grant_type !== 'client_credential') return { errcode: 40002 }
      if (body.force_refresh === true) {
        token += 1
        tokenGood = true
      }
      return { access_token: `token-${token}`, expires_in: 7200 }
    },
    '/cgi-bin/message/subscribe/send': (query, body) => {
      const refused = withoutToken(query) ?? malformed(body)
      if (refused) return refused
      const message = body as unknown as Delivered
      const planned = answersToMessages.shift() ?? 0
      if (typeof planned === 'number' && planned !== 0) return { errcode: planned }
      const key = `${message.touser} ${message.template_id}`
      const left = allowed.get(key) ?? 0
      if (left === 0) return { errcode: 43101, errmsg: 'user refuse to accept the msg' }
      allowed.set(key, left - 1)
      delivered.push(message)
      return planned === 'silent' ? silent : { errcode: 0, errmsg: 'ok' }
    },
    '/wxa/business/getuserphonenumber': (query, body) => {
      const refused = withoutToken(query)
      if (refused) return refused
      const phone = take(phones, body.code)
      if (typeof phone !== 'string') return phone
      return {
        errcode: 0,
        errmsg: 'ok',
        phone_info: {
          phoneNumber: phone,
          purePhoneNumber: phone,
          countryCode: standIn.countryCode,
          watermark: { timestamp: Math.floor(Date.now() / 1000), appid: standIn.watermarkApp },
        },
      }
    },
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://wechat')
    standIn.calls[pathname] = (standIn.calls[pathname] ?? 0) + 1
    let text = ''
    for await (const chunk of request) text += String(chunk)
    if (standIn.mood === 'slow') await sleep(1500)
    if (standIn.mood === 'broken-off') return void request.socket.destroy()
    if (standIn.mood === 'garbage') return void response.end('<html>502 Bad Gateway</html>')
    if (standIn.mood === 'busy') return void response.end('{"errcode":-1,"errmsg":"system error"}')
    const found = answers[pathname]
    if (!found) return void response.writeHead(404).end()
    const said = found(searchParams, text === '' ? {} : (JSON.parse(text) as Answer))
    if (said === silent) return void request.socket.destroy()
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(said))
  }

  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const standIn: WeChatStandIn = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: {},
    delivered,
    allow: (openid, templateId) => {
      const key = `${openid} ${templateId}`
      allowed.set(key, (allowed.get(key) ?? 0) + 1)
    },
    nextMessage: (answer) => void answersToMessages.push(answer),
    mood: 'well',
    watermarkApp: appId,
    countryCode: '86',
    loginCode: (openid, code) => give(logins, 'login', openid, code),
    phoneCode: (phone, code) => give(phones, 'phone', phone, code),
    expireCodes() {
      for (const code of [...logins.values(), ...phones.values()]) code.until = 0
    },
    endToken() {
      tokenGood = false
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
  return standIn
}
