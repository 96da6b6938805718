/** OB16 at the server: a rescue file is looked at without a trace, and taken in through the same doors as from a phone. */
import type { EvidenceRef } from '@domain/evidence/evidence'
import { packRescue } from '@domain/sync/rescue'
import { takeInRescue } from '@server/application/sync/take-in-rescue'
import { type City, openCity, type Person, revision } from '../support/city'
import { reportFor } from '../support/report'

let city: City
beforeEach(async () => {
  city = await openCity()
})
afterEach(() => city.close())

async function rescued(person: Person, change: (content: object) => object = (same) => same) {
  const caller = await city.as(person)
  const { accountId, name } = await caller.identity.me()
  const { content, indicators } = await reportFor(city, await city.as('author'))
  const photo: EvidenceRef = await city.photo(indicators[0] ?? '')
  const bytes = await city.house.blobs.read(photo.sha256)
  await city.pool.query('delete from blob_holding') // the server never got it
  const sent = revision(city.filingId, 0, change(content) as typeof content, [photo])
  const manifest = {
    madeAt: '2026-08-25T01:00:00.000Z',
    account: { accountId, name },
    names: { projectName: '项目', title: '绩效监控', period: '2021-M07' },
    state: 'waiting' as const,
    queuedAt: '2021-08-10T02:00:00.000Z',
    reason: '没有网络',
  }
  const files = new Map(bytes ? [[photo.sha256, bytes] as const] : [])
  return { zip: packRescue({ manifest, revision: sent, lines: [], files }), sent, accountId }
}

it('OB16 looking at it changes nothing', async () => {
  const { zip, sent } = await rescued('author')
  const before = await city.everything()
  const report = await takeInRescue(city.house, zip, { store: false })
  expect(report).toMatchObject({
    revisionId: sent.revisionId,
    files: 1,
    absent: 0,
    receipt: null,
    stored: false,
  })
  expect(await city.everything()).toBe(before)
})

it('OB16 taken in, it is its author’s own report; the log says that an operator brought it; again changes nothing', async () => {
  const { zip, sent, accountId } = await rescued('author')
  const { receipt, stored } = await takeInRescue(city.house, zip, { store: true })
  expect(stored).toBe(true)
  expect(receipt?.payload).toMatchObject({ revisionId: sent.revisionId, number: 1 })
  const { rows } = await city.pool.query(
    "select action, actor_id from audit_record where action in ('filing.submitted', 'filing.rescued') order by action",
  )
  expect(rows).toEqual([
    { action: 'filing.rescued', actor_id: null },
    { action: 'filing.submitted', actor_id: accountId },
  ])
  const before = await city.everything()
  expect(await takeInRescue(city.house, zip, { store: true })).toMatchObject({ receipt, stored: false })
  // the phone itself comes back: the same receipt
  expect(await (await city.as('author')).sync.push(sent)).toEqual(receipt)
  expect(await city.everything()).toBe(before)
})

it.each<[string, Person, string]>([
  ['an author of another unit', 'stranger', 'filing.not-found'],
  ['somebody who does not report', 'head', 'filing.not-found'],
])('OB16 %s cannot file by it', async (_, person, code) => {
  const { zip } = await rescued(person)
  const before = await city.everything()
  await expect(takeInRescue(city.house, zip, { store: true })).rejects.toMatchObject({ code })
  expect(await city.everything()).toBe(before)
})

it('OB16 an author who is gone cannot file by it', async () => {
  const { zip, accountId } = await rescued('author')
  await city.pool.query('update account set active = false where id = $1', [accountId])
  const before = await city.everything()
  await expect(takeInRescue(city.house, zip, { store: true })).rejects.toMatchObject({
    code: 'rescue.author-gone',
  })
  expect(await city.everything()).toBe(before)
})

it('OB16 what the checks refuse from a phone they refuse from a file', async () => {
  const { zip } = await rescued('author', () => ({}))
  await expect(takeInRescue(city.house, zip, { store: true })).rejects.toMatchObject({
    code: 'filing.refused',
  })
  const { rows } = await city.pool.query('select count(*)::int as n from revision')
  expect(rows).toEqual([{ n: 0 }])
})
