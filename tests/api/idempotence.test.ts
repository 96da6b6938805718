import { setTimeout as pause } from 'node:timers/promises'
import { appRouter } from '@server/api/app-router'
import { actorOf } from '@server/application/identity/sessions'
import type { Store } from '@server/application/ports/transaction'
import { verifyReceipt } from '@server/application/sync/verify-receipt'
import { type City, openCity, password, revision } from '../support/city'
import { feedCaughtUp, problemOf, reportFor } from '../support/report'

let city: City
beforeAll(async () => {
  city = await openCity()
})
afterAll(() => city.close())

it('SY3 fifty concurrent deliveries of one report store one and get the same receipt', async () => {
  const author = await city.as('author')
  const { content, indicators } = await reportFor(city, author)
  const photo = await city.photo(indicators[0] ?? '')
  const sent = revision(city.filingId, 0, content, [photo])
  const receipts = await Promise.all(Array.from({ length: 50 }, () => author.sync.push(sent)))
  expect(new Set(receipts.map((receipt) => receipt.signature)).size).toBe(1)
  const { rows } = await city.pool.query<{ revisions: number; links: number; submitted: number }>(
    `select (select count(*)::int from revision) as revisions, (select count(*)::int from revision_evidence) as links,
            (select count(*)::int from audit_record where action = 'filing.submitted') as submitted`,
  )
  expect(rows[0]).toEqual({ revisions: 1, links: 1, submitted: 1 })
})

/** A caller whose writing transactions do all their work and then wait for `leave` before they commit. */
async function slowToCommit(username: string, leave: Promise<void>) {
  const { token } = await city.anybody().identity.signIn({ username, password, device: 'test' })
  const { store } = city.house
  const waiting: Store = {
    write: (work) =>
      store.write(async (tx) => {
        const result = await work(tx)
        await leave
        return result
      }),
  }
  const house = { ...city.house, store: waiting }
  return appRouter.createCaller({ house, token, address: '127.0.0.1', actor: () => actorOf(house, token) })
}

/** Resolves once a transaction of this database has done its work and is idle. */
async function heldByOne(): Promise<void> {
  for (;;) {
    const { rowCount } = await city.pool.query(
      `select from pg_stat_activity where datname = current_database() and state = 'idle in transaction'
          and query like '%insert into revision%'`,
    )
    if (rowCount === 1) return
    await pause(10)
  }
}

/** Resolves once that many sessions of this database wait for a row. */
async function waitingForRows(count: number): Promise<void> {
  for (;;) {
    const { rows } = await city.pool.query<{ waiting: number }>(
      `select count(*)::int as waiting from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`,
    )
    if (rows[0]?.waiting === count) return
    await pause(10)
  }
}

it('SY3, SY4 a delivery that was overtaken while it waited for its filing knows what was taken meanwhile', async () => {
  const stranger = await city.as('stranger')
  const report = await reportFor(city, stranger, city.otherFilingId)
  const funds = { ...report.content.funds, remark: '按进度支付', estimate: '6.30' }
  const content = { ...report.content, funds }
  const sent = revision(city.otherFilingId, 0, content)
  const another = revision(city.otherFilingId, 0, content)
  let leave = () => {}
  const slow = await slowToCommit('stranger', new Promise((resolve) => (leave = resolve)))
  const first = slow.sync.push(sent)
  // the first holds the filing's lock and has written; who comes now reads past all of it
  await Promise.race([first, heldByOne()])
  const again = stranger.sync.push(sent)
  await waitingForRows(1)
  const outdated = problemOf(stranger.sync.push(another))
  await waitingForRows(2)
  leave()
  expect(await again).toEqual(await first)
  expect(await outdated).toBe('revision.outdated')
  const { rows } = await city.pool.query('select id from revision where filing_id = $1', [city.otherFilingId])
  expect(rows).toEqual([{ id: sent.revisionId }])
})

it('TK1 opening a task again opens no filing twice', async () => {
  const division = await city.as('division')
  const before = await city.pool.query('select id from filing order by id')
  const outcome = await division.review.openTask({
    kind: 'monitoring',
    fiscalYear: 2021,
    month: 7,
    title: '2021年1–7月绩效监控',
    opensAt: '2021-08-01T00:00:00.000Z',
    dueAt: '2021-08-31T15:59:59.000Z',
  })
  expect(outcome).toEqual({ opened: 0, already: 2, unfit: [] })
  expect((await city.pool.query('select id from filing order by id')).rows).toEqual(before.rows)
})

it('ID2 five wrong passwords lock the account for a while, and the right one opens it afterwards', async () => {
  const anybody = city.anybody()
  const attempt = (secret: string) =>
    anybody.identity.signIn({ username: 'section', password: secret, device: 'test' })
  for (let time = 1; time <= 4; time += 1)
    expect(await problemOf(attempt('wrong'))).toBe('identity.wrong-password')
  expect(await problemOf(attempt('wrong'))).toBe('identity.locked')
  expect(await problemOf(attempt(password))).toBe('identity.locked')
  city.at('2021-08-10T01:16:00.000Z')
  expect((await attempt(password)).token).toHaveLength(43)
})

it('ID1 an unknown name is told no more than a wrong password', async () => {
  const attempt = city.anybody().identity.signIn({ username: 'nobody', password, device: 'test' })
  expect(await problemOf(attempt)).toBe('identity.wrong-password')
})

it('SY5 a receipt is verified with everything it promises, and a tampered one fails', async () => {
  const author = await city.as('author')
  await feedCaughtUp(city)
  const { filings } = await author.sync.pull({ cursor: null })
  const receipt = filings.flatMap((filing) => filing.revisions.map((revision) => revision.receipt))[0]
  if (!receipt) throw new Error('the author has no receipt')
  expect(await verifyReceipt(city.house, receipt)).toMatchObject({
    genuine: true,
    whole: true,
    revision: 'held',
    files: [{ state: 'whole' }],
  })
  const tampered = { ...receipt, payload: { ...receipt.payload, number: 2 } }
  expect(await verifyReceipt(city.house, tampered)).toEqual({ genuine: false, doubt: 'altered' })
  expect(await verifyReceipt(city.house, 'no receipt')).toEqual({ genuine: false, doubt: 'no-receipt' })
})
