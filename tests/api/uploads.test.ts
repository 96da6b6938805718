/** Uploads over real database and disk: several server processes, restarts, duplicates, what is cleared (UP1–UP11). */
import { createHash, randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { appRouter } from '@server/api/app-router'
import { actorOf } from '@server/application/identity/sessions'
import type { Work } from '@server/application/ports/context'
import { clearUploads } from '@server/application/sync/clear-uploads'
import { beginUpload, continueUpload, uploadStanding } from '@server/application/sync/upload'
import { openDiskBlobs } from '@server/evidence/disk-blobs'
import { buildServer } from '@server/http/server'
import { databaseUploads } from '@server/storage/uploads'
import { tusOver } from '../../mobile/src/sync/tus'
import { type City, openCity, type Person, password } from '../support/city'

const piece = 256 * 1024
const photoOf = (size: number) => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), randomBytes(size - 3)])
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
async function* slices(...given: Uint8Array[]) {
  yield* given
}

let city: City
beforeAll(async () => {
  city = await openCity()
})
afterAll(() => city.close())

async function workOf(person: Person): Promise<Work> {
  const { token } = await city.anybody().identity.signIn({ username: person, password, device: 'test' })
  const actor = await actorOf(city.house, token)
  if (!actor) throw new Error('no session')
  return { ...city.house, actor }
}

const announced = (bytes: Uint8Array) => ({
  for: { filingId: city.filingId },
  sha256: sha256(bytes),
  size: bytes.byteLength,
})
const stored = async () => (await city.audit()).filter((entry) => entry.action === 'evidence.stored')

it('UP6 two processes take turns on one upload: the second goes on where the first stopped', async () => {
  const first = await workOf('author')
  const second = { ...first, blobs: await openDiskBlobs(city.blobFolder) }
  const bytes = photoOf(4 * piece + 5)
  const { id } = await beginUpload(first, announced(bytes), slices(bytes.subarray(0, piece)))
  if (id === null) throw new Error('no upload')
  for (let at = piece, turn = 0; at < bytes.length; at += piece, turn += 1) {
    const work = turn % 2 === 0 ? second : first
    expect((await uploadStanding(work, id)).offset).toBe(at)
    await continueUpload(work, id, at, slices(bytes.subarray(at, at + piece)))
  }
  expect(Buffer.from((await first.blobs.read(sha256(bytes))) ?? []).equals(bytes)).toBe(true)
  expect(await uploadStanding(first, id)).toMatchObject({ offset: bytes.length, size: bytes.length })
  expect(await readdir(join(city.blobFolder, 'parts'))).toEqual([])
})

it('UP6 fifty at once, of both processes, with the same file: one blob, one holding, one audit record', async () => {
  const first = await workOf('author')
  const second = { ...first, blobs: await openDiskBlobs(city.blobFolder) }
  const bytes = photoOf(200_000)
  const before = (await stored()).length
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, at) =>
      beginUpload(at % 2 === 0 ? first : second, announced(bytes), slices(bytes)),
    ),
  )
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(answers[0]?.stored).toEqual({ sha256: sha256(bytes), size: bytes.length })
  expect((await stored()).slice(before).map((entry) => entry.subject_id)).toEqual([sha256(bytes)])
  const { rows } = await city.pool.query('select unit_id from blob_holding where sha256 = $1', [
    sha256(bytes),
  ])
  expect(rows).toHaveLength(1)
})

