/** A server of another age on the same ground: it speaks another span of agreements (SY11), all else is the server's own. */
import type { AddressInfo } from 'node:net'
import type { Span } from '@domain/sync/version'
import { appRouter } from '@server/api/app-router'
import { trpc } from '@server/http/trpc'
import { uploads } from '@server/http/uploads'
import Fastify from 'fastify'
import type { Place } from './place'

/** Its address; it goes with the ground. */
export async function serverOfAnotherAge(place: Place, span: Span): Promise<string> {
  const { house } = place.opened
  const server = Fastify({ logger: false })
  await server.register(trpc, { house, router: appRouter, span })
  await server.register(uploads, { house })
  await server.listen({ port: 0, host: '127.0.0.1' })
  place.tenants.push(() => server.close())
  return `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`
}
