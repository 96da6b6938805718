import path from 'node:path'
import { h5Hand } from '../support/journey/h5-hand'
import type { Hand } from '../support/journey/hand'
import {
  approve,
  correct,
  reportFromTheField,
  returnOne,
  signIn,
} from '../support/journey/monitoring-journey'
import { pictures } from '../support/journey/pictures'
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

afterEach(async () => {
  await owner.picture('last-owner')
  await desk.picture('last-desk')
})

it('a report goes from the field to the public', async () => {
  await signIn(owner, 'jingban')
  const photos = await pictures()
  await reportFromTheField(owner, photos)
  for (const reviewer of ['fuzeren', 'zhuguan', 'keshi']) await approve(desk, reviewer)
  await returnOne(desk, 'jixiao')
  await correct(owner, photos)
  await approve(desk, 'jixiao')
})
