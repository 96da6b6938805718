/**
 * WeChat's server API on the loopback, as far as signing in uses it: app id and secret are checked, codes work once and
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
  /** A new code of the phone number button; `code` fixes its text. */
  phoneCode(phone: string, code?: string): string
  /** Five minutes pass for every code given out. */
  expireCodes(): void
  /** The access token given out ends before its time. */
  endToken(): void
  close(): Promise<void>
}

const codeMs = 5 * 60_000

export async function weChatStandIn(): Promise<WeChatStandIn> {
  const logins = new Map<string, Code>()
  const phones = new Map<string, Code>()
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
    '/wxa/business/getuserphonenumber': (query, body) => {
      if (query.get('access_token') !== `token-${token}`) return { errcode: 40001 }
      if (!tokenGood) return { errcode: 42001, errmsg: 'access_token expired' }
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
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(found(searchParams, text === '' ? {} : (JSON.parse(text) as Answer))))
  }

  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const standIn: WeChatStandIn = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: {},
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
