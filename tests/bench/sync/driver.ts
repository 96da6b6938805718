/** The load: reports with photos over real HTTP, as a phone sends them, by so many phones at once. */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import http from 'node:http'
import type { EvidenceRef } from '@domain/evidence/evidence'
import type { RevisionPush } from '@domain/sync/protocol'
import sharp from 'sharp'

export interface Photo {
  readonly sha256: string
  readonly bytes: Buffer
}

export interface PreparedReport {
  readonly push: RevisionPush
  readonly photos: readonly Photo[]
}

/**
 * Photos of exactly so many bytes, as large as a phone makes them: each a picture of its own, or every one of them
 * would be a near duplicate of the others. What the picture leaves is filled up behind its end, and not decoded.
 */
export async function photos(count: number, size: number): Promise<readonly Photo[]> {
  const made: Photo[] = []
  const noise = { width: 100, height: 75, channels: 3 as const }
  while (made.length < count) {
    const picture = await sharp(randomBytes(noise.width * noise.height * 3), { raw: noise })
      .resize(1600, 1200, { kernel: 'linear' })
      .jpeg({ quality: 70 })
      .toBuffer()
    const bytes = Buffer.concat([picture, randomBytes(Math.max(0, size - picture.byteLength))])
    made.push({ sha256: createHash('sha256').update(bytes).digest('hex'), bytes })
  }
  return made
}

export function report(
  filingId: string,
  content: object,
  slot: string,
  pictures: readonly Photo[],
): PreparedReport {
  const evidence = pictures.map(
    (photo): EvidenceRef => ({
      id: randomUUID(),
      slot,
      sha256: photo.sha256,
      size: photo.bytes.byteLength,
      mediaType: 'image/jpeg',
      capture: {
        source: 'camera',
        takenAt: new Date().toISOString(),
        monotonicMs: 1000,
        fix: { latitude: 25.83, longitude: 114.93, accuracyMeters: 12, ageMs: 900, datum: 'WGS-84' },
        view: '近景',
      },
    }),
  )
  const push = { revisionId: randomUUID(), filingId, base: 0, content: { ...content }, evidence }
  return { push, photos: pictures }
}

type Call = (method: string, path: string, headers: Record<string, string>, body: Buffer) => Promise<string>

/** Requests over connections that stay open; anything but success is an error that says what came back. */
export function requestsTo(url: string, connections: number): Call {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections })
  return (method, path, headers, body) =>
    new Promise((resolve, reject) => {
      const length = { 'content-length': String(body.byteLength) }
      const request = http.request(url + path, { method, agent, headers: { ...length, ...headers } })
      request.once('error', reject)
      request.once('response', (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.once('end', () => {
          const text = Buffer.concat(parts).toString()
          if ((response.statusCode ?? 500) < 300) resolve(text)
          else reject(new Error(`${method} ${path}: ${response.statusCode} ${text.slice(0, 300)}`))
        })
      })
      request.end(body)
    })
}

export interface Sender {
  /** Sends one report whole and ends with its receipt's number of files. */
  send(report: PreparedReport): Promise<number>
  /** Bytes that have left since the last call, headers apart. */
  bytesSent(): number
}

export function senderTo(url: string, token: string, connections: number): Sender {
  const request = requestsTo(url, connections)
  let sent = 0
  const call: Call = (method, path, headers, body) => {
    sent += body.byteLength
    return request(method, path, { authorization: `Bearer ${token}`, ...headers }, body)
  }
  const ask = async (procedure: string, input: unknown): Promise<unknown> => {
    const body = Buffer.from(JSON.stringify(input))
    const text = await call('POST', `/trpc/${procedure}`, { 'content-type': 'application/json' }, body)
    return (JSON.parse(text) as { result: { data: unknown } }).result.data
  }
  const upload = (filingId: string, { sha256, bytes }: Photo): Promise<string> =>
    call(
      'POST',
      '/uploads',
      {
        'tus-resumable': '1.0.0',
        'upload-length': String(bytes.byteLength),
        'upload-metadata': `sha256 ${base64(sha256)},filing ${base64(filingId)}`,
        'content-type': 'application/offset+octet-stream',
      },
      bytes,
    )
  return {
    async send({ push, photos: pictures }) {
      if (pictures.length > 0) {
        const hashes = pictures.map(({ sha256 }) => sha256)
        const wanted = new Set((await ask('sync.lacking', { filingId: push.filingId, hashes })) as string[])
        await Promise.all(
          pictures.filter(({ sha256 }) => wanted.has(sha256)).map((photo) => upload(push.filingId, photo)),
        )
      }
      const receipt = (await ask('sync.push', push)) as { payload: { files: unknown[] } }
      return receipt.payload.files.length
    },
    bytesSent() {
      const bytes = sent
      sent = 0
      return bytes
    },
  }
}

const base64 = (text: string): string => Buffer.from(text).toString('base64')
