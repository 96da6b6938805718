/** Reading a body of raw bytes: in slices, so that a large file never stands in memory whole, or whole up to a limit. */
import type { Readable } from 'node:stream'

/** A photo of a phone comes in one slice; at most so much of a request is held at a time. */
const sliceBytes = 1024 * 1024
/** Beyond this much that nobody wants the connection is cut: no phone sends so much by mistake. */
const patienceBytes = 64 * 1024 * 1024

/** The connection broke off in the middle of a body. */
export class Interrupted extends Error {
  override name = 'Interrupted'
}

/**
 * The body, slice by slice; each but the last is full. When the connection breaks off, the slices end with what came,
 * or `Interrupted` is thrown where that is of no use. Whoever stops reading has the rest thrown away, because a client
 * that is still sending would lose the answer to a closed connection.
 */
export async function* slicesOf(
  body: Readable | undefined,
  onBreak: 'end' | 'throw',
): AsyncGenerator<Uint8Array> {
  if (!body) return
  let chunks: Buffer[] = []
  let size = 0
  const slice = () => {
    const bytes = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)
    chunks = []
    size = 0
    return bytes
  }
  let broken = false
  const arriving = body.iterator({ destroyOnReturn: false })[Symbol.asyncIterator]()
  try {
    for (;;) {
      const { done, value } = await arriving.next().catch(() => {
        broken = true
        return { done: true, value: undefined }
      })
      if (done) break
      chunks.push(value as Buffer)
      size += (value as Buffer).byteLength
      if (size >= sliceBytes) yield slice()
    }
    if (broken && onBreak === 'throw') throw new Interrupted()
    if (size > 0) yield slice()
  } finally {
    // else it would still hold the stream
    await arriving.return?.()
    discard(body)
  }
}

function discard(body: Readable): void {
  if (body.destroyed || body.readableEnded) return
  let unwanted = 0
  body.on('data', (chunk: Buffer) => {
    unwanted += chunk.byteLength
    if (unwanted > patienceBytes) body.destroy()
  })
}

/** The bytes of a body, or null when there are more than the limit; the excess is thrown away. */
export async function readWithin(body: Readable | undefined, limit: number): Promise<Uint8Array | null> {
  const slices: Uint8Array[] = []
  let size = 0
  for await (const slice of slicesOf(body, 'throw')) {
    size += slice.byteLength
    if (size > limit) return null
    slices.push(slice)
  }
  return Buffer.concat(slices)
}
