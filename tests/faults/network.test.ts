/** The app's own sync code against the real server over a network that loses, doubles, delays and cuts. */
import { type WireCall, type WireFate, wireFates } from './wire/bad-network'
import { Place, type Running } from './wire/place'
import { rig } from './wire/rig'

jest.setTimeout(180_000)

const piece = 256 * 1024

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
