import path from 'node:path'
import {
  approve,
  correct,
  reportFromTheField,
  returnOne,
  signIn,
} from '../support/journey/monitoring-journey'
import { pictures } from '../support/journey/pictures'
import { type WeappHand, weappHand } from '../support/journey/weapp-hand'
import { type RealServer, startRealServer } from '../support/real-server'
import { checkDist } from './runner'

jest.setTimeout(180_000)

const dist = path.resolve(__dirname, '../../mobile/dist/weapp')
const folder = path.resolve(__dirname, '../output/weapp')

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

it('a report goes from the field to the public', async () => {
  try {
    await signIn(owner, 'jingban')
    const photos = await pictures()
    await reportFromTheField(owner, photos)
    for (const reviewer of ['fuzeren', 'zhuguan', 'keshi']) await approve(desk, reviewer)
    await returnOne(desk, 'jixiao')
    await correct(owner, photos)
    await approve(desk, 'jixiao')
  } finally {
    await owner.picture('last-owner')
    await desk.picture('last-desk')
  }
})

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
  const { sizes, findings } = checkDist(dist)
  console.info('sizes', sizes)
  expect(findings).toEqual([])
})
