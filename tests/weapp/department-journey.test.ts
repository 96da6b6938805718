import path from 'node:path'
import { askDepartment, departmentJourney } from '../support/journey/department-journey'
import type { Hand } from '../support/journey/hand'
import { weappHand } from '../support/journey/weapp-hand'
import { type RealServer, startRealServer } from '../support/real-server'

jest.setTimeout(300_000)

const folder = path.resolve(__dirname, '../output/weapp-department')

let server: RealServer
let owner: Hand
beforeAll(async () => {
  server = await startRealServer()
  await askDepartment(server.url)
  owner = await weappHand(server.url, folder)
})
afterAll(async () => {
  await owner?.close()
  await server?.stop()
})

it('DP2 DP3 DP4 DP5 DP6 DP9 FK4 a department evaluates itself as a whole in the mini-program', async () => {
  await departmentJourney(owner)
  expect(await owner.complaints()).toEqual([])
})
