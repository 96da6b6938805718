/**
 * A stretch of bad network on the loopback address: every request goes through it, and some do not get through, or
 * their answers do not, or not as they were sent. What happens to a request is somebody else's choice.
 */
import http from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

export const wireFates = [
  'well',
  'delayed',
  'request lost',
  'request reset half-way',
  'request twice',
  'request late',
  'reply lost',
  'reply cut in half',
  'gateway busy',
  'login page',
] as const
export type WireFate = (typeof wireFates)[number] | 'request fifty times'

export interface WireCall {
  /** How many came before it. */
  readonly number: number
  readonly method: string
  readonly path: string
  readonly body: Buffer
}

interface Answer {
  readonly status: number
  readonly headers: http.IncomingHttpHeaders
  readonly body: Buffer
}

export class BadNetwork {
  /** How often each fate came. */
  readonly seen = new Map<WireFate, number>()
  url = ''
  private readonly late: (() => Promise<unknown>)[] = []
  private readonly sockets = new Set<Socket>()
  private readonly agent = new http.Agent({ keepAlive: true })
  private readonly server = http.createServer((request, response) => {
    void this.take(request, response).catch(() => response.destroy())
  })
  private calls = 0

  constructor(
    /** Where the server is now; asked at every request. */
    private readonly upstream: () => string,
    public fateOf: (call: WireCall) => WireFate | Promise<WireFate>,
  ) {
    this.server.on('connection', (socket) => {
      this.sockets.add(socket)
      socket.once('close', () => this.sockets.delete(socket))
    })
  }

  async open(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve))
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
    return this
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve))
    for (const socket of this.sockets) socket.destroy()
    this.agent.destroy()
    await closed
  }

  /** Requests that were under way all the time arrive now, in any order; nobody waits for their answers any more. */
  async deliverLate(pick: (count: number) => number = () => 0): Promise<void> {
    while (this.late.length > 0) {
      const [arrive] = this.late.splice(pick(this.late.length), 1)
      await arrive?.().catch(() => {})
    }
  }

  private async take(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const { method = 'GET', url: path = '/' } = request
    const call = { number: this.calls++, method, path, body: Buffer.concat(parts) }
    const fate = await this.fateOf(call)
    this.seen.set(fate, (this.seen.get(fate) ?? 0) + 1)
    const forward = () => this.forward(call, request.headers)
    switch (fate) {
      case 'request lost':
        return void response.destroy()
      case 'request late':
        this.late.push(forward)
        return void response.destroy()
      case 'request reset half-way':
        await this.forwardHalf(call, request.headers)
        return void response.destroy()
      case 'gateway busy':
        return void response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>502 Bad Gateway</h1>')
      case 'login page':
        return void response.writeHead(200, { 'content-type': 'text/html' }).end('<form>上网认证</form>')
      case 'delayed':
        await pause(40 + (call.number % 7) * 30)
        break
      case 'request twice':
        await forward()
        break
      case 'request fifty times':
        await Promise.all(Array.from({ length: 49 }, () => forward()))
        break
    }
    const answer = await forward()
    if (fate === 'reply lost') return void response.destroy()
    if (fate === 'reply cut in half') return cut(response, answer)
    response.writeHead(answer.status, headersOf(answer)).end(answer.body)
  }

  private forward({ method, path, body }: WireCall, given: http.IncomingHttpHeaders): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const headers = { ...given, 'content-length': String(body.byteLength), connection: 'keep-alive' }
      const request = http.request(this.upstream() + path, { method, headers, agent: this.agent })
      request.once('error', reject)
      request.once('response', (reply) => {
        const parts: Buffer[] = []
        reply.on('data', (part: Buffer) => parts.push(part))
        reply.once('error', reject)
        reply.once('end', () =>
          resolve({ status: reply.statusCode ?? 500, headers: reply.headers, body: Buffer.concat(parts) }),
        )
      })
      request.end(body)
    })
  }

  private async forwardHalf(
    { method, path, body }: WireCall,
    given: http.IncomingHttpHeaders,
  ): Promise<void> {
    const headers = { ...given, 'content-length': String(body.byteLength) }
    const request = http.request(this.upstream() + path, { method, headers, agent: false })
    request.on('error', () => {})
    request.write(body.subarray(0, Math.ceil(body.byteLength / 2)))
    await pause(25)
    request.destroy()
  }
}

function headersOf({ headers, body }: Answer): http.OutgoingHttpHeaders {
  const { connection: _, 'transfer-encoding': __, 'keep-alive': ___, ...kept } = headers
  return body.byteLength > 0 ? { ...kept, 'content-length': String(body.byteLength) } : kept
}

/** Half of the body, or of the status line where there is none; then the connection is gone. */
function cut(response: http.ServerResponse, answer: Answer): void {
  const { socket } = response
  if (answer.body.byteLength === 0) {
    socket?.write('HTTP/1.1 2', () => socket.destroy())
    return
  }
  response.writeHead(answer.status, headersOf(answer))
  response.write(answer.body.subarray(0, Math.floor(answer.body.byteLength / 2)), () => socket?.destroy())
}
