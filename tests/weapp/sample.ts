/** The hand-written sample mini-program, copied where a test may break it, and the little server it talks to. */
import { cpSync, mkdtempSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

const FIXTURE = path.join(__dirname, 'fixture')

/** A copy of the sample that talks to `server`; returns its folder. */
export function copySample(server: string): string {
  const dist = mkdtempSync(path.join(tmpdir(), 'sample-'))
  cpSync(FIXTURE, dist, { recursive: true })
  writeFileSync(path.join(dist, 'server.js'), `module.exports = { SERVER: '${server}' }\n`)
  return dist
}

const PROBE = `Page({
  async onLoad() {
    try {
      console.log('ANSWER', await (async () => { SCRIPT })())
    } catch (error) {
      console.log('ANSWER', 'threw ' + error)
    }
  },
})`

/** The smallest mini-program: one page whose `onLoad` runs `script` and logs what it returns. */
export function probeProgram(script: string, app: object = {}): string {
  const dist = mkdtempSync(path.join(tmpdir(), 'probe-'))
  const write = (file: string, text: string) => writeFileSync(path.join(dist, file), text)
  write('app.json', JSON.stringify({ pages: ['probe'], ...app }))
  write('app.js', 'App({})')
  write('probe.wxml', '<view />')
  write('probe.json', '{}')
  write(
    'probe.js',
    PROBE.replace('SCRIPT', () => script),
  )
  return dist
}

export interface SampleServer {
  origin: string
  /** Bodies of the photos received, as hex. */
  photos: string[]
  /** Most requests that were open at the same time. */
  readonly peak: number
  close(): Promise<void>
}

export const ITEMS = [
  { id: 1, name: '水渠' },
  { id: 2, name: '村道' },
]

/** Answers `/items`, takes `/photo`, echoes `/echo`, and never answers `/silent`. */
export async function startSampleServer(): Promise<SampleServer> {
  const photos: string[] = []
  let open = 0
  let peak = 0
  const server = http.createServer((request, response) => {
    peak = Math.max(peak, ++open)
    response.on('close', () => open--)
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks)
      const json = (value: unknown) =>
        response.setHeader('content-type', 'application/json').end(JSON.stringify(value))
      switch (request.url?.split('?')[0]) {
        case '/items':
          return json({ items: ITEMS })
        case '/photo':
          photos.push(body.toString('hex'))
          return response.end(`收到${body.length}字节`)
        case '/echo': {
          const { method, url, headers } = request
          return json({ method, url, headers, body: body.toString('latin1') })
        }
        case '/slow':
          return setTimeout(() => response.end('慢'), 30)
        case '/bytes':
          return response.end(Buffer.from([0, 255, 128]))
        case '/moved':
          return response.writeHead(302, { location: '/items' }).end()
        case '/silent':
          return
        default:
          return response.writeHead(404).end('无')
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    photos,
    get peak() {
      return peak
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** A PNG of one pixel. */
export const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==',
  'base64',
)
