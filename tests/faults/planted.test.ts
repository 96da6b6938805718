/** The judge is tried: faults planted on purpose must be seen, and a sound server must be cleared. */
import { openDiskBlobs } from '@server/evidence/disk-blobs'
import { Chance } from './soak/chance'
import { Head, Officer } from './wire/people'
import { Phone } from './wire/phone'
import { Place, password } from './wire/place'
import { losingDisk, type Plant, plants, serve } from './wire/planted'

jest.setTimeout(120_000)

let place: Place
let seed = 100
beforeAll(async () => {
  place = await Place.open()
})
afterAll(() => place?.close())

/** One report with two photos, one of them in pieces, then returned, in a house with this planted; the verdict. */
async function reported(plant: Plant) {
  const unit = await place.openUnit(1)
  const server = await serve(place.opened.house, place.blobFolder, plant)
  seed += 1
  const chance = new Chance(seed)
  const phone = new Phone({ base: () => server.url, username: unit.author, password, chance })
  await phone.signIn()
  await phone.start()
  await phone.workspace.refresh()
  const officer = new Officer(phone, chance)
  await officer.report(unit.filingIds[0] ?? '', [40_000, 600_000])
  await officer.settle(4_000)
  await new Head(() => server.url, unit.head).returns(unit.filingIds[0] ?? '', 1, 3).catch(() => {})
  const verdict = [...(await place.verdict(unit, [phone.claims()])), ...(await place.shelves())]
  const delivered = phone.claims().delivered.length
  phone.kill()
  await server.close()
  return { verdict, delivered }
}

it('clears a server in which nothing is planted', async () => {
  expect(await reported(() => ({}))).toEqual({ verdict: [], delivered: 1 })
})

it('clears a server whose disk says that fsync failed: it takes nothing then, and the phone sends again', async () => {
  const plant: Plant = async (_, folder) => ({ blobs: await openDiskBlobs(folder, losingDisk(true, 3)) })
  expect(await reported(plant)).toEqual({ verdict: [], delivered: 1 })
})

it.each(plants)('sees a server that %s (%s)', async (_, caughtBy, plant) => {
  const { verdict } = await reported(plant)
  expect(verdict.map(({ rule }) => rule)).toContain(caughtBy)
})
