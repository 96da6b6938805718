/**
 * Files on their way to the server, by the tus protocol 1.0 (https://tus.io/protocols/resumable-upload) with its
 * extensions `creation` and `creation-with-upload` (UP1–UP11):
 *
 *   POST /uploads        Upload-Length, Upload-Metadata: sha256 …,filing … | project …; the first bytes, or all
 *   HEAD /uploads/<id>   how far it is
 *   PATCH /uploads/<id>  Upload-Offset; the next bytes. WeChat has no PATCH: POST with X-HTTP-Method-Override
 *
 * A file is durable when the answer says that the offset is its length; a piece when the answer names its end.
 */
import type { Readable } from 'node:stream'
import { sha256Schema } from '@domain/evidence/evidence'
import { misfitsOf } from '@domain/problems/misfits'
import { Problem } from '@domain/problems/problem'
import type { House } from '@server/application/ports/context'
import {
  type AnnouncedFile,
  beginUpload,
  continueUpload,
  uploadStanding,
} from '@server/application/sync/upload'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod'
import { takeUpload, workAt, workOf } from './caller'
import { answerTo, isAccident, sendProblem } from './problems'
import { Interrupted, slicesOf } from './read-body'

const version = '1.0.0'

const announcedSchema = z
  .object({
    size: z
      .string()
      .regex(/^\d{1,15}$/)
      .transform(Number),
    sha256: sha256Schema,
    filing: z.uuid().optional(),
    project: z
      .string()
      .regex(/^\P{Cc}{1,60}$/u)
      .optional(),
  })
  .refine(({ filing, project }) => (filing === undefined) !== (project === undefined), {
    path: ['filing'],
    message: '请写明文件属于哪份填报件或哪个项目',
  })

const idSchema = z.uuid()
const offsetSchema = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number)

export async function uploads(server: FastifyInstance, { house }: { house: House }): Promise<void> {
  // The declared type counts for nothing (EV1), so the bytes stay a stream until we know who sends them.
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('*', (_request, body, done) => done(null, body))
  server.addHook('onRequest', async (_, reply) => {
    reply.header('tus-resumable', version).header('cache-control', 'no-store')
  })
  server.setErrorHandler((error, request, reply) => {
    if (error instanceof Interrupted) return reply.code(400).send()
    const full = isNoSpace(error)
    if (full || isAccident(error)) request.log.error(error)
    return refuse(reply, full ? new Problem('evidence.no-space') : error)
  })

  server.options('/uploads', async (_, reply) =>
    reply
      .code(204)
      .header('tus-version', version)
      .header('tus-extension', 'creation,creation-with-upload')
      .header('tus-max-size', String(house.settings.maxUploadBytes))
      .send(),
  )

  server.post('/uploads', async (request, reply) => {
    const read = readAnnouncement(request)
    const filingId = read.data?.filing
    const { work, place } =
      filingId === undefined
        ? { work: await workOf(house, request), place: undefined }
        : await workAt(house, request, filingId)
    const file = announced(read)
    // pieces of an upload that was let begin are not counted again (LM1)
    await takeUpload(work, request)
    const { id, offset } = await beginUpload(work, file, slicesOf(bodyOf(request), 'throw'), place)
    return reply
      .code(201)
      .header('location', `/uploads/${id ?? work.newId()}`)
      .header('upload-offset', String(offset))
      .send()
  })

  server.head<{ Params: { id: string } }>('/uploads/:id', async (request, reply) => {
    const { offset, size } = await uploadStanding(await workOf(house, request), idOf(request))
    return reply.header('upload-offset', String(offset)).header('upload-length', String(size)).send()
  })

  server.route<{ Params: { id: string } }>({
    method: ['PATCH', 'POST'],
    url: '/uploads/:id',
    handler: async (request, reply) => {
      const override = String(request.headers['x-http-method-override'] ?? '').toUpperCase()
      if (request.method === 'POST' && override !== 'PATCH') throw new Problem('request.malformed')
      const work = await workOf(house, request)
      const offset = offsetSchema.safeParse(request.headers['upload-offset'])
      if (!offset.success) throw new Problem('request.malformed')
      // what came before a break counts as far as it came (UP1); there is nobody to answer then
      const slices = slicesOf(bodyOf(request), 'end')
      const standing = await continueUpload(work, idOf(request), offset.data, slices)
      return reply.code(204).header('upload-offset', String(standing.offset)).send()
    },
  })
}

const bodyOf = (request: FastifyRequest) => request.body as Readable | undefined

function idOf(request: FastifyRequest): string {
  const id = idSchema.safeParse((request.params as { id?: unknown }).id)
  if (!id.success) throw new Problem('upload.not-found')
  return id.data
}

const readAnnouncement = (request: FastifyRequest) =>
  announcedSchema.safeParse({ ...metadataOf(request), size: request.headers['upload-length'] })

function announced({ success, data, error }: ReturnType<typeof readAnnouncement>): AnnouncedFile {
  if (success) {
    const { filing, project, size, sha256 } = data
    return { for: filing === undefined ? { projectId: project ?? '' } : { filingId: filing }, size, sha256 }
  }
  throw new Problem('request.malformed', { fields: misfitsOf(error) })
}

/** `name base64,name base64`; a name given twice counts as malformed by having no value. */
function metadataOf(request: FastifyRequest): Record<string, string> {
  const pairs = String(request.headers['upload-metadata'] ?? '').split(',')
  const found: Record<string, string> = {}
  for (const [name = '', value = ''] of pairs.map((pair) => pair.trim().split(' '))) {
    found[name] = name in found ? '' : Buffer.from(value, 'base64').toString('utf8')
  }
  return found
}

/** tus has statuses of its own for two of them. */
function refuse(reply: FastifyReply, error: unknown): FastifyReply {
  const answer = answerTo(error)
  const tooLarge = error instanceof Problem && error.code === 'evidence.too-large'
  return sendProblem(reply, tooLarge ? { ...answer, status: 413 } : answer)
}

/** A full disk, a spent quota, a process that may write no larger file, a database that has no room. */
const noSpace: readonly unknown[] = ['ENOSPC', 'EDQUOT', 'EFBIG', '53100']

function isNoSpace(error: unknown): boolean {
  const { code, $metadata } = error as { code?: unknown; $metadata?: { httpStatusCode?: unknown } }
  return noSpace.includes(code) || $metadata?.httpStatusCode === 507
}
