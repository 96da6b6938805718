/** WeChat's server API over HTTPS (ID7, ID8, ID12, NT11–NT14). Whatever it answers, the caller meets an answer or a Problem. */
import type { ProblemCode } from '@domain/problems/codes'
import { Problem } from '@domain/problems/problem'
import type { MessageOutcome } from '@server/application/ports/messages'
import type { TokenShelf, WeChat } from '@server/application/ports/wechat'
import * as z from 'zod'
import { withoutShelf } from './wechat-token'

export interface WeChatOptions {
  readonly appId: string
  readonly appSecret: string
  /** Without a slash at the end. */
  readonly api: string
  readonly timeoutMs?: number
  readonly tokens?: TokenShelf
}

const fault = { errcode: z.number().int().optional() }
const sessionSchema = z.object({ ...fault, openid: z.string().min(1).max(128).optional() })
const tokenSchema = z.object({
  ...fault,
  access_token: z.string().min(1).optional(),
  expires_in: z.number().optional(),
})
const sentSchema = z.object(fault)
const phoneSchema = z.object({
  ...fault,
  phone_info: z
    .object({
      purePhoneNumber: z.string(),
      countryCode: z.coerce.string(),
      watermark: z.object({ appid: z.string(), timestamp: z.coerce.number() }),
    })
    .optional(),
})

/** 40029 no such code, 40163 used already, 40014/41008 malformed or missing. */
const invalidCodes: readonly number[] = [40029, 40163, 40014, 41008]
/** The access token was replaced or ran out between two calls. */
const tokenEnded: readonly number[] = [40001, 42001, 40014]
/** WeChat is busy, or the day's quota is used up: nothing was sent, and asking again later is right. */
const notNow: readonly number[] = [-1, 45009, 45011, ...tokenEnded]

export function weChatOver({
  appId,
  appSecret,
  api,
  timeoutMs = 6000,
  tokens = withoutShelf,
}: WeChatOptions): WeChat {
  async function call<T extends z.ZodType>(schema: T, path: string, body?: object): Promise<z.infer<T>> {
    const parsed = await fetch(`${api}${path}`, {
      ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
      headers: { 'content-type': 'application/json' },
      signal: AbortSignal.timeout(timeoutMs),
      redirect: 'error',
    })
      .then(async (answer) => schema.safeParse(JSON.parse(await answer.text())))
      .catch(() => null) // the address carries the secret: neither it nor the error is told on
    if (!parsed?.success) throw new Problem('wechat.unavailable')
    return parsed.data
  }

  async function fetchToken(anew: boolean): Promise<{ token: string; seconds: number }> {
    const answer = await call(tokenSchema, '/cgi-bin/stable_token', {
      grant_type: 'client_credential',
      appid: appId,
      secret: appSecret,
      force_refresh: anew,
    })
    if (answer.access_token === undefined) throw refusal(answer.errcode)
    return { token: answer.access_token, seconds: answer.expires_in ?? 0 }
  }

  /** A call that carries the access token; once more with a new one where WeChat says that it has ended. */
  async function withToken<T extends z.ZodType<{ errcode?: number | undefined }>>(
    schema: T,
    path: string,
    body: object,
  ): Promise<z.infer<T>> {
    const ask = (token: string) => call(schema, `${path}?access_token=${encodeURIComponent(token)}`, body)
    const token = await tokens.token(appId, null, () => fetchToken(false))
    const answer = await ask(token)
    if (!tokenEnded.includes(answer.errcode ?? 0)) return answer
    return ask(await tokens.token(appId, token, () => fetchToken(true)))
  }

  return {
    async openidOf(code) {
      const query = new URLSearchParams({
        appid: appId,
        secret: appSecret,
        js_code: code,
        grant_type: 'authorization_code',
      })
      const answer = await call(sessionSchema, `/sns/jscode2session?${query.toString()}`)
      if (answer.openid === undefined || answer.errcode) throw refusal(answer.errcode)
      return answer.openid
    },

    async phoneOf(phoneCode) {
      const answer = await withToken(phoneSchema, '/wxa/business/getuserphonenumber', { code: phoneCode })
      if (answer.phone_info === undefined || answer.errcode) throw refusal(answer.errcode)
      const { countryCode, purePhoneNumber, watermark } = answer.phone_info
      if (watermark.appid !== appId) throw new Problem('wechat.code-invalid')
      return countryCode === '86' ? purePhoneNumber : null
    },

    async send({ openid, templateId, page, data }) {
      const body = {
        touser: openid,
        template_id: templateId,
        page,
        lang: 'zh_CN',
        data: Object.fromEntries(Object.entries(data).map(([key, value]) => [key, { value }])),
      }
      // before the message itself is on its way nothing can have been sent
      const ready = await tokens
        .token(appId, null, () => fetchToken(false))
        .then(() => true)
        .catch(() => false)
      if (!ready) return { outcome: 'later', errcode: null }
      return withToken(sentSchema, '/cgi-bin/message/subscribe/send', body)
        .then(({ errcode = 0 }): MessageOutcome => {
          if (errcode === 0) return { outcome: 'sent' }
          return { outcome: notNow.includes(errcode) ? 'later' : 'refused', errcode }
        })
        .catch(() => ({ outcome: 'unknown' }))
    },
  }
}

function refusal(errcode: number | undefined): Problem {
  const code: ProblemCode =
    errcode !== undefined && invalidCodes.includes(errcode) ? 'wechat.code-invalid' : 'wechat.unavailable'
  return new Problem(code, errcode === undefined ? {} : { errcode })
}
