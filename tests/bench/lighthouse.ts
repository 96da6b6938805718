/** Lighthouse over what citizens open: the server-rendered list and a project's page, as a phone on slow 4G has them. */
import { launch } from 'chrome-launcher'
import lighthouse from 'lighthouse'
import { chromiumPath } from '../support/chromium'
import { visitor } from '../support/journey/other-people'
import { startRealServer } from '../support/real-server'

/** The least of each category, 0–100. */
const least = { performance: 95, accessibility: 100, 'best-practices': 95 }
type Category = keyof typeof least
const categories = Object.keys(least) as Category[]

const server = await startRealServer()
const chrome = await launch({
  chromePath: chromiumPath(),
  chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  logLevel: 'silent',
})
try {
  const { items } = await visitor(server.url).disclosure.search.query({ text: '', before: null })
  const withResult = items.find(({ content }) => content.result !== null)
  if (!withResult) throw new Error('the demonstration has published no result')
  const pages = { '/p': '/p', '/p/<project>': `/p/${withResult.projectId}` }
  const measured: Record<string, unknown> = {}
  let short = false
  for (const [name, path] of Object.entries(pages)) {
    const run = await lighthouse(`${server.url}${path}`, {
      port: chrome.port,
      output: 'json',
      logLevel: 'error',
      onlyCategories: categories,
    })
    if (!run) throw new Error(`Lighthouse gave no answer for ${path}`)
    const { audits, categories: found } = run.lhr
    const scores = Object.fromEntries(
      categories.map((category) => [category, Math.round((found[category]?.score ?? 0) * 100)]),
    ) as Record<Category, number>
    short ||= categories.some((category) => scores[category] < least[category])
    const failed = Object.values(audits)
      .filter(
        ({ score, scoreDisplayMode }) => score !== null && score < 0.9 && scoreDisplayMode !== 'informative',
      )
      .map(({ id, displayValue }) => [id, displayValue].filter(Boolean).join(': '))
    const ms = (id: string) => Math.round(audits[id]?.numericValue ?? 0)
    measured[name] = {
      ...scores,
      firstPaintMs: ms('first-contentful-paint'),
      largestPaintMs: ms('largest-contentful-paint'),
      bytes: ms('total-byte-weight'),
      failed,
    }
  }
  console.log(JSON.stringify(measured))
  if (short) process.exitCode = 1
} finally {
  chrome.kill()
  await server.stop()
}
