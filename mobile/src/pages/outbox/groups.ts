/** The groups of 待同步: what needs the person comes first, what goes by itself second, what has arrived last. */
import { isAutomatic } from '@domain/sync/outbox'
import type { Conflict, Entry, Workspace } from '@/sync/workspace.types'

const DAYS_14 = 14 * 86_400_000

export interface Groups {
  readonly needsYou: readonly Entry[]
  /** Newer versions that met a draft, not an entry. */
  readonly conflicts: readonly Conflict[]
  readonly automatic: readonly Entry[]
  readonly aside: readonly Entry[]
  readonly delivered: readonly Entry[]
}

export function groupsOf(workspace: Workspace, now: number): Groups {
  const entries = [...workspace.entries()].reverse()
  const inState = (...states: Entry['state'][]) => entries.filter((entry) => states.includes(entry.state))
  return {
    needsYou: inState('refused', 'outdated'),
    conflicts: workspace
      .drafts()
      .map((draft) => workspace.conflict(draft.filingId))
      .filter((conflict) => conflict !== null)
      .filter((conflict) => conflict.entryId === null),
    automatic: entries.filter((entry) => isAutomatic(entry.state) || entry.state === 'sending'),
    aside: inState('set-aside'),
    delivered: inState('delivered')
      .filter((entry) => entry.deliveredAt !== null && now - Date.parse(entry.deliveredAt) <= DAYS_14)
      .sort((a, b) => ((a.deliveredAt ?? '') < (b.deliveredAt ?? '') ? 1 : -1)),
  }
}
