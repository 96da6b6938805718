/**
 * The registers as workbooks, for system administration (XL8):
 * `POST /registry/import` with the bytes of an .xlsx answers in lines of JSON, each with what is being done and how
 * far it is, the last with the findings and the returned copy; `GET /registry/export` gives the workbook to save.
 */
import { PassThrough, type Readable } from 'node:stream'
import { sentenceOf } from '@domain/problems/codes'
import { Problem } from '@domain/problems/problem'
import { districtsOf } from '@server/application/administration/administered'
import type { House, Work } from '@server/application/ports/context'
import { exportDistricts, importDistricts } from '@server/application/registry/workbook-of-districts'
import type { FastifyInstance } from 'fastify'
import { takeUpload, workOf } from './caller'
import { readWithin } from './read-body'

const mostBytes = 20 * 1024 * 1024
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export async function registry(server: FastifyInstance, { house }: { house: House }): Promise<void> {
  // the bytes stay a stream until we know who sends them
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('*', (_request, body, done) => done(null, body))
  /** One at a time: a workbook takes memory many times its size. */
  let importing = false

  server.post('/registry/import', async (request, reply) => {
    const work = await workOf(house, request)
    districtsOf(work)
    await takeUpload(work, request)
    const bytes = await readWithin(request.body as Readable | undefined, mostBytes)
    if (bytes === null) throw new Problem('registry.too-large')
    if (importing) throw new Problem('registry.busy')
    importing = true
    const lines = new PassThrough()
    void told(work, bytes, lines)
      .catch((error: unknown) => {
        if (!(error instanceof Problem)) request.log.error(error)
        const code = error instanceof Problem ? error.code : 'server.busy'
        write(lines, { problem: { code, sentence: sentenceOf(code) } })
      })
      .finally(() => {
        importing = false
        lines.end()
      })
    return reply.type('application/x-ndjson').header('cache-control', 'no-store').send(lines)
  })

  server.get('/registry/export', async (request, reply) => {
    const work = await workOf(house, request)
    districtsOf(work)
    await takeUpload(work, request)
    const bytes = await exportDistricts(work)
    return reply
      .type(xlsx)
      .header('cache-control', 'no-store')
      .header('content-disposition', 'attachment; filename="registry.xlsx"')
      .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  })
}

async function told(work: Work, bytes: Uint8Array, lines: PassThrough): Promise<void> {
  const { findings, imported, returned } = await importDistricts(work, bytes, (words, percent) =>
    write(lines, { words, percent }),
  )
  const copy = returned === null ? null : Buffer.from(returned).toString('base64')
  const messages = findings.map(({ level, message }) => ({ level, message }))
  write(lines, {
    result: { imported, findings: messages.slice(0, 200), total: messages.length, returned: copy },
  })
}

function write(lines: PassThrough, line: object): void {
  lines.write(`${JSON.stringify(line)}\n`)
}
