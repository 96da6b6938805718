/** The app's own sync code against the real server over a network that loses, doubles, delays and cuts. */
import { Chance } from './soak/chance'
import { BadNetwork, type WireCall, type WireFate, wireFates } from './wire/bad-network'
import { Head, Officer } from './wire/people'
import { Phone } from './wire/phone'
import { Place, password, type Running } from './wire/place'

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

/** Ids must not come twice, so each rig has a seed of its own. */
let rigs = 0

async function rig(fateOf: (call: WireCall) => WireFate | Promise<WireFate>) {
  rigs += 1
  const unit = await place.openUnit(1)
  const [filingId = ''] = unit.filingIds
  const network = await new BadNetwork(() => server.url, fateOf).open()
  const chance = new Chance(rigs)
  const phone = new Phone({ base: () => network.url, username: unit.author, password, chance })
  await phone.signIn(server.url)
  await phone.start()
  await phone.workspace.refresh()
  const officer = new Officer(phone, chance)
  return { unit, filingId, network, phone, officer, head: new Head(() => server.url, unit.head) }
}

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
  const { unit, filingId, network, phone, officer } = await rig(first(2, which, fate))
  await officer.report(filingId, [60_000, 2 * piece + 10])
  await officer.settle()
  await network.deliverLate()
  expect([...(await place.verdict(unit, [phone.claims()])), ...(await place.shelves())]).toEqual([])
  // what is answered after all is not sent again
  expect(network.seen.get(fate)).toBeGreaterThanOrEqual(['delayed', 'request twice'].includes(fate) ? 1 : 2)
  expect(phone.claims().delivered).toHaveLength(1)
  phone.kill()
  await network.close()
})
