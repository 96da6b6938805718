/** The mini-program dark and in large text: 待办 and 填报 of an owner, 审核 of a reviewer, as chosen in 我的. */
import path from 'node:path'
import { signIn, signOut } from '../support/journey/monitoring-journey'
import { type WeappHand, weappHand } from '../support/journey/weapp-hand'
import { type RealServer, startRealServer } from '../support/real-server'

jest.setTimeout(180_000)

const folder = path.resolve(__dirname, '../output/weapp-looks')

let server: RealServer
let phone: WeappHand
beforeAll(async () => {
  server = await startRealServer()
})
afterAll(() => server?.stop())
beforeEach(async () => {
  phone = await weappHand(server.url, folder)
})
afterEach(async () => {
  expect(await phone.complaints()).toEqual([])
  await phone.close()
})

/** What the root of the screen says of its look, and the colours that come of it. */
const drawn = () =>
  phone.phone.page
    .locator('.page')
    .first()
    .evaluate((root) => {
      const { backgroundColor, fontSize } = getComputedStyle(root)
      return { backgroundColor, fontSize: Number.parseFloat(fontSize) }
    })

const choose = async (look: '深色' | '大字') => {
  await phone.tab('我的')
  await phone.tap(look)
}

it.each([
  ['深色', 'dark'],
  ['大字', 'large'],
] as const)('%s reaches 待办, 填报 and 审核', async (look, name) => {
  await signIn(phone, 'jingban')
  await phone.see('特困家庭再扶助')
  const before = await drawn()
  await choose(look)
  await phone.tab('待办')
  const after = await drawn()
  if (name === 'dark') expect(after.backgroundColor).not.toBe(before.backgroundColor)
  else expect(after.fontSize).toBeGreaterThan(before.fontSize * 1.2)
  await phone.picture(`${name}-todo`)
  await phone.tap(/特困家庭再扶助/)
  await phone.see(/本期需填/)
  expect(await drawn()).toEqual(after)
  await phone.picture(`${name}-report`)
  await phone.back()
  await signOut(phone)
  await signIn(phone, 'keshi')
  await phone.tab('待审')
  await phone.tap(/辅警人员经费/)
  await phone.see(/已看 0/)
  expect(await drawn()).toEqual(after)
  await phone.picture(`${name}-review`)
})
