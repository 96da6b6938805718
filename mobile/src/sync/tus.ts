/** Sending pieces by tus 1.0 over plain requests (UP1); the server's end is `server/http/uploads.ts`. */
import { base64 } from './base64'
import { answered, foreign, problemInBody, refusal, silence, speaking } from './failure'
import type { Purpose, Transport } from './ports'

export interface ByteSender {
  sendBytes(sending: {
    url: string
    method: 'POST' | 'HEAD'
    headers: Record<string, string>
    body: ArrayBuffer | null
    signal?: AbortSignal | undefined
  }): Promise<Answer>
}

interface Answer {
  readonly status: number
  readonly text: string
  /** A header of the answer by its name in small letters. */
  readonly header: (name: string) => string | null
}

export function tusOver(
  sender: ByteSender,
  base: () => string,
  headers: () => Record<string, string>,
): Pick<Transport, 'upload' | 'uploadOffset'> {
  return {
    async upload({ purpose, sha256, size, at, bytes, signal }) {
      const answer = await speaking(
        sender.sendBytes({
          url: `${base()}${at?.address ?? '/uploads'}`,
          method: 'POST',
          headers: {
            ...headers(),
            ...tus,
            'content-type': 'application/offset+octet-stream',
            ...(at === null
              ? { 'upload-length': String(size), 'upload-metadata': metadata(purpose, sha256) }
              : // WeChat has no PATCH
                { 'x-http-method-override': 'PATCH', 'upload-offset': String(at.offset) }),
          },
          body: bytes,
          signal,
        }),
      )
      const offset = acknowledged(answer)
      return { address: at?.address ?? pathOf(answer.header('location')), offset }
    },
    async uploadOffset(address, signal) {
      const answer = await speaking(
        sender.sendBytes({
          url: base() + address,
          method: 'HEAD',
          headers: { ...headers(), ...tus },
          body: null,
          signal,
        }),
      )
      return isOurs(answer) && answer.status === 404 ? null : acknowledged(answer)
    },
  }
}

const tus = { 'tus-resumable': '1.0.0' }

function metadata(purpose: Purpose, sha256: string): string {
  const [name, id] = 'filingId' in purpose ? ['filing', purpose.filingId] : ['project', purpose.projectId]
  return `sha256 ${base64(sha256)},${name} ${base64(id)}`
}

/** Of an address only the path counts: the server is ours, whatever a proxy calls it. */
function pathOf(location: string | null): string {
  const path = /^(?:https?:\/\/[^/]+)?(\/uploads\/[\w-]+)$/.exec(location ?? '')?.[1]
  if (path === undefined) throw silence('portal')
  return path
}

/** Only our server speaks tus; a login page does not. */
const isOurs = ({ header }: Answer): boolean => header('tus-resumable') !== null

/** Bytes that the server has, durable there; anything else leaves as the failure that it is. */
function acknowledged(answer: Answer): number {
  const { status, text, header } = answer
  if (status >= 200 && status < 300) {
    const offset = header('upload-offset')
    if (isOurs(answer) && offset !== null && /^\d+$/.test(offset)) return Number(offset)
    throw silence('portal')
  }
  const body = parsed(text)
  const problem = problemInBody(body)
  if (problem) throw refusal(problem, status)
  throw body === null && !isOurs(answer) ? foreign(status) : answered(status)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
