import { inflateRawSync } from 'node:zlib'

/** A file that is not taken, with the sentence for the user. */
export class NotTaken extends Error {}

/** Limits before anything is parsed: of the file, of what it unpacks to, and of its parts. */
const limits = { fileBytes: 20 * 1024 * 1024, unpackedBytes: 96 * 1024 * 1024, parts: 500 }

interface Part {
  readonly name: string
  readonly method: number
  readonly packed: number
  readonly unpacked: number
  readonly offset: number
}

/** What a file must be: how it is called, and the part that every such file has. */
export interface Packed {
  readonly title: string
  readonly ending: string
  readonly part: string
}

export const workbook: Packed = { title: 'Excel', ending: '.xlsx', part: 'xl/workbook.xml' }
export const wordDocument: Packed = { title: 'Word', ending: '.docx', part: 'word/document.xml' }

/**
 * Opens the ZIP by its directory and unpacks every part within the limits, whatever the directory declares.
 * Throws NotTaken for everything that is no plain file of the kind.
 */
export function unpack(bytes: Uint8Array, kind: Packed = workbook): ReadonlyMap<string, Buffer> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.length > limits.fileBytes) throw new NotTaken('文件超过 20 MB，请拆成几个文件再导入')
  if (file.length >= 8 && file.readUInt32BE(0) === 0xd0cf11e0)
    throw new NotTaken(
      `文件加了密码，或是旧版 ${kind.ending.slice(0, -1)}。请取消密码，另存为 ${kind.ending} 后再导入`,
    )
  if (file.length < 22 || file.readUInt32BE(0) !== 0x504b0304)
    throw new NotTaken(`不是 ${kind.title} 文件（${kind.ending}），请核对后再导入`)
  const parts = directoryOf(file)
  const declared = parts.reduce((total, part) => total + part.unpacked, 0)
  if (declared > limits.unpackedBytes) throw tooLarge()
  let room = limits.unpackedBytes
  const unpacked = new Map<string, Buffer>()
  for (const part of parts) {
    const content = contentOf(file, part, room)
    room -= content.length
    if (content.length !== part.unpacked) throw damaged()
    unpacked.set(part.name, content)
  }
  if (!unpacked.has(kind.part))
    throw new NotTaken(`不是 ${kind.title} 文件（${kind.ending}），请核对后再导入`)
  return unpacked
}

const damaged = () => new NotTaken('文件已损坏，请重新另存一份后再导入')
const tooLarge = () => new NotTaken('文件展开后过大，没有读取。请删去空白行列和图片，或拆成几个文件')

function directoryOf(file: Buffer): Part[] {
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (end < 0 || end + 22 > file.length) throw damaged()
  const count = file.readUInt16LE(end + 10)
  if (count > limits.parts) throw tooLarge()
  let at = file.readUInt32LE(end + 16)
  const parts: Part[] = []
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== 0x02014b50) throw damaged()
    if ((file.readUInt16LE(at + 8) & 1) === 1) throw new NotTaken('文件加了密码，请取消密码后再导入')
    const nameLength = file.readUInt16LE(at + 28)
    parts.push({
      name: file.toString('utf8', at + 46, at + 46 + nameLength),
      method: file.readUInt16LE(at + 10),
      packed: file.readUInt32LE(at + 20),
      unpacked: file.readUInt32LE(at + 24),
      offset: file.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return parts
}

function contentOf(file: Buffer, part: Part, room: number): Buffer {
  if (part.offset + 30 > file.length || file.readUInt32LE(part.offset) !== 0x04034b50) throw damaged()
  const start = part.offset + 30 + file.readUInt16LE(part.offset + 26) + file.readUInt16LE(part.offset + 28)
  const packed = file.subarray(start, start + part.packed)
  if (packed.length < part.packed) throw damaged()
  if (part.method === 0) return packed.length > room ? refuse() : packed
  if (part.method !== 8) throw damaged()
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, Math.min(room, part.unpacked + 1)) })
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge() : damaged()
  }
}

function refuse(): never {
  throw tooLarge()
}
