/**
 * The evidence diary (取证日记): photos and notes of an indicator, gathered on any day, without an open report.
 * Rules EV9–EV13 are stated in RULES.md.
 */
import * as z from 'zod'
import type { RuleSet } from '../rule-sets/rule-set'
import { canonicalHash } from '../sync/canonical'
import { challengeAnswerSchema } from './challenge'
import { isDocument } from './document-kinds'
import { type EvidenceRef, evidenceRefSchema } from './evidence'

const longestNote = 500

/** One entry (日记条目): a piece of evidence or a note, never both. The id is the evidence's own (EV12). */
export const diaryEntrySchema = z
  .strictObject({
    id: z.uuid(),
    projectId: z.string().min(1).max(60),
    /** The indicator that it is about. */
    slot: z.string().min(1).max(100),
    /** Device clock, ISO 8601 UTC. */
    madeAt: z.iso.datetime(),
    note: z
      .string()
      .trim()
      .min(1, '请写点什么再存')
      .max(longestNote, `一条不超过 ${longestNote} 字`)
      .nullable(),
    evidence: evidenceRefSchema.nullable(),
    /** The re-shoot that the photo answers (CH4). */
    challenge: challengeAnswerSchema.exactOptional(),
  })
  .refine(({ note, evidence }) => (note === null) !== (evidence === null), '一条日记是一份材料或一段文字')
  .refine(
    ({ id, slot, evidence }) => evidence === null || (evidence.id === id && evidence.slot === slot),
    '材料的编号和指标要与日记一致',
  )

export type DiaryEntry = z.infer<typeof diaryEntrySchema>

/** EV10: the hash by which the same entry is known again, and by which its acknowledgement is believed. */
export function diaryHash({ id, projectId, slot, madeAt, note, evidence, challenge }: DiaryEntry): string {
  return canonicalHash({ id, projectId, slot, madeAt, note, evidence, challenge })
}

/** What the server answers once an entry is durable there. */
export const diaryAcknowledgedSchema = z.object({ id: z.uuid(), contentHash: z.string(), keptAt: z.string() })

export type DiaryAcknowledged = z.infer<typeof diaryAcknowledgedSchema>

const chinaMs = 8 * 3_600_000

/**
 * EV11: the instants from which a report gathers, the last not included: after the covered month of the period before,
 * or from the year's first day, to the end of its own month, by China's clock; '2021' is the whole year. Null where the
 * period has another form.
 */
export function diaryWindow(
  period: string,
  others: readonly string[],
): { readonly from: string; readonly until: string } | null {
  const own = monthOf(period)
  if (own === null) return null
  const before = others
    .map(monthOf)
    .filter((other) => other !== null && other.year === own.year && other.month < own.month)
    .map((other) => other?.month ?? 0)
  return {
    from: monthStart(own.year, Math.max(0, ...before)),
    until: monthStart(own.year, own.month),
  }
}

function monthOf(period: string): { year: number; month: number } | null {
  const [, year, month] = /^(\d{4})(?:-M(\d{2}))?$/.exec(period) ?? []
  return year === undefined ? null : { year: Number(year), month: Number(month ?? 12) }
}

/** The first instant after so many months of the year. */
const monthStart = (year: number, months: number): string =>
  new Date(Date.UTC(year, months, 1) - chinaMs).toISOString()

export interface Gathering {
  readonly projectId: string
  readonly period: string
  /** Periods of the project's other reports that are handed in. */
  readonly handedIn: readonly string[]
  /** Evidence that a report of the project has already, and what its author took out of this one. */
  readonly used: ReadonlySet<string>
}

/** EV11: the entries that a report is offered, oldest first. */
export function offeredFrom(entries: readonly DiaryEntry[], gathering: Gathering): DiaryEntry[] {
  const window = diaryWindow(gathering.period, gathering.handedIn)
  if (window === null) return []
  return entries
    .filter(
      ({ id, projectId, madeAt }) =>
        projectId === gathering.projectId &&
        madeAt >= window.from &&
        madeAt < window.until &&
        !gathering.used.has(id),
    )
    .sort((a, b) => (a.madeAt < b.madeAt ? -1 : a.madeAt > b.madeAt ? 1 : 0))
}

/** EV13: what of the offered evidence still fits beside what the report holds; photos and documents count apart. */
export function fitting(
  offered: readonly DiaryEntry[],
  held: readonly EvidenceRef[],
  { maxDocumentsPerFiling, maxPhotosPerFiling }: RuleSet['evidence'],
): EvidenceRef[] {
  const documents = held.filter(isDocument).length
  const room = {
    photos: maxPhotosPerFiling - (held.length - documents),
    documents: maxDocumentsPerFiling - documents,
  }
  return offered.flatMap(({ evidence }) => {
    if (evidence === null) return []
    const of = isDocument(evidence) ? 'documents' : 'photos'
    room[of] -= 1
    return room[of] < 0 ? [] : [evidence]
  })
}

/** Why evidence of an indicator is asked for: the sentence of form and diary alike. */
export function askFor(indicator: string): string {
  return `证明“${indicator}”的完成情况`
}
