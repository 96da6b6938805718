import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { messageParts, messagePurposes } from '@domain/notices/messages'

/** What the release page says is what the program does. */
const root = resolve(__dirname, '../../..')
const page = readFileSync(join(root, 'docs/wechat-release.md'), 'utf8')
const sources = readdirSync(join(root, 'mobile/src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => readFileSync(join(root, 'mobile/src', file), 'utf8'))
  .join('\n')

/** Private APIs of WeChat that a program of this kind could call. */
const privateApis = [
  'getLocation',
  'getFuzzyLocation',
  'chooseLocation',
  'choosePoi',
  'startLocationUpdate',
  'chooseMedia',
  'chooseImage',
  'chooseVideo',
  'chooseMessageFile',
  'saveImageToPhotosAlbum',
  'setClipboardData',
  'getClipboardData',
  'getUserProfile',
  'chooseAddress',
  'startRecord',
  'addPhoneCalendar',
]

it.each(privateApis)('declares %s when the program calls it, and only then', (api) => {
  expect(page.includes(`\`wx.${api}\``)).toBe(sources.includes(`Taro.${api}(`))
})

it('declares the phone number button', () => {
  expect(sources).toContain('openType="getPhoneNumber"')
  expect(page).toContain('<button open-type="getPhoneNumber">')
})

it('names the location API that app.json declares, with its purpose', () => {
  const config = readFileSync(join(root, 'mobile/src/app.config.ts'), 'utf8')
  expect(config).toContain("requiredPrivateInfos: ['getLocation']")
  const purpose = /'scope.userLocation': \{ desc: '([^']+)' \}/.exec(config)?.[1] ?? 'none'
  expect(page).toContain(purpose)
  expect(config).toContain('__usePrivacyCheck__: true')
})

it('names every purpose of a message, and what its keywords may be filled with', () => {
  for (const purpose of messagePurposes) expect(page).toMatch(new RegExp(`^\\| \`${purpose}\``, 'm'))
  for (const part of messageParts) expect(page).toContain(`\`${part}\``)
})

it('names every call of WeChat’s API that the server makes', () => {
  const server = readFileSync(join(root, 'server/identity/wechat.ts'), 'utf8')
  const called = [...server.matchAll(/'\/((?:sns|cgi-bin|wxa)\/[\w/]+)|`\/((?:sns|cgi-bin|wxa)\/[\w/]+)/g)]
  expect(called.length).toBeGreaterThanOrEqual(4)
  for (const [, plain, filled] of called) expect(page).toContain(`\`${plain ?? filled}\``)
})
