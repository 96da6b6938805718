/** A server that reads and forgets: what HTTP alone costs on this machine. */
import http from 'node:http'
import type { AddressInfo } from 'node:net'

export function serveSink(): void {
  const server = http.createServer((request, response) => {
    request.resume()
    request.once('end', () => response.end('{}'))
  })
  server.listen(0, '127.0.0.1', () => {
    console.log(`sink http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  })
  process.once('SIGTERM', () => process.exit(0))
}
