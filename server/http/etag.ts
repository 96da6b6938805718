/** Conditional answers: a strong ETag over exactly the bytes sent, and 304 for whoever has them. */
import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** Public answers may be kept for a minute, by browsers and by a CDN. */
const publicMinute = 'public, max-age=60'

export function sendTagged(
  request: FastifyRequest,
  reply: FastifyReply,
  body: string | Uint8Array,
  tag = createHash('sha256').update(body).digest('hex').slice(0, 40),
): FastifyReply {
  const etag = `"${tag}"`
  reply.header('etag', etag).header('cache-control', publicMinute)
  if (has(request.headers['if-none-match'], etag)) return reply.code(304).send()
  return reply.send(body)
}

/** RFC 9110 §13.1.2: a list of tags compared weakly, or `*`. */
function has(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false
  return header.split(',').some((given) => ['*', etag].includes(given.trim().replace(/^W\//, '')))
}
