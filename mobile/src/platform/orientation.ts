/** How a JPEG says it is to be turned: EXIF tag 0x0112, values 1–8 (CIPA DC-008). */

const EXIF = 0x45786966
const ORIENTATION = 0x0112

/** 1 when nothing is said. */
export function orientationOf(jpeg: ArrayBuffer): number {
  const view = new DataView(jpeg)
  let at = 2
  while (at + 4 < view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1)
    const length = view.getUint16(at + 2)
    if (marker === 0xe1 && at + 10 < view.byteLength && view.getUint32(at + 4) === EXIF) {
      return inTiff(view, at + 10)
    }
    if (marker === 0xda) return 1
    at += 2 + length
  }
  return 1
}

function inTiff(view: DataView, start: number): number {
  try {
    const little = view.getUint16(start) === 0x4949
    const first = start + view.getUint32(start + 4, little)
    const count = view.getUint16(first, little)
    for (let entry = 0; entry < count; entry += 1) {
      const at = first + 2 + entry * 12
      if (view.getUint16(at, little) !== ORIENTATION) continue
      const value = view.getUint16(at + 8, little)
      return value >= 1 && value <= 8 ? value : 1
    }
  } catch {
    // a damaged header says nothing
  }
  return 1
}

/** Turns the canvas so that a picture drawn as it lies in the file stands upright; width and height are the upright ones. */
export function turn(
  context: CanvasRenderingContext2D,
  orientation: number,
  width: number,
  height: number,
): void {
  const turns: Record<number, [number, number, number, number, number, number]> = {
    2: [-1, 0, 0, 1, width, 0],
    3: [-1, 0, 0, -1, width, height],
    4: [1, 0, 0, -1, 0, height],
    5: [0, 1, 1, 0, 0, 0],
    6: [0, 1, -1, 0, width, 0],
    7: [0, -1, -1, 0, width, height],
    8: [0, -1, 1, 0, 0, height],
  }
  const matrix = turns[orientation]
  if (matrix) context.transform(...matrix)
}
