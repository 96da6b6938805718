import { scopeOf } from '@domain/access/access'
import { askFor, type DiaryAcknowledged, type DiaryEntry, diaryHash } from '@domain/evidence/diary'
import { isOfType } from '@domain/evidence/document-kinds'
import { Problem } from '@domain/problems/problem'
import type { RuleSet } from '@domain/rule-sets/rule-set'
import { answerChallenge } from '../challenge/answer-challenge'
import { type OwnChallenge, ownChallenge } from '../challenge/views'
import type { Work } from '../ports/context'
import type { DiaryCursor, DiaryRecord } from '../ports/diary'

/** EV9, EV10: takes a diary entry; entry and audit record stand in one transaction, a refusal leaves no trace. */
export function keepDiary(work: Work, entry: DiaryEntry): Promise<DiaryAcknowledged> {
  const contentHash = diaryHash(entry)
  const { evidence } = entry
  return work.store.write(async (tx) => {
    const place = await tx.lockDiary(entry.projectId, scopeOf(work.actor, 'filing.report'))
    if (!place) throw new Problem('diary.not-found')
    const [known] = await tx.diaryEntries([entry.id])
    if (known) {
      if (known.contentHash !== contentHash) throw new Problem('diary.differs')
      return { id: entry.id, contentHash, keptAt: known.keptAt }
    }
    if (place.goal.indicators.every((indicator) => indicator.id !== entry.slot)) {
      throw new Problem('diary.no-such-indicator')
    }
    if (evidence) {
      const held = await tx.heldBy(place.unitId, [evidence.sha256])
      if (!held.has(evidence.sha256)) throw new Problem('evidence.missing', { missing: [evidence.sha256] })
      if (!isOfType(evidence, held.get(evidence.sha256))) throw new Problem('evidence.type-differs')
    }
    const [registered] = await tx.evidenceById([entry.id])
    if (registered && (registered.sha256 !== evidence?.sha256 || registered.slot !== entry.slot)) {
      throw new Problem('evidence.differs')
    }
    const keptAt = work.now().toISOString()
    await tx.addDiaryEntry({ entry, contentHash, authorId: work.actor.accountId, keptAt })
    await answerChallenge(work, tx, entry)
    await tx.record({
      actorId: work.actor.accountId,
      action: 'diary.kept',
      subject: 'project',
      subjectId: entry.projectId,
      details: { entryId: entry.id, slot: entry.slot, contentHash },
    })
    return { id: entry.id, contentHash, keptAt }
  })
}

/** An entry as the unit's authors read it. */
export interface DiaryView extends DiaryEntry {
  readonly authorName: string
  readonly pictureUrl: string | null
}

/** What may be gathered for, told once and with the first page. */
export interface GatheringProject {
  readonly id: string
  readonly name: string
  readonly unitName: string
  readonly fiscalYear: number
  /** At most so many photos go into one report (EV13). */
  readonly maxPhotos: number
  readonly maxDocuments: number
  /** What each kind of file may have, in bytes (EV33). */
  readonly fileMaxBytes: RuleSet['evidence']['fileMaxBytes']
  readonly indicators: readonly { readonly id: string; readonly title: string; readonly ask: string }[]
}

export interface DiaryPage {
  readonly projects: readonly GatheringProject[]
  readonly entries: readonly DiaryView[]
  /** Re-shoots that the unit owes or has just sent; told once and with the first page (CH3). */
  readonly challenges: readonly OwnChallenge[]
  /** Ask again from here; null when nothing waits. */
  readonly next: DiaryCursor | null
}

const pageSize = 200

/** EV9: the diary of the author's units, page by page, so that a lost phone loses nothing. */
export async function readDiary(work: Work, after: DiaryCursor | null): Promise<DiaryPage> {
  const scope = scopeOf(work.actor, 'filing.report')
  const projects = after === null ? await work.reader.diaryProjects(scope) : []
  const challenges = after === null ? await work.reader.pendingChallenges(scope) : []
  const records = await work.reader.diary(scope, after, pageSize)
  const last = records.length < pageSize ? undefined : records.at(-1)?.entry
  return {
    projects: projects.map(({ goal, ...project }) => ({
      ...project,
      ...limitsOf(work, project.fiscalYear),
      indicators: goal.indicators.map(({ id, level3 }) => ({ id, title: level3, ask: askFor(level3) })),
    })),
    entries: records.map((record) => viewOf(work, record)),
    challenges: challenges.map((challenge) => ownChallenge(work, challenge)),
    next: last ? { madeAt: last.madeAt, id: last.id } : null,
  }
}

function limitsOf(work: Work, fiscalYear: number) {
  const { fileMaxBytes, maxDocumentsPerFiling, maxPhotosPerFiling } = work.rulesOf(fiscalYear).evidence
  return { maxPhotos: maxPhotosPerFiling, maxDocuments: maxDocumentsPerFiling, fileMaxBytes }
}

function viewOf(work: Work, { entry, authorName }: DiaryRecord): DiaryView {
  const { evidence } = entry
  return {
    ...entry,
    authorName,
    pictureUrl: evidence && work.links.sign(evidence.sha256, evidence.mediaType, evidence.name),
  }
}
