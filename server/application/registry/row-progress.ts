/** How far an import is, by rows: told at each whole percent, so that a long file does not talk all the time. */

/** Each item; `done` after whatever was made of it, where anybody waits to be told. */
export function* counted<Item>(items: Iterable<Item>, done?: () => void): Generator<Item> {
  for (const item of items) {
    yield item
    done?.()
  }
}

interface Stretch {
  readonly from: number
  readonly to: number
}

/** To be called once a row: the words and the percent between `from` and `to`, of so many rows in all. */
export function rowProgress(
  total: number,
  { from, to }: Stretch,
  tell: (words: string, percent: number) => void,
): () => void {
  let done = 0
  let told = from
  return () => {
    done += 1
    const percent = Math.floor(from + ((to - from) * Math.min(done, total)) / total)
    if (percent === told) return
    told = percent
    tell(`正在写入，第 ${done} / ${total} 条……`, percent)
  }
}
