import Taro from '@tarojs/taro'
import type { Answer, Fetch, Requests } from './request.types'
import { heard } from './server-clock'

export type { Answer, Fetch, FetchReply, Requests, Sending } from './request.types'

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
function ask({ signal, ...options }: Ask): Promise<Answer> {
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
            text: typeof data === 'string' ? data : JSON.stringify(data ?? ''),
            header: (name) => headerIn(header, name),
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
    headers: { get: (name) => reply.header(name) },
    ok: status >= 200 && status < 300,
    status,
    text: async () => text,
    json: async () => JSON.parse(text),
  }
}

/** Phones write the names of headers each in their own way. */
function headerIn(headers: Readonly<Record<string, unknown>> | undefined, name: string): string | null {
  const found = Object.entries(headers ?? {}).find(([key]) => key.toLowerCase() === name)
  return found ? String(found[1]) : null
}

export const requests: Requests = {
  fetchOverTaro: heard(fetchOverTaro),
  sendBytes: ({ url, method, headers, body, signal }) =>
    ask({ url, method, header: headers, data: body ?? undefined, timeout: 60_000, signal }),
}
