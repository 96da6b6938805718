/** Doubts about photos, from the background job to the reviewer's judgement, on a real database. */
import { randomUUID } from 'node:crypto'
import type { EvidenceRef } from '@domain/evidence/evidence'
import { makeImages } from '@server/application/evidence/make-images'
import { inWgs84 } from '@server/evidence/datum'
import { imageLedger } from '@server/storage/image-ledger'
import sharp from 'sharp'
import { type City, openCity, type Person, revision } from '../support/city'
import { problemOf, reportFor } from '../support/report'

let city: City
beforeEach(async () => {
  city = await openCity()
})
afterEach(() => city.close())

const yard = (): Promise<Buffer> =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><rect width="800" height="600" fill="#9ab"/>
       <rect x="60" y="300" width="300" height="260" fill="#642"/><circle cx="600" cy="180" r="110" fill="#fe8"/>
       <rect x="420" y="380" width="330" height="90" fill="#254"/><rect x="150" y="90" width="90" height="210" fill="#c33"/></svg>`,
    ),
  )
    .jpeg()
    .toBuffer()

/** Hands in a report of the filing with these photos, and lets the background job do its work. */
async function handIn(
  person: Person,
  filingId: string,
  bytes: readonly Uint8Array[],
  slotAt = 0,
): Promise<readonly EvidenceRef[]> {
  const caller = await city.as(person)
  const { content, indicators } = await reportFor(city, caller, filingId)
  const slot = indicators[slotAt] ?? ''
  const photos: EvidenceRef[] = []
  for (const file of bytes) photos.push(await city.store(person, filingId, slot, file))
  const funds = { ...content.funds, estimate: '6.30', remark: '按进度支付' }
  const sent = revision(filingId, 0, { ...content, funds }, photos)
  await caller.sync.push(sent)
  await makeImages(city.house, imageLedger(city.pool, inWgs84), sent.revisionId)
  return photos
}

async function doubtsFor(person: Person, filingId: string) {
  const view = await (await city.as(person)).review.filing({ id: filingId })
  return view.evidence.flatMap(({ findings }) => findings)
}

it('EV15, EV23: the same file in another project is told, and named only to whom that project is in scope', async () => {
  const bytes = await yard()
  await handIn('author', city.filingId, [bytes])
  await handIn('stranger', city.otherFilingId, [bytes])
  expect(await doubtsFor('head', city.filingId)).toEqual([]) // the first of the two had no other

  const [seen] = await doubtsFor('division', city.otherFilingId)
  expect(seen).toMatchObject({ kind: 'same-bytes', title: '疑似重复使用', judgement: null })
  expect(seen?.sentence).toContain('再扶助')
  expect(seen?.otherUrl).toMatch(/^\/files\//)

  const [hidden] = await doubtsFor('strangeHead', city.otherFilingId)
  expect(hidden).toMatchObject({ kind: 'same-bytes', otherUrl: null })
  expect(hidden?.sentence).toContain('另一单位的项目')
  expect(JSON.stringify(hidden)).not.toContain('再扶助')
  expect(await doubtsFor('stranger', city.otherFilingId)).toEqual([]) // EV23: nothing of it for authors
})

it('EV16: nearly the same photo of another indicator is told; of the same indicator and year it is not', async () => {
  const bytes = await yard()
  const again = await sharp(bytes).resize(500).modulate({ brightness: 1.1 }).jpeg({ quality: 55 }).toBuffer()
  await handIn('author', city.filingId, [bytes, again])
  expect(await doubtsFor('head', city.filingId)).toEqual([])

  const third = await sharp(bytes).extract({ left: 16, top: 12, width: 768, height: 576 }).jpeg().toBuffer()
  await handIn('stranger', city.otherFilingId, [third])
  const doubts = await doubtsFor('division', city.otherFilingId)
  expect(doubts.map(({ kind }) => kind)).toEqual(['alike'])
  expect(doubts[0]?.sentence).toMatch(/很像（差异 \d+\/128，轮廓相合 \d+%）/)
})

it('EV16: another process, and one started later, know the photos of the first', async () => {
  const bytes = await yard()
  await handIn('author', city.filingId, [bytes])
  const { rows } = await city.pool.query<{ sha256: string; hash: string }>(
    'select sha256, hash from photo_trace',
  )
  const ledgers = [imageLedger(city.pool, inWgs84), imageLedger(city.pool, inWgs84)]
  for (const ledger of ledgers) {
    expect(await ledger.lookalikes('other', rows[0]?.hash ?? '')).toMatchObject([{ sha256: rows[0]?.sha256 }])
    expect(await ledger.lookalikes(rows[0]?.sha256 ?? '', rows[0]?.hash ?? '')).toEqual([])
  }
  await ledgers[0]?.noteTrace(
    'new',
    { hash: rows[0]?.hash ?? '', detail: new Uint8Array(576) },
    {
      ...{
        width: null,
        height: null,
        takenAt: null,
        offset: null,
        camera: null,
        software: null,
        place: null,
      },
    },
  )
  expect(await ledgers[1]?.lookalikes('other', rows[0]?.hash ?? '')).toHaveLength(2)
})

it('EV18: a photo far from the registered site is told, in the datum of the site', async () => {
  await city.pool.query(
    "update project set site_latitude = 25.84, site_longitude = 114.93 where name like '%再扶助%'",
  )
  await handIn('author', city.filingId, [await yard()])
  const [far] = await doubtsFor('head', city.filingId)
  expect(far).toMatchObject({ kind: 'far-from-site' })
  expect(far?.sentence).toMatch(/还有约 1,0\d\d 米（允许 500 米）/)
  expect(
    inWgs84({ latitude: 25.83, longitude: 114.93, accuracyMeters: 1, ageMs: 0, datum: 'GCJ-02' }).latitude,
  ).toBeCloseTo(25.833, 2)
})

describe('EV24: a reviewer’s judgement', () => {
  const judged = { verdict: 'fine' as const, reason: '同一块公示牌，两个项目合建' }

  it('is kept with its reason, recorded, and survives the next look; the same again records nothing', async () => {
    const bytes = await yard()
    await handIn('author', city.filingId, [bytes])
    await handIn('stranger', city.otherFilingId, [bytes])
    const [doubt] = await doubtsFor('strangeHead', city.otherFilingId)
    const said = { filingId: city.otherFilingId, findingId: doubt?.id ?? '', ...judged }
    const head = await city.as('strangeHead')
    await head.review.judgeFinding(said)
    const after = await city.everything()
    await head.review.judgeFinding(said)
    expect(await city.everything()).toBe(after)
    const { rows } = await city.pool.query('select id from revision where filing_id = $1', [
      city.otherFilingId,
    ])
    await city.pool.query('update evidence set examined_at = null')
    await makeImages(city.house, imageLedger(city.pool, inWgs84), rows[0].id)
    expect(await doubtsFor('division', city.otherFilingId)).toMatchObject([
      { judgement: { ...judged, by: 'strangeHead某人' } },
    ])
    const actions = (await city.audit()).map(({ action }) => action)
    expect(actions.filter((action) => action === 'evidence.finding-judged')).toHaveLength(1)
  })

  it.each<[string, Person, Partial<{ filingId: string; findingId: string; reason: string }>, string]>([
    ['an author', 'stranger', {}, 'finding.not-yours-to-judge'],
    ['somebody of another unit', 'head', {}, 'filing.not-found'],
    ['a finding that there is not', 'division', { findingId: randomUUID() }, 'evidence.not-found'],
    ['no reason', 'division', { reason: ' ' }, 'request.malformed'],
  ])('refuses %s, and changes nothing', async (_, person, change, code) => {
    const bytes = await yard()
    await handIn('author', city.filingId, [bytes])
    await handIn('stranger', city.otherFilingId, [bytes])
    const [doubt] = await doubtsFor('division', city.otherFilingId)
    const caller = await city.as(person)
    const before = await city.everything()
    const said = { filingId: city.otherFilingId, findingId: doubt?.id ?? '', ...judged, ...change }
    const call = caller.review.judgeFinding(said)
    if (code === 'request.malformed') await expect(call).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    else expect(await problemOf(call)).toBe(code)
    expect(await city.everything()).toBe(before)
  })
})

it('RV6: an open doubt keeps a report out of the batch; one that was found to be none does not', async () => {
  const bytes = await yard()
  await handIn('author', city.filingId, [bytes])
  const [photo] = await handIn('stranger', city.otherFilingId, [bytes])
  // as when its photos were confirmed before
  await city.pool.query(
    'insert into photo_confirmation (evidence_id, fit, actor_id) select $1, true, id from account limit 1',
    [photo?.id],
  )
  await city.pool.query("update filing set light = 'green', doubts = 0 where id = $1", [city.otherFilingId])
  const head = await city.as('strangeHead')
  const batchable = async () => (await head.review.queue({})).rows.map((row) => row.batchable)
  const approve = async () =>
    head.review.approveMany({
      items: [{ decisionId: randomUUID(), filingId: city.otherFilingId, revision: 1 }],
    })
  expect(await batchable()).toEqual([false])
  expect(await approve()).toMatchObject([{ outcome: 'refused', code: 'filing.to-be-read' }])

  const [doubt] = await doubtsFor('strangeHead', city.otherFilingId)
  const said = { filingId: city.otherFilingId, findingId: doubt?.id ?? '', reason: '合建项目' }
  await head.review.judgeFinding({ ...said, verdict: 'doubtful' })
  expect(await batchable()).toEqual([false])
  await head.review.judgeFinding({ ...said, verdict: 'fine' })
  expect(await batchable()).toEqual([true])
  expect(await approve()).toMatchObject([{ outcome: 'approved' }])
})
