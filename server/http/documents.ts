/**
 * Official tables: `GET /documents/<filing>.xlsx|docx|pdf` with a session, or with the seal of `documents.link`;
 * `POST /documents/<filing>/table` with the bytes of an exported .xlsx answers what it says (DC5–DC8).
 */
import type { Readable } from 'node:stream'
import { Problem } from '@domain/problems/problem'
import { exportFiling } from '@server/application/documents/export-filing'
import { readFilingTable } from '@server/application/documents/read-filing-table'
import type { House, Work } from '@server/application/ports/context'
import type { DocumentFormat } from '@server/application/ports/official-documents'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as z from 'zod'
import { takeUpload, workOf } from './caller'
import { attachment } from './disposition'
import { readWithin } from './read-body'

const mostBytes = 5 * 1024 * 1024

const mediaTypes: Readonly<Record<DocumentFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
}

const fileSchema = z
  .string()
  .regex(/^[0-9a-f-]{36}\.(xlsx|docx|pdf)$/)
  .transform((file) => ({ filingId: file.slice(0, 36), format: file.slice(37) as DocumentFormat }))
const revisionSchema = z.coerce.number().int().min(0).max(100_000).optional()
const querySchema = z.object({ revision: revisionSchema })
const sealSchema = z.object({ revision: z.string(), account: z.uuid(), until: z.string(), sig: z.string() })

export async function documents(server: FastifyInstance, { house }: { house: House }): Promise<void> {
  // the bytes stay a stream until we know who sends them
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('*', (_request, body, done) => done(null, body))

  server.get<{ Params: { file: string } }>('/documents/:file', async (request, reply) => {
    const file = fileSchema.safeParse(request.params.file)
    const query = querySchema.safeParse(request.query)
    if (!file.success || !query.success) throw new Problem('filing.not-found')
    const work = await workBySeal(house, request)
    const { bytes, name } = await exportFiling(work, { ...file.data, revision: query.data.revision ?? null })
    return (
      reply
        .type(mediaTypes[file.data.format])
        .header('cache-control', 'no-store')
        .header('content-disposition', attachment(name))
        // the mini-program's pages are of another site; what may be seen is said by the seal
        .header('cross-origin-resource-policy', 'cross-origin')
        .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    )
  })

  server.post<{ Params: { filing: string } }>('/documents/:filing/table', async (request, reply) => {
    const work = await workOf(house, request)
    await takeUpload(work, request)
    const filing = z.uuid().safeParse(request.params.filing)
    if (!filing.success) throw new Problem('filing.not-found')
    const bytes = await readWithin(request.body as Readable | undefined, mostBytes)
    if (bytes === null) throw new Problem('document.too-large')
    return reply.header('cache-control', 'no-store').send(await readFilingTable(work, filing.data, bytes))
  })
}

/** DC6: a sealed address acts for the account that asked for it, with the scope that it has now. */
async function workBySeal(house: House, request: FastifyRequest): Promise<Work> {
  const sealed = sealSchema.safeParse(request.query)
  if (!sealed.success) return workOf(house, request)
  const { account, revision, ...seal } = sealed.data
  const path = request.url.split('?')[0] ?? ''
  if (!house.links.isSealed([path, revision, account], seal)) throw new Problem('document.link-ended')
  const actor = await house.reader.actorOfAccount(account)
  if (!actor) throw new Problem('document.link-ended')
  return { ...house, actor }
}
