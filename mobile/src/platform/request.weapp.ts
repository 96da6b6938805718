import Taro from '@tarojs/taro'
import type { Fetch, Requests } from './request.types'

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
function ask({ signal, ...options }: Ask): Promise<{ status: number; text: string }> {
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
      success: ({ statusCode, data }) =>
        settle(() =>
          resolve({ status: statusCode, text: typeof data === 'string' ? data : JSON.stringify(data) }),
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
  const { status, text } = await ask({
    url: String(url),
    method,
    header,
    data: body,
    timeout: 20_000,
    signal,
  })
  return {
    ok: status >= 200 && status < 300,
    status,
    text: async () => text,
    json: async () => JSON.parse(text),
  }
}

export const requests: Requests = {
  fetchOverTaro,
  async sendBytes({ url, method, headers, body, onProgress, signal }) {
    const reply = await ask({ url, method, header: headers, data: body, timeout: 60_000, signal })
    onProgress?.(body.byteLength)
    return reply
  },
}
