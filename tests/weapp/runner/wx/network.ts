/** `wx.request`, `uploadFile`, `downloadFile` and the state of the network. */
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import type { Logic } from '../logic/logic'
import { bytesOf, type Loose } from '../logic/sandbox'
import { type Apis, textOf } from './apis'
import type { Disk } from './disk'
import { NetworkTasks } from './tasks'

export function addNetwork(apis: Apis, logic: Logic, disk: Disk): void {
  const tasks = new NetworkTasks(logic, apis)
  const referer = `https://servicewechat.com/${logic.setup.appId ?? 'touristappid'}/devtools/page-frame.html`
  const own = { referer, 'user-agent': 'Mozilla/5.0 (iPhone) MicroMessenger/8.0.50 simulated' }

  tasks.add(
    'request',
    (options) => {
      const method = String(options.method ?? 'GET').toUpperCase()
      const headers = { 'content-type': 'application/json', ...headersOf(options), ...own }
      const bodyless = method === 'GET' || method === 'HEAD'
      const url = bodyless ? withQuery(textOf(options, 'url'), options.data) : textOf(options, 'url')
      const body = bodyless ? undefined : bodyOf(options.data, headers['content-type'])
      return { method, url, headers: sized(headers, body), body }
    },
    (reply, options) => ({
      data: dataOf(reply.body, options, logic),
      statusCode: reply.status,
      header: reply.headers,
      cookies: reply.cookies,
    }),
  )

  tasks.add(
    'uploadFile',
    (options) => {
      const boundary = `----wx${randomBytes(12).toString('hex')}`
      const body = multipart(boundary, options, disk)
      const headers = {
        ...headersOf(options),
        ...own,
        'content-type': `multipart/form-data; boundary=${boundary}`,
      }
      return { method: 'POST', url: textOf(options, 'url'), headers: sized(headers, body), body }
    },
    (reply) => ({ data: reply.body.toString('utf8'), statusCode: reply.status }),
  )

  tasks.add(
    'downloadFile',
    (options) => ({
      method: 'GET',
      url: textOf(options, 'url'),
      headers: { ...headersOf(options), ...own },
      body: undefined,
    }),
    (reply, options) => {
      const extension = path.extname(new URL(textOf(options, 'url')).pathname)
      const header = { header: reply.headers, statusCode: reply.status }
      if (typeof options.filePath !== 'string')
        return { ...header, tempFilePath: disk.newTemporary(reply.body, extension) }
      disk.write(options.filePath, reply.body)
      return { ...header, filePath: options.filePath }
    },
  )

  apis.later('getNetworkType', () => logic.device.networkStatus)
  apis.event('NetworkStatusChange', 'NetworkWeakChange')
}

/** Header names in lower case; the referer is WeChat's own and cannot be set. */
function headersOf(options: Loose): Record<string, string> {
  const given = Object.entries((options.header ?? {}) as Loose)
  return Object.fromEntries(
    given.map(([name, value]) => [name.toLowerCase(), String(value)]).filter(([name]) => name !== 'referer'),
  ) as Record<string, string>
}

function sized(headers: Record<string, string>, body: Uint8Array | undefined): Record<string, string> {
  return body ? { ...headers, 'content-length': String(body.byteLength) } : headers
}

function form(data: unknown): string {
  if (typeof data === 'string') return data
  return Object.entries((data ?? {}) as Loose)
    .map(([key, value]) => [key, typeof value === 'object' ? JSON.stringify(value) : String(value)])
    .map((pair) => pair.map((part) => encodeURIComponent(part ?? '')).join('='))
    .join('&')
}

function withQuery(url: string, data: unknown): string {
  const query = form(data)
  return query ? `${url}${url.includes('?') ? '&' : '?'}${query}` : url
}

function bodyOf(data: unknown, type: string | undefined): Uint8Array | undefined {
  if (data === undefined || data === null) return undefined
  if (typeof data === 'string') return Buffer.from(data)
  const bytes = bytesOf(data)
  if (bytes) return bytes
  return Buffer.from(type?.includes('x-www-form-urlencoded') ? form(data) : JSON.stringify(data))
}

function dataOf(body: Buffer, options: Loose, logic: Logic): unknown {
  if (options.responseType === 'arraybuffer') return new Uint8Array(body)
  const text = body.toString('utf8')
  if ((options.dataType ?? 'json') !== 'json') return text
  try {
    return logic.sandbox.parse(text)
  } catch {
    return text
  }
}

function multipart(boundary: string, options: Loose, disk: Disk): Uint8Array {
  const file = textOf(options, 'filePath')
  const parts: Uint8Array[] = []
  for (const [name, value] of Object.entries((options.formData ?? {}) as Loose))
    parts.push(
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
    )
  const head = `Content-Disposition: form-data; name="${textOf(options, 'name')}"; filename="${path.basename(file)}"`
  parts.push(Buffer.from(`--${boundary}\r\n${head}\r\nContent-Type: application/octet-stream\r\n\r\n`))
  parts.push(disk.read(file), Buffer.from(`\r\n--${boundary}--\r\n`))
  return Buffer.concat(parts)
}
