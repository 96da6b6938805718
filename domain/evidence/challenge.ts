/**
 * Re-shooting by sample (抽查重拍), rules CH1–CH7: some photos are drawn, and their units photograph the same spot again
 * with a one-time code in the picture. Issue and receipt are the server's own moments, so the picture was taken
 * between them whatever the phone's clock says.
 */
import * as z from 'zod'
import { canonicalHash } from '../sync/canonical'

/** CH3: without 0 O 1 I L and the like, so that it is read the same from paper. */
export const codeAlphabet = '2345679ACDEFHJKMNPRTUVWXY'
export const codeLength = 6

export const challengeCodeSchema = z.string().regex(new RegExp(`^[${codeAlphabet}]{${codeLength}}$`))

/** What a diary photo answers (CH4). */
export const challengeAnswerSchema = z.strictObject({ id: z.uuid(), code: challengeCodeSchema })

export type ChallengeAnswer = z.infer<typeof challengeAnswerSchema>

/** CH2: the hash of the list that a sample was drawn from, in the order of the ids. */
export function listHash(ids: readonly string[]): string {
  return canonicalHash([...ids].sort())
}

/** CH2: the sample that a seed draws from a list: whoever has both draws the same again. */
export function drawn(seed: string, ids: readonly string[], size: number): string[] {
  return [...new Set(ids)]
    .map((id) => ({ id, rank: canonicalHash({ id, seed }) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .slice(0, size)
    .map(({ id }) => id)
}

/** CH5: what the bracket proves and what not, from issue to receipt (ISO 8601 UTC). */
export function bracketWords(code: string, issuedAt: string, receivedAt: string): string {
  const seconds = Math.max(0, Math.round((Date.parse(receivedAt) - Date.parse(issuedAt)) / 1000))
  return `验证码 ${spaced(code)} 于 ${beijing(issuedAt)} 发出，照片于 ${beijing(receivedAt)} 收到。画面里看得清这个验证码，照片就拍于这 ${lasting(seconds)}之内，与手机时钟无关；是不是同一地点，要对照原照片`
}

/** '7F3 K92': read and copied in two halves. */
export function spaced(code: string): string {
  return `${code.slice(0, codeLength / 2)} ${code.slice(codeLength / 2)}`
}

function lasting(seconds: number): string {
  if (seconds < 60) return `${seconds} 秒`
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `${minutes} 分钟`
  return `${Math.floor(minutes / 60)} 小时 ${minutes % 60} 分钟`
}

function beijing(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
}
