import { holds } from '@domain/access/access'
import type { ListEntry } from '@domain/filings/form'
import type { Work } from '../ports/context'

/** FL4: 指标库 as a list to choose from, for whoever reports or reviews. */
export async function indicatorCatalogue(work: Work): Promise<readonly ListEntry[]> {
  if (!holds(work.actor, 'filing.read')) return []
  const indicators = await work.reader.library()
  return indicators.map(({ id, initials, field, basis, evidence, ...row }) => ({
    id,
    title: row.level3,
    sub: [field, row.level1, row.level2, row.unit].filter((text) => text !== '').join(' '),
    terms: initials,
    row: { ...row, category: `${row.level1}/${row.level2}`, basis, evidence },
  }))
}
