import path from 'node:path'
import { journeyPeople, nothingWasWrong } from '../support/journey/people'
import { weappHand } from '../support/journey/weapp-hand'
import { wholeJourney } from '../support/journey/whole-journey'
import { checkDist } from './runner'

jest.setTimeout(180_000)

const dist = path.resolve(__dirname, '../../mobile/dist/weapp')
const folder = path.resolve(__dirname, '../output/weapp')

/** tRPC's link over sockets and zod's check of base64, which nobody here uses. */
const unreached = ['WebSocket', 'atob']

const people = journeyPeople(weappHand, folder)

it('a report goes from the field to the public', () =>
  wholeJourney(people.owner, people.desk, people.url, folder))

nothingWasWrong(people)

it('what the logic sends to the view stays small', () => {
  for (const { phone } of [people.owner, people.desk]) {
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
