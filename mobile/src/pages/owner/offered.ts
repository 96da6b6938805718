/** What the diary offers a report, laid into the slots and reasons of its form (EV36, EV37). */
import { noteField, withNote } from '@domain/evidence/compose'
import type { Form } from '@domain/filings/form'
import type { SlotContent, Slots } from '@/forms/hand'
import type { DiaryEntry, Offer } from '@/sync/workspace.types'
import { dayWords } from '@/words/when'
import { slotPhoto } from './slots'

/** Notes whose indicator is asked for its reason, and whose reason has room for them. */
export function placeable(form: Form, notes: readonly DiaryEntry[]): readonly DiaryEntry[] {
  return notes.filter(({ slot, note }) => {
    const field = noteField(form, slot)
    const text = typeof field?.value === 'string' ? field.value : ''
    return field !== null && note !== null && withNote(text, note, field.maxLength ?? Infinity) !== null
  })
}

export function withOffer(
  slots: Slots,
  form: Form,
  { materials, notes }: Offer,
  urls: Readonly<Record<string, string>>,
): Slots {
  const laid: Record<string, SlotContent> = { ...slots }
  const fit = placeable(form, notes)
  for (const slot of new Set([...materials, ...fit].map((entry) => entry.slot))) {
    laid[slot] = {
      ...(laid[slot] ?? { photos: [] }),
      offer: {
        materials: materials.flatMap((entry) =>
          entry.evidence && entry.slot === slot ? [slotPhoto(entry.evidence, urls[entry.id] ?? '')] : [],
        ),
        notes: fit.flatMap(({ id, note, madeAt, ...entry }) =>
          entry.slot === slot ? [{ id, text: note ?? '', day: dayWords(madeAt) }] : [],
        ),
      },
    }
  }
  return laid
}
