/** The groups of 待同步: what needs the person comes first, what goes by itself second, what has arrived last. */
import { AT_AUTHOR, FINAL } from '@domain/filings/chain'
import { isAutomatic } from '@domain/sync/outbox'
import type { Conflict, Entry, Workspace } from '@/sync/workspace.types'

const DAYS_14 = 14 * 86_400_000

export interface Groups {
  readonly needsYou: readonly Entry[]
  /** Newer versions that met a draft, not an entry. */
  readonly conflicts: readonly Conflict[]
  readonly automatic: readonly Entry[]
  /** Versions that wait until the one before them is returned. */
  readonly deferred: readonly Entry[]
  readonly aside: readonly Entry[]
  readonly delivered: readonly Entry[]
}

export function groupsOf(workspace: Workspace, now: number): Groups {
  const entries = [...workspace.entries()].reverse()
  const inReview = ({ filingId }: Entry) => {
    const at = workspace.filing(filingId)?.at ?? AT_AUTHOR
    return at !== AT_AUTHOR && at !== FINAL
  }
  const inState = (...states: Entry['state'][]) => entries.filter((entry) => states.includes(entry.state))
  return {
    needsYou: entries.filter(
      (entry) =>
        entry.state === 'refused' ||
        entry.state === 'outdated' ||
        (entry.state === 'deferred' && !inReview(entry)),
    ),
    conflicts: workspace
      .drafts()
      .map((draft) => workspace.conflict(draft.filingId))
      .filter((conflict) => conflict !== null)
      .filter((conflict) => conflict.entryId === null),
    automatic: entries.filter((entry) => isAutomatic(entry.state) || entry.state === 'sending'),
    deferred: inState('deferred').filter(inReview),
    aside: inState('set-aside'),
    delivered: inState('delivered')
      .filter((entry) => entry.deliveredAt !== null && now - Date.parse(entry.deliveredAt) <= DAYS_14)
      .sort((a, b) => ((a.deliveredAt ?? '') < (b.deliveredAt ?? '') ? 1 : -1)),
  }
}
