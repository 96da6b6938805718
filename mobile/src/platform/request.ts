import type { FetchReply, Requests } from './request.types'
import { heard } from './server-clock'

export type { Answer, Fetch, FetchReply, Requests, Sending } from './request.types'

/** The browser's own fetch; bytes go over XMLHttpRequest, which has a time limit on every browser of the floor. */
export const requests: Requests = {
  fetchOverTaro: heard((url, init) => window.fetch(url, init as RequestInit) as Promise<FetchReply>),
  sendBytes: ({ url, method, headers, body, signal }) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest()
      const lost = (why: string) => () => reject(new TypeError(`network: ${why}`))
      if (signal?.aborted) return lost('aborted')()
      request.open(method, url)
      request.timeout = 60_000
      for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
      request.onerror = lost('no answer')
      request.ontimeout = lost('timeout')
      request.onabort = lost('aborted')
      request.onload = () =>
        resolve({
          status: request.status,
          text: request.responseText,
          header: (name) => request.getResponseHeader(name),
        })
      signal?.addEventListener('abort', () => request.abort(), { once: true })
      request.send(body)
    }),
}
