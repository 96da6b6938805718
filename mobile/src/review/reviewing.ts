/** A filing on the reviewer's desk: which entry is open, what is being written, what was submitted. */

import { createStore } from '@/components/store'
import type { Answers, Asked } from '@/forms/asked'
import type { Failure } from '@/lists/paged-list'
import type { Entry } from './model'
import { checkedRemark } from './remark-check'
import { type Desk, type Submitted, submitVerdict } from './submit'
import type { VerdictShelf } from './verdict-shelf'
import {
  answered,
  emptyVerdict,
  nextUnseen,
  passed,
  progressOf,
  type RemarkDraft,
  remarkFor,
  returned,
  sendTo,
  type VerdictDraft,
  withOpinion,
  wrote,
} from './verdicts'

export interface Reviewing {
  /** null until it has been read from this phone. */
  readonly draft: VerdictDraft | null
  /** Path of the open entry. */
  readonly open: string | null
  /** The panel 退回此项 of the open entry. */
  readonly panel: boolean
  readonly missing: Partial<Record<keyof RemarkDraft, string>>
  readonly busy: boolean
  /** What became of the last submission. */
  readonly result: Submitted | null
  /** The phone could not keep the draft. */
  readonly trouble: Failure | null
}

export interface Table {
  readonly shelf: VerdictShelf
  readonly desk: Omit<Desk, 'keep'>
}

const quiet: Reviewing = {
  draft: null,
  open: null,
  panel: false,
  missing: {},
  busy: false,
  result: null,
  trouble: null,
}

export function reviewing({ shelf, desk }: Table) {
  const store = createStore<Reviewing>(quiet)
  let entries: readonly Entry[] = []
  const paths = () => entries.map((entry) => entry.path)
  const draftOf = () => store.get().draft ?? emptyVerdict('', 0)
  const keep = async (draft: VerdictDraft) => {
    store.set({ draft })
    try {
      await shelf.keep(draft)
      store.set({ trouble: null })
    } catch (error) {
      const sentence = error instanceof Error ? error.message : '本机没有存下这一步，请不要离开这一页。'
      store.set({ trouble: { sentence, code: null } })
    }
  }
  /** Keeps the draft and opens what comes next; null where everything is seen. */
  const judged = (draft: VerdictDraft, from: string) => {
    store.set({ open: nextUnseen(draft, paths(), from), panel: false, missing: {} })
    return keep(draft)
  }
  return {
    store,
    /** A revision is laid on the desk: its draft is read, the first unseen entry opens. */
    async lay(filingId: string, revision: number, these: readonly Entry[]): Promise<void> {
      entries = these
      const known = store.get().draft
      if (known?.filingId === filingId && known.revision === revision) return
      const draft = await shelf.open(filingId, revision)
      const result = store.get().result
      store.set({ ...quiet, result, draft, open: nextUnseen(draft, paths(), null) })
    },
    toggle: (path: string) =>
      store.set({ open: store.get().open === path ? null : path, panel: false, missing: {} }),
    pass(): Promise<void> | undefined {
      const { open } = store.get()
      return open === null ? undefined : judged(passed(draftOf(), open), open)
    },
    close: () => store.set({ open: null, panel: false, missing: {} }),
    /** Opens the next unseen entry. */
    goOn: () => store.set({ open: nextUnseen(draftOf(), paths(), store.get().open), panel: false }),
    openPanel: () => store.set({ panel: true, missing: {} }),
    closePanel: () => store.set({ panel: false, missing: {} }),
    /** What the panel shows of the open entry. */
    remark(): RemarkDraft {
      const { open } = store.get()
      const only = entries.find((entry) => entry.path === open)?.places
      return remarkFor(draftOf(), open ?? '', only?.length === 1 ? (only[0]?.field ?? '') : '')
    },
    write(change: Partial<RemarkDraft>): Promise<void> | undefined {
      const { open, missing } = store.get()
      if (open === null) return undefined
      const rest = Object.fromEntries(Object.entries(missing).filter(([part]) => !(part in change)))
      store.set({ missing: rest })
      return keep(wrote(draftOf(), open, { ...this.remark(), ...change }))
    },
    /** FR1: 记为退回; a remark with a part missing is refused, and each gap is said. */
    return(): Promise<void> | undefined {
      const { open } = store.get()
      if (open === null) return undefined
      const { remark, missing } = checkedRemark(this.remark())
      if (remark === null) {
        store.set({ missing })
        return undefined
      }
      return judged(returned(draftOf(), open, remark), open)
    },
    sendTo: (to: string) => keep(sendTo(draftOf(), to)),
    say: (opinion: string) => keep(withOpinion(draftOf(), opinion)),
    /** One answer of the step's own form. */
    answer: (from: Answers, path: string, value: unknown) => keep(answered(draftOf(), from, path, value)),
    async submit(asked: Asked | null = null): Promise<Submitted | null> {
      const { draft, busy } = store.get()
      if (draft === null || busy) return null
      store.set({ busy: true, result: null })
      const done = await submitVerdict(draft, paths(), { ...desk, keep }, asked)
      store.set({ busy: false, draft: done.draft, result: done.result })
      if (done.result.end === 'done') await shelf.clear(draft.filingId)
      return done.result
    },
    progress: () => progressOf(draftOf(), paths()),
  }
}

export type ReviewTable = ReturnType<typeof reviewing>
