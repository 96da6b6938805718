/** The parts of `fetch` that tRPC's links use. */
export type Fetch = (url: string | URL, init?: FetchInit) => Promise<FetchReply>

export interface FetchInit {
  method?: string | undefined
  headers?: Record<string, string> | [string, string][] | undefined
  body?: unknown
  signal?: AbortSignal | null | undefined
}

export interface FetchReply {
  ok: boolean
  status: number
  headers?: { get(name: string): string | null }
  json(): Promise<unknown>
  text(): Promise<string>
}

export interface Sending {
  url: string
  method: 'POST' | 'HEAD'
  headers: Record<string, string>
  body: ArrayBuffer | null
  signal?: AbortSignal | undefined
}

export interface Answer {
  status: number
  text: string
  /** A header of the answer by its name in small letters. */
  header(name: string): string | null
}

export interface Requests {
  fetchOverTaro: Fetch
  /** Raw bytes out, text and headers back. Rejects with `TypeError` when no answer came. */
  sendBytes(sending: Sending): Promise<Answer>
}
