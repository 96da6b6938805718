/** Values computed from others stay the same object until one of those changes; React asks for that. */
export class Memo {
  private readonly kept = new Map<string, { readonly from: readonly unknown[]; readonly value: unknown }>()

  of<T>(name: string, from: readonly unknown[], compute: () => T): T {
    const known = this.kept.get(name)
    if (known && sameItems(known.from, from)) return known.value as T
    const value = compute()
    this.kept.set(name, { from: [...from], value })
    return value
  }

  /** A list that stays the same array while its items do. */
  list<T>(name: string, compute: () => readonly T[]): readonly T[] {
    const items = compute()
    return this.of(name, items, () => items)
  }
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => Object.is(item, b[index]))
}
