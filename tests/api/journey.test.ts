import { randomUUID } from 'node:crypto'
import { revisionHash } from '@domain/sync/protocol'
import { type City, openCity, revision } from '../support/city'
import { feedCaughtUp, problemOf, pulled, reportFor } from '../support/report'

/** The way of a monitoring report, from the first pull to the public page, through the API on a real database. */
let city: City
beforeAll(async () => {
  city = await openCity()
})
afterAll(() => city.close())

it('DS1, DS2 travels from the phone up the chain, back for one indicator, up again, and to the public', async () => {
  const author = await city.as('author')
  const { content, indicators } = await reportFor(city, author)
  const [first, second] = indicators as [string, string]
  const photos = [await city.photo(first, 10), await city.photo(second, 200)]

  const sent = revision(city.filingId, 0, content, photos)
  const receipt = await author.sync.push(sent)
  expect(receipt.payload).toMatchObject({ number: 1, contentHash: revisionHash(sent) })
  expect(receipt.payload.files.map((file) => file.sha256)).toEqual(photos.map((photo) => photo.sha256))
  expect(city.house.receipts.verify(receipt)).toBe(true)

  const decision = () => ({ decisionId: randomUUID(), filingId: city.filingId, revision: 1, opinion: '' })
  const queue = await (await city.as('head')).review.queue({})
  expect(queue.rows.map((row) => row.filingId)).toEqual([city.filingId])
  await (await city.as('head')).review.approve(decision())
  await (await city.as('department')).review.approve(decision())
  await (await city.as('section')).review.approve(decision())
  const returned = await (await city.as('division')).review.return({
    ...decision(),
    to: 'author',
    remarks: [{ field: `indicators.${first}.actual`, reason: 'evidence', text: '请补拍签收台账的合计页' }],
  })
  expect(returned).toEqual({ at: 'author' })

  const filing = await pulled(author, city.filingId, ({ at }) => at === 'author')
  expect(filing).toMatchObject({ at: 'author', returnedFrom: 'division', revision: 1 })
  expect(filing.remarks.map((remark) => remark.text)).toEqual(['请补拍签收台账的合计页'])

  city.at('2021-08-20T01:00:00.000Z')
  const better = await city.photo(first, 30)
  await author.sync.push(revision(city.filingId, 1, content, [...photos, better]))
  const division = await city.as('division')
  const view = await division.review.filing({ id: city.filingId })
  expect(view).toMatchObject({ at: 'division', revision: 2, may: { decide: true } }) // FC4: back to where it was returned
  expect(view.evidence).toHaveLength(3)
  await division.review.approve({ ...decision(), revision: 2 })

  const found = await city.anybody().disclosure.search({ text: '扶助', before: null })
  const result = found.items.find((item) => item.kind === 'monitoring')
  expect(result?.content.result?.items).toHaveLength(indicators.length)
  expect(result?.content.photos).toEqual([]) // DS3: none before a person has looked
  expect(JSON.stringify(result)).not.toContain('author某人') // MK4

  await (await city.as('disclosure')).review.confirmPhoto({
    filingId: city.filingId,
    evidenceId: better.id,
    fit: true,
  })
  const [latest] = await city.anybody().disclosure.project({ id: result?.content.project.id ?? '' })
  expect(latest).toMatchObject({ version: 2, kind: 'monitoring' })
  expect(latest?.content.photos).toMatchObject([{ itemId: first, month: '2021-08' }])
  expect(latest?.content.photos[0]?.sha256).not.toBe(better.sha256) // the public copy is another file
  // DS4: the month, and nothing that tells the minute or the place
  expect(Object.keys(latest?.content.photos[0] ?? {}).sort()).toEqual(['itemId', 'month', 'sha256'])
  expect(JSON.stringify(latest?.content)).not.toMatch(/latitude|longitude|takenAt/)
})

it('FK3 what the registers say later changes nothing of what was asked', async () => {
  const author = await city.as('author')
  const { subject } = await pulled(author, city.filingId)
  const { rows } = await city.pool.query(
    'select p.id, p.name from filing f join project p on p.id = f.project_id where f.id = $1',
    [city.filingId],
  )
  const [project] = rows
  await city.pool.query("update project set name = name || '（更名）' where id = $1", [project.id])
  expect((await pulled(author, city.filingId)).subject).toEqual(subject)
  expect(JSON.stringify(subject)).toContain(project.name)
  await city.pool.query('update project set name = $2 where id = $1', [project.id, project.name])
})

it('leaves an audit record of each change of state', async () => {
  const actions = (await city.audit())
    .filter((entry) => entry.subject_id === city.filingId)
    .map(({ action }) => action)
  expect(actions).toEqual([
    'filing.opened',
    'filing.submitted',
    'filing.approved',
    'filing.approved',
    'filing.approved',
    'filing.returned',
    'filing.submitted',
    'filing.approved',
  ])
})

it('pulls only what changed since the cursor, and everything after a change of epoch', async () => {
  const author = await city.as('author')
  await feedCaughtUp(city)
  const whole = await author.sync.pull({ cursor: null })
  expect(whole).toMatchObject({ complete: true, fresh: true })
  const nothing = await author.sync.pull({ cursor: whole.cursor })
  expect(nothing).toMatchObject({ complete: true, fresh: false, filings: [] })
  const other = await author.sync.pull({ cursor: { ...whole.cursor, epoch: 'of another database' } })
  expect(other.fresh).toBe(true)
  expect(other.filings).toHaveLength(whole.filings.length)
})

it('refuses further revisions once it is final', async () => {
  const author = await city.as('author')
  const { content } = await reportFor(city, author)
  expect(await problemOf(author.sync.push(revision(city.filingId, 2, content)))).toBe('filing.not-with-you')
})
