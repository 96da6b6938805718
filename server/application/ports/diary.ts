/** The evidence diary, as use cases ask for it and write it (EV9, EV10). */
import type { Scope } from '@domain/access/access'
import type { Place } from '@domain/access/roles'
import type { DiaryEntry } from '@domain/evidence/diary'
import type { ApprovedGoal } from '@domain/goal/approved-goal'

export interface DiaryRecord {
  readonly entry: DiaryEntry
  readonly contentHash: string
  readonly authorId: string
  readonly authorName: string
  readonly keptAt: string
}

/** A project that evidence can be gathered for: the newest of its approved goals holds. */
export interface DiaryProject {
  readonly id: string
  readonly name: string
  readonly unitName: string
  readonly fiscalYear: number
  readonly goal: ApprovedGoal
}

export interface DiaryCursor {
  readonly madeAt: string
  readonly id: string
}

export interface DiaryReads {
  /** Null where the project is absent or out of scope, which look the same (AC3). */
  diaryPlace(projectId: string, scope: Scope): Promise<Place | null>
  diaryProjects(scope: Scope): Promise<readonly DiaryProject[]>
  /** Oldest first, from behind the cursor. */
  diary(scope: Scope, after: DiaryCursor | null, limit: number): Promise<readonly DiaryRecord[]>
}

export interface DiaryWrites {
  /** Locks the project, so that two sendings of one entry wait for each other. */
  lockDiary(projectId: string, scope: Scope): Promise<(Place & { readonly goal: ApprovedGoal }) | null>
  diaryEntries(ids: readonly string[]): Promise<readonly Omit<DiaryRecord, 'authorName'>[]>
  addDiaryEntry(record: Omit<DiaryRecord, 'authorName'>): Promise<void>
}