it('UP6 ten requests with the last piece of one upload: the unit holds the file once, nothing is left over', async () => {
  const work = await workOf('author')
  const bytes = photoOf(2 * piece)
  const { id } = await beginUpload(work, announced(bytes), slices(bytes.subarray(0, piece)))
  const before = (await stored()).length
  const answers = await Promise.allSettled(
    Array.from({ length: 10 }, () => continueUpload(work, id ?? '', piece, slices(bytes.subarray(piece)))),
  )
  expect(answers.some((answer) => answer.status === 'fulfilled')).toBe(true)
  for (const answer of answers.filter((one) => one.status === 'rejected')) {
    expect(answer.reason).toMatchObject({ name: 'Problem', code: expect.stringMatching(/^upload\./) })
  }
  expect(await uploadStanding(work, id ?? '')).toMatchObject({ offset: bytes.length })
  expect((await stored()).length).toBe(before + 1)
  expect(await readdir(join(city.blobFolder, 'parts'))).toEqual([])
})

it('UP11 many files of two units at once, in two processes: each is held by whose it is, with one audit record', async () => {
  const author = await workOf('author')
  const stranger = { ...(await workOf('stranger')), uploads: databaseUploads(city.pool) }
  const files = Array.from({ length: 12 }, () => photoOf(3_000))
  const before = (await stored()).length
  await Promise.all(
    files.flatMap((bytes) => [
      beginUpload(author, announced(bytes), slices(bytes)),
      beginUpload(stranger, { ...announced(bytes), for: { filingId: city.otherFilingId } }, slices(bytes)),
      beginUpload(author, announced(bytes), slices(bytes)),
    ]),
  )
  const hashes = files.map(sha256)
  const { rows } = await city.pool.query<{ unit: string; files: number; uploaders: string[] }>(
    `select unit_id as unit, count(*)::int as files, array_agg(distinct uploader) as uploaders
       from blob_holding where sha256 = any($1) group by unit_id`,
    [hashes],
  )
  expect(rows.map(({ files: count, uploaders }) => [count, uploaders])).toEqual(
    expect.arrayContaining([author, stranger].map(({ actor }) => [files.length, [actor.accountId]])),
  )
  const records = (await stored()).slice(before)
  expect(records.map(({ subject_id }) => subject_id).sort()).toEqual([...hashes, ...hashes].sort())
})

it('UP5 to a colleague of the same unit, and to another unit, the upload is absent, and nothing changes', async () => {
  const work = await workOf('author')
  const bytes = photoOf(2 * piece)
  const { id } = await beginUpload(work, announced(bytes), slices(bytes.subarray(0, piece)))
  const stranger = await workOf('stranger')
  const others = [stranger, await workOf('colleague'), await workOf('head')]
  const before = await city.everything()
  for (const other of others) {
    const code = 'upload.not-found'
    await expect(uploadStanding(other, id ?? '')).rejects.toMatchObject({ code })
    await expect(continueUpload(other, id ?? '', piece, slices(bytes.subarray(piece)))).rejects.toMatchObject(
      { code },
    )
  }
  await expect(beginUpload(stranger, announced(bytes), slices(bytes))).rejects.toMatchObject({
    code: 'filing.not-found',
  })
  expect(await city.everything()).toBe(before)
  expect(await uploadStanding(work, id ?? '')).toMatchObject({ offset: piece })
})

it('UP10 bytes of another unit are sent whole and held apart; lacking tells of one’s own only', async () => {
  const bytes = photoOf(60_000)
  await beginUpload(await workOf('author'), announced(bytes), slices(bytes))
  const stranger = await city.as('stranger')
  const ask = () => stranger.sync.lacking({ filingId: city.otherFilingId, hashes: [sha256(bytes)] })
  expect(await ask()).toEqual([sha256(bytes)])
  const file = { ...announced(bytes), for: { filingId: city.otherFilingId } }
  const fake = Buffer.from(bytes)
  fake[59_999] = (fake[59_999] ?? 0) ^ 1
  await expect(beginUpload(await workOf('stranger'), file, slices(fake))).rejects.toMatchObject({
    code: 'evidence.hash-mismatch',
  })
  expect(await ask()).toEqual([sha256(bytes)])
  await beginUpload(await workOf('stranger'), file, slices(bytes))
  expect(await ask()).toEqual([])
})

