import type { FetchReply, Requests } from './request.types'
import { heard } from './server-clock'

export type { Fetch, FetchReply, Requests, Sending } from './request.types'

/** The browser's own fetch; sending bytes goes over XMLHttpRequest, which tells how far it is. */
export const requests: Requests = {
  fetchOverTaro: heard((url, init) => window.fetch(url, init as RequestInit) as Promise<FetchReply>),
  sendBytes: ({ url, method, headers, body, onProgress, signal }) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest()
      request.open(method, url)
      request.timeout = 60_000
      for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
      if (onProgress) request.upload.onprogress = (event) => onProgress(event.loaded)
      const lost = (why: string) => () => reject(new TypeError(`network: ${why}`))
      request.onerror = lost('no answer')
      request.ontimeout = lost('timeout')
      request.onabort = lost('aborted')
      request.onload = () => {
        onProgress?.(body.byteLength)
        resolve({ status: request.status, text: request.responseText })
      }
      signal?.addEventListener('abort', () => request.abort(), { once: true })
      request.send(body)
    }),
}
