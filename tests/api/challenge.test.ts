/** 抽查重拍 from the draw to the judgement, on a real database. */
import { randomUUID } from 'node:crypto'
import { drawn, listHash } from '@domain/evidence/challenge'
import type { DiaryEntry } from '@domain/evidence/diary'
import sharp from 'sharp'
import { type City, openCity, type Person, revision } from '../support/city'
import { problemOf, reportFor } from '../support/report'

let city: City
let slot = ''
let projectId = ''
beforeEach(async () => {
  city = await openCity()
  const author = await city.as('author')
  const { content, indicators } = await reportFor(city, author)
  slot = indicators[0] ?? ''
  const photos = [await city.photo(slot, 10), await city.photo(indicators[1] ?? '', 200)]
  await author.sync.push(revision(city.filingId, 0, content, photos))
  for (const person of ['head', 'department'] as const) {
    const said = { decisionId: randomUUID(), filingId: city.filingId, revision: 1, opinion: '' }
    await (await city.as(person)).review.approve(said)
  }
  const { rows } = await city.pool.query('select project_id from filing where id = $1', [city.filingId])
  projectId = rows[0].project_id
}, 30_000)
afterEach(() => city.close())

const draw = async (person: Person = 'section', size = 2, sampleId = randomUUID()) =>
  (await city.as(person)).review.drawSample({ sampleId, size })

const owed = async (person: Person = 'author') =>
  (await (await city.as(person)).sync.diary({ after: null })).challenges

const picture = (shade: number): Promise<Buffer> =>
  sharp({ create: { width: 64, height: 48, channels: 3, background: { r: 9, g: shade, b: 60 } } })
    .jpeg()
    .toBuffer()

/** The re-shoot of an owed challenge, as the phone keeps it in the diary. */
async function answer(change: Partial<DiaryEntry> & { code?: string } = {}, bytes?: Uint8Array) {
  const [challenge] = (await owed()).filter((one) => one.slot === slot)
  const evidence = await city.store('author', city.filingId, slot, bytes ?? (await picture(77)))
  const { code = challenge?.code ?? '', ...rest } = change
  const entry: DiaryEntry = {
    ...{ id: evidence.id, projectId, slot, madeAt: '2021-08-10T02:00:00.000Z', note: null, evidence },
    challenge: { id: challenge?.id ?? '', code },
    ...rest,
  }
  await (await city.as('author')).sync.keepDiary(entry)
  return entry
}

async function issued(): Promise<string> {
  const [challenge] = (await owed()).filter((one) => one.slot === slot)
  await (await city.as('author')).sync.issueCode({ challengeId: challenge?.id ?? '' })
  return challenge?.id ?? ''
}

const reshootOf = async (person: Person = 'section') => {
  const view = await (await city.as(person)).review.filing({ id: city.filingId })
  return view.evidence.find((item) => item.slot === slot)?.reshoot
}

