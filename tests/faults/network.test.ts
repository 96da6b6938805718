/** The app's own sync code against the real server over a network that loses, doubles, delays and cuts. */
import { createHash } from 'node:crypto'
import type { MonitoringSubject } from '@domain/monitoring/form.schema'
import { rssMb } from '../bench/sync/processes'
import { largestPdf } from '../support/documents'
import { type WireCall, type WireFate, wireFates } from './wire/bad-network'
import { Place, type Running } from './wire/place'
import { rig } from './wire/rig'

jest.setTimeout(180_000)

const piece = 256 * 1024

const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

let place: Place
let server: Running
beforeAll(async () => {
  place = await Place.open()
  server = await place.start()
})
afterAll(() => place?.close())

const isPush = ({ path }: WireCall) => path.startsWith('/trpc/sync.push')

/** The first so many calls of a kind meet the fate, everything else goes well. */
const first =
  (count: number, which: (call: WireCall) => boolean, fate: WireFate) =>
  (call: WireCall): WireFate =>
    which(call) && count-- > 0 ? fate : 'well'

const isUpload = ({ method, path }: WireCall) => method === 'POST' && path.startsWith('/uploads')

it.each(
  wireFates
    .slice(1)
    .flatMap((fate) => [['of the report', fate, isPush] as const, ['of a photo', fate, isUpload] as const]),
)('%s, %s, up to twice: delivered in the end, once', async (_, fate, which) => {
  const fateOf = first(2, which, fate)
  const here = await rig({ place, url: () => server.url, fateOf })
  const { unit, filingId, network, phone, officer } = here
  await officer.report(filingId, [60_000, 2 * piece + 10])
  await officer.settle()
  await network.deliverLate()
  expect([...(await place.verdict(unit, [phone.claims()])), ...(await place.shelves())]).toEqual([])
  // what is answered after all is not sent again
  expect(network.seen.get(fate)).toBeGreaterThanOrEqual(['delayed', 'request twice'].includes(fate) ? 1 : 2)
  expect(phone.claims().delivered).toHaveLength(1)
})

it('UP1 a document of 50 MB, broken off in the middle: at most one piece goes twice, and it comes back whole', async () => {
  let sent = 0
  let pieces = 0
  let most = 0
  const pid = server.child.pid ?? 0
  const here = await rig({
    place,
    url: () => server.url,
    fateOf: ({ method, path, body }): WireFate => {
      if (method === 'HEAD' || !path.startsWith('/uploads')) return 'well'
      sent += body.byteLength
      pieces += 1
      most = Math.max(most, body.byteLength)
      return pieces === 100 ? 'request reset half-way' : 'well'
    },
  })
  const { unit, filingId, phone, officer, head } = here
  const bytes = largestPdf()
  await officer.write(filingId)
  const subject = phone.workspace.filing(filingId)?.subject as MonitoringSubject | undefined
  const slot = subject?.indicators[0]?.id ?? ''
  await phone.workspace.attach(filingId, slot, phone.document(bytes, '验收报告.pdf'), '')
  await phone.workspace.submit(filingId)
  const before = rssMb(pid)
  let peak = before
  const watch = setInterval(() => {
    peak = Math.max(peak, rssMb(pid))
  }, 20)
  await officer.settle(60_000)
  clearInterval(watch)

  expect(most).toBe(piece)
  expect(sent).toBeGreaterThan(bytes.byteLength)
  expect(sent - bytes.byteLength).toBeLessThanOrEqual(piece)
  expect([...(await place.verdict(unit, [phone.claims()])), ...(await place.shelves())]).toEqual([])
  expect(phone.claims().delivered).toHaveLength(1)
  expect(peak - before).toBeLessThan(100)

  const downloaded = await fetch(server.url + (await head.documentUrl(filingId)))
  expect(downloaded.headers.get('content-disposition')).toMatch(/^attachment/)
  expect(sha256Of(new Uint8Array(await downloaded.arrayBuffer()))).toBe(sha256Of(bytes))
})
