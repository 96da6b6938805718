/** What happens to a phone and its officer, with the app's own sync code against the real server. */
import type { WireFate } from './wire/bad-network'
import { patiently } from './wire/patiently'
import type { Officer } from './wire/people'
import type { Phone } from './wire/phone'
import { Place, type Running } from './wire/place'
import { type Rig, rig } from './wire/rig'

jest.setTimeout(60_000)

const piece = 256 * 1024
const day = 86_400_000
/** More than a report has writes on the phone. */
const most = 60

let place: Place
let servers: Running[]
let turn = 0
/** Two server processes on one database, in turns. */
const url = () => {
  turn += 1
  return servers[turn % servers.length]?.url ?? ''
}
beforeAll(async () => {
  place = await Place.open()
  servers = await Promise.all([place.start(), place.start()])
})
afterAll(() => place?.close())

async function expectDelivered({ unit }: Rig, phones: readonly Phone[], count: number): Promise<void> {
  const claims = phones.map((phone) => phone.claims())
  expect([...(await place.verdict(unit, claims)), ...(await place.shelves())]).toEqual([])
  expect(claims.flatMap(({ delivered }) => delivered)).toHaveLength(count)
}

const isLaterPiece = ({ method, path }: { method: string; path: string }) =>
  method !== 'HEAD' && path.startsWith('/uploads/')

it('session revoked between two pieces of a photo: signed in again, it goes on where it was', async () => {
  let pieces = 0
  let bytes = 0
  const here = await rig({
    place,
    url,
    fateOf: async (call): Promise<WireFate> => {
      if (call.path.startsWith('/uploads')) bytes += call.body.byteLength
      if (isLaterPiece(call)) pieces += 1
      if (isLaterPiece(call) && pieces === 2) await here.phone.signOut(url())
      return 'well'
    },
  })
  const { phone, officer, filingId } = here
  const size = 4 * piece
  await officer.report(filingId, [size])
  await officer.settle(10_000, () => phone.token === null)
  expect(phone.token).toBeNull()
  expect(phone.workspace.entries()).toMatchObject([{ state: 'waiting', problem: 'session-ended' }])

  await phone.signIn(url())
  await officer.settle()
  // the piece that was turned away went twice, none that was acknowledged did
  expect(bytes).toBe(size + piece)
  await expectDelivered(here, [phone], 1)
})

it('two devices of one user edit and send the same filing: both reports arrive, none over the other', async () => {
  const here = await rig({ place, url })
  const { phone, officer, filingId, head } = here
  const other = await here.secondPhone()
  const phones = [phone, other.phone]
  await Promise.all([officer, other.officer].map((one) => one.report(filingId, [20_000])))
  await Promise.all([officer, other.officer].map((one) => one.settle(3_000)))
  const [late] = [other, { phone, officer }].filter((one) => one.phone.claims().waiting.length > 0)
  if (!late) throw new Error('both were taken')
  expect(late.phone.workspace.entries()).toMatchObject([{ state: 'outdated', newer: { number: 1 } }])

  await head.returns(filingId, 1)
  await patiently(async () => {
    await late.phone.workspace.refresh()
    if (late.phone.workspace.filing(filingId)?.at !== 'author') throw new Error('not yet returned')
  })
  const { fields = [] } = late.phone.workspace.conflict(filingId) ?? {}
  expect(fields.map(({ path }) => path)).toEqual(['funds.remark'])
  await late.phone.workspace.settle(filingId, { 'funds.remark': 'mine' })
  await late.phone.workspace.submit(filingId)
  await late.officer.settle()
  await expectDelivered(here, phones, 2)
})

it('every upload and the report 50 times at once at two server processes: each taken once', async () => {
  const here = await rig({
    place,
    url,
    fateOf: ({ path }) => (/^\/(uploads|trpc\/sync\.push)/.test(path) ? 'request fifty times' : 'well'),
  })
  await here.officer.report(here.filingId, [20_000, 60_000, 2 * piece + 9])
  await here.officer.settle()
  expect(here.network.seen.get('request fifty times')).toBeGreaterThanOrEqual(5)
  await expectDelivered(here, [here.phone], 1)
})

/** Until a report is handed in, its officer begins anew. */
async function reportAnyway({ phone, officer }: { phone: Phone; officer: Officer }, filingId: string) {
  while (!phone.workspace.entries().some((entry) => entry.filingId === filingId)) {
    await officer.report(filingId, [20_000, piece + 9]).catch((error: Error) => {
      if (error.name !== 'StorageFull') throw error
    })
    if (phone.life.dead) return
  }
  await officer.settle()
}

it('client killed after every single write of a report with photos: nothing lost, nothing doubled', async () => {
  const here = await rig({ place, url, filings: most })
  const { phone, unit } = here
  let kills = 0
  for (const filingId of unit.filingIds) {
    phone.life.dieAfter(kills + 1)
    await reportAnyway(here, filingId)
    if (!phone.life.dead) break
    kills += 1
    await phone.start()
    await reportAnyway(here, filingId)
  }
  expect(kills).toBeGreaterThan(12)
  expect(kills).toBeLessThan(most - 1)
  await expectDelivered(here, [phone], kills + 1)
})

it('every single write of a report with photos fails once: nothing lost, nothing doubled', async () => {
  const here = await rig({ place, url, filings: most })
  const { phone, unit } = here
  let failures = 0
  for (const filingId of unit.filingIds) {
    phone.life.failAfter(failures)
    await reportAnyway(here, filingId)
    if (!phone.life.hasFailed) break
    failures += 1
  }
  expect(failures).toBeGreaterThan(12)
  expect(failures).toBeLessThan(most - 1)
  await expectDelivered(here, [phone], failures + 1)
})

it.each([
  ['a day forwards', day],
  ['a day backwards', -day],
])('clock jumps %s during an upload, and back before the next report: both delivered', async (_, jump) => {
  const here = await rig({
    place,
    url,
    filings: 2,
    fateOf: (call) => {
      if (isLaterPiece(call)) here.phone.shift = jump
      return 'well'
    },
  })
  const { phone, officer, unit } = here
  for (const filingId of unit.filingIds) {
    phone.shift = 0
    await officer.report(filingId, [3 * piece])
    await officer.settle()
    expect(phone.shift).toBe(jump)
  }
  await expectDelivered(here, [phone], 2)
})
