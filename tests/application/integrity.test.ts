/** EV25, EV26: every stored file is hashed again, on a real database and disk. */
import { createHash, randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  checkIntegrity,
  type IntegrityPace,
  type IntegrityWorld,
} from '@server/application/evidence/integrity'
import type { BlobStore } from '@server/application/ports/evidence'
import { openDiskBlobs } from '@server/evidence/disk-blobs'
import { diskListing } from '@server/evidence/disk-listing'
import { integrityLedger } from '@server/storage/integrity-ledger'
import { type City, openCity } from '../support/city'

let city: City
let folder: string
let blobs: BlobStore
let now = Date.parse('2026-08-24T18:00:00.000Z')
beforeEach(async () => {
  city = await openCity()
  folder = await mkdtemp(join(tmpdir(), 'zhibao-integrity-'))
  blobs = await openDiskBlobs(folder)
  now = Date.now()
}, 30_000)
afterEach(async () => {
  await city.close()
  await rm(folder, { recursive: true, force: true })
})

const pauses: number[] = []
const world = (): IntegrityWorld => ({
  now: () => new Date(now),
  newId: () => '0190a5c0-0000-4000-8000-000000000099',
  blobs,
  pause: async (ms) => void pauses.push(ms),
  stopping: () => false,
})
const quick: IntegrityPace = { bytesPerSecond: 1000, longestMs: Number.POSITIVE_INFINITY }
const check = (pace = quick, of = world()) =>
  checkIntegrity(of, integrityLedger(city.pool), diskListing(folder), pace)

async function stored(count: number): Promise<string[]> {
  const names: string[] = []
  for (let at = 0; at < count; at += 1) {
    const { sha256, size } = await blobs.put(randomBytes(100 + at))
    await city.pool.query("insert into blob (sha256, size, media_type) values ($1, $2, 'image/jpeg')", [
      sha256,
      size,
    ])
    names.push(sha256)
  }
  return names.sort()
}

const pathOf = (name: string): string => join(folder, name.slice(0, 2), name.slice(2))

it('EV25: finds what is missing and what is damaged, names both, and says so at /health', async () => {
  const [first = '', second = '', third = ''] = await stored(6)
  await rm(pathOf(first))
  await writeFile(pathOf(second), 'other bytes')
  const run = await check()
  expect(run).toMatchObject({ files: 6, missing: [first], damaged: [second], orphans: [], listed: true })
  expect(run?.finishedAt).not.toBeNull()
  expect(await blobs.verify(third)).toBe('whole')
  expect(await city.house.reader.lastIntegrity()).toEqual(run)
  const audit = await city.pool.query("select details from audit_record where action = 'integrity.checked'")
  expect(audit.rows).toMatchObject([
    { details: { files: 6, missing: [first], damaged: [second], orphans: 0 } },
  ])
})

it('EV26: a file that nothing speaks of is told and left alone; one of today is none yet', async () => {
  await stored(2)
  const name = createHash('sha256').update('old').digest('hex')
  await mkdir(join(folder, name.slice(0, 2)), { recursive: true })
  await writeFile(pathOf(name), 'old')
  await utimes(pathOf(name), new Date(now - 2 * 86_400_000), new Date(now - 2 * 86_400_000))
  await blobs.put(Buffer.from('being uploaded'))
  expect(await check()).toMatchObject({ files: 2, missing: [], orphans: [name] })
  expect(await blobs.verify(name)).toBe('whole')
})

it('EV25: what was made of photos counts as well', async () => {
  const [name = ''] = await stored(1)
  await city.pool.query(
    "insert into blob_derivative (sha256, variant, derived, outcome) values ($1, 'thumbnail', $2, 'made')",
    [name, 'ab'.repeat(32)],
  )
  expect(await check()).toMatchObject({ files: 2, missing: ['ab'.repeat(32)] })
})

it('EV25: goes on where it stopped, looks at no file twice, and keeps what it had found', async () => {
  const names = await stored(8)
  await rm(pathOf(names[0] ?? ''))
  const looked: string[] = []
  const slow = (): IntegrityWorld => ({
    ...world(),
    blobs: {
      verify: async (name) => {
        looked.push(name)
        now += 1000
        return blobs.verify(name)
      },
    },
  })
  const pace = { ...quick, longestMs: 2500 }
  let run = await check(pace, slow())
  expect(run).toMatchObject({ finishedAt: null, files: 3, missing: [names[0]] })
  expect(await city.house.reader.lastIntegrity()).toBeNull()
  for (let pass = 0; run?.finishedAt === null && pass < 5; pass += 1) run = await check(pace, slow())
  expect(run).toMatchObject({ files: 8, missing: [names[0]] })
  expect(looked).toEqual(names)
})

it('EV25: stops at the next file when the process leaves', async () => {
  await stored(3)
  const leaving = { ...world(), stopping: () => true }
  expect(await check(quick, leaving)).toMatchObject({ finishedAt: null, files: 1 })
  expect(await check()).toMatchObject({ files: 3 })
})

it('EV25: rests after each file as its size and the pace ask', async () => {
  pauses.length = 0
  await stored(1)
  await check()
  expect(pauses).toEqual([100])
})

it('EV25: two at once are one', async () => {
  await stored(2)
  const ledger = integrityLedger(city.pool)
  await ledger.alone(async () => expect(await check()).toBeNull())
  expect(await check()).toMatchObject({ files: 2 })
})

it('EV26: a store that cannot be listed has its files checked, and says that orphans were not looked for', async () => {
  await stored(2)
  const run = await checkIntegrity(world(), integrityLedger(city.pool), null, quick)
  expect(run).toMatchObject({ files: 2, orphans: [], listed: false })
})
