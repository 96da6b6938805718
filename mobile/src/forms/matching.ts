import type { ListEntry } from '@domain/filings/form'

/** Entries that hold every word of the text, in title, second line or terms; those with it in the title come first. */
export function matching(entries: readonly ListEntry[], text: string): ListEntry[] {
  const words = text.trim().toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return [...entries]
  const has = (where: string) => words.every((word) => where.toLowerCase().includes(word))
  const found = entries.filter(({ title, sub, terms }) => has(`${title} ${sub} ${terms}`))
  return [...found.filter(({ title }) => has(title)), ...found.filter(({ title }) => !has(title))]
}
