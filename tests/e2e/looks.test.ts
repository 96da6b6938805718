/** Every screen of the web app with real data, as people have it: light, dark, large text, desktop; and axe. */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { demonstrationPassword } from '@server/demonstration/ganzhou'
import type { BrowserContext, Page } from 'playwright-core'
import { openChromium } from '../support/chromium'
import { returnReport, signedIn, visitor } from '../support/journey/other-people'
import { lookAt, phone } from '../support/looks/look-at'
import { type Places, placesOf, type Screen, tour } from '../support/looks/tour'
import { type RealServer, startRealServer } from '../support/real-server'

jest.setTimeout(180_000)

const folder = path.resolve(__dirname, '../output/looks')
const returned = '高中助学金'

let server: RealServer
let places: Places
let context: BrowserContext

beforeAll(async () => {
  mkdirSync(folder, { recursive: true })
  server = await startRealServer()
  await returnReport(server.url, returned, '请按财务账核对财政拨款的执行数。')
  places = await placesOf(visitor(server.url), await signedIn(server.url, 'jingban'), returned)
})
afterAll(() => server?.stop())

beforeEach(async () => {
  context = await openChromium({ ...phone, scale: 2 }, { serviceWorkers: 'block' })
})
afterEach(() => context?.close())

describe.each(['nobody', 'jingban', 'keshi', 'jixiao', 'guanli'])('the screens of %s', (who) => {
  it('break no rule of axe, and keep within the window', async () => {
    const visit = tour(places).find(({ username }) => (username ?? 'nobody') === who)
    const page = await context.newPage()
    if (visit?.username) await signIn(page, visit.username)
    const wrong: string[] = []
    for (const screen of visit?.screens ?? []) {
      await open(page, screen)
      wrong.push(...(await lookAt(page, screen.name, folder)))
    }
    expect(wrong).toEqual([])
  })
})

describe('the states of a list', () => {
  const calls = '**/trpc/**'

  it('while it is fetched, when it could not be had, and without network', async () => {
    const page = await context.newPage()
    const wrong: string[] = []
    const look = async (name: string, ready: string | RegExp) => {
      await shown(page, ready)
      wrong.push(...(await lookAt(page, name, folder)))
    }
    await page.route(calls, () => new Promise(() => {}))
    await page.goto(`${server.url}/pages/public/index`)
    await page.locator('[aria-busy=true]').filter({ visible: true }).first().waitFor()
    wrong.push(...(await lookAt(page, 'public-loading', folder)))
    await page.unroute(calls)
    await page.route(calls, (route) => route.fulfill({ status: 503, body: 'upstream' }))
    await page.goto(`${server.url}/pages/public/index`)
    await look('public-failed', /再试|重试/)
    await page.unroute(calls)
    await signIn(page, 'jingban')
    await page.goto(`${server.url}/pages/todo/index`)
    await shown(page, '特困家庭再扶助')
    await context.setOffline(true)
    await look('todo-offline', /没有网络/)
    await context.setOffline(false)
    expect(wrong).toEqual([])
  })

  it('of a reviewer without network', async () => {
    const page = await context.newPage()
    await signIn(page, 'keshi')
    await page.goto(`${server.url}/pages/queue/index`)
    await shown(page, '辅警人员经费')
    await context.setOffline(true)
    await shown(page, /没有网络/)
    expect(await lookAt(page, 'queue-offline', folder)).toEqual([])
    await context.setOffline(false)
  })
})

async function open(page: Page, screen: Screen): Promise<void> {
  await page.goto(`${server.url}${screen.path}`)
  await shown(page, screen.ready)
}

/** Waits for the words; what the screen shows instead is kept as a picture. */
async function shown(page: Page, words: string | RegExp): Promise<void> {
  try {
    await page.getByText(words).filter({ visible: true }).first().waitFor({ timeout: 20_000 })
  } catch (error) {
    await page.screenshot({
      path: path.join(folder, `missing-${String(words).replace(/[^\p{L}]+/gu, '')}.png`),
    })
    throw error
  }
}

async function signIn(page: Page, username: string): Promise<void> {
  await page.goto(`${server.url}/pages/me/index`)
  await page.getByLabel(/账号/).fill(username)
  await page.getByLabel(/密码/).fill(demonstrationPassword)
  await page.getByRole('button', { name: /^登录$/ }).click()
  await page.getByRole('button', { name: /^登录$/ }).waitFor({ state: 'hidden' })
  await page.waitForTimeout(500) // the account is kept before the next page is asked for
}
