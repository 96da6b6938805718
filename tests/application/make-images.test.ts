import { makeImages } from '@server/application/evidence/make-images'
import { inWgs84 } from '@server/evidence/datum'
import { imageLedger, requeueImages } from '@server/storage/image-ledger'
import sharp from 'sharp'
import { type City, openCity, revision } from '../support/city'
import { reportFor } from '../support/report'

let city: City
beforeAll(async () => {
  city = await openCity()
})
afterAll(() => city.close())

it('EV7 one decode gives a thumbnail and a watermarked copy, which every reader of the filing then sees', async () => {
  const author = await city.as('author')
  const { content, indicators } = await reportFor(city, author)
  const photo = await city.photo(indicators[0] ?? '')
  const sent = revision(city.filingId, 0, content, [photo])
  await author.sync.push(sent)
  const before = await (await city.as('head')).review.filing({ id: city.filingId })
  expect(before.evidence[0]).toMatchObject({ thumbnailUrl: null, undecodable: false })

  const jobs = await city.pool.query<{ payload: { revisionId: string } }>(
    'select payload from graphile_worker._private_jobs as j(id, job_queue_id, task_id, payload)',
  )
  expect(jobs.rows.map((row) => row.payload)).toEqual([{ revisionId: sent.revisionId }])
  await requeueImages(city.pool)
  expect((await city.pool.query('select 1 from graphile_worker.jobs')).rowCount).toBe(1)

  const ledger = imageLedger(city.pool, inWgs84)
  await makeImages(city.house, ledger, sent.revisionId)
  expect(await ledger.pending(sent.revisionId)).toEqual([])
  const after = await (await city.as('head')).review.filing({ id: city.filingId })
  const path = after.evidence[0]?.thumbnailUrl ?? ''
  const [, sha256 = ''] = /^\/files\/([0-9a-f]{64})/.exec(path) ?? []
  const thumbnail = await city.house.blobs.read(sha256)
  expect((await sharp(thumbnail ?? Buffer.alloc(0)).metadata()).format).toBe('jpeg')
})
