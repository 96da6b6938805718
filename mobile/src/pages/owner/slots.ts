import { documentKindOf, isDocumentType, sizeWords } from '@domain/evidence/document-kinds'
import type { EvidenceRef } from '@domain/evidence/evidence'
import type { DocumentFacts } from '@/components/document-tile'
import type { SlotContent, SlotPhoto, Slots } from '@/forms/hand'
import { detailWords } from './photo-words'

/** A document's name, kind and size; null for a photo. */
export function documentFacts({ mediaType, name = '', size }: EvidenceRef): DocumentFacts | null {
  return isDocumentType(mediaType) ? { name, kind: documentKindOf(mediaType), size: sizeWords(size) } : null
}

/** A photo or document as a form shows it. */
export function slotPhoto(photo: EvidenceRef, url: string): SlotPhoto {
  const { view, source } = photo.capture
  const document = documentFacts(photo)
  return {
    id: photo.id,
    url,
    caption: document?.name ?? (view || (source === 'album' ? '相册导入' : '照片')),
    details: detailWords(photo),
    ...(document ? { document } : {}),
  }
}

/** Evidence by the slot that it proves; the one that cannot be opened is flagged. */
export function slotsOf(
  photos: readonly EvidenceRef[],
  urls: Readonly<Record<string, string>>,
  culprit: string | null = null,
): Slots {
  const slots: Record<string, SlotContent> = {}
  for (const photo of photos) {
    const there = slots[photo.slot]?.photos ?? []
    const shown = slotPhoto(photo, urls[photo.id] ?? '')
    slots[photo.slot] = { photos: [...there, photo.id === culprit ? { ...shown, flag: '打不开' } : shown] }
  }
  return slots
}
