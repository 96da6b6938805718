/** Protected files by signed path (EV8): `GET /files/<sha256>?type=…&until=…&sig=…`, for documents with their name. */
import { Readable } from 'node:stream'
import { Problem } from '@domain/problems/problem'
import type { House } from '@server/application/ports/context'
import type { FastifyInstance } from 'fastify'
import * as z from 'zod'
import { attachment } from './disposition'

const querySchema = z.object({
  type: z.string(),
  until: z.string(),
  sig: z.string(),
  name: z.string().optional(),
})

export async function files(server: FastifyInstance, { house }: { house: House }): Promise<void> {
  server.get<{ Params: { sha256: string } }>('/files/:sha256', async (request, reply) => {
    const query = querySchema.safeParse(request.query)
    if (!query.success) throw new Problem('evidence.not-found')
    const { type, until, sig, name } = query.data
    const file = house.links.open({ sha256: request.params.sha256, type, until, signature: sig, name })
    const opened = file && (await house.blobs.open(file.sha256))
    if (!file || !opened) throw new Problem('evidence.not-found')
    const secondsLeft = Math.max(0, Number(until) - Math.floor(house.now().getTime() / 1000))
    return (
      reply
        .type(file.mediaType)
        .header('cache-control', `private, max-age=${secondsLeft}, immutable`)
        .header('content-disposition', file.name === undefined ? 'inline' : attachment(file.name))
        // the mini-program's pages are of another site; what may be seen is said by the signature
        .header('cross-origin-resource-policy', 'cross-origin')
        .header('content-length', String(opened.size))
        .send(Readable.from(opened.bytes))
    )
  })
}
