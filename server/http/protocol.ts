/** SY11: an older phone is asked to update, a newer one to wait; neither is let in with what the other cannot read. */
import { Problem } from '@domain/problems/problem'
import { fitOf, protocol, protocolHeader, type Span } from '@domain/sync/version'
import type { FastifyInstance } from 'fastify'

/** Stands before the sync procedures only: everybody may still look things up. */
export function checkProtocol(server: FastifyInstance, span: Span = protocol): void {
  server.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/trpc/sync.')) return
    reply.header(protocolHeader, String(span.current))
    const said = request.headers[protocolHeader]
    const fit = fitOf(Array.isArray(said) ? said[0] : said, span)
    if (fit === 'phone-older') throw new Problem('app.outdated')
    if (fit === 'server-older') throw new Problem('server.outdated')
  })
}
