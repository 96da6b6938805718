import path from 'node:path'
import { h5Hand } from '../support/journey/h5-hand'
import type { Hand } from '../support/journey/hand'
import { inboxJourney } from '../support/journey/inbox-journey'
import { signIn } from '../support/journey/monitoring-journey'
import { type RealServer, startRealServer } from '../support/real-server'

jest.setTimeout(120_000)

let server: RealServer
let owner: Hand
beforeAll(async () => {
  server = await startRealServer()
  owner = await h5Hand(server.url, path.resolve(__dirname, '../output/h5-inbox'))
})
afterAll(async () => {
  await owner?.close()
  await server?.stop()
})

it('NT7 an owner finds the notices in the browser, also without network', async () => {
  await signIn(owner, 'jingban')
  await inboxJourney(owner)
  expect(await owner.complaints()).toEqual([])
})