it('CH1–CH6: drawn, photographed again with the code in time, and judged beside the first', async () => {
  const sample = await draw()
  expect(sample).toMatchObject({ population: 2, drawn: 2 })
  const ids = (await city.pool.query('select id from evidence')).rows.map(({ id }) => id as string)
  expect(sample.listHash).toBe(listHash(ids))
  expect(drawn(sample.seed, ids, 2).sort()).toEqual(ids.sort())

  expect(await owed()).toMatchObject([
    { projectId, code: null },
    { projectId, code: null },
  ])
  expect(await owed('stranger')).toEqual([])
  const id = await issued()
  city.at('2021-08-10T02:13:00.000Z')
  await answer()
  expect((await owed()).find((one) => one.id === id)).toMatchObject({
    answeredAt: '2021-08-10T02:13:00.000Z',
  })

  const seen = await reshootOf()
  expect(seen?.answer?.sentence).toMatch(
    /2021-08-10 09:00:00 发出，照片于 2021-08-10 10:13:00 收到.*1 小时 13 分钟/,
  )
  expect(seen?.answer?.pictureUrl).toMatch(/^\/files\//)
  const said = {
    filingId: city.filingId,
    challengeId: id,
    verdict: 'fine' as const,
    reason: '同一地点，码清楚',
  }
  await (await city.as('section')).review.judgeChallenge(said)
  const after = await city.everything()
  await (await city.as('section')).review.judgeChallenge(said)
  expect(await city.everything()).toBe(after)
  expect((await reshootOf('division'))?.judgement).toMatchObject({ verdict: 'fine', by: 'section某人' })
  expect((await owed()).some((one) => one.id === id)).toBe(false)
  const actions = (await city.audit()).map(({ action }) => action)
  for (const action of [
    'evidence.sample-drawn',
    'challenge.code-issued',
    'challenge.answered',
    'challenge.judged',
  ]) {
    expect(actions.filter((one) => one === action)).toHaveLength(1)
  }
})

it('CH2: the same order again draws nothing anew, and what was drawn is not drawn again', async () => {
  const sampleId = randomUUID()
  const first = await draw('section', 1, sampleId)
  const before = await city.everything()
  expect(await draw('section', 1, sampleId)).toEqual(first)
  expect(await city.everything()).toBe(before)
  expect(await draw('section', 50)).toMatchObject({ population: 1, drawn: 1 })
  expect(await problemOf(draw('section'))).toBe('sample.nothing-to-draw')
})

it('CH3: the code in force is told again; once it has expired another takes its place', async () => {
  await draw()
  const id = await issued()
  const author = await city.as('author')
  const first = await author.sync.issueCode({ challengeId: id })
  city.at('2021-08-12T00:59:00.000Z')
  expect(await author.sync.issueCode({ challengeId: id })).toEqual(first)
  city.at('2021-08-12T01:00:00.000Z')
  const second = await author.sync.issueCode({ challengeId: id })
  expect(second.expiresAt).toBe('2021-08-14T01:00:00.000Z')
})

describe('CH4: a photo that does not answer is kept in the diary, and the re-shoot stays open', () => {
  it.each<[string, string, () => Promise<unknown>]>([
    ['another code', 'other-code', () => answer({ code: '222222' })],
    [
      'too late',
      'expired',
      async () => {
        city.at('2021-08-12T01:00:01.000Z')
        return answer()
      },
    ],
    [
      'the first picture once more',
      'same-picture',
      async () =>
        answer(
          {},
          await sharp({ create: { width: 64, height: 48, channels: 3, background: { r: 10, g: 90, b: 60 } } })
            .jpeg()
            .toBuffer(),
        ),
    ],
  ])('%s', async (_, why, act) => {
    await draw()
    const id = await issued()
    const entry = (await act()) as DiaryEntry
    expect((await owed()).find((one) => one.id === id)).toMatchObject({ answeredAt: null })
    const diary = await (await city.as('author')).sync.diary({ after: null })
    expect(diary.entries.map((one) => one.id)).toContain(entry.id)
    const { rows } = await city.pool.query(
      "select details->>'why' as why from audit_record where action = 'challenge.missed'",
    )
    expect(rows).toEqual([{ why }])
  })

  it('a second answer changes nothing of the first', async () => {
    await draw()
    await issued()
    const first = await answer()
    await answer({}, await picture(150))
    const { rows } = await city.pool.query('select entry_id from challenge where entry_id is not null')
    expect(rows).toEqual([{ entry_id: first.id }])
  })
})

describe('CH7: refused, and nothing changed', () => {
  it.each<[string, string, () => Promise<unknown>]>([
    ['a unit head draws', 'sample.not-yours-to-draw', () => draw('head')],
    ['an author draws', 'sample.not-yours-to-draw', () => draw('author')],
    ['a county draws among the city’s', 'sample.nothing-to-draw', () => draw('county')],
    [
      'another unit fetches a code',
      'challenge.not-found',
      async () => (await city.as('stranger')).sync.issueCode({ challengeId: (await owed())[0]?.id ?? '' }),
    ],
    [
      'a reviewer fetches a code',
      'challenge.not-found',
      async () => (await city.as('section')).sync.issueCode({ challengeId: (await owed())[0]?.id ?? '' }),
    ],
    [
      'it is judged before the answer',
      'challenge.unanswered',
      async () =>
        (await city.as('section')).review.judgeChallenge({
          ...{ filingId: city.filingId, challengeId: (await owed())[0]?.id ?? '' },
          ...{ verdict: 'fine', reason: '没有照片' },
        }),
    ],
    [
      'an author judges',
      'finding.not-yours-to-judge',
      async () =>
        (await city.as('author')).review.judgeChallenge({
          ...{ filingId: city.filingId, challengeId: (await owed())[0]?.id ?? '' },
          ...{ verdict: 'fine', reason: '没有照片' },
        }),
    ],
  ])('%s', async (_, code, act) => {
    await draw('section', 1)
    const before = await city.everything()
    expect(await problemOf(act())).toBe(code)
    expect(await city.everything()).toBe(before)
  })
})
