/** One HTTP exchange over Node's client, with WeChat's words for what goes wrong. */
import http from 'node:http'
import https from 'node:https'
import { OFFLINE } from './device'
import { Refusal } from './refusal'

export interface Exchange {
  method: string
  url: string
  headers: Record<string, string>
  body: Uint8Array | undefined
  timeout: number
  onHeaders?: (status: number, headers: Record<string, string>) => void
  onChunk?: (chunk: Uint8Array) => void
}

export interface Reply {
  status: number
  headers: Record<string, string>
  cookies: string[]
  body: Buffer
}

const MOST_REDIRECTS = 5
const WORDS: Record<string, string> = {
  ECONNREFUSED: 'errcode:-102 cronet_error_code:-102 error_msg:net::ERR_CONNECTION_REFUSED',
  ECONNRESET: 'errcode:-101 cronet_error_code:-101 error_msg:net::ERR_CONNECTION_RESET',
  ENOTFOUND: 'errcode:-105 cronet_error_code:-105 error_msg:net::ERR_NAME_NOT_RESOLVED',
}

export class Transfer {
  private request: http.ClientRequest | undefined
  private ended: string | undefined
  private refuse: ((error: Refusal) => void) | undefined

  /** Ends the exchange with `fail reason`. */
  readonly cut = (reason: string): void => {
    this.ended ??= reason
    this.request?.destroy()
    this.refuse?.(new Refusal(this.ended, NUMBERS[this.ended] ?? {}))
  }

  run(exchange: Exchange, redirects = 0): Promise<Reply> {
    return new Promise<Reply>((resolve, reject) => {
      this.refuse = reject
      if (this.ended) {
        this.cut(this.ended)
        return
      }
      const url = new URL(exchange.url)
      const client = url.protocol === 'https:' ? https : http
      const request = client.request(url, {
        method: exchange.method,
        headers: exchange.headers,
        agent: false,
      })
      this.request = request
      const timer = setTimeout(() => this.cut('timeout'), exchange.timeout)
      request.on('close', () => clearTimeout(timer))
      request.on('error', (error: NodeJS.ErrnoException) => {
        reject(new Refusal(WORDS[error.code ?? ''] ?? error.message, { errno: 600001 }))
      })
      request.on('response', (response) => {
        const next = response.headers.location
        if (isRedirect(response.statusCode) && next && redirects < MOST_REDIRECTS) {
          response.resume()
          const moved = { ...exchange, url: new URL(next, url).href }
          resolve(this.run(moved, redirects + 1))
          return
        }
        receive(response, exchange).then(resolve, (error: Error) =>
          reject(new Refusal(WORDS.ECONNRESET ?? error.message)),
        )
      })
      request.end(exchange.body)
    })
  }
}

const NUMBERS: Record<string, { errno: number }> = {
  timeout: { errno: 5 },
  [OFFLINE]: { errno: 600001 },
  interrupted: { errno: 600003 },
}

function isRedirect(status: number | undefined): boolean {
  return status === 301 || status === 302 || status === 307 || status === 308
}

function receive(response: http.IncomingMessage, exchange: Exchange): Promise<Reply> {
  const status = response.statusCode ?? 0
  const headers = rawHeaders(response.rawHeaders)
  exchange.onHeaders?.(status, headers)
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    response.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      exchange.onChunk?.(chunk)
    })
    response.on('aborted', () => reject(new Error('aborted')))
    response.on('error', reject)
    response.on('end', () => {
      const body = Buffer.concat(chunks)
      resolve({ status, headers, cookies: response.headers['set-cookie'] ?? [], body })
    })
  })
}

/** Header names stay as the server wrote them, as on Android. */
function rawHeaders(raw: string[]): Record<string, string> {
  const headers: Record<string, string> = {}
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const name = raw[at] ?? ''
    headers[name] = headers[name] === undefined ? (raw[at + 1] ?? '') : `${headers[name]},${raw[at + 1]}`
  }
  return headers
}
