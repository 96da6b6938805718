import { scopeOf } from '@domain/access/access'
import { Problem } from '@domain/problems/problem'
import { type FilingView, filingView } from './filing-view'
import type { Work } from './ports/context'

/** One filing with everything about it, for whoever may read it. */
export async function viewFiling(work: Work, filingId: string): Promise<FilingView> {
  const dossier = await work.reader.dossier(filingId, scopeOf(work.actor, 'filing.read'))
  if (!dossier) throw new Problem('filing.not-found')
  return filingView(work, dossier)
}
