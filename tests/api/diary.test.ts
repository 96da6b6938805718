/** The evidence diary over the API: once, by the unit's authors only, and the same evidence in the report (EV9–EV12). */
import { randomUUID } from 'node:crypto'
import type { DiaryEntry } from '@domain/evidence/diary'
import { type City, openCity, revision } from '../support/city'
import { problemOf, reportFor } from '../support/report'

let city: City
let projectId: string
let slot: string
beforeAll(async () => {
  city = await openCity()
  const { projects } = await (await city.as('author')).sync.diary({ after: null })
  projectId = projects[0]?.id ?? ''
  slot = projects[0]?.indicators[0]?.id ?? ''
})
afterAll(() => city.close())

const note = (more: Partial<DiaryEntry> = {}): DiaryEntry => ({
  id: randomUUID(),
  projectId,
  slot,
  madeAt: '2021-03-05T01:00:00.000Z',
  note: '三月已入户 20 户',
  evidence: null,
  ...more,
})

async function photo(shade = 10): Promise<DiaryEntry> {
  const evidence = await city.photo(slot, shade)
  return note({ id: evidence.id, note: null, evidence })
}

it('EV9 the projects of the own unit are told with what each indicator asks', async () => {
  const { projects } = await (await city.as('author')).sync.diary({ after: null })
  expect(projects).toHaveLength(1)
  expect(projects[0]).toMatchObject({ unitName: '卫健委', maxPhotos: 8 })
  expect(projects[0]?.indicators[0]?.ask).toMatch(/^证明“.+”的完成情况$/)
})

it('EV10 twenty sendings of one entry keep one, with one audit record, and a colleague reads it', async () => {
  const author = await city.as('author')
  const entry = await photo()
  const answers = await Promise.all(Array.from({ length: 20 }, () => author.sync.keepDiary(entry)))
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  const kept = (await city.audit()).filter(({ action }) => action === 'diary.kept')
  expect(kept).toHaveLength(1)
  const { entries } = await (await city.as('colleague')).sync.diary({ after: null })
  expect(entries).toMatchObject([{ id: entry.id, authorName: 'author某人' }])
  expect((await (await city.as('stranger')).sync.diary({ after: null })).entries).toEqual([])
  expect((await (await city.as('division')).sync.diary({ after: null })).projects).toEqual([])
})

it('EV9 EV10 refusals leave no trace', async () => {
  const author = await city.as('author')
  const entry = note()
  await author.sync.keepDiary(entry)
  const unsent = await photo(11)
  const lost = { ...unsent, evidence: unsent.evidence && { ...unsent.evidence, sha256: 'a'.repeat(64) } }
  const before = await city.everything()
  expect(await problemOf(author.sync.keepDiary({ ...entry, note: '另一句' }))).toBe('diary.differs')
  expect(await problemOf(author.sync.keepDiary(note({ slot: 'none' })))).toBe('diary.no-such-indicator')
  expect(await problemOf(author.sync.keepDiary(lost))).toBe('evidence.missing')
  await expect(author.sync.keepDiary(note({ note: ' ' }))).rejects.toThrow('请写点什么再存')
  for (const person of ['stranger', 'head', 'section', 'division', 'administrator'] as const) {
    expect(await problemOf((await city.as(person)).sync.keepDiary(note()))).toBe('diary.not-found')
  }
  expect(await city.everything()).toBe(before)
})

it('EV12 a report carries the diary photo under the same id, and under no other meaning', async () => {
  const author = await city.as('author')
  const entry = await photo(12)
  await author.sync.keepDiary(entry)
  if (!entry.evidence) throw new Error('the entry has no photo')
  const { content, indicators } = await reportFor(city, author)
  const moved = { ...entry.evidence, slot: indicators.find((id) => id !== slot) ?? '' }
  expect(await problemOf(author.sync.push(revision(city.filingId, 0, content, [moved])))).toBe(
    'evidence.differs',
  )
  const receipt = await author.sync.push(revision(city.filingId, 0, content, [entry.evidence]))
  expect(receipt.payload.files).toEqual([{ evidenceId: entry.id, slot, sha256: entry.evidence.sha256 }])
})
