/** The ground gives way below the server: its database is killed, its disk is full. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { sentenceOf } from '@domain/problems/codes'
import { openDiskBlobs } from '@server/evidence/disk-blobs'
import { arm, doomed, stepsOf } from './wire/doomed'
import { patiently } from './wire/patiently'
import { Place, type Running } from './wire/place'
import { fullDisk, serve } from './wire/planted'
import { type Rig, rig } from './wire/rig'

jest.setTimeout(120_000)

const piece = 256 * 1024

let place: Place
let server: Running
beforeAll(async () => {
  place = await Place.open()
  server = await doomed(place)
})
afterAll(() => place?.close())

const verdict = async ({ unit, phone }: Rig) => [
  ...(await place.verdict(unit, [phone.claims()])),
  ...(await place.shelves()),
]

/** Sends until nothing waits, or until the phone says this; every sentence that it said meanwhile. */
async function said({ phone, officer }: Rig, until?: string): Promise<ReadonlySet<string>> {
  const sentences = new Set<string>()
  await officer.settle(30_000, () => {
    for (const { state, reason } of phone.workspace.entries()) if (state === 'waiting') sentences.add(reason)
    return until !== undefined && sentences.has(until)
  })
  return sentences
}

it.each([
  ['a report', '/trpc/sync.push'],
  ['a photo', '/uploads'],
])('database killed before every step of %s: the server stays, the phone goes on', async (_, path) => {
  const here = await rig({ place, url: () => server.url, filings: 20 })
  const { officer, unit, phone } = here
  const steps = await stepsOf(server, path, async () => {
    await officer.report(here.filingId, [20_000])
    await officer.settle()
  })
  const asked = steps.flatMap((step, index) => (step.startsWith('database: ') ? [index + 1] : []))
  const sentences = new Set<string>()
  for (const [nth, at] of asked.entries()) {
    const killed = await patiently(() => place.postmaster())
    await arm(server, path, at, killed)
    await officer.report(unit.filingIds[nth + 1] ?? '', [20_000])
    for (const sentence of await said(here)) sentences.add(sentence)
    expect([at, await place.postmaster()]).not.toEqual([at, killed])
  }
  await arm(server, '/nowhere', null)
  expect(server.child.exitCode).toBeNull()
  expect([...sentences]).toContain(sentenceOf('server.busy'))
  expect(await verdict(here)).toEqual([])
  expect(phone.claims().delivered).toHaveLength(1 + asked.length)
})

const noSpace = sentenceOf('evidence.no-space')

async function expectKept(here: Rig): Promise<void> {
  const [entry] = here.phone.workspace.entries()
  expect(entry).toMatchObject({ state: 'waiting', problem: 'evidence.no-space', reason: noSpace })
  // the phone alone has the report, and the server nothing that looks like a part of it
  expect((await verdict(here)).map(({ rule }) => rule)).toEqual(['FP9'])
}

it.each([
  ['a photo', 60_000],
  ['a photo in pieces', 2 * piece + 9],
])('disk full at %s: the phone keeps all, and sends once there is room', async (_, size) => {
  let full = true
  const blobs = await openDiskBlobs(
    place.blobFolder,
    fullDisk(() => full),
  )
  const small = await serve(place.opened.house, place.blobFolder, () => ({ blobs }))
  const here = await rig({ place, url: () => small.url })
  await here.officer.report(here.filingId, [size])
  await said(here, noSpace)
  await expectKept(here)

  full = false
  await here.officer.settle()
  expect(await verdict(here)).toEqual([])
  expect(here.phone.claims().delivered).toHaveLength(1)
  await small.close()
})

const limitFiles = (bytes: number | 'unlimited') =>
  promisify(execFile)('prlimit', [`--pid=${server.child.pid}`, `--fsize=${bytes}:unlimited`])

// what a process may write is limited so on Linux only
const onLinux = process.platform === 'linux' ? it : it.skip

onLinux('no file may grow beyond a limit: the phone keeps all, and sends once it may', async () => {
  const here = await rig({ place, url: () => server.url })
  await limitFiles(100_000)
  await here.officer.report(here.filingId, [piece])
  await said(here, noSpace)
  await expectKept(here)
  expect(server.child.exitCode).toBeNull()

  await limitFiles('unlimited')
  await here.officer.settle()
  expect(await verdict(here)).toEqual([])
  expect(here.phone.claims().delivered).toHaveLength(1)
})
