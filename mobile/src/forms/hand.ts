/** What a form hands to the screen around it. The functions must stay the same from one drawing to the next. */

import type { Catalogue, EvidenceSlot, FieldPath, ListEditing, ListEntry } from '@domain/filings/form'
import type { DocumentFacts } from '@/components/document-tile'

/** How the content keeps a value: a text, a list of chosen words, or nothing. */
export type FieldValue = string | readonly string[] | null

export type EvidenceSource = 'camera' | 'album' | 'file'

export interface Hand {
  onChange(path: FieldPath, value: FieldValue): void
  /** Left out where no evidence can be added. */
  onTake?: ((slot: EvidenceSlot, source: EvidenceSource) => void) | undefined
  /** Takes entries of the diary in, by their ids. */
  onTakeIn?: ((entries: readonly string[]) => void) | undefined
  onOpen?: ((slot: string, photoId: string) => void) | undefined
  /** Left out where lists are only read. */
  lists?: ListHand | undefined
}

/** Adding, removing and moving the rows of a list (FL1–FL3). */
export interface ListHand {
  /** A blank row, or one with what an entry brings. */
  add(list: ListEditing, entry: ListEntry | null): void
  remove(list: ListEditing, id: string): void
  move(list: ListEditing, id: string, by: -1 | 1): void
  /** What a register offers to choose from; rejects with the sentence to show. */
  catalogue(name: Catalogue): Promise<readonly ListEntry[]>
}

/** A picture or a document in a slot. */
export interface SlotPhoto {
  readonly id: string
  /** Empty while it is being fetched. */
  readonly url: string
  /** 近景, 中景 … */
  readonly caption: string
  readonly flag?: string
  /** When and where it was taken: ['8月27日 16:05', '±9 米']. */
  readonly details?: readonly string[]
  readonly document?: DocumentFacts
}

/** What a slot holds: pictures, and apart from them those that were returned, each with what takes its place. */
export interface SlotContent {
  readonly photos: readonly SlotPhoto[]
  readonly pairs?: readonly PhotoPair[]
  readonly offer?: SlotOffer
}

/** What the diary holds for a slot and is not in the report yet (EV36). */
export interface SlotOffer {
  readonly materials: readonly SlotPhoto[]
  /** Texts for the indicator's reason. */
  readonly notes: readonly { readonly id: string; readonly text: string; readonly day: string }[]
}

export interface PhotoPair {
  readonly old: SlotPhoto
  readonly now: SlotPhoto | null
}

export type Slots = Readonly<Record<string, SlotContent>>
