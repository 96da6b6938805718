/** Protected files by signed path (EV8): `GET /files/<sha256>?type=…&until=…&sig=…`. */
import { Problem } from '@domain/problems/problem'
import type { House } from '@server/application/ports/context'
import type { FastifyInstance } from 'fastify'
import * as z from 'zod'

const querySchema = z.object({ type: z.string(), until: z.string(), sig: z.string() })

export async function files(server: FastifyInstance, { house }: { house: House }): Promise<void> {
  server.get<{ Params: { sha256: string } }>('/files/:sha256', async (request, reply) => {
    const query = querySchema.safeParse(request.query)
    if (!query.success) throw new Problem('evidence.not-found')
    const { type, until, sig } = query.data
    const file = house.links.open({ sha256: request.params.sha256, type, until, signature: sig })
    const bytes = file && (await house.blobs.read(file.sha256))
    if (!file || !bytes) throw new Problem('evidence.not-found')
    const secondsLeft = Math.max(0, Number(until) - Math.floor(house.now().getTime() / 1000))
    return (
      reply
        .type(file.mediaType)
        .header('cache-control', `private, max-age=${secondsLeft}, immutable`)
        .header('content-disposition', 'inline')
        // the mini-program's pages are of another site; what may be seen is said by the signature
        .header('cross-origin-resource-policy', 'cross-origin')
        .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    )
  })
}
