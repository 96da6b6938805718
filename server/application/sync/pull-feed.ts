import { scopeOf } from '@domain/access/access'
import type { Cursor } from '@domain/sync/protocol'
import { type FilingView, filingView } from '../filing-view'
import type { Work } from '../ports/context'

export interface Pulled {
  readonly cursor: Cursor
  /** False: pull again at once, more waits. */
  readonly complete: boolean
  /** True: the feed began anew; what the phone holds of filings is replaced by what follows. */
  readonly fresh: boolean
  readonly filings: readonly FilingView[]
}

const pageSize = 50

/** SY7: what changed in the author's units since the cursor; a cursor of another epoch is answered in full. */
export async function pullFeed(work: Work, cursor: Cursor | null): Promise<Pulled> {
  const scope = scopeOf(work.actor, 'filing.report')
  const page = await work.reader.feed(scope, cursor, pageSize)
  const dossiers = await work.reader.dossiers(page.filingIds, scope)
  return {
    cursor: page.cursor,
    complete: page.complete,
    fresh: cursor === null || cursor.epoch !== page.cursor.epoch,
    filings: dossiers.map((dossier) => filingView(work, dossier)),
  }
}
