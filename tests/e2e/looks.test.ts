/** Every screen of the web app with real data, as people have it: light, dark, large text, desktop; and axe. */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { demonstrationPassword } from '@server/demonstration/ganzhou'
import type { BrowserContext, Page } from 'playwright-core'
import { openChromium } from '../support/chromium'
import { returnReport, signedIn, visitor } from '../support/journey/other-people'
import { lookAt, phone } from '../support/looks/look-at'
import { withPhotos } from '../support/looks/photographed'
import { type Places, placesOf, tour } from '../support/looks/tour'
import {
  attachEvidence,
  enrol,
  enrolled,
  enterCode,
  type Look,
  openAccount,
  typeAccount,
} from '../support/looks/ways'
import { type RealServer, startRealServer } from '../support/real-server'

jest.setTimeout(180_000)

const folder = path.resolve(__dirname, '../output/looks')
const returned = '高中助学金'

let server: RealServer
let places: Places
let context: BrowserContext
/** Of the section, whose account is enrolled already. */
let recoveryCodes: string[] = []

beforeAll(async () => {
  mkdirSync(folder, { recursive: true })
  server = await startRealServer({ SECOND_FACTOR: 'true' })
  await returnReport(server.url, returned, '请按财务账核对财政拨款的执行数。')
  const found = await placesOf(visitor(server.url), await signedIn(server.url, 'jingban'), returned)
  const section = await enrolled(server.url, 'keshi')
  recoveryCodes = section.recoveryCodes
  places = { ...found, ...(await withPhotos(server.url, section.person, found.inReview)) }
})
afterAll(() => server?.stop())

beforeEach(async () => {
  context = await openChromium({ ...phone, scale: 2 }, { serviceWorkers: 'block' })
})
afterEach(() => context?.close())

/** Looks until `wrong` is asked for. */
function looking(page: Page): { look: Look; wrong: string[] } {
  const wrong: string[] = []
  const look: Look = async (name, ready) => {
    await shown(page, ready)
    wrong.push(...(await lookAt(page, name, folder)))
  }
  return { look, wrong }
}

/** What a person goes on to from the screens of the tour. */
const further: Readonly<Record<string, (page: Page, look: Look) => Promise<void>>> = {
  async jingban(page, look) {
    await open(page, `owner/report/index?filing=${places.monitoring}`, '本期需填')
    await attachEvidence(page, look)
    await look('report-documents', '关于下达扶助资金的通知.ofd')
  },
  async keshi(page, look) {
    await open(page, `review/filing/index?id=${places.inReview}`, /已看 0/)
    await page
      .getByRole('button', { name: /辅警人员/ })
      .first()
      .click()
    await look('review-photos', '近景')
  },
  async guanli(page, look) {
    const password = await openAccount(page, server.url, 'sunxiaomei', look)
    const other = await openChromium({ ...phone, scale: 2 }, { serviceWorkers: 'block' })
    const first = await other.newPage()
    const theirs = looking(first)
    await typeAccount(first, server.url, 'sunxiaomei', password)
    await theirs.look('sign-in-first-password', '请设自己的密码')
    await other.close()
    expect(theirs.wrong).toEqual([])
  },
}

describe.each(['nobody', 'jingban', 'keshi', 'jixiao', 'guanli'])('the screens of %s', (who) => {
  it('break no rule of axe, and keep within the window', async () => {
    const visit = tour(places).find(({ username }) => (username ?? 'nobody') === who)
    const page = await context.newPage()
    const { look, wrong } = looking(page)
    if (visit?.username) await signIn(page, visit.username, look)
    for (const screen of visit?.screens ?? []) {
      await page.goto(`${server.url}${screen.path}`)
      await look(screen.name, screen.ready)
    }
    await further[who]?.(page, look)
    expect(wrong).toEqual([])
  })
})

describe('the states of a list', () => {
  const calls = '**/trpc/**'

  it('while it is fetched, when it could not be had, and without network', async () => {
    const page = await context.newPage()
    const { look, wrong } = looking(page)
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

async function open(page: Page, path: string, ready: string | RegExp): Promise<void> {
  await page.goto(`${server.url}/pages/${path}`)
  await shown(page, ready)
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

/** The section is enrolled and is asked for a code; others of the bureau enrol; owners need neither. */
async function signIn(page: Page, username: string, look?: Look): Promise<void> {
  await typeAccount(page, server.url, username, demonstrationPassword)
  if (username === 'keshi') await enterCode(page, recoveryCodes.pop() ?? '', look)
  else if (username === 'jixiao') await enrol(page, look)
  else if (username === 'guanli') await enrol(page)
  await page.getByText('退出登录').filter({ visible: true }).waitFor()
  await page.waitForTimeout(500) // the account is kept before the next page is asked for
}
