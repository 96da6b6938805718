import path from 'node:path'
import { h5Hand } from '../support/journey/h5-hand'
import type { Hand } from '../support/journey/hand'
import { wholeJourney } from '../support/journey/whole-journey'
import { type RealServer, startRealServer } from '../support/real-server'

jest.setTimeout(180_000)

const folder = path.resolve(__dirname, '../output/h5')

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

it('a report goes from the field to the public', async () => {
  await wholeJourney(owner, desk, server.url, folder)
  expect(await owner.complaints()).toEqual([])
  expect(await desk.complaints()).toEqual([])
})
