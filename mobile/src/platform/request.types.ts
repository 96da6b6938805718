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
  method: 'PUT' | 'POST'
  headers: Record<string, string>
  body: ArrayBuffer
  /** Bytes gone out so far; not every platform tells, but the end always does. */
  onProgress?: ((sent: number) => void) | undefined
  signal?: AbortSignal | undefined
}

export interface Requests {
  fetchOverTaro: Fetch
  /** Raw bytes out, text back. Rejects with `TypeError` when no answer came. */
  sendBytes(sending: Sending): Promise<{ status: number; text: string }>
}
