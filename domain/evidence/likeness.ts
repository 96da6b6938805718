/**
 * How alike two pictures are (相似照片), in two steps (EV14): a hash of 128 bits, by which a million pictures are
 * searched, and a small gray picture of 24 × 24, by which what the hash proposes is looked at, edge for edge, a
 * little shifted and a little larger or smaller. Both are taken from the upright picture.
 */

/** Gray values, 0–255, row by row. */
export interface GrayPicture {
  readonly pixels: ArrayLike<number>
  readonly width: number
  readonly height: number
}

/** What is kept of a picture to know it again. */
export interface PictureTrace {
  /** 128 bits, 32 hexadecimal digits. */
  readonly hash: string
  /** 24 × 24 gray values, row by row. */
  readonly detail: Uint8Array
}

const cells = 8
const edge = 24
const reach = 2
const inner = edge - 2 * reach
const nearer = 0.93
const farther = 1.075

type Middles = readonly [Float64Array, Float64Array, Float64Array]

/** EV14: hash and detail of the upright picture; the same for any size, and nearly so for any compression. */
export function traceOf(picture: GrayPicture): PictureTrace {
  return {
    hash: hashOf(shrunk(picture, cells + 1)),
    detail: Uint8Array.from(shrunk(picture, edge), Math.round),
  }
}

/** One bit for each cell and direction: is it lighter to the right, is it lighter below. */
function hashOf(grid: Float64Array): string {
  const at = (x: number, y: number): number => grid[y * (cells + 1) + x] ?? 0
  let text = ''
  for (let y = 0; y < cells; y += 1) {
    let across = 0
    let down = 0
    for (let x = 0; x < cells; x += 1) {
      across = across * 2 + (at(x, y) < at(x + 1, y) ? 1 : 0)
      down = down * 2 + (at(x, y) < at(x, y + 1) ? 1 : 0)
    }
    text += across.toString(16).padStart(2, '0') + down.toString(16).padStart(2, '0')
  }
  return text
}

/** The four words of a hash, for quick comparison. */
export function hashWords(hash: string): [number, number, number, number] {
  const word = (at: number): number => Number.parseInt(hash.slice(at, at + 8), 16) | 0
  return [word(0), word(8), word(16), word(24)]
}

/** In how many of 128 bits two hashes differ. */
export function hashDistance(one: string, other: string): number {
  const [a, b, c, d] = hashWords(one)
  const [e, f, g, h] = hashWords(other)
  return bitsInBoth(a ^ e, b ^ f) + bitsInBoth(c ^ g, d ^ h)
}

/** How many bits are set in two 32-bit words together. */
export function bitsInBoth(one: number, other: number): number {
  const pairs = one - ((one >>> 1) & 0x55555555)
  const otherPairs = other - ((other >>> 1) & 0x55555555)
  const fours =
    (pairs & 0x33333333) +
    ((pairs >>> 2) & 0x33333333) +
    (otherPairs & 0x33333333) +
    ((otherPairs >>> 2) & 0x33333333)
  return Math.imul((fours & 0x0f0f0f0f) + ((fours >>> 4) & 0x0f0f0f0f), 0x01010101) >>> 24
}

/**
 * How well the edges of another detail lie on these at their best: 1 the same, around 0 nothing alike. What one
 * picture needs for it is made once, for it is held against many.
 */
export function likenessTo(detail: Uint8Array): (other: Uint8Array) => number {
  const middleAt = (zoom: number) => middleOf(edgesOf(zoom === 1 ? detail : zoomed(detail, zoom)))
  const middles: Middles = [middleAt(1), middleAt(nearer), middleAt(farther)]
  return (other) => {
    const edges = edgesOf(other)
    let best = -1
    for (let dy = -reach; dy <= reach; dy += 1) {
      for (let dx = -reach; dx <= reach; dx += 1) {
        const length = lengthOf(edges, dx, dy)
        // the mean of a middle is 0, so that of the other side counts for nothing
        if (length >= 1) best = Math.max(best, largestProduct(middles, edges, dx, dy) / length)
        else best = Math.max(best, 0)
      }
    }
    return best
  }
}

