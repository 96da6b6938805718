/** The sentences of signing in (登录): what happened, what is safe, what next. */
import type { Failure } from '@/lists/paged-list'
import { StorageFull } from '@/platform/files.types'
import { failureOf } from '@/sync/failure'

export interface Typed {
  readonly username: string
  readonly password: string
}

/** A sentence for each field that is still empty; null when both are there. */
export function missingIn({ username, password }: Typed): Partial<Record<keyof Typed, string>> | null {
  const missing = {
    ...(username.trim() === '' ? { username: '请填写账号' } : {}),
    ...(password === '' ? { password: '请填写密码' } : {}),
  }
  return Object.keys(missing).length === 0 ? null : missing
}

/** Causes that the phone finds by itself; in other places their sentences speak of sending. */
const ours: Readonly<Record<string, string>> = {
  offline: '现在没有网络，登录不了。本机已存的内容都在，联网后再登录。',
  'no-answer': '没有收到服务器的答复，还没有登录。本机内容都在，请稍后再试一次。',
  portal: '连上了网络，但多半要先打开网页登录这个 Wi-Fi。请登录这个 Wi-Fi，或改用手机流量，再登录一次。',
  busy: '服务器繁忙，还没有登录。本机内容都在，请稍后再试一次。',
  'server.busy': '服务器繁忙，还没有登录。本机内容都在，请稍后再试一次。',
}

const unknown = '没有登录成功，原因不明。本机内容都在，请稍后再试一次；还不行请联系本单位管理员。'

/** What to say after a failed sign-in; the server's own sentence where it gave one. */
export function signInSentence(error: unknown): Failure {
  if (!(error instanceof Error)) return { sentence: unknown, code: null }
  if (error instanceof StorageFull) return { sentence: error.message, code: null }
  if (error.name !== 'SendFailure' && error.name !== 'TRPCClientError')
    return { sentence: unknown, code: null }
  const { code, message } = failureOf(error)
  return { sentence: ours[code] ?? message, code }
}
