/** What the diary looks like on the phone: one record an entry, by account (EV9, OB12). */
import type { ChallengeAnswer } from '@domain/evidence/challenge'
import type { DiaryEntry } from '@domain/evidence/diary'
import type { Capture, EvidenceRef } from '@domain/evidence/evidence'
import type { KeptFile } from './ports'
import type { DiaryPage } from './remote.types'

/** An own entry, from the shutter until the server holds it and the phone has no more use for it. */
export interface StoredDiary {
  readonly entry: DiaryEntry
  readonly file: KeptFile | null
  readonly state: 'waiting' | 'refused' | 'held'
  readonly reason: string | null
  readonly heldAt: string | null
}

/** A photo about to be kept: written before the file, so that a kill in between loses nothing (OB11). */
export interface DiaryShot {
  readonly id: string
  readonly projectId: string
  readonly slot: string
  readonly mediaType: EvidenceRef['mediaType']
  readonly capture: Capture
  readonly name?: string
  readonly challenge?: ChallengeAnswer
}

/** The unit's diary as of the last pull. */
export type PulledDiary = Pick<DiaryPage, 'projects' | 'entries'> &
  /** Absent in what an earlier version kept. */
  Partial<Pick<DiaryPage, 'challenges'>>

export const diaryKeys = (accountId: string) => ({
  entries: `account/${accountId}/diary/`,
  entry: (id: string) => `account/${accountId}/diary/${id}`,
  shots: `account/${accountId}/diary-shot/`,
  shot: (id: string) => `account/${accountId}/diary-shot/${id}`,
  pulled: `account/${accountId}/diary-pulled`,
})

export function photoEntry(shot: DiaryShot, kept: Pick<KeptFile, 'sha256' | 'size'>): DiaryEntry {
  const { id, projectId, slot, mediaType, capture, name, challenge } = shot
  const named = name === undefined ? {} : { name }
  const evidence = { id, slot, sha256: kept.sha256, size: kept.size, mediaType, capture, ...named }
  const answer = challenge && { challenge }
  return { id, projectId, slot, madeAt: capture.takenAt, note: null, evidence, ...answer }
}

export const waiting = (entry: DiaryEntry, file: KeptFile | null): StoredDiary => ({
  entry,
  file,
  state: 'waiting',
  reason: null,
  heldAt: null,
})

/** The entry with the place known by now (EV3). */
export function placed(stored: StoredDiary, fix: Capture['fix']): StoredDiary {
  const { entry } = stored
  if (!entry.evidence) return stored
  const evidence = { ...entry.evidence, capture: { ...entry.evidence.capture, fix } }
  return { ...stored, entry: { ...entry, evidence } }
}

export function awaitsPlace({ entry: { evidence } }: StoredDiary): boolean {
  return evidence !== null && 'missing' in evidence.capture.fix && evidence.capture.fix.missing === 'pending'
}
