/**
 * Files on their way to the server (EV1, EV4): `PUT /uploads/<sha256>?filing=<uuid>`, or `?project=<id>` for the diary, with the raw bytes as body, or
 * POST for clients without PUT. A file is durable when the answer comes; the same file again gets the same answer.
 */
import type { Readable } from 'node:stream'
import { sha256Schema } from '@domain/evidence/evidence'
import { Problem } from '@domain/problems/problem'
import type { House } from '@server/application/ports/context'
import { type SentFile, storeFile } from '@server/application/sync/store-file'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as z from 'zod'
import { takeUpload, workOf } from './caller'
import { readWithin } from './read-body'

const addressSchema = z
  .object({
    sha256: sha256Schema,
    filing: z.uuid().optional(),
    project: z.string().min(1).max(60).optional(),
  })
  .refine(({ filing, project }) => (filing === undefined) !== (project === undefined), {
    path: ['filing'],
    message: '请写明文件属于哪份填报件或哪个项目',
  })

export async function uploads(server: FastifyInstance, { house }: { house: House }): Promise<void> {
  // The declared type counts for nothing (EV1), so the bytes stay a stream until we know who sends them.
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('*', (_request, body, done) => done(null, body))

  server.route({
    method: ['PUT', 'POST'],
    url: '/uploads/:sha256',
    handler: async (request, reply) => {
      const work = await workOf(house, request)
      const address = addressOf(request)
      await takeUpload(work, request)
      const bytes = await readWithin(request.body as Readable | undefined, work.settings.maxUploadBytes)
      if (bytes === null) {
        throw new Problem('evidence.too-large', { maxBytes: work.settings.maxUploadBytes })
      }
      const stored = await storeFile(work, { for: purposeOf(address), sha256: address.sha256, bytes })
      return reply.header('cache-control', 'no-store').send(stored)
    },
  })
}

function purposeOf({ filing, project }: z.infer<typeof addressSchema>): SentFile['for'] {
  return filing === undefined ? { projectId: project ?? '' } : { filingId: filing }
}

function addressOf(request: FastifyRequest): z.infer<typeof addressSchema> {
  const { success, data, error } = addressSchema.safeParse({
    ...(request.query as Record<string, unknown>),
    ...(request.params as Record<string, unknown>),
  })
  if (success) return data
  const fields = error.issues.map((issue) => ({ field: issue.path.join('.'), message: issue.message }))
  throw new Problem('request.malformed', { fields })
}
