/** The procedures that phones call, under `/trpc`. */

import { Problem } from '@domain/problems/problem'
import type { Span } from '@domain/sync/version'
import type { House } from '@server/application/ports/context'
import type { AnyTRPCRouter, TRPCError } from '@trpc/server'
import { resolveResponse } from '@trpc/server/http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
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

  // tRPC reads the text itself, once it knows which procedure it is for
  server.removeContentTypeParser('application/json')
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  )

  const options = {
    router,
    // a long list of fingerprints does not fit into an address
    allowMethodOverride: true,
    maxBatchSize: mostCallsInOneRequest,
    responseMeta: ({ errors }: { readonly errors: readonly TRPCError[] }) => {
      const waits = errors.flatMap(({ cause }) =>
        cause instanceof Problem ? [retryAfter(cause.details)] : [],
      )
      const longest = Math.max(0, ...waits.map((wait) => wait ?? 0))
      return longest === 0 ? {} : { headers: new Headers({ 'retry-after': String(longest) }) }
    },
    error: null,
  }
  server.all<{ Params: { path: string } }>('/trpc/:path', async (request, reply) => {
    const answer = await resolveResponse({
      ...options,
      req: asFetched(request, reply),
      path: request.params.path,
      createContext: async () => callerOf(house, request),
      onError: ({ error, path }) => {
        if (error.code === 'INTERNAL_SERVER_ERROR') request.log.error({ path, err: error.cause ?? error })
      },
    })
    return reply
      .code(answer.status)
      .headers(Object.fromEntries(answer.headers))
      .send(await answer.text())
  })
}

/** Of a Fetch request what tRPC looks at: a whole one of its own would cost a call as much as its work. */
function asFetched(request: FastifyRequest, reply: FastifyReply): Request {
  const gone = new AbortController()
  reply.raw.once('close', () => {
    if (!reply.raw.writableEnded) gone.abort()
  })
  const seen: Pick<Request, 'url' | 'method' | 'headers' | 'signal' | 'text'> = {
    // the host counts for nothing, and may be anything
    url: `http://server${request.url}`,
    method: request.method,
    headers: new Headers(
      ['content-type', 'accept', 'trpc-accept'].flatMap((name) => {
        const value = request.headers[name]
        return typeof value === 'string' ? [[name, value] as [string, string]] : []
      }),
    ),
    signal: gone.signal,
    text: async () => (typeof request.body === 'string' ? request.body : ''),
  }
  return seen as Request
}
