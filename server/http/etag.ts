/** Conditional answers: a strong ETag of exactly the bytes sent, 304 for whoever has them, and texts gzipped where asked. */
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** Public answers may be kept for a minute, by browsers and by a CDN. */
const publicMinute = 'public, max-age=60'
/** Less fits into one packet as it is. */
const worthPacking = 1_400

export function sendTagged(
  request: FastifyRequest,
  reply: FastifyReply,
  body: string | Uint8Array,
  tag = createHash('sha256').update(body).digest('hex').slice(0, 40),
): FastifyReply {
  const packable = typeof body === 'string' && body.length > worthPacking
  const packed = packable && takesGzip(request.headers['accept-encoding'])
  // other bytes, another strong tag
  const etag = `"${tag}${packed ? '-gzip' : ''}"`
  reply.header('etag', etag).header('cache-control', publicMinute)
  if (packable) reply.header('vary', 'accept-encoding')
  if (has(request.headers['if-none-match'], etag)) return reply.code(304).send()
  return packed ? reply.header('content-encoding', 'gzip').send(gzipSync(body)) : reply.send(body)
}

/** RFC 9110 §13.1.2: a list of tags compared weakly, or `*`. */
function has(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false
  return header.split(',').some((given) => ['*', etag].includes(given.trim().replace(/^W\//, '')))
}

/** RFC 9110 §12.5.3: named and not refused by `q=0`; what is only meant by `*` is sent as it is. */
function takesGzip(header: string | string[] | undefined): boolean {
  return String(header ?? '')
    .split(',')
    .map((given) => given.toLowerCase().split(';'))
    .some(([coding, weight = '']) => coding?.trim() === 'gzip' && !/^\s*q=0(\.0*)?\s*$/.test(weight))
}
