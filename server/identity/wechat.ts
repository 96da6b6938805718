/** WeChat's server API over HTTPS (ID7, ID8, ID12). Whatever it answers, the caller meets an answer or a Problem. */
import type { ProblemCode } from '@domain/problems/codes'
import { Problem } from '@domain/problems/problem'
import type { WeChat } from '@server/application/ports/wechat'
import * as z from 'zod'

export interface WeChatOptions {
  readonly appId: string
  readonly appSecret: string
  /** Without a slash at the end. */
  readonly api: string
  readonly timeoutMs?: number
}

const fault = { errcode: z.number().int().optional() }
const sessionSchema = z.object({ ...fault, openid: z.string().min(1).max(128).optional() })
const tokenSchema = z.object({ ...fault, access_token: z.string().min(1).optional() })
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
const tokenEnded: readonly number[] = [40001, 42001]

export function weChatOver({ appId, appSecret, api, timeoutMs = 6000 }: WeChatOptions): WeChat {
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

  /** The stable token is WeChat's own cache: every process gets the same until it ends. */
  async function accessToken(anew: boolean): Promise<string> {
    const answer = await call(tokenSchema, '/cgi-bin/stable_token', {
      grant_type: 'client_credential',
      appid: appId,
      secret: appSecret,
      force_refresh: anew,
    })
    if (answer.access_token === undefined) throw refusal(answer.errcode)
    return answer.access_token
  }

  async function phoneAnswer(code: string, anew: boolean): Promise<z.infer<typeof phoneSchema>> {
    const token = encodeURIComponent(await accessToken(anew))
    return call(phoneSchema, `/wxa/business/getuserphonenumber?access_token=${token}`, { code })
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
      const first = await phoneAnswer(phoneCode, false)
      const answer = tokenEnded.includes(first.errcode ?? 0) ? await phoneAnswer(phoneCode, true) : first
      if (answer.phone_info === undefined || answer.errcode) throw refusal(answer.errcode)
      const { countryCode, purePhoneNumber, watermark } = answer.phone_info
      if (watermark.appid !== appId) throw new Problem('wechat.code-invalid')
      return countryCode === '86' ? purePhoneNumber : null
    },
  }
}

function refusal(errcode: number | undefined): Problem {
  const code: ProblemCode =
    errcode !== undefined && invalidCodes.includes(errcode) ? 'wechat.code-invalid' : 'wechat.unavailable'
  return new Problem(code, errcode === undefined ? {} : { errcode })
}
