/**
 * Planted faults: each breaks one thing of the sample that would break in WeChat, and must be caught, by the static
 * gate (named by its rule) or by a short walk through the app.
 */
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { openChromium } from '../../support/chromium'
import { copySample, type SampleServer, startSampleServer } from '../sample'
import { checkDist, openPhone, type Phone } from './index'

jest.setTimeout(30_000)

let server: SampleServer
let chromium: BrowserContext
let dist: string

beforeAll(async () => {
  server = await startSampleServer()
  chromium = await openChromium({ width: 375, height: 812 })
})
afterAll(async () => {
  await chromium.close()
  await server.close()
})
beforeEach(() => {
  dist = copySample(server.origin)
})
afterEach(() => rmSync(dist, { recursive: true }))

/** A way to break the sample in `dist`. */
type Plant = () => void

const at = (file: string) => path.join(dist, file)
const edit =
  (file: string, from: string, to: string): Plant =>
  () => {
    const before = readFileSync(at(file), 'utf8')
    if (!before.includes(from)) throw new Error(`${file} holds no ${from}`)
    writeFileSync(at(file), before.replace(from, to))
  }
const append =
  (file: string, text: string): Plant =>
  () =>
    appendFileSync(at(file), `\n${text}\n`)
const remove =
  (file: string): Plant =>
  () =>
    rmSync(at(file))

/** Walks the sample's main way; returns the first thing that went wrong. */
async function walk(options: { domains?: string[] } = {}): Promise<string | undefined> {
  let phone: Phone | undefined
  try {
    phone = await openPhone({
      dist,
      chromium,
      patience: 1000,
      location: { latitude: 1, longitude: 2 },
      ...options,
    })
    await phone.page.getByText('2号 村道').waitFor({ timeout: 1000 })
    await phone.tap('定位')
    await phone.page.getByText(/纬度1/).waitFor({ timeout: 1000 })
    await phone.tap('2号 村道')
    await phone.until('sub/detail/detail')
    await phone.page.getByText('编号 2').waitFor({ timeout: 1000 })
    await phone.settle()
    return phone.errors[0]
  } catch (error) {
    return [String(error), ...(phone?.errors ?? [])].join('\n')
  } finally {
    await phone?.close()
  }
}

it('the sample as it is passes both', async () => {
  expect(checkDist(dist).findings).toEqual([])
  expect(await walk({ domains: [server.origin] })).toBeUndefined()
})

const LIST = 'pages/list/list'

describe('the static gate', () => {
  it.each<[fault: string, rule: string, plant: Plant]>([
    ['a page without its WXML', 'missing-file', remove('sub/detail/detail.wxml')],
    ['a component without its script', 'missing-file', remove('components/stepper/stepper.js')],
    ['a page not in app.json', 'unlisted-page', edit('app.json', ', "pages/report/report"', '')],
    [
      'a tab that is no page',
      'tab-bar',
      edit('app.json', '"pagePath": "pages/mine/mine"', '"pagePath": "pages/my/my"'),
    ],
    ['a tab bar that is no component', 'tab-bar', edit('custom-tab-bar/index.json', 'true', 'false')],
    ['an unclosed tag', 'wxml', edit(`${LIST}.wxml`, '</button>', '')],
    ['an expression error in WXML', 'wxml', edit(`${LIST}.wxml`, '{{saved}}', '{{saved +}}')],
    ['ES2022 syntax', 'syntax', append(`${LIST}.js`, 'class Counter { #count = 0 }')],
    ['ES2020 syntax', 'syntax', append(`${LIST}.js`, 'const title = this?.title ?? 1')],
    ['eval', 'code-from-strings', append('app.js', 'eval("1")')],
    ['new Function', 'code-from-strings', append(`${LIST}.js`, 'new Function("return 1")()')],
    ['an unknown wx API', 'unknown-api', append(`${LIST}.js`, 'const never = () => wx.fooBar({})')],
    ['a global of browsers', 'unknown-global', append(`${LIST}.js`, 'const never = () => new Blob([])')],
    ['a private API that is not declared', 'private-api', edit('app.json', '"getLocation"', '')],
    ['a position without a stated purpose', 'private-api', edit('app.json', '"desc"', '"description"')],
    [
      'a require across subpackages',
      'cross-subpackage',
      append(`${LIST}.js`, 'require("../../sub/detail/format")'),
    ],
    ['* in WXSS', 'wxss', append('app.wxss', '* { margin: 0 }')],
    ['nesting in WXSS', 'wxss', append('app.wxss', '.row { .name { color: red } }')],
    ['a local picture in WXSS', 'wxss', append('app.wxss', '.row { background: url(/images/a.png) }')],
    ['broken JSON', 'json', edit(`${LIST}.json`, '}', '')],
    ['a main package too large', 'size', append('app.js', `/*${'x'.repeat(1.3 * 1024 * 1024)}*/`)],
    ['a program too large', 'size', append('sub/detail/detail.js', `/*${'x'.repeat(3.1 * 1024 * 1024)}*/`)],
  ])('catches %s', (_, rule, plant) => {
    plant()
    expect(checkDist(dist).findings.map((finding) => finding.rule)).toContain(rule)
  })

  it('lets webpack look for the global object', () => {
    append('app.js', 'try { new Function("return this")() } catch (error) { 0 }')()
    expect(checkDist(dist).findings).toEqual([])
  })

  it('leaves alone a global that is asked for first, and one said to be out of reach', () => {
    append('app.js', 'if (typeof Blob !== "undefined") new Blob([]); const never = () => atob("")')()
    expect(checkDist(dist, { unreached: ['atob'] }).findings).toEqual([])
  })

  it('tells sizes', () => {
    const { main, subpackages, total } = checkDist(dist).sizes
    expect(subpackages.sub).toBeGreaterThan(100)
    expect(main + (subpackages.sub ?? 0)).toBe(total)
  })
})

