/**
 * The server as the phone calls it. Of the server only its types come along.
 * Pushing and signing in travel alone; questions that screens ask together travel together.
 */
import { protocol, protocolHeader } from '@domain/sync/version'
import type { AppRouter } from '@server/api/app-router'
import { createTRPCClient, httpBatchLink, httpLink, splitLink } from '@trpc/client'
import { apiBase } from './platform/api-base'
import { requests } from './platform/request'
import type { Fetch, FetchInit, FetchReply } from './platform/request.types'
import { foreign } from './sync/failure'

export { isNetworkFailure, problemOf } from './sync/failure'

export interface ApiOptions {
  /** Where the server is; asked at every call. */
  readonly base: () => string
  readonly fetch: Fetch
  /** Asked at every call; null calls without signing in. */
  readonly token: () => string | null
}

export type Api = ReturnType<typeof createApi>

export function createApi({ base, fetch, token }: ApiOptions) {
  const common = {
    url: '/trpc',
    fetch: async (path: RequestInfo | URL, init?: unknown) =>
      onlyOurs(await fetch(`${base()}${String(path)}`, init as FetchInit)),
    headers: () => ({ ...authorization(token()), [protocolHeader]: String(protocol.current) }),
    // questions go as POST: a long list of fingerprints does not fit into an address
    methodOverride: 'POST' as const,
  }
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: ({ type, path }) => type === 'mutation' || path.startsWith('sync.'),
        true: httpLink(common),
        false: httpBatchLink({ ...common, maxItems: 10 }),
      }),
    ],
  })
}

/** What is no JSON was not written by our server; tRPC would forget the status that tells a gateway from a portal. */
function onlyOurs(reply: FetchReply): FetchReply {
  return {
    ok: reply.ok,
    status: reply.status,
    text: () => reply.text(),
    json: () =>
      reply.json().catch(() => {
        throw foreign(reply.status)
      }),
  }
}

/** The header that says who calls. */
export function authorization(token: string | null): Record<string, string> {
  return token === null ? {} : { authorization: `Bearer ${token}` }
}

let currentToken: () => string | null = () => null

/** The header as whoever is signed in now, for what goes as bytes. */
export const authorized = (): Record<string, string> => authorization(currentToken())

/** The wiring says once whose token `api` carries. */
export function carryToken(token: () => string | null): void {
  currentToken = token
}

/** For the screens: calls as whoever is signed in now. Sending the outbox has a client of its own for each account. */
export const api: Api = createApi({
  base: apiBase,
  fetch: (url, init) => requests.fetchOverTaro(url, init),
  token: () => currentToken(),
})
