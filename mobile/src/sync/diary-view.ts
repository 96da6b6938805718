/** The diary as pages read it, and what of it a report is offered (EV11–EV13). */
import { type DiaryEntry, fitting, offeredFrom } from '@domain/evidence/diary'
import type { Core } from './core'
import type { Diary } from './diary'
import { attached, withDraft } from './drafts'
import type { GatheringProject } from './remote.types'

export interface DiaryItem extends DiaryEntry {
  readonly state: 'waiting' | 'refused' | 'held'
  readonly reason: string | null
  readonly authorName: string
  /** Where the server shows it, for minutes; null before it is there. */
  readonly pictureUrl: string | null
}

/** What the diary holds for one report. */
export interface Offer {
  /** Fit under the most that one report may carry. */
  readonly photos: readonly DiaryEntry[]
  /** Left over for want of room. */
  readonly left: number
  readonly notes: readonly DiaryEntry[]
}

export class DiaryView {
  constructor(
    private readonly core: Core,
    private readonly diary: Diary,
  ) {}

  projects(): readonly GatheringProject[] {
    return this.diary.theirs().projects
  }

  /** Newest first; own entries as this phone knows them, over what was pulled. */
  items(): readonly DiaryItem[] {
    const mine = this.diary.mine()
    const { entries } = this.diary.theirs()
    return this.core.memo.of('diary', [entries, ...mine], () => {
      const pulled = new Map(entries.map((entry) => [entry.id, entry]))
      const own = mine.map(({ entry, state, reason }): DiaryItem => {
        const there = pulled.get(entry.id)
        pulled.delete(entry.id)
        const pictureUrl = there?.pictureUrl ?? null
        return { ...entry, state, reason, authorName: this.core.account.name, pictureUrl }
      })
      const others = [...pulled.values()].map(
        (entry): DiaryItem => ({ ...entry, state: 'held', reason: null }),
      )
      return [...own, ...others].sort((a, b) => (a.madeAt > b.madeAt ? -1 : 1))
    })
  }

  unsent(): readonly DiaryItem[] {
    return this.items().filter(({ state }) => state !== 'held')
  }

  offer(filingId: string): Offer {
    const filing = this.core.filing(filingId)
    if (!filing) return { photos: [], left: 0, notes: [] }
    const { projectId, period, kind } = filing
    const siblings = this.core.feed.all().filter((other) => other.projectId === projectId)
    const used = new Set<string>()
    for (const { id, revisions } of siblings) {
      const { draft, entries } = this.core.ledger.of(id)
      const lists = [draft?.evidence, draft?.detached]
      for (const { evidence } of revisions) lists.push(evidence)
      for (const { push } of entries) lists.push(push.evidence)
      for (const item of lists.flatMap((list) => list ?? [])) used.add(item.id)
    }
    const handedIn = siblings
      .filter((other) => other.id !== filingId && other.kind === kind && this.isHandedIn(other.id))
      .map((other) => other.period)
    const offered = offeredFrom(this.items(), { projectId, period, handedIn, used })
    const held = this.core.draft(filingId)?.evidence.length ?? 0
    const photos = offered.filter(({ evidence }) => evidence !== null)
    const fit = fitting(photos, held, filing.rules.evidence.maxPhotosPerFiling).length
    return {
      photos: photos.slice(0, fit),
      left: photos.length - fit,
      notes: offered.filter(({ note }) => note !== null),
    }
  }

  /** EV12: all that fits, in one durable step; each stays the same evidence. Resolves with how many. */
  async takeIn(filingId: string): Promise<number> {
    const ground = this.core.groundOf(filingId)
    const slots = this.offer(filingId).photos
    await this.core.ledger.commit(filingId, (work) =>
      slots.reduce(
        (next, { evidence }) =>
          evidence ? attached(withDraft(next, ground), evidence, this.diary.file(evidence.id)) : next,
        work,
      ),
    )
    return slots.length
  }

  private isHandedIn(filingId: string): boolean {
    return (
      (this.core.feed.of(filingId)?.revision ?? 0) > 0 || this.core.ledger.of(filingId).entries.length > 0
    )
  }
}
