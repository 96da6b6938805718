/** Verdict drafts on this phone: one a filing and revision, sealed to the account that wrote it. */
import type { KeyValue } from '@/platform/key-value.types'
import { carriedOver, emptyVerdict, hasWords, type VerdictDraft } from './verdicts'

const shelfOf = (accountId: string, filingId: string) => `review/${accountId}/${filingId}/`

const keyOf = (accountId: string, draft: Pick<VerdictDraft, 'filingId' | 'revision'>) =>
  shelfOf(accountId, draft.filingId) + String(draft.revision).padStart(6, '0')

export function verdictShelf(store: KeyValue, accountId: string) {
  return {
    keep: (draft: VerdictDraft) => store.set(keyOf(accountId, draft), draft),

    /** The draft of this revision; else a fresh one that carries what was written about an earlier revision. */
    async open(filingId: string, revision: number): Promise<VerdictDraft> {
      const own = await store.get<VerdictDraft>(keyOf(accountId, { filingId, revision }))
      if (own !== undefined) return own
      const keys = await store.keys(shelfOf(accountId, filingId))
      const last = keys.at(-1)
      const earlier = last === undefined ? undefined : await store.get<VerdictDraft>(last)
      return earlier !== undefined && hasWords(earlier)
        ? carriedOver(earlier, revision)
        : emptyVerdict(filingId, revision)
    },

    /** After it was submitted: the server has it, and nothing of it is kept here. */
    async clear(filingId: string): Promise<void> {
      for (const key of await store.keys(shelfOf(accountId, filingId))) await store.remove(key)
    },
  }
}

export type VerdictShelf = ReturnType<typeof verdictShelf>
