/** Reading a body of raw bytes that may be larger than allowed. */
import type { Readable } from 'node:stream'

/** Beyond this much excess the connection is cut: no phone sends such a file by mistake. */
const patienceBytes = 64 * 1024 * 1024

/**
 * The bytes of a body, or null when there are more than the limit. The excess is read to its end and thrown away,
 * because a client that is still sending would lose the answer to a closed connection.
 */
export async function readWithin(body: Readable | undefined, limit: number): Promise<Uint8Array | null> {
  if (!body) return new Uint8Array()
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.byteLength
    if (size <= limit) chunks.push(chunk)
    else chunks.length = 0
    if (size > limit + patienceBytes) break
  }
  return size <= limit ? Buffer.concat(chunks) : null
}
