/**
 * Allowances spent in lots (LM4): a process takes several at once from the database and hands them out itself. What
 * all processes hand out never exceeds the allowance; what one has taken and not spent is lost with the window.
 */

interface Lot {
  left: number
  readonly until: number
}

const largestLot = 50
/** A lot is at most this share of the allowance, so that few processes cannot hold it all unspent. */
const lotsAnAllowance = 20
const mostKeys = 10_000

export function leasing(
  /** Takes so many; resolves with the milliseconds until the window ends. */
  consume: (key: string, count: number) => Promise<number>,
  allowance: number,
  now: () => number = Date.now,
): { take(key: string): Promise<void>; giveBack(key: string): Promise<void> } {
  const size = Math.max(1, Math.min(largestLot, Math.floor(allowance / lotsAnAllowance)))
  const lots = new Map<string, Lot>()
  const fetching = new Map<string, Promise<void>>()

  const fetch = async (key: string): Promise<void> => {
    const left = await consume(key, size).then((milliseconds) => ({
      left: size,
      until: now() + milliseconds,
    }))
    if (lots.size >= mostKeys) forget()
    lots.set(key, left)
  }
  const forget = (): void => {
    for (const [key, lot] of lots) if (lot.until <= now() || lot.left === 0) lots.delete(key)
    // still full of live lots: the oldest go, which costs their keys a question
    for (const key of lots.keys()) {
      if (lots.size < mostKeys) break
      lots.delete(key)
    }
  }
  const spend = (key: string): boolean => {
    const lot = lots.get(key)
    if (!lot || lot.left === 0 || lot.until <= now()) return false
    lot.left -= 1
    return true
  }

  return {
    async take(key) {
      while (!spend(key)) {
        const running = fetching.get(key) ?? fetch(key).finally(() => fetching.delete(key))
        fetching.set(key, running)
        await running
      }
    },
    async giveBack(key) {
      const lot = lots.get(key)
      if (lot) lot.left += 1
    },
  }
}
