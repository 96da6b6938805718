/** One valid request for every line of the table that is of HTTP, and what its answer says. */
import { createHash } from 'node:crypto'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { strFromU8, unzipSync } from 'fflate'
import { Told } from './calls'
import { type PlaceName, places } from './table'
import type { Spot, World } from './world'

/** Routes for everybody: nobody is asked who they are, and nothing but public data is told. */
export const openRoutes = [
  'GET /',
  'GET /health',
  'GET /p',
  'GET /p/:id',
  'GET /check',
  'POST /check',
  'POST /check/file',
  'GET /receipt',
  'POST /receipt',
  'GET /open/v1/projects',
  'GET /open/v1/projects/:id',
  'GET /open/v1/receipt-keys',
  'GET /open/v1/photos/:sha256',
  // who may see a file is said by its signature (EV8)
  'GET /files/:sha256',
]

interface Asked {
  readonly server: FastifyInstance
  readonly token: string | null
  readonly world: World
  readonly spot: Spot
  /** An upload that the place's author has begun. */
  readonly upload: string
}

type Answer = Awaited<ReturnType<FastifyInstance['inject']>>

async function send(
  { server, token }: Pick<Asked, 'server' | 'token'>,
  request: InjectOptions,
): Promise<Answer> {
  const authorization = token === null ? {} : { authorization: `Bearer ${token}` }
  const answer = await server.inject({ ...request, headers: { ...request.headers, ...authorization } })
  if (answer.statusCode < 300) return answer
  throw new Told(answer.body === '' ? unsaid(answer.statusCode) : answer.json().problem.code)
}

/** HEAD has no body: its status says it all. */
const unsaid = (status: number): string =>
  ({ 401: 'identity.session-ended', 404: 'upload.not-found' })[status] ?? String(status)

const base64 = (text: string): string => Buffer.from(text).toString('base64')

function announcing(spot: Spot): InjectOptions {
  const sha256 = createHash('sha256').update(spot.fresh).digest('hex')
  const metadata = `sha256 ${base64(sha256)},filing ${base64(spot.fresh)}`
  return {
    method: 'POST',
    url: '/uploads',
    headers: { 'upload-length': '1000', 'upload-metadata': metadata },
  }
}

/** No byte more, at the right place: the upload stays as it is. */
const nothingMore = { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' }

export const requests: Readonly<Record<string, (asked: Asked) => Promise<unknown>>> = {
  'POST /uploads': (asked) => send(asked, announcing(asked.spot)),
  'HEAD /uploads/:id': (asked) => send(asked, { method: 'HEAD', url: asked.upload }),
  'PATCH /uploads/:id': (asked) => send(asked, { method: 'PATCH', url: asked.upload, headers: nothingMore }),
  'POST /uploads/:id': (asked) =>
    send(asked, {
      ...{ method: 'POST', url: asked.upload },
      headers: { ...nothingMore, 'x-http-method-override': 'PATCH' },
    }),
  'GET /documents/:file': (asked) => send(asked, { url: `/documents/${asked.spot.photographed}.xlsx` }),
  async 'POST /documents/:file/table'(asked) {
    const { fresh, token } = asked.spot
    const { rawPayload } = await send({ ...asked, token }, { url: `/documents/${fresh}.xlsx` })
    await send(asked, { method: 'POST', url: `/documents/${fresh}/table`, payload: rawPayload })
  },
  'POST /registry/import': (asked) =>
    send(asked, { method: 'POST', url: '/registry/import', payload: Buffer.from('no workbook') }),
  async 'GET /registry/export'(asked) {
    const { rawPayload } = await send(asked, { url: '/registry/export' })
    const texts = Object.values(unzipSync(rawPayload)).map((part) => strFromU8(part))
    const holds = (place: PlaceName) => texts.some((text) => text.includes(asked.world.spots[place].unitName))
    if (!holds('home') || holds('county')) throw new Error('the file holds more or less than the district')
  },
}

/** The address of an upload that each place's author has begun. */
export async function begunUploads(
  server: FastifyInstance,
  world: World,
): Promise<Record<PlaceName, string>> {
  const begun = {} as Record<PlaceName, string>
  for (const place of places) {
    const spot = world.spots[place]
    const { headers } = await send({ server, token: spot.token }, announcing(spot))
    begun[place] = String(headers.location)
  }
  return begun
}

/** 'GET /p/:id' for every route but those of procedures, preflights, and HEAD beside its GET. */
export function routesOf(server: FastifyInstance): readonly string[] {
  const found: string[] = []
  const path: string[] = []
  for (const line of server.printRoutes({ commonPrefix: false }).split('\n')) {
    const [, indent = '', part = '', methods = ''] = /^(.*?)── (\S*) \((.+)\)$/.exec(line) ?? []
    if (part === '') continue
    path.splice(Math.floor(indent.length / 4), path.length, part)
    // one place of an address under two names
    const named = path.join('').replace(/(:\w+)\|:\w+/g, '$1')
    if (named.startsWith('/trpc/')) continue
    const told = methods.split(', ').filter((method) => method !== 'OPTIONS')
    for (const method of told)
      if (method !== 'HEAD' || !told.includes('GET')) found.push(`${method} ${named}`)
  }
  return found
}
