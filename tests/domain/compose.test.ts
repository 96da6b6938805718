/** Notes of the diary in the words of a report (EV36–EV38), and how much a report takes in (EV13). */
import { noteField, saidIn, says, withNote } from '@domain/evidence/compose'
import { type DiaryEntry, fitting } from '@domain/evidence/diary'
import type { EvidenceRef } from '@domain/evidence/evidence'
import { defaultRuleSets } from '@domain/rule-sets/default-rule-sets'
import fc from 'fast-check'
import { filledWith, formOf } from '../mobile/forms/sample'

it.each`
  text             | note          | most  | becomes
  ${''}            | ${'雨季停工'} | ${50} | ${'雨季停工'}
  ${'人手不足。'}  | ${'雨季停工'} | ${50} | ${'人手不足。\n雨季停工'}
  ${'因雨季 停工'} | ${'雨季停工'} | ${50} | ${null}
  ${'人手不足。'}  | ${'雨季停工'} | ${9}  | ${null}
`('EV37 “$note” behind “$text” within $most: $becomes', ({ text, note, most, becomes }) => {
  expect(withNote(text, note, most)).toBe(becomes)
})

it('EV37 what was taken in once is never taken in again', () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ minLength: 1 }), (text, note) => {
      const first = withNote(text, note, 10_000)
      expect(first === null || (says(first, note) && withNote(first, note, 10_000) === null)).toBe(true)
    }),
  )
})

it('EV37 the reason is there once the light asks for it', () => {
  expect(noteField(formOf(filledWith({})), 'k1')).toBeNull()
  const slow = filledWith({ 'indicators.k1.actual': '300' })
  expect(noteField(formOf(slow), 'k1')?.path).toBe('indicators.k1.remark')
  expect(noteField(formOf(slow), 'k2')).toBeNull()
})

it('EV38 a note counts as taken in only under its own indicator', () => {
  const content = filledWith({ 'indicators.k1.remark': '因雨季\n停工两月' })
  expect(saidIn(content, 'k1', '雨季停工')).toBe(true)
  expect(saidIn(content, 'k2', '雨季停工')).toBe(false)
  expect(saidIn(null, 'k1', '雨季停工')).toBe(false)
})

it('EV13 photos and documents fill up apart, each to its own number', () => {
  const { evidence } = defaultRuleSets[0] ?? {}
  if (!evidence) throw new Error('no rule set')
  const rules = { ...evidence, maxPhotosPerFiling: 3, maxDocumentsPerFiling: 1 }
  const offered = ['photo', 'photo', 'document', 'photo', 'document'].map(entry)
  const held = [entry('photo', 9).evidence].flatMap((item) => item ?? [])
  expect(fitting(offered, held, rules).map(({ id }) => id)).toEqual([0, 1, 2].map((n) => offered[n]?.id))
  expect(fitting(offered, [], rules)).toHaveLength(4)
})

function entry(what: string, n: number): DiaryEntry {
  const id = `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
  const document = { mediaType: 'application/pdf', name: 'a.pdf' } as const
  const evidence: EvidenceRef = {
    id,
    slot: 'k1',
    sha256: 'a'.repeat(64),
    size: 1,
    capture: { source: 'file', takenAt: '', monotonicMs: 0, fix: { missing: 'file' }, view: '' },
    ...(what === 'document' ? document : { mediaType: 'image/jpeg' }),
  }
  return { id, projectId: 'p', slot: 'k1', madeAt: '', note: null, evidence }
}
