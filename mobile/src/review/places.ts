/** What of an entry a return may point at (针对哪一处): a field, a photo, or its evidence as a whole. */
import type { FieldPath } from '@domain/filings/form'
import type { ReviewPhoto } from './photos'
import { fieldText, type Piece, shortLabel } from './pieces'

export interface Place {
  readonly field: FieldPath
  readonly label: string
}

/** Every place lies below the entry's path, so that a remark on it is found with the entry (FR3). */
export function placesOf(piece: Piece, photos: readonly ReviewPhoto[]): Place[] {
  const fields = piece.fields
    .filter((field) => field.required || fieldText(field) !== '')
    .map((field) => ({ field: field.path, label: shortLabel(field.label) }))
  if (piece.slot === null) return fields
  const current = photos.filter((photo) => photo.current)
  const evidence =
    current.length === 0
      ? [{ field: `${piece.path}.evidence`, label: '佐证' }]
      : current.map((photo) => ({
          field: `${piece.path}.evidence.${photo.id}`,
          label: `${photo.document ? '文档' : '照片'}：${photo.caption}`,
        }))
  return [...fields, ...evidence]
}
