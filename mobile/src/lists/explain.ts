import { failureOf } from '@/sync/failure'
import type { Failure } from './paged-list'

/** Causes found by the phone itself: their usual sentences speak of sending, these of reading. */
const reading: Readonly<Record<string, (of: string) => string>> = {
  offline: (of) => `现在没有网络，没有取到${of}。本机已有的内容都在，联网后再试一次。`,
  'no-answer': (of) => `没有等到服务器的答复，没有取到${of}。本机已有的内容都在，请稍后再试。`,
  portal: (of) =>
    `连上了网络，但多半要先打开网页登录这个 Wi-Fi，所以没有取到${of}。请登录这个 Wi-Fi，或改用手机流量。`,
  busy: (of) => `服务器暂时没有答复，没有取到${of}。本机已有的内容都在，请稍后再试。`,
  'server.busy': (of) => `服务器暂时没有答复，没有取到${of}。本机已有的内容都在，请稍后再试。`,
  'session-ended': () => '登录已过期。写下的意见都在本机，请到“我的”重新登录后再打开。',
  'identity.session-ended': () => '登录已过期。写下的意见都在本机，请到“我的”重新登录后再打开。',
}

/** Why something could not be read: the phone's sentence for silence, the server's own for a refusal. */
export function whyNotRead(of: string, error: unknown): Failure {
  const { code, message } = failureOf(error)
  return { sentence: reading[code]?.(of) ?? message, code }
}
