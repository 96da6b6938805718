/** Serves Chromium the phone's shell, the views, and pictures from the package and the phone's disk. */
import { existsSync, readFileSync } from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { Disk } from '../wx/disk'
import type { Bundles } from './bundle'
import type { Compiled } from './compiled'

const TYPES: Record<string, string> = {
  '.html': 'text/html;charset=utf-8',
  '.js': 'text/javascript;charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.svg': 'image/svg+xml',
}
const HEAD =
  '<!DOCTYPE html><meta charset=utf-8><meta name=viewport content="width=device-width,initial-scale=1">'

export interface Content {
  bundles: Bundles
  compiled: Compiled
  state: string
}

export interface Server {
  origin: string
  close(): Promise<void>
}

export async function serve(content: Content): Promise<Server> {
  const fixed = fixedFiles(content)
  const { dist } = content.compiled
  const disk = new Disk(content.state, dist)
  const server = http.createServer((request, response) => {
    const url = decodeURI(new URL(request.url ?? '/', 'http://phone').pathname)
    const found = fixed[url] ?? picture(url, dist, disk)
    if (found === undefined) {
      response.writeHead(404).end()
      return
    }
    response.writeHead(200, {
      'content-type': TYPES[path.extname(url)] ?? TYPES['.html'],
      'cache-control': 'no-store',
    })
    response.end(found)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function fixedFiles({ bundles, compiled }: Content): Record<string, string> {
  return {
    '/': `${HEAD}<style>${bundles.shellCss}</style><body><script src=/shell.js></script>`,
    '/view': `${HEAD}<style>${bundles.viewCss}</style><body><script src=/templates.js></script><script src=/view.js></script>`,
    '/shell.js': bundles.shell,
    '/view.js': bundles.view,
    '/templates.js': [
      `{ const slot = ${compiled.slot}; window.__slot = { content: slot.slot, groupList: slot } }`,
      `window.__templates = ${compiled.templates.code}`,
    ].join('\n'),
  }
}

function picture(url: string, dist: string, disk: Disk): Buffer | undefined {
  const [, room, ...rest] = url.split('/')
  const file =
    room === 'disk'
      ? realOrNone(disk, decodeURIComponent(rest.join('/')))
      : room === 'package'
        ? path.join(dist, ...rest)
        : ''
  return file && existsSync(file) ? readFileSync(file) : undefined
}

function realOrNone(disk: Disk, file: string): string {
  try {
    return disk.real(file)
  } catch {
    return ''
  }
}
