import path from 'node:path'
import { goalJourney } from '../support/journey/goal-journey'
import { h5Hand } from '../support/journey/h5-hand'
import type { Hand } from '../support/journey/hand'
import { type RealServer, startRealServer } from '../support/real-server'

jest.setTimeout(300_000)

const folder = path.resolve(__dirname, '../output/h5-goal')

let server: RealServer
let owner: Hand
let desk: Hand
beforeAll(async () => {
  server = await startRealServer()
  owner = await h5Hand(server.url, folder)
  desk = await h5Hand(server.url, path.join(folder, 'desk'))
})
afterAll(async () => {
  await owner?.close()
  await desk?.close()
  await server?.stop()
})

it('GD22 TK3 EV11 SE3 SC21 SE9 a project goes from its goal to a published self-evaluation, and the public reads why the grade is lower', async () => {
  await goalJourney(owner, desk, server.url, folder)
  expect(await owner.complaints()).toEqual([])
  expect(await desk.complaints()).toEqual([])
})
