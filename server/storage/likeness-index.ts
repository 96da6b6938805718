/**
 * The hashes of all photos in memory (EV14): a cache that any process can build anew from the table `photo_trace`.
 * Before each look-up it reads what was added since, so several processes and a restart see the same photos.
 */
import { bitsInBoth, hashWords } from '@domain/evidence/likeness'
import type { Lookalike } from '@server/application/evidence/examine'
import { prepared, type Queryable } from './sql'

/** Hashes of one scene differ in at most so many of 128 bits; chosen on pairs, see docs/measurements.md. */
const farthest = 28
/** So many of the nearest are looked at more closely. */
const mostCandidates = 32
const page = 50_000

export interface LikenessIndex {
  /** The nearest other pictures, nearest first. */
  near(sha256: string, hash: string): Promise<readonly Lookalike[]>
}

export function likenessIndex(client: Queryable): LikenessIndex {
  let words = new Int32Array(4 * 1024)
  let seqs = new Float64Array(1024)
  let size = 0
  let last = 0

  function add(seq: number, hash: string): void {
    if (size === seqs.length) {
      words = grown(words, new Int32Array(words.length * 2))
      seqs = grown(seqs, new Float64Array(seqs.length * 2))
    }
    words.set(hashWords(hash), size * 4)
    seqs[size] = seq
    size += 1
  }

  async function readNew(): Promise<void> {
    for (;;) {
      const { rows } = await client.query<{ seq: string; hash: string | null }>(
        prepared(`select seq, hash from photo_trace where seq > $1 order by seq limit ${page}`, [last]),
      )
      for (const { seq, hash } of rows) {
        const number = Number(seq)
        // two look-ups of one process may read the same page
        if (number > last && hash !== null) add(number, hash)
        last = Math.max(last, number)
      }
      if (rows.length < page) return
    }
  }

  return {
    async near(sha256, hash) {
      await readNew()
      const found = nearest(words, size, hashWords(hash))
      if (found.length === 0) return []
      const distances = new Map(found.map(({ at, distance }) => [String(seqs[at]), distance]))
      const { rows } = await client.query<{ seq: string; sha256: string; detail: Uint8Array | null }>(
        prepared(
          'select seq, sha256, detail from photo_trace where seq = any($1::bigint[]) and sha256 <> $2',
          [[...distances.keys()], sha256],
        ),
      )
      return rows
        .flatMap(({ seq, sha256, detail }) =>
          detail === null ? [] : [{ sha256, detail, distance: distances.get(seq) ?? farthest }],
        )
        .sort((a, b) => a.distance - b.distance)
    },
  }
}

/** Looks at every hash; the first half of the bits decides nearly always. */
function nearest(
  words: Int32Array,
  size: number,
  [a, b, c, d]: readonly [number, number, number, number],
): { at: number; distance: number }[] {
  const found: { at: number; distance: number }[] = []
  for (let at = 0; at < size; at += 1) {
    const base = at * 4
    const half = bitsInBoth((words[base] ?? 0) ^ a, (words[base + 1] ?? 0) ^ b)
    if (half > farthest) continue
    const distance = half + bitsInBoth((words[base + 2] ?? 0) ^ c, (words[base + 3] ?? 0) ^ d)
    if (distance <= farthest) found.push({ at, distance })
  }
  return found.sort((one, other) => one.distance - other.distance).slice(0, mostCandidates)
}

function grown<Numbers extends Int32Array | Float64Array>(old: Numbers, larger: Numbers): Numbers {
  larger.set(old)
  return larger
}
