/** The diary as pages read it (EV9). */
import type { DiaryEntry } from '@domain/evidence/diary'
import type { Core } from './core'
import type { Diary } from './diary'
import type { GatheringProject, OwnChallenge } from './remote.types'

export interface DiaryItem extends DiaryEntry {
  readonly state: 'waiting' | 'refused' | 'held'
  readonly reason: string | null
  readonly authorName: string
  /** Where the server shows it, for minutes; null before it is there. */
  readonly pictureUrl: string | null
}

export interface ChallengeItem extends OwnChallenge {
  readonly sending: boolean
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

  /** Oldest first; `sending` while the answer taken here has not reached the server. */
  challenges(): readonly ChallengeItem[] {
    const mine = this.diary.mine()
    const { challenges = [] } = this.diary.theirs()
    return this.core.memo.of('challenges', [challenges, ...mine], () =>
      challenges.map((challenge): ChallengeItem => {
        const taken = mine.filter(({ entry }) => entry.challenge?.id === challenge.id)
        return { ...challenge, sending: taken.some(({ state }) => state === 'waiting') }
      }),
    )
  }

  unsent(): readonly DiaryItem[] {
    return this.items().filter(({ state }) => state !== 'held')
  }
}
