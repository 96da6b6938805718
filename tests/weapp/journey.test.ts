import path from 'node:path'
import { type WeappHand, weappHand } from '../support/journey/weapp-hand'
import { wholeJourney } from '../support/journey/whole-journey'
import { type RealServer, startRealServer } from '../support/real-server'
import { checkDist } from './runner'

jest.setTimeout(180_000)

const dist = path.resolve(__dirname, '../../mobile/dist/weapp')
const folder = path.resolve(__dirname, '../output/weapp')

/** tRPC's link over sockets and zod's check of base64, which nobody here uses. */
const unreached = ['WebSocket', 'atob']

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

it('a report goes from the field to the public', () => wholeJourney(owner, desk, server.url, folder))

it('nothing on the way was refused by WeChat, thrown or left unsimulated', () => {
  for (const { phone } of [owner, desk]) {
    expect(phone.errors).toEqual([])
    expect(phone.missingApis).toEqual([])
  }
})

it('what the logic sends to the view stays small', () => {
  for (const { phone } of [owner, desk]) {
    const { count, bytes, biggest } = phone.setData
    console.info(`setData: ${count} calls, ${bytes} bytes; biggest ${biggest.bytes} on ${biggest.page}`)
    expect(biggest.bytes).toBeLessThanOrEqual(64 * 1024)
  }
})

it('the build keeps to what WeChat allows', () => {
  const { sizes, findings } = checkDist(dist, { unreached })
  console.info('sizes', sizes)
  expect(findings).toEqual([])
})
