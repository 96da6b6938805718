/** Brings a large picture within 1600 px and 600 KB by canvas; a small one stays byte for byte as it was. */

import type { Picture } from './media-type'
import { orientationOf, turn } from './orientation'

const SIDE = 1600
const BYTES = 600 * 1024
const QUALITIES = [0.85, 0.75, 0.6, 0.45]

interface Scaled {
  temp: Blob
  mediaType: Picture
  width: number
  height: number
}

function load(blob: Blob): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const url = URL.createObjectURL(blob)
    const image = new Image()
    image.onload = () => {
      URL.revokeObjectURL(url)
      resolve(image)
    }
    image.onerror = () => {
      URL.revokeObjectURL(url)
      reject(new Error('the picture cannot be decoded'))
    }
    image.src = url
  })
}

const encode = (canvas: HTMLCanvasElement, quality: number) =>
  new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))

/** Older engines than the floor's later versions draw a photo as it lies in the file: then we turn it ourselves. */
const turnsByItself = () => CSS.supports('image-orientation', 'from-image')

export async function scaled(original: Blob, bytes: ArrayBuffer, type: Picture): Promise<Scaled> {
  const image = await load(original)
  const ours = type === 'image/jpeg' && !turnsByItself() ? orientationOf(bytes) : 1
  const lying = ours >= 5
  const [width, height] = lying
    ? [image.naturalHeight, image.naturalWidth]
    : [image.naturalWidth, image.naturalHeight]
  const scale = Math.min(1, SIDE / Math.max(width, height))
  if (scale === 1 && original.size <= BYTES) return { temp: original, mediaType: type, width, height }

  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round(height * scale)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  context.fillStyle = '#FFFFFF' // a transparent PNG becomes a JPEG
  context.fillRect(0, 0, canvas.width, canvas.height)
  turn(context, ours, canvas.width, canvas.height)
  const [drawnWidth, drawnHeight] = lying ? [canvas.height, canvas.width] : [canvas.width, canvas.height]
  context.drawImage(image, 0, 0, drawnWidth, drawnHeight)

  let best: Blob | null = null
  for (const quality of QUALITIES) {
    best = await encode(canvas, quality)
    if (best && best.size <= BYTES) break
  }
  if (!best) throw new Error('the canvas cannot be encoded')
  return { temp: best, mediaType: 'image/jpeg', width: canvas.width, height: canvas.height }
}
