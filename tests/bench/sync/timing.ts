/** How long many things take, so many of them at once. */
export interface Timing extends Durations {
  readonly perSecond: number
}

export interface Durations {
  readonly p50Ms: number
  readonly p95Ms: number
  readonly p99Ms: number
}

/** Works a list off by so many at once; each item's duration counts. */
export async function atOnce<T>(
  items: readonly T[],
  concurrency: number,
  work: (item: T) => Promise<void>,
): Promise<Timing> {
  const durations: number[] = []
  let next = 0
  const began = performance.now()
  const one = async (): Promise<void> => {
    for (;;) {
      const item = items[next]
      if (item === undefined) return
      next += 1
      const start = performance.now()
      await work(item)
      durations.push(performance.now() - start)
    }
  }
  await Promise.all(Array.from({ length: concurrency }, one))
  const seconds = (performance.now() - began) / 1000
  return { perSecond: rounded(items.length / seconds), ...spread(durations) }
}

/** One after the other, so many times, after some that are not counted. */
export async function repeated(
  work: () => Promise<unknown>,
  { warm, rounds }: { readonly warm: number; readonly rounds: number },
): Promise<Durations> {
  for (let time = 0; time < warm; time += 1) await work()
  const durations: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now()
    await work()
    durations.push(performance.now() - start)
  }
  return spread(durations)
}

export function spread(durations: readonly number[]): Durations {
  const sorted = [...durations].sort((a, b) => a - b)
  const at = (share: number): number =>
    rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
  return { p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99) }
}

export const rounded = (value: number): number => Math.round(value * 100) / 100