it('the phone’s own client and the server’s address understand each other, over HTTP', async () => {
  const server = await buildServer({ house: city.house, router: appRouter, h5Dir: null })
  const base = await server.listen({ port: 0, host: '127.0.0.1' })
  const { token } = await city.anybody().identity.signIn({ username: 'author', password, device: 'test' })
  const sizes: number[] = []
  const transport = tusOver(
    {
      async sendBytes({ url, method, headers, body }) {
        sizes.push(body?.byteLength ?? 0)
        const answer = await fetch(url, { method, headers, body })
        return {
          status: answer.status,
          text: await answer.text(),
          header: (name) => answer.headers.get(name),
        }
      },
    },
    () => base,
    () => ({ authorization: `Bearer ${token}` }),
  )
  const bytes = photoOf(3 * piece + 9)
  const purpose = { filingId: city.filingId }
  const whole = { purpose, sha256: sha256(bytes), size: bytes.length }
  const part = (from: number) => new Uint8Array(bytes).slice(from, from + piece).buffer
  const first = await transport.upload({ ...whole, at: null, bytes: part(0) })
  expect(await transport.uploadOffset(first.address)).toBe(piece)
  await expect(
    transport.upload({ ...whole, at: { ...first, offset: 5 }, bytes: part(5) }),
  ).rejects.toMatchObject({
    code: 'upload.elsewhere',
    details: { offset: piece },
  })
  let at = first
  while (at.offset < bytes.length) at = await transport.upload({ ...whole, at, bytes: part(at.offset) })
  expect(await transport.uploadOffset(first.address)).toBe(bytes.length)
  expect(await transport.uploadOffset('/uploads/0190a5c0-0000-7000-8000-00000000f111')).toBeNull()
  expect(await city.house.blobs.verify(sha256(bytes))).toBe('whole')
  await server.close()
})

describe('UP8', () => {
  const begin = async () => {
    const work = await workOf('author')
    const bytes = photoOf(2 * piece)
    const { id } = await beginUpload(work, announced(bytes), slices(bytes.subarray(0, piece)))
    return { work, bytes, id: id ?? '' }
  }
  const parts = () => readdir(join(city.blobFolder, 'parts'))
  const inDays = (days: number) => ({ ...city.house, now: () => new Date(Date.now() + days * 86_400_000) })

  beforeEach(async () => {
    await clearUploads(inDays(30))
  })

  it('an upload that nobody goes on with goes after seven days with its pieces; a younger one stays', async () => {
    const { work, bytes, id } = await begin()
    await clearUploads(inDays(6.9))
    expect([(await uploadStanding(work, id)).offset, (await parts()).length]).toEqual([piece, 1])
    await clearUploads(inDays(7.1))
    await expect(continueUpload(work, id, piece, slices(bytes.subarray(piece)))).rejects.toMatchObject({
      code: 'upload.not-found',
    })
    expect(await parts()).toEqual([])
  })

  it('pieces that a killed process left go after a day; those of an upload stay', async () => {
    const { work, id } = await begin()
    await city.house.blobs.parts.add(randomBytes(10))
    await clearUploads(inDays(0.9))
    expect(await parts()).toHaveLength(2)
    await clearUploads(inDays(1.1))
    expect(await parts()).toHaveLength(1)
    expect((await uploadStanding(work, id)).offset).toBe(piece)
  })

  it('a piece that is gone all the same: the upload is absent, and the file is sent anew', async () => {
    const { work, bytes, id } = await begin()
    await city.house.blobs.parts.remove(await parts())
    await expect(continueUpload(work, id, piece, slices(bytes.subarray(piece)))).rejects.toMatchObject({
      code: 'upload.not-found',
    })
    await expect(uploadStanding(work, id)).rejects.toMatchObject({ code: 'upload.not-found' })
    expect((await beginUpload(work, announced(bytes), slices(bytes.subarray(0, piece)))).offset).toBe(piece)
  })
})
