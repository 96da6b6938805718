/** A QR code as a PNG of one bit a pixel: the one form that the web and WeChat's image both show. */
import { crc32, deflateSync } from 'node:zlib'
import { encode } from 'uqr'

const pixelsAModule = 6
/** Modules of white around it, as readers need. */
const quiet = 4

/** A data address of the picture. */
export function qrPicture(text: string): string {
  const { data, size } = encode(text, { ecc: 'M', border: quiet })
  const width = size * pixelsAModule
  const bytesALine = Math.ceil(width / 8)
  const lines = data.map((row) => {
    const line = Buffer.alloc(bytesALine + 1) // the first byte says that the line is not filtered
    for (let x = 0; x < width; x += 1) {
      if (!row[Math.floor(x / pixelsAModule)])
        line[1 + (x >> 3)] = (line[1 + (x >> 3)] ?? 0) | (128 >> (x & 7))
    }
    return line
  })
  const pixels = lines.flatMap((line) => Array.from({ length: pixelsAModule }, () => line))
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(pixels.length, 4)
  header[8] = 1 // one bit a pixel, grey: 1 is white
  const png = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(pixels))),
    chunk('IEND', Buffer.alloc(0)),
  ])
  return `data:image/png;base64,${png.toString('base64')}`
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const whole = Buffer.alloc(named.length + 8)
  whole.writeUInt32BE(body.length, 0)
  named.copy(whole, 4)
  whole.writeUInt32BE(crc32(named), named.length + 4)
  return whole
}
