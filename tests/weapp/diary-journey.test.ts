import path from 'node:path'
import { diaryJourney } from '../support/journey/diary-journey'
import { type WeappHand, weappHand } from '../support/journey/weapp-hand'
import { type RealServer, startRealServer } from '../support/real-server'

jest.setTimeout(180_000)

const folder = path.resolve(__dirname, '../output/weapp-diary')

let server: RealServer
let owner: WeappHand
let desk: WeappHand
beforeAll(async () => {
  server = await startRealServer()
  owner = await weappHand(server.url, folder)
  desk = await weappHand(server.url, path.join(folder, 'desk'))
})
afterAll(async () => {
  await owner?.close()
  await desk?.close()
  await server?.stop()
})

it('EV9 EV34 EV36 what was gathered offline on two days becomes a report by itself, and a reviewer reads it', () =>
  diaryJourney(owner, desk))

it('nothing on the way was refused by WeChat, thrown or left unsimulated', () => {
  for (const { phone } of [owner, desk]) {
    expect(phone.errors).toEqual([])
    expect(phone.missingApis).toEqual([])
  }
})
