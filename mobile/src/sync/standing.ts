import { AT_AUTHOR, hasEnded } from '@domain/filings/chain'
import { type FilingWork, isUnsent } from './records'
import type { FilingView, Standing } from './workspace.types'

/** Where a filing stands for its author: what lies on this phone comes first. */
export function standingOf(filing: FilingView | null, work: FilingWork): Standing {
  // OB15: what waits for a return is not on its way
  if (work.entries.some((entry) => isUnsent(entry) && entry.state !== 'deferred')) return 'to-send'
  if (!filing || filing.at === AT_AUTHOR) return (filing?.revision ?? 0) > 0 ? 'returned' : 'to-fill'
  return hasEnded(filing.at) ? 'final' : 'in-review'
}
