/** OB17: when a photo finds no room, photos of delivered work go, the oldest first; never those of unsent work. */
import { type Core, isStorageFull } from './core'
import { withoutFilesOf } from './entries'

/** Runs `keep` again after each report that gave up its photos; rejects as it did when none is left to give. */
export async function withRoom<T>(core: Core, keep: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await keep()
    } catch (error) {
      if (!isStorageFull(error) || !(await giveUpOldest(core))) throw error
    }
  }
}

async function giveUpOldest(core: Core): Promise<boolean> {
  const [oldest] = core.ledger
    .all()
    .flatMap((work) => work.entries)
    .filter((entry) => entry.state === 'delivered' && !entry.filesCleared && entry.push.evidence.length > 0)
    .sort((a, b) => ((a.deliveredAt ?? '') < (b.deliveredAt ?? '') ? -1 : 1))
  if (!oldest) return false
  const { filingId, revisionId } = oldest.push
  // a phone that cannot even write this down has no room to make
  return core
    .tidied(filingId, (work) => withoutFilesOf(work, revisionId))
    .then(
      () => true,
      () => false,
    )
}
