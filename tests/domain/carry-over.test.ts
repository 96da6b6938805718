/** FK9: a form that changes takes the drafts along. */
import { carriedOver } from '@domain/filings/carry-over'
import { leaves, withoutValue } from '@domain/filings/content'
import fc from 'fast-check'
import * as z from 'zod'

const text = z.string().regex(/^\d*$/, '只填数字').nullable()
const before = { figures: { spent: '3', done: '7' }, note: '已核对', gone: '旧栏', old: { a: 'x', b: null } }
const present = z.strictObject({
  figures: z.strictObject({ spent: text, done: text, plan: text }),
  note: z.strictObject({ reason: z.string(), measure: z.string() }),
  tags: z.array(z.string()),
})
const blank = {
  figures: { spent: null, done: null, plan: '10' },
  note: { reason: '', measure: '' },
  tags: [],
}
const kind = { parseContent: (content: unknown) => present.parse(content) }

it('FK9 keeps what has its place, fills what is new from the blank form, and tells what has none', () => {
  expect(carriedOver(kind, blank, before)).toEqual({
    content: { figures: { spent: '3', done: '7', plan: '10' }, note: { reason: '', measure: '' }, tags: [] },
    unread: expect.arrayContaining([
      { path: 'gone', value: '旧栏' },
      { path: 'old.a', value: 'x' },
    ]),
  })
})

it('FK9 a text whose place became something else is told, not dropped', () => {
  const carried = carriedOver(kind, blank, { ...blank, note: 7 })
  expect(carried?.unread).toEqual([{ path: 'note', value: 7 }])
  const words = carriedOver(kind, blank, before)
  expect(words?.unread).toContainEqual({ path: 'note', value: '已核对' })
})

it('FK4, FK9 what merely breaks a rule of the form stays as typed', () => {
  expect(carriedOver(kind, blank, { ...blank, figures: { ...blank.figures, spent: '三' } })).toBeNull()
})

it('FK9 a content of the present form is left alone, and carrying over again changes nothing', () => {
  expect(carriedOver(kind, blank, blank)).toBeNull()
  const once = carriedOver(kind, blank, before)
  expect(once && carriedOver(kind, blank, once.content)).toBeNull()
})

it('FK9 no value is lost: each stands in the content or is told', () => {
  const value = fc.oneof(fc.string({ minLength: 1 }), fc.integer())
  const content = fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/), value, { maxKeys: 4 })
  fc.assert(
    fc.property(content, content, (extra, figures) => {
      const written = { ...extra, figures }
      const carried = carriedOver(kind, blank, written)
      const after = new Set([
        ...leaves(carried?.content ?? written).map(([, one]) => one),
        ...(carried?.unread ?? []).map(({ value: one }) => one),
      ])
      for (const [, one] of leaves(written)) expect(after).toContain(one)
    }),
  )
})

it('withoutValue takes out one place and nothing else', () => {
  expect(withoutValue({ a: { b: 1, c: 2 }, d: 3 }, 'a.b')).toEqual({ a: { c: 2 }, d: 3 })
  expect(withoutValue({ a: 1 }, 'x.y')).toEqual({ a: 1 })
})
