import Taro from '@tarojs/taro'
import type { Fetch, Requests } from './request.types'
import { heard } from './server-clock'

export type { Fetch, FetchReply, Requests, Sending } from './request.types'

const aborted = () => Object.assign(new Error('aborted'), { name: 'AbortError' })

interface Ask {
  url: string
  method: string
  header: Record<string, string>
  data: unknown
  timeout: number
  signal?: AbortSignal | null | undefined
}

/** One request, answered with text; rejects with TypeError when no answer came, as fetch does. */
function ask({
  signal,
  ...options
}: Ask): Promise<{ status: number; text: string; header: Record<string, string> }> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(aborted())
    const settle = (then: () => void) => {
      signal?.removeEventListener('abort', stop)
      then()
    }
    const task = Taro.request({
      ...(options as Taro.request.Option),
      dataType: 'text', // else Taro parses the JSON first
      responseType: 'text',
      success: ({ statusCode, data, header }) =>
        settle(() =>
          resolve({
            status: statusCode,
            text: typeof data === 'string' ? data : JSON.stringify(data),
            header: (header ?? {}) as Record<string, string>,
          }),
        ),
      fail: ({ errMsg }) => settle(() => reject(new TypeError(`network: ${errMsg}`))),
    })
    function stop() {
      settle(() => reject(aborted()))
      task.abort?.()
    }
    task.catch?.(() => {}) // told by `fail` already
    signal?.addEventListener('abort', stop)
  })
}

const fetchOverTaro: Fetch = async (url, { method = 'GET', headers = {}, body, signal } = {}) => {
  const header = Array.isArray(headers) ? Object.fromEntries(headers) : { ...headers }
  const reply = await ask({
    url: String(url),
    method,
    header,
    data: body,
    timeout: 20_000,
    signal,
  })
  const { status, text } = reply
  return {
    headers: { get: (name) => headerOf(reply.header, name) },
    ok: status >= 200 && status < 300,
    status,
    text: async () => text,
    json: async () => JSON.parse(text),
  }
}

/** Platforms spell the names of headers in their own ways. */
function headerOf(header: Record<string, string>, name: string): string | null {
  const found = Object.entries(header).find(([key]) => key.toLowerCase() === name)
  return found?.[1] ?? null
}

export const requests: Requests = {
  fetchOverTaro: heard(fetchOverTaro),
  async sendBytes({ url, method, headers, body, onProgress, signal }) {
    const { status, text } = await ask({
      url,
      method,
      header: headers,
      data: body,
      timeout: 60_000,
      signal,
    })
    onProgress?.(body.byteLength)
    return { status, text }
  },
}
