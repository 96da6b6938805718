import path from 'node:path'
import { askDepartment, departmentJourney } from '../support/journey/department-journey'
import { h5Hand } from '../support/journey/h5-hand'
import type { Hand } from '../support/journey/hand'
import { type RealServer, startRealServer } from '../support/real-server'

jest.setTimeout(300_000)

const folder = path.resolve(__dirname, '../output/h5-department')

let server: RealServer
let owner: Hand
beforeAll(async () => {
  server = await startRealServer()
  await askDepartment(server.url)
  owner = await h5Hand(server.url, folder)
})
afterAll(async () => {
  await owner?.close()
  await server?.stop()
})

it('DP2 DP3 DP4 DP5 DP6 DP9 FK4 a department evaluates itself as a whole on the phone', async () => {
  await departmentJourney(owner)
  expect(await owner.complaints()).toEqual([])
})
