/**
 * DS5: search terms of a text: every character and every pair of neighbours, letters in lower case.
 * Two characters are the shortest useful Chinese query, which trigram indexes cannot find.
 */
export function termsOf(...texts: readonly string[]): string[] {
  const terms = new Set<string>()
  for (const text of texts) {
    const characters = [...text.toLowerCase()].filter((character) => /[\p{L}\p{N}]/u.test(character))
    characters.forEach((character, index) => {
      terms.add(character)
      const next = characters[index + 1]
      if (next !== undefined) terms.add(character + next)
    })
  }
  return [...terms]
}

/** The terms that a match must hold: pairs where there are two characters, else the character. */
export function queryTerms(query: string): string[] {
  return query
    .split(/\s+/)
    .filter((word) => word !== '')
    .flatMap((word) => {
      const all = termsOf(word)
      const pairs = all.filter((term) => [...term].length === 2)
      return pairs.length > 0 ? pairs : all
    })
}
