import type { EvidenceRef } from '@domain/evidence/evidence'
import type { SlotContent, SlotPhoto, Slots } from '@/forms/hand'
import { detailWords } from './photo-words'

/** A photo as a form shows it. */
export function slotPhoto(photo: EvidenceRef, url: string): SlotPhoto {
  const { view, source } = photo.capture
  return {
    id: photo.id,
    url,
    caption: view || (source === 'album' ? '相册导入' : '照片'),
    details: detailWords(photo),
  }
}

/** Photos by the slot that they prove; the one that cannot be opened is flagged. */
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
