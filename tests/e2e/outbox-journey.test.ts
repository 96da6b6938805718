import path from 'node:path'
import { h5Hand } from '../support/journey/h5-hand'
import type { Hand } from '../support/journey/hand'
import { outboxJourney } from '../support/journey/outbox-journey'
import { type RealServer, startRealServer } from '../support/real-server'

jest.setTimeout(240_000)

const folder = path.resolve(__dirname, '../output/h5-outbox')

let server: RealServer
let phone: Hand
let device: Hand
beforeAll(async () => {
  server = await startRealServer()
  phone = await h5Hand(server.url, folder)
  device = await h5Hand(server.url, path.join(folder, 'device'))
})
afterAll(async () => {
  await phone?.close()
  await device?.close()
  await server?.stop()
})

it('OB2–OB16 offline, killed, set aside, saved, another account, a newer version', async () => {
  await outboxJourney(phone, device)
  expect(await phone.complaints()).toEqual([])
  expect(await device.complaints()).toEqual([])
})
