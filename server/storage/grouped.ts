/**
 * Writes in groups: what comes while one is under way goes into the next, which begins when it ends. One statement and
 * one wait for the disk serve many, and nobody is told before what is theirs is committed.
 */
export function grouped<Item>(
  write: (items: readonly Item[]) => Promise<void>,
  most: number,
): (item: Item) => Promise<void> {
  interface Waiting {
    readonly item: Item
    readonly done: () => void
    readonly failed: (error: unknown) => void
  }
  let waiting: Waiting[] = []
  let underWay = false

  /** Nobody fails for what another brought: a group that fails is written one by one. `write` may be repeated. */
  async function writeGroup(group: readonly Waiting[]): Promise<void> {
    try {
      await write(group.map(({ item }) => item))
      for (const { done } of group) done()
    } catch (error) {
      if (group.length === 1) return group[0]?.failed(error)
      for (const one of group) await writeGroup([one])
    }
  }

  async function work(): Promise<void> {
    underWay = true
    while (waiting.length > 0) {
      const group = waiting.slice(0, most)
      waiting = waiting.slice(most)
      await writeGroup(group)
    }
    underWay = false
  }

  return (item) =>
    new Promise((done, failed) => {
      waiting.push({ item, done, failed })
      if (!underWay) void work()
    })
}
