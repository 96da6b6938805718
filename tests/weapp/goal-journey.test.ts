import path from 'node:path'
import { goalJourney } from '../support/journey/goal-journey'
import { type WeappHand, weappHand } from '../support/journey/weapp-hand'
import { type RealServer, startRealServer } from '../support/real-server'

jest.setTimeout(300_000)

const folder = path.resolve(__dirname, '../output/weapp-goal')

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

it('GD22 TK3 EV11 SE3 SC21 SE9 a project goes from its goal to a published self-evaluation, and the public reads why the grade is lower', () =>
  goalJourney(owner, desk, server.url, folder))

it('nothing on the way was refused by WeChat, thrown or left unsimulated', () => {
  for (const { phone } of [owner, desk]) {
    expect(phone.errors).toEqual([])
    expect(phone.missingApis).toEqual([])
  }
})
