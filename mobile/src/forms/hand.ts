/** What a form hands to the screen around it. The functions must stay the same from one drawing to the next. */
import type { EvidenceSlot, FieldPath } from '@domain/filings/form'

/** How the content keeps a value: a text, a list of chosen words, or nothing. */
export type FieldValue = string | readonly string[] | null

export type PhotoSource = 'camera' | 'album'

export interface Hand {
  onChange(path: FieldPath, value: FieldValue): void
  /** Left out where no photo can be added. */
  onTake?: ((slot: EvidenceSlot, source: PhotoSource) => void) | undefined
  onOpen?: ((slot: string, photoId: string) => void) | undefined
}

/** A picture in a slot. */
export interface SlotPhoto {
  readonly id: string
  /** Empty while it is being fetched. */
  readonly url: string
  /** 近景, 中景 … */
  readonly caption: string
  readonly flag?: string
  /** When and where it was taken: ['8月27日 16:05', '±9 米']. */
  readonly details?: readonly string[]
}

/** What a slot holds: pictures, and apart from them those that were returned, each with what takes its place. */
export interface SlotContent {
  readonly photos: readonly SlotPhoto[]
  readonly pairs?: readonly PhotoPair[]
}

export interface PhotoPair {
  readonly old: SlotPhoto
  readonly now: SlotPhoto | null
}

export type Slots = Readonly<Record<string, SlotContent>>
