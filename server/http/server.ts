/** The HTTP server, wired: procedures, uploads, signed files, health, open data, public pages, web app. */
import type { House } from '@server/application/ports/context'
import type { AnyTRPCRouter } from '@trpc/server'
import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify'
import { documents } from './documents'
import { files } from './files'
import { health } from './health'
import { openData } from './open-data'
import { answerTo, isAccident, sendProblem, transportAnswer } from './problems'
import { checkPages } from './public-pages/check-routes'
import { problemPage } from './public-pages/problem-page'
import { receiptPages } from './public-pages/receipt-routes'
import { publicPages } from './public-pages/routes'
import { registry } from './registry'
import { protectiveHeaders } from './security-headers'
import { staticApp } from './static-app'
import { trpc } from './trpc'
import { uploads } from './uploads'

export interface ServerOptions {
  readonly house: House
  /** A router whose procedures are called with a `Caller` (house, token, actor). */
  readonly router: AnyTRPCRouter
  /** Where the built web app lies; null, or a folder without a build, serves the public pages alone. */
  readonly h5Dir: string | null
  /** Whether browsers reach this server over https. */
  readonly https?: boolean
  /** Addresses and networks of proxies whose word on the client's address counts. */
  readonly trustedProxies?: readonly string[]
  /** Fastify's `level` of logging; silent unless given. */
  readonly logLevel?: string
}

/** A report of 200 photos with all its texts stays well below. */
const bodyLimit = 2 * 1024 * 1024
/** A phone in the field may need minutes for one photo. */
const requestTimeout = 5 * 60_000

export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const { house } = options
  const headers = protectiveHeaders(options.https ?? false)
  const server = Fastify({
    logger: loggerOf(options.logLevel),
    bodyLimit,
    requestTimeout,
    trustProxy: options.trustedProxies?.length ? [...options.trustedProxies] : false,
    // procedures called together stand in one path
    routerOptions: { maxParamLength: 5000 },
    http: { maxHeaderSize: 64 * 1024 },
    frameworkErrors: (error, _request, reply) => void sendProblem(reply.headers(headers), answerTo(error)),
  })
  server.addHook('onRequest', async (_, reply) => {
    reply.headers(headers)
  })

  server.setErrorHandler((error, request, reply) => {
    if (isAccident(error)) request.log.error(error)
    return sendProblem(reply, answerTo(error))
  })
  const app = await staticApp(server, options.h5Dir)
  server.setNotFoundHandler((request, reply) => {
    const page = app.startPage(request, reply)
    if (page) return page
    const answer = transportAnswer(404)
    reply.header('vary', 'accept')
    return request.headers.accept?.includes('text/html')
      ? problemPage(reply, answer)
      : sendProblem(reply, answer)
  })

  await server.register(trpc, { house, router: options.router })
  await server.register(uploads, { house })
  await server.register(files, { house })
  await server.register(documents, { house })
  await server.register(registry, { house })
  await server.register(health, { house })
  await server.register(openData, { house })
  await server.register(publicPages, { house })
  await server.register(checkPages, { house })
  await server.register(receiptPages, { house })
  return server
}

/** Paths only: what follows the question mark may hold a signature or what somebody searched for. */
function loggerOf(level: string | undefined): NonNullable<FastifyServerOptions['logger']> {
  if (level === undefined || level === 'silent') return false
  const req = ({ method, url }: { method: string; url: string }) => ({ method, path: url.split('?')[0] })
  return { level, serializers: { req } }
}
