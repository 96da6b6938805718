import { gzipSync } from 'node:zlib'
import { openChromium } from '../support/chromium'
import { type RealServer, startRealServer } from '../support/real-server'

jest.setTimeout(60_000)

/** Of docs/measurements.md: what a citizen's phone loads before it shows a result. */
const mostKilobytes = 220

let server: RealServer
beforeAll(async () => {
  server = await startRealServer()
})
afterAll(() => server?.stop())

it('the public page of the web app loads at most 220 KB of JavaScript, gzipped, from cold', async () => {
  const context = await openChromium({ width: 375, height: 812 }, { serviceWorkers: 'block' })
  const page = await context.newPage()
  const scripts: Promise<Buffer>[] = []
  page.on('response', (response) => {
    if (/\.js(\?|$)/.test(response.url())) scripts.push(response.body())
  })
  await page.goto(`${server.url}/pages/public/index`)
  await page.getByText('博物馆纪念馆').first().waitFor()
  const bytes = (await Promise.all(scripts)).map((script) => gzipSync(script).length)
  await context.close()
  const kilobytes = Math.ceil(bytes.reduce((sum, size) => sum + size, 0) / 1024)
  console.info(`cold public page: ${kilobytes} KB in ${bytes.length} scripts`)
  expect(bytes.length).toBeGreaterThan(2)
  expect(kilobytes).toBeLessThanOrEqual(mostKilobytes)
})

it('the server-rendered public page needs no script at all', async () => {
  const page = await (await fetch(`${server.url}/p`)).text()
  expect(page).toContain('博物馆纪念馆')
  expect(page).not.toContain('<script')
})
