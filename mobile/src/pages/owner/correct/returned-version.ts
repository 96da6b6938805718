/** The revision that came back, beside what the author has made of it since. */
import type { Form } from '@domain/filings/form'
import { openRemarks } from '@domain/filings/remarks'
import { declaredForm } from '@/forms/declared'
import type { PhotoPair, SlotContent, Slots } from '@/forms/hand'
import { isChanged, itemAt, type Returned } from '@/forms/returned'
import type { Draft, EvidenceRef, FilingView } from '@/sync/workspace.types'
import { slotPhoto } from '../slots'

export interface ReturnedVersion {
  readonly number: number
  readonly form: Form | null
  readonly evidence: readonly EvidenceRef[]
  readonly remarks: readonly Returned[]
  /** When it was returned; null where no remark says so. */
  readonly at: string | null
}

export function returnedVersion(filing: FilingView): ReturnedVersion {
  const revision = filing.revisions.find((candidate) => candidate.number === filing.revision) ?? null
  const remarks = openRemarks(filing.remarks, filing.revision)
  return {
    number: filing.revision,
    form: revision && declaredForm(filing, revision),
    evidence: revision?.evidence ?? [],
    remarks,
    at: remarks[0]?.at ?? null,
  }
}

/** The photo that a remark is about: '….evidence.<id>' names one, '….evidence' the slot as a whole. */
function photoNamed(remark: Returned): string | null {
  return /\.evidence\.([^.]+)$/.exec(remark.field)?.[1] ?? null
}

/** 已改, 已重拍, 已补, or null while the remark is open. */
export function answerTo(
  remark: Returned,
  form: Form,
  version: ReturnedVersion,
  draft: Draft,
): string | null {
  const slot = itemAt(form, remark.field)?.evidence?.slot
  const isNew = (photo: EvidenceRef) => version.evidence.every((old) => old.id !== photo.id)
  const added = draft.evidence.some((photo) => photo.slot === slot && isNew(photo))
  const named = photoNamed(remark)
  if (named !== null && version.evidence.some((photo) => photo.id === named)) {
    const gone = draft.evidence.every((photo) => photo.id !== named)
    return gone ? (added ? '已重拍' : '已移走') : null
  }
  if (named !== null || remark.field.endsWith('.evidence')) return added ? '已补' : null
  const isItem = itemAt(form, remark.field)?.path === remark.field
  return isChanged(form, version.form, remark.field) || (isItem && added) ? '已改' : null
}

/** Of a slot, the returned photo that a new one takes the place of: one that a remark names and that still stands. */
export function photoToReplace(slot: string, version: ReturnedVersion, draft: Draft): string | null {
  const named = version.remarks.map(photoNamed)
  return draft.evidence.find((photo) => photo.slot === slot && named.includes(photo.id))?.id ?? null
}

/** Photos by slot: what a remark names or what was taken out stands on the left, new ones on the right of it. */
export function correctedSlots(
  version: ReturnedVersion,
  draft: Draft,
  urls: Readonly<Record<string, string>>,
): Slots {
  const named = new Set(version.remarks.map(photoNamed))
  const standing = new Set(draft.evidence.map((photo) => photo.id))
  const shown = (photo: EvidenceRef) => slotPhoto(photo, urls[photo.id] ?? '')
  const slots: Record<string, SlotContent> = {}
  for (const slot of new Set([...version.evidence, ...draft.evidence].map((photo) => photo.slot))) {
    const olds = version.evidence.filter(
      (photo) => photo.slot === slot && (named.has(photo.id) || !standing.has(photo.id)),
    )
    const mine = draft.evidence.filter((photo) => photo.slot === slot && !olds.includes(photo))
    const isOld = (photo: EvidenceRef) => version.evidence.some((old) => old.id === photo.id)
    const fresh = mine.filter((photo) => !isOld(photo) && olds.every((old) => old.id !== photo.id))
    const pairs: PhotoPair[] = olds.map((old, at) => {
      const now = fresh[at]
      return { old: shown(old), now: now ? shown(now) : null }
    })
    const paired = new Set(pairs.flatMap((pair) => [pair.old.id, pair.now?.id]))
    slots[slot] = { photos: mine.filter((photo) => !paired.has(photo.id)).map(shown), pairs }
  }
  return slots
}
