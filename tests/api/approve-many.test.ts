import { randomUUID } from 'node:crypto'
import { type Caller, type City, openCity, revision } from '../support/city'
import { problemOf, reportFor } from '../support/report'

/** Several approved together: the unit head of one unit. */
let city: City
let head: Caller
beforeEach(async () => {
  city = await openCity()
  head = await city.as('head')
})
afterEach(() => city.close())

/** Hands in a report on target, with a photo where asked. */
async function handIn({ base = 0, photo = false } = {}): Promise<void> {
  const author = await city.as('author')
  const { content, indicators } = await reportFor(city, author)
  const photos = photo ? [await city.photo(indicators[0] ?? '')] : []
  await author.sync.push(revision(city.filingId, base, content, photos))
}

const clean = () =>
  city.pool.query("update filing set light = 'green', doubts = 0 where id = $1", [city.filingId])

const item = (filingId = city.filingId, number = 1) => ({
  decisionId: randomUUID(),
  filingId,
  revision: number,
})

const batchable = async () =>
  (await head.review.queue({})).rows.find((row) => row.filingId === city.filingId)?.batchable

describe('RV6 the queue tells what may be approved together', () => {
  it('green, without doubts, without photos', async () => {
    await handIn()
    await clean()
    expect(await batchable()).toBe(true)
  })

  it.each(['light', 'doubts'] as const)('not with %s against it', async (column) => {
    await handIn()
    await clean()
    const value = column === 'light' ? "'yellow'" : '1'
    await city.pool.query(`update filing set ${column} = ${value} where id = $1`, [city.filingId])
    expect(await batchable()).toBe(false)
  })

  it('not with a photo that nobody has judged', async () => {
    await handIn({ photo: true })
    await clean()
    expect(await batchable()).toBe(false)
  })

  it('a revision’s doubts are counted when it is received, and stay through a decision', async () => {
    await handIn()
    const counted = async () =>
      (await city.pool.query<{ doubts: number }>('select doubts from filing where id = $1', [city.filingId]))
        .rows[0]?.doubts
    const before = await counted()
    expect(before).toEqual(expect.any(Number))
    await head.review.approve({ ...item(), opinion: '' })
    expect(await counted()).toBe(before)
  })
})

describe('RV5 several at once', () => {
  it('each gets its own answer, and one refusal stops no other', async () => {
    await handIn()
    await clean()
    const results = await head.review.approveMany({
      items: [item(city.otherFilingId), item(), item(randomUUID())],
    })
    expect(results).toMatchObject([
      { filingId: city.otherFilingId, outcome: 'refused', code: 'filing.not-found' },
      { filingId: city.filingId, outcome: 'approved', at: 'department' },
      { outcome: 'refused', code: 'filing.not-found' },
    ])
  })

  it('RV4 the same ids again get the same answers and decide nothing twice', async () => {
    await handIn()
    await clean()
    const items = [item()]
    const first = await head.review.approveMany({ items })
    const after = await city.everything()
    expect(await head.review.approveMany({ items })).toEqual(first)
    expect(await city.everything()).toBe(after)
  })

  it.each`
    promise                                            | spoil                                                  | number | code
    ${'RV3 another revision came meanwhile'}           | ${''}                                                  | ${2}   | ${'filing.moved'}
    ${'RV6 its light is not green'}                    | ${"update filing set light = 'red' where id = $1"}     | ${1}   | ${'filing.to-be-read'}
    ${'RV6 the checks had a doubt'}                    | ${'update filing set doubts = 2 where id = $1'}        | ${1}   | ${'filing.to-be-read'}
    ${'RV2 somebody else has taken it a step further'} | ${"update filing set at = 'department' where id = $1"} | ${1}   | ${'filing.not-with-you'}
  `('$promise: refused, and nothing changed', async ({ spoil, number, code }) => {
    await handIn()
    await clean()
    if (spoil !== '') await city.pool.query(spoil, [city.filingId])
    const before = await city.everything()
    const results = await head.review.approveMany({ items: [item(city.filingId, number)] })
    expect(results).toMatchObject([{ outcome: 'refused', code, sentence: expect.any(String) }])
    expect(await city.everything()).toBe(before)
  })

  it('RV6 a photo to judge is not passed over unread', async () => {
    await handIn({ photo: true })
    await clean()
    const before = await city.everything()
    expect(await head.review.approveMany({ items: [item()] })).toMatchObject([{ code: 'filing.to-be-read' }])
    expect(await city.everything()).toBe(before)
  })

  it('AC2 an author approves nothing, and without a session nobody does', async () => {
    await handIn()
    await clean()
    const before = await city.everything()
    const author = await city.as('author')
    expect(await author.review.approveMany({ items: [item()] })).toMatchObject([
      { code: 'filing.not-with-you' },
    ])
    expect(await problemOf(city.anybody().review.approveMany({ items: [item()] }))).toBe(
      'identity.session-ended',
    )
    expect(await city.everything()).toBe(before)
  })
})
