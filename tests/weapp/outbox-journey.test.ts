import path from 'node:path'
import { outboxJourney } from '../support/journey/outbox-journey'
import { type WeappHand, weappHand } from '../support/journey/weapp-hand'
import { type RealServer, startRealServer } from '../support/real-server'

jest.setTimeout(240_000)

const folder = path.resolve(__dirname, '../output/weapp-outbox')

let server: RealServer
let phone: WeappHand
let device: WeappHand
beforeAll(async () => {
  server = await startRealServer()
  phone = await weappHand(server.url, folder)
  device = await weappHand(server.url, path.join(folder, 'device'))
})
afterAll(async () => {
  await phone?.close()
  await device?.close()
  await server?.stop()
})

it('OB2–OB16 offline, killed, set aside, saved, another account, a newer version', async () => {
  await outboxJourney(phone, device)
  for (const one of [phone, device]) {
    expect(one.phone.errors).toEqual([])
    expect(one.phone.missingApis).toEqual([])
  }
})
