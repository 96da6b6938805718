/** Work on unpacked pixels that needs no image library: laying a band over them, and their gray values. */
import type { GrayPicture } from '@domain/evidence/likeness'

export interface Pixels {
  readonly data: Buffer
  readonly raw: { readonly width: number; readonly height: number; readonly channels: 1 | 2 | 3 | 4 }
}

/** Lays a band with transparency (RGBA) over the lower left of an opaque picture, in place. */
export function layOver({ data, raw }: Pixels, band: Pixels): void {
  const top = raw.height - band.raw.height
  for (let y = 0; y < band.raw.height; y += 1) {
    let from = y * band.raw.width * 4
    let to = (top + y) * raw.width * raw.channels
    for (let x = 0; x < band.raw.width; x += 1) {
      const cover = (band.data[from + 3] ?? 0) / 255
      for (let channel = 0; channel < raw.channels; channel += 1) {
        const above = band.data[from + channel] ?? 0
        const below = data[to + channel] ?? 0
        data[to + channel] = Math.round(above * cover + below * (1 - cover))
      }
      from += 4
      to += raw.channels
    }
  }
}

/** Brightness as ITU-R BT.601 weighs the colours. */
export function grayOf({ data, raw: { width, height, channels } }: Pixels): GrayPicture {
  const pixels = new Uint8Array(width * height)
  for (let at = 0; at < pixels.length; at += 1) {
    const from = at * channels
    const red = data[from] ?? 0
    pixels[at] =
      channels < 3 ? red : (red * 77 + (data[from + 1] ?? 0) * 150 + (data[from + 2] ?? 0) * 29) >> 8
  }
  return { pixels, width, height }
}
