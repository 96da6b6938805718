/** The procedures that phones call, under `/trpc`. */

import { Problem } from '@domain/problems/problem'
import type { Span } from '@domain/sync/version'
import type { House } from '@server/application/ports/context'
import type { AnyTRPCRouter } from '@trpc/server'
import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify'
import type { FastifyInstance } from 'fastify'
import { callerOf } from './caller'
import { answerTo, isAccident, retryAfter } from './problems'
import { checkProtocol } from './protocol'

export interface TrpcOptions {
  readonly house: House
  /** A router whose procedures are called with a `Caller`. */
  readonly router: AnyTRPCRouter
  /** Which agreements with phones are spoken; the current ones unless a test says otherwise. */
  readonly span?: Span
}

const mostCallsInOneRequest = 30

export async function trpc(server: FastifyInstance, { house, router, span }: TrpcOptions): Promise<void> {
  server.addHook('onRequest', async (_, reply) => {
    reply.header('cache-control', 'no-store')
  })

  // What Fastify itself refuses (a body too large, another media type) has the shape that tRPC's client reads.
  server.setErrorHandler((error, request, reply) => {
    const { status, body } = answerTo(error)
    if (isAccident(error)) request.log.error(error)
    const data = { code: status === 500 ? 'INTERNAL_SERVER_ERROR' : 'BAD_REQUEST', httpStatus: status }
    const message = body.problem.sentence
    return reply
      .code(status)
      .send({ error: { code: -32600, message, data: { ...data, problem: body.problem } } })
  })

  checkProtocol(server, span)

  const trpcOptions: FastifyTRPCPluginOptions<AnyTRPCRouter>['trpcOptions'] = {
    router,
    // a long list of fingerprints does not fit into an address
    allowMethodOverride: true,
    maxBatchSize: mostCallsInOneRequest,
    responseMeta: ({ errors }) => {
      const waits = errors.flatMap(({ cause }) =>
        cause instanceof Problem ? [retryAfter(cause.details)] : [],
      )
      const longest = Math.max(0, ...waits.map((wait) => wait ?? 0))
      return longest === 0 ? {} : { headers: new Headers({ 'retry-after': String(longest) }) }
    },
    createContext: ({ req }) => callerOf(house, req),
    onError: ({ error, path, req }) => {
      if (error.code === 'INTERNAL_SERVER_ERROR') req.log.error({ path, err: error.cause ?? error })
    },
  }
  await server.register(fastifyTRPCPlugin, { prefix: '/trpc', trpcOptions })
}