describe('a walk through the app', () => {
  it.each<[fault: string, says: RegExp, plant: Plant]>([
    ['a page without its WXML', /detail\.wxml is missing|waited in vain/, remove('sub/detail/detail.wxml')],
    ['a page without its script', /detail\.js' is not defined/, remove('sub/detail/detail.js')],
    [
      'a page not in app.json',
      /"sub\/detail\/detail" is not found/,
      edit('app.json', '"pages": ["detail/detail"]', '"pages": []'),
    ],
    ['an unclosed tag', /list\.wxml:\d+:\d+/, edit(`${LIST}.wxml`, '</button>', '')],
    ['an expression error in WXML', /list\.wxml:\d+:\d+/, edit(`${LIST}.wxml`, '{{saved}}', '{{saved +}}')],
    [
      'a renamed handler',
      /does not have a method "openn" to handle event "tap"/,
      edit(`${LIST}.wxml`, '"open"', '"openn"'),
    ],
    [
      'a broken WXS helper',
      /村道/,
      edit(`${LIST.replace('list/list', 'list/names')}.wxs`, 'title:', 'titel:'),
    ],
    ['fetch()', /fetch is not defined/, append(`${LIST}.js`, 'fetch("/items")')],
    [
      'fetch() in a promise nobody waits for',
      /unhandled rejection.*fetch is not defined/s,
      append(`${LIST}.js`, ';(async () => fetch("/items"))()'),
    ],
    ['new URL', /URL is not defined/, append(`${LIST}.js`, 'new URL("http://a")')],
    ['eval', /Code generation from strings/, append('app.js', 'eval("1")')],
    ['new Function', /Code generation from strings/, append(`${LIST}.js`, 'new Function("return 1")()')],
    [
      'window.localStorage',
      /undefined.*localStorage/,
      append(`${LIST}.js`, 'window.localStorage.getItem("a")'),
    ],
    [
      'a require across subpackages',
      /of another subpackage/,
      append(`${LIST}.js`, 'require("../../sub/detail/format")'),
    ],
    ['an unknown wx API', /wx\.fooBar is not a function/, append(`${LIST}.js`, 'wx.fooBar({})')],
    ['a private API that is not declared', /requiredPrivateInfos/, edit('app.json', '"getLocation"', '')],
    [
      'setData over 256 KB',
      /setData of \d+ bytes/,
      edit(`${LIST}.js`, 'saved: wx.', 'big: "x".repeat(300000), saved: wx.'),
    ],
    [
      'an error thrown in a lifecycle',
      /oh no/,
      edit('sub/detail/detail.js', 'this.setData', 'throw new Error("oh no"); this.setData'),
    ],
    ['a Node module', /module 'pages\/list\/fs\.js' is not defined/, append(`${LIST}.js`, 'require("fs")')],
  ])('catches %s', async (_, says, plant) => {
    plant()
    expect(await walk()).toMatch(says)
  })

  it('catches a request to an undeclared domain', async () => {
    expect(await walk({ domains: ['https://api.example.cn'] })).toMatch('not in the domain list')
  })
})
