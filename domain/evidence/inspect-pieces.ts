/**
 * The same verdict as `inspectFile`, of a file that is read piece by piece and never stands in memory whole: its head,
 * its end with the directory of a container, and, on the way, the words that a document must not hold.
 */
import {
  type Holds,
  type Inspected,
  inspectContainer,
  inspectFile,
  inspectOldOffice,
  inspectPdf,
  marks,
  mostParts,
} from './inspect-file'
import { directoryIn, isPartHeader } from './zip-directory'

type Pieces = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

const headBytes = 64
/** The directory of the most parts that a document may have, with room. */
const tailBytes = 4 * 1024 ** 2
/** One more than a mark is long: what follows it tells whether it is whole. */
const overlap = 64

export async function inspectPieces(pieces: () => Pieces, size: number): Promise<Inspected> {
  const { head, tail, holds } = await overlook(pieces())
  const first = inspectFile(head)
  if (head[0] === 0x25 && 'refusal' in first) return inspectPdf(tail.subarray(-2048), holds)
  if (head[0] === 0xd0 && 'refusal' in first) return inspectOldOffice(holds)
  if (!isPartHeader(head, 0)) return first
  const parts = directoryIn(tail, size - tail.byteLength, mostParts)
  if (parts === null) return { refusal: 'damaged' }
  const offsets = parts.map((part) => part.offset)
  return (await allHeaders(pieces(), offsets)) ? inspectContainer(parts, size) : { refusal: 'damaged' }
}

/** One walk over the whole; at any time it holds one piece and the tail. */
async function overlook(pieces: Pieces): Promise<{ head: Uint8Array; tail: Uint8Array; holds: Holds }> {
  let head = new Uint8Array()
  let before = new Uint8Array()
  const tail = lastOf(tailBytes)
  const found = new Set<string>()
  const look = (window: Uint8Array, last: boolean) => {
    for (const [mark, stands] of Object.entries(marks)) {
      if (!found.has(mark) && stands(window, last)) found.add(mark)
    }
  }
  for await (const piece of pieces) {
    if (head.byteLength < headBytes) head = joined([head, piece.subarray(0, headBytes - head.byteLength)])
    const window = joined([before, piece])
    look(window, false)
    before = window.slice(-overlap)
    tail.add(piece)
  }
  look(before, true)
  return { head, tail: tail.bytes(), holds: (mark) => found.has(mark) }
}

/** The last so many bytes of what was added; keeps whole pieces, so that nothing is copied over and over. */
function lastOf(most: number) {
  let kept: Uint8Array[] = []
  let size = 0
  return {
    add(piece: Uint8Array): void {
      kept.push(piece)
      size += piece.byteLength
      for (let first = kept[0]; first && size - first.byteLength >= most; first = kept[0]) {
        kept = kept.slice(1)
        size -= first.byteLength
      }
    },
    bytes: (): Uint8Array => joined(kept).slice(-most),
  }
}

/** Whether a part's own header begins at every one of these places. */
async function allHeaders(pieces: Pieces, offsets: readonly number[]): Promise<boolean> {
  const waiting = [...offsets].sort((a, b) => a - b)
  let from = 0
  let before = new Uint8Array()
  for await (const piece of pieces) {
    const window = joined([before, piece])
    for (
      let next = waiting[0];
      next !== undefined && next - from + 4 <= window.byteLength;
      next = waiting[0]
    ) {
      if (!isPartHeader(window, next - from)) return false
      waiting.shift()
    }
    before = window.slice(-4)
    from += window.byteLength - before.byteLength
  }
  return waiting.length === 0
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.byteLength
  }
  return whole
}
