/** The directory of a ZIP container, read without unpacking anything. Numbers of 64 bits are read up to 2^53. */

export interface ZipPart {
  readonly name: string
  readonly packed: number
  readonly unpacked: number
  readonly encrypted: boolean
  /** Where the part's own header begins. */
  readonly offset: number
}

/** The parts, or null where the container breaks off or its directory is not whole. */
export function zipDirectory(bytes: Uint8Array, mostParts: number): readonly ZipPart[] | null {
  const parts = directoryIn(bytes, 0, mostParts)
  return parts?.every((part) => isPartHeader(bytes, part.offset)) ? parts : null
}

/** Whether a part's own header begins there; four bytes tell. */
export function isPartHeader(bytes: Uint8Array, at: number): boolean {
  return [0x50, 0x4b, 3, 4].every((byte, n) => bytes[at + n] === byte)
}

/**
 * The directory alone, from the end of a container before which so many bytes stand; whether each part begins where
 * it says is for the caller to see.
 */
export function directoryIn(tail: Uint8Array, before: number, mostParts: number): readonly ZipPart[] | null {
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength)
  const end = endOf(view, before)
  if (end === null || end.start < 0) return null
  const parts: ZipPart[] = []
  let at = end.start
  for (let n = 0; n < Math.min(end.count, mostParts + 1); n += 1) {
    if (at + 46 > end.at || view.getUint32(at, true) !== 0x02014b50) return null
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true)
    if (next > end.at) return null
    const part = partAt(view, at, tail.subarray(at + 46, at + 46 + nameLength), extraLength)
    if (part.offset + 30 > end.start + before) return null
    parts.push(part)
    at = next
  }
  return parts
}

const wide = 0xffffffff

/** Places in the tail. */
interface End {
  readonly at: number
  readonly start: number
  readonly count: number
}

/** The end record is followed by nothing but its own comment. */
function endOf(view: DataView, before: number): End | null {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at -= 1) {
    if (view.getUint32(at, true) !== 0x06054b50) continue
    if (at + 22 + view.getUint16(at + 20, true) !== view.byteLength) continue
    const start = view.getUint32(at + 16, true)
    const count = view.getUint16(at + 10, true)
    return start === wide || count === 0xffff
      ? wideEndOf(view, at, before)
      : { at, start: start - before, count }
  }
  return null
}

function wideEndOf(view: DataView, narrow: number, before: number): End | null {
  const locator = narrow - 20
  if (locator < 0 || view.getUint32(locator, true) !== 0x07064b50) return null
  const at = long(view, locator + 8) - before
  if (at < 0 || at + 56 > locator || view.getUint32(at, true) !== 0x06064b50) return null
  return { at, start: long(view, at + 48) - before, count: long(view, at + 32) }
}

function partAt(view: DataView, at: number, name: Uint8Array, extraLength: number): ZipPart {
  const narrow = {
    unpacked: view.getUint32(at + 24, true),
    packed: view.getUint32(at + 20, true),
    offset: view.getUint32(at + 42, true),
  }
  const extra = at + 46 + name.length
  return {
    name: latin(name),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    ...widened(view, narrow, extra, extra + extraLength),
  }
}

/** Sizes that do not fit into 32 bits stand in the extra field 1, in this order, only those that do not fit. */
function widened(
  view: DataView,
  narrow: { unpacked: number; packed: number; offset: number },
  from: number,
  until: number,
) {
  const sizes = { ...narrow }
  for (let at = from; at + 4 <= until; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue
    let value = at + 4
    for (const key of ['unpacked', 'packed', 'offset'] as const) {
      if (sizes[key] !== wide || value + 8 > until) continue
      sizes[key] = long(view, value)
      value += 8
    }
  }
  return sizes
}

const long = (view: DataView, at: number): number =>
  view.getUint32(at + 4, true) * 2 ** 32 + view.getUint32(at, true)

/** Names that matter here are ASCII; others need only stay distinct from them. */
function latin(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}
