/** A person with the H5 app in Chromium at phone width. */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { BrowserContext, Locator, Page } from 'playwright-core'
import { openChromium } from '../chromium'
import { buttons, forTapping, inputs, tabs, text } from './found'
import type { Hand } from './hand'

const patience = 15_000

/** What the browser itself says of a request that could not be made is the journey's own doing. */
const expected = /ERR_INTERNET_DISCONNECTED|Failed to load resource|Failed to fetch|application\/octet-stream/

export async function h5Hand(url: string, folder: string, width = 375): Promise<Hand> {
  mkdirSync(folder, { recursive: true })
  const context = await openChromium(
    { width, height: 812 },
    { permissions: ['geolocation'], geolocation: { latitude: 25.8312, longitude: 114.9346, accuracy: 20 } },
  )
  const complaints: string[] = []
  let page = await open(context, url, complaints)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => null))

  /** What is made for tapping comes before a mere text of the same words. */
  const visible = async (name: string | RegExp, nth = 0): Promise<Locator> => {
    const made = forTapping(page, name)
    await made.or(text(page, name)).first().waitFor({ timeout: patience })
    return ((await made.count()) > 0 ? made : text(page, name)).nth(nth)
  }

  return {
    async tap(name, nth) {
      await (await visible(name, nth)).click({ timeout: patience })
    },
    async tapAll(name) {
      const all = () => buttons(page, name)
      let count = 0
      for (; (await all().count()) > 0; count += 1) {
        await all().first().click({ timeout: patience })
        await page.waitForTimeout(150) // the tapped one goes, or another takes its place
      }
      return count
    },
    async type(label, words, nth = 0) {
      await inputs(page, label).nth(nth).fill(words, { timeout: patience })
    },
    async answer(word) {
      await page.locator('.taro__modal').getByText(word, { exact: true }).last().click({ timeout: patience })
    },
    async see(words) {
      await text(page, words).first().waitFor({ timeout: patience })
    },
    async tab(word) {
      await tabs(page, word).first().click({ timeout: patience })
    },
    async back() {
      await buttons(page, '返回').first().click({ timeout: patience })
    },
    async pullDown() {
      await page.reload() // a browser's pull-down is a reload
    },
    async photograph(file, name) {
      const chooser = page.waitForEvent('filechooser', { timeout: patience })
      await (await visible(name)).click({ timeout: patience })
      await (await chooser).setFiles(file)
    },
    async save(name) {
      const handedOver = page.waitForEvent('download', { timeout: patience })
      await (await visible(name)).click({ timeout: patience })
      const download = await handedOver
      const file = path.join(folder, download.suggestedFilename())
      await download.saveAs(file)
      return file
    },
    async day(instant) {
      const ahead = Date.parse(instant) - Date.now()
      await context.addInitScript(shiftClock, ahead)
      await page.evaluate(shiftClock, ahead)
    },
    async network(state) {
      await context.setOffline(state === 'offline')
    },
    async killAndReopen() {
      await page.goto('chrome://crash').catch(() => undefined)
      await page.close()
      page = await open(context, url, complaints)
    },
    async picture(name) {
      await page.waitForTimeout(400)
      await page.screenshot({ path: path.join(folder, `${name}.png`) })
    },
    complaints: async () => complaints,
    close: () => context.close(),
  }
}

/** In the page: the clock shows another instant and goes on from there; Playwright's own clock stops the timers too. */
function shiftClock(ahead: number): void {
  const kept = globalThis as { realDate?: DateConstructor }
  kept.realDate ??= Date
  const Real = kept.realDate
  globalThis.Date = class extends Real {
    constructor(...given: [] | ConstructorParameters<DateConstructor>) {
      super(
        ...((given.length === 0 ? [Real.now() + ahead] : given) as ConstructorParameters<DateConstructor>),
      )
    }
    static override now(): number {
      return Real.now() + ahead
    }
  } as DateConstructor
}

async function open(context: BrowserContext, url: string, complaints: string[]): Promise<Page> {
  const page = await context.newPage()
  page.on('pageerror', (error) => complaints.push(String(error.stack ?? error)))
  page.on('console', (message) => {
    if (message.type() === 'error' && !expected.test(message.text())) complaints.push(message.text())
  })
  await page.goto(url)
  return page
}