/** Each value less the mean around it, so that light and shade over the whole picture count for nothing. */
function edgesOf(detail: ArrayLike<number>): Float64Array {
  const across = new Float64Array(edge * edge)
  for (let y = 0; y < edge; y += 1) {
    for (let x = 0; x < edge; x += 1) {
      let sum = 0
      const last = Math.min(edge - 1, x + reach)
      for (let i = Math.max(0, x - reach); i <= last; i += 1) sum += detail[y * edge + i] ?? 0
      across[y * edge + x] = sum
    }
  }
  const edges = new Float64Array(edge * edge)
  for (let y = 0; y < edge; y += 1) {
    const [first, last] = around(y)
    for (let x = 0; x < edge; x += 1) {
      let sum = 0
      for (let j = first; j <= last; j += 1) sum += across[j * edge + x] ?? 0
      const [left, right] = around(x)
      const count = (last - first + 1) * (right - left + 1)
      edges[y * edge + x] = (detail[y * edge + x] ?? 0) - sum / count
    }
  }
  return edges
}

const around = (at: number): [number, number] => [Math.max(0, at - reach), Math.min(edge - 1, at + reach)]

/** The middle of a picture, its mean taken off and its length made 1; all zero where it is flat. */
function middleOf(edges: Float64Array): Float64Array {
  const middle = new Float64Array(inner * inner)
  let sum = 0
  for (let y = 0; y < inner; y += 1) {
    for (let x = 0; x < inner; x += 1) {
      const value = edges[(y + reach) * edge + x + reach] ?? 0
      middle[y * inner + x] = value
      sum += value
    }
  }
  const mean = sum / middle.length
  const length = lengthOf(edges, 0, 0)
  for (let at = 0; at < middle.length; at += 1) {
    middle[at] = length < 1 ? 0 : ((middle[at] ?? 0) - mean) / length
  }
  return middle
}

/** The length of the shifted middle of a picture, its mean taken off. */
function lengthOf(edges: Float64Array, dx: number, dy: number): number {
  let sum = 0
  let squares = 0
  for (let y = reach + dy; y < reach + dy + inner; y += 1) {
    const end = y * edge + reach + dx + inner
    for (let at = end - inner; at < end; at += 1) {
      const value = edges[at] ?? 0
      sum += value
      squares += value * value
    }
  }
  return Math.sqrt(Math.max(0, squares - (sum * sum) / (inner * inner)))
}

/** The three are held against the edges in one pass. */
function largestProduct([one, two, three]: Middles, edges: Float64Array, dx: number, dy: number): number {
  let [first, second, third] = [0, 0, 0]
  for (let y = 0; y < inner; y += 1) {
    const row = (y + reach + dy) * edge + reach + dx
    for (let x = 0; x < inner; x += 1) {
      const value = edges[row + x] ?? 0
      const at = y * inner + x
      first += (one[at] ?? 0) * value
      second += (two[at] ?? 0) * value
      third += (three[at] ?? 0) * value
    }
  }
  return Math.max(first, second, third)
}

/** The middle of it enlarged (below 1) or with its border repeated (above 1). */
function zoomed(detail: ArrayLike<number>, zoom: number): Float64Array {
  const result = new Float64Array(edge * edge)
  const source = (to: number): number =>
    Math.min(edge - 1.001, Math.max(0, (to + 0.5 - edge / 2) * zoom + edge / 2 - 0.5))
  for (let y = 0; y < edge; y += 1) {
    const row = Math.floor(source(y))
    const below = source(y) - row
    for (let x = 0; x < edge; x += 1) {
      const column = Math.floor(source(x))
      const right = source(x) - column
      const at = (j: number, i: number): number => detail[(row + j) * edge + column + i] ?? 0
      result[y * edge + x] =
        (at(0, 0) * (1 - right) + at(0, 1) * right) * (1 - below) +
        (at(1, 0) * (1 - right) + at(1, 1) * right) * below
    }
  }
  return result
}

/** The mean gray of each cell of a square grid laid over the picture, cut pixels counted by their share. */
function shrunk({ pixels, width, height }: GrayPicture, side: number): Float64Array {
  const result = new Float64Array(side * side)
  for (let y = 0; y < side; y += 1) {
    const [top, bottom] = [(y * height) / side, ((y + 1) * height) / side]
    for (let x = 0; x < side; x += 1) {
      const [left, right] = [(x * width) / side, ((x + 1) * width) / side]
      let sum = 0
      let area = 0
      for (let j = Math.floor(top); j < bottom; j += 1) {
        const rows = Math.min(bottom, j + 1) - Math.max(top, j)
        for (let i = Math.floor(left); i < right; i += 1) {
          const share = rows * (Math.min(right, i + 1) - Math.max(left, i))
          sum += share * (pixels[j * width + i] ?? 0)
          area += share
        }
      }
      // coarser than the error of the sum, so that equal grays stay equal
      result[y * side + x] = Math.round((sum / area) * 64) / 64
    }
  }
  return result
}
