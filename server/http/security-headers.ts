/** Headers on every answer; a page that shows something states its own Content-Security-Policy. */
import type { FastifyInstance } from 'fastify'

export function securityHeaders(server: FastifyInstance, https: boolean): void {
  server.addHook('onRequest', async (_, reply) => {
    reply.headers({
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(self), geolocation=(self), microphone=(), payment=()',
      // a signed path must not travel on to another site
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    })
    if (https) reply.header('strict-transport-security', 'max-age=31536000')
  })
}
