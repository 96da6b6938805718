import path from 'node:path'
import { diaryJourney } from '../support/journey/diary-journey'
import { h5Hand } from '../support/journey/h5-hand'
import type { Hand } from '../support/journey/hand'
import { type RealServer, startRealServer } from '../support/real-server'

jest.setTimeout(180_000)

const folder = path.resolve(__dirname, '../output/h5-diary')

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

it('EV9 EV34 EV36 what was gathered offline on two days becomes a report by itself, and a reviewer reads it', async () => {
  await diaryJourney(owner, desk)
  expect(await owner.complaints()).toEqual([])
  expect(await desk.complaints()).toEqual([])
})
