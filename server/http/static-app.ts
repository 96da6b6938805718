/** The built web app: its files, and its start page for the app's own addresses, which only the browser knows. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** `app.1a2b3c4d.js`: another content has another name. */
const hashedName = /\.[0-9a-f]{8,}\.\w+$/

export interface StaticApp {
  /** Answers with the start page when the address is one of the app's; null leaves it to others. */
  readonly startPage: (request: FastifyRequest, reply: FastifyReply) => FastifyReply | null
}

/** Serves the app from a folder; without a build the public pages stand in for it. */
export async function staticApp(server: FastifyInstance, folder: string | null): Promise<StaticApp> {
  const index = folder === null ? null : join(resolve(folder), 'index.html')
  if (folder === null || index === null || !existsSync(index)) {
    server.get('/', async (_, reply) => reply.redirect('/p', 302))
    return { startPage: () => null }
  }
  const policy = policyFor(readFileSync(index, 'utf8'))
  const asStartPage = (reply: FastifyReply) =>
    reply
      .header('cache-control', 'no-cache')
      .header('content-security-policy', policy)
      .sendFile('index.html', { cacheControl: false })

  await server.register(fastifyStatic, {
    root: resolve(folder),
    index: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const kept = hashedName.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache'
      reply.header('cache-control', kept)
      reply.header('content-security-policy', policy)
    },
  })
  server.get('/', (_, reply) => asStartPage(reply))
  return {
    startPage: ({ method, url }, reply) =>
      (method === 'GET' || method === 'HEAD') && /^\/pages\/[^.]*$/.test(url.split('?')[0] ?? '')
        ? asStartPage(reply)
        : null,
  }
}

/** Only scripts of ours run: those in files, and the inline ones that the build wrote, each by its hash. */
function policyFor(html: string): string {
  const inline = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, code = '']) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`,
  )
  return [
    "default-src 'self'",
    ["script-src 'self'", ...inline].join(' '),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:", // Taro's own components carry their icons so
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}
