/**
 * Open data under `/open/v1`: the published snapshots as JSON, for everybody and every site, without sign-in.
 * `contentHash` is the SHA-256 of the canonical JSON (RFC 8785) of `content`, so anybody can check it (DS7).
 */
import { Problem } from '@domain/problems/problem'
import { pageCursorSchema, publishedProject, searchPublished } from '@server/application/disclosure/published'
import type { House } from '@server/application/ports/context'
import type { SnapshotRecord } from '@server/application/ports/records'
import type { FastifyInstance } from 'fastify'
import * as z from 'zod'
import { takeOpen } from './caller'
import { sendTagged } from './etag'

const searchSchema = z.object({
  q: z
    .string()
    .max(60)
    .regex(/^\P{Cc}*$/u)
    .default(''),
  before: pageCursorSchema.optional(),
})

export async function openData(server: FastifyInstance, { house }: { house: House }): Promise<void> {
  server.addHook('onRequest', async (_, reply) => {
    reply.header('access-control-allow-origin', '*')
    reply.header('access-control-expose-headers', 'etag, retry-after')
    reply.header('cross-origin-resource-policy', 'cross-origin')
  })
  server.addHook('preHandler', async (request) => {
    if (request.method !== 'OPTIONS') await takeOpen(house, request)
  })

  server.options('/open/*', async (_, reply) =>
    reply
      .code(204)
      .header('access-control-allow-methods', 'GET, HEAD')
      .header('access-control-allow-headers', 'if-none-match')
      .header('access-control-max-age', '86400')
      .send(),
  )

  server.get('/open/v1/projects', async (request, reply) => {
    const query = searchSchema.safeParse(request.query)
    if (!query.success) throw new Problem('request.malformed')
    const { q, before } = query.data
    const found = await searchPublished(house, q, before ?? null)
    const more = found.next === null ? null : new URLSearchParams({ q, before: found.next })
    return sendTagged(
      request,
      reply.type('application/json; charset=utf-8'),
      JSON.stringify({
        version: 1,
        items: found.items.map(openSnapshot),
        next: more && `/open/v1/projects?${more}`,
      }),
    )
  })

  server.get<{ Params: { id: string } }>('/open/v1/projects/:id', async (request, reply) => {
    const snapshots = await publishedProject(house, projectIdOf(request.params.id))
    const gone = snapshots.every((snapshot) => snapshot.withdrawnAt !== null)
    return sendTagged(
      request,
      reply.code(gone ? 410 : 200).type('application/json; charset=utf-8'),
      JSON.stringify({ version: 1, projectId: request.params.id, snapshots: snapshots.map(openSnapshot) }),
    )
  })

  // RC1: whoever has these checks a receipt without asking anybody
  server.get('/open/v1/receipt-keys', async (request, reply) =>
    sendTagged(
      request,
      reply.type('application/json; charset=utf-8'),
      JSON.stringify({
        version: 1,
        algorithm: 'Ed25519 over the UTF-8 of the canonical JSON (RFC 8785) of `payload`; base64',
        keys: house.receipts.keys(),
      }),
    ),
  )

  server.get<{ Params: { sha256: string } }>('/open/v1/photos/:sha256', async (request, reply) => {
    const { sha256 } = request.params
    const known = /^[0-9a-f]{64}$/.test(sha256) && (await house.reader.publicPhoto(sha256))
    const bytes = known ? await house.blobs.read(sha256) : null
    if (!bytes) throw new Problem('evidence.not-found')
    return sendTagged(request, reply.type('image/jpeg'), bytes, sha256)
  })
}

/** An id as it may stand in an address; anything else names no project. */
export function projectIdOf(text: string): string {
  if (!/^\P{Cc}{1,60}$/u.test(text)) throw new Problem('disclosure.not-found')
  return text
}

/** A snapshot as the public reads it; of a withdrawn one only when and why (DS6). */
function openSnapshot(snapshot: SnapshotRecord) {
  const { projectId, kind, period, version, publishedAt, contentHash, content } = snapshot
  const withdrawn =
    snapshot.withdrawnAt === null ? null : { at: snapshot.withdrawnAt, why: snapshot.withdrawnWhy }
  return {
    projectId,
    kind,
    period,
    version,
    publishedAt,
    contentHash,
    withdrawn,
    content: withdrawn ? null : content,
    links: {
      project: `/open/v1/projects/${encodeURIComponent(projectId)}`,
      page: `/p/${encodeURIComponent(projectId)}`,
      photos: withdrawn ? [] : content.photos.map((photo) => `/open/v1/photos/${photo.sha256}`),
    },
  }
}
