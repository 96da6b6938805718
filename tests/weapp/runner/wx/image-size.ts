/** Width and height of a JPEG or PNG, from its header. */

export interface ImageSize {
  width: number
  height: number
  type: 'jpeg' | 'png' | 'unknown'
}

export function imageSize(bytes: Buffer): ImageSize {
  if (bytes.length > 24 && bytes.readUInt32BE(0) === 0x89504e47)
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), type: 'png' }
  if (bytes.length > 4 && bytes.readUInt16BE(0) === 0xffd8) return jpegSize(bytes)
  return { width: 0, height: 0, type: 'unknown' }
}

/** Walks the JPEG's segments to its frame header, which is one of C0–CF but C4, C8 and CC. */
function jpegSize(bytes: Buffer): ImageSize {
  let at = 2
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame)
      return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7), type: 'jpeg' }
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return { width: 0, height: 0, type: 'jpeg' }
}
